/** A share with the interval that holds it in 95 of 100 samples (Wilson 1927), from 0 to 1; null where nothing was counted. */
export interface Share {
  readonly right: number
  readonly among: number
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

const Z = 1.959964

export function shareOf(right: number, among: number): Share {
  if (!among) return { right, among, share: null, low: null, high: null }
  const share = right / among
  const square = Z * Z
  const middle = (share + square / (2 * among)) / (1 + square / among)
  const half = (Z / (1 + square / among)) * Math.sqrt((share * (1 - share)) / among + square / (4 * among * among))
  return { right, among, share, low: right ? middle - half : 0, high: right < among ? middle + half : 1 }
}
