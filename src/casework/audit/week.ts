const DAY = 86_400_000

/** The week of a date or time as ISO 8601 writes it (`2031-W18`; weeks begin on Monday, the first has the year's first Thursday), by the date as stated; null for no date. */
export function weekOf(published: string | null): string | null {
  const date = /^(\d{4})-(\d{2})-(\d{2})/.exec(published ?? '')
  if (!date) return null
  const day = Date.UTC(Number(date[1]), Number(date[2]) - 1, Number(date[3]))
  const weekday = (new Date(day).getUTCDay() + 6) % 7
  const thursday = day + (3 - weekday) * DAY
  const year = new Date(thursday).getUTCFullYear()
  return `${year}-W${String(Math.floor((thursday - Date.UTC(year, 0, 1)) / DAY / 7) + 1).padStart(2, '0')}`
}
