/** Bytes as a person reads them. */
export function bytesShown(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB']
  let [at, value] = [0, bytes]
  while (value >= 1000 && at < units.length - 1) [at, value] = [at + 1, value / 1000]
  return `${at && value < 100 ? value.toFixed(1) : Math.round(value)} ${units[at]}`
}
