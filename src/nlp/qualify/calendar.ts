/** A day as the number of days since 1970-01-01 in the proleptic Gregorian calendar: arithmetic without a clock or a time zone. */
export type Day = number

const DAY = 86_400_000

/** The day of a date; months run from 1, and a month or day out of range carries over. */
export const dayOf = (year: number, month: number, day: number): Day => {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; none of them is met in news.
  return Math.round(Date.UTC(year, month - 1, day) / DAY)
}

export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

export function dateOf(day: Day): CalendarDate {
  const date = new Date(day * DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Monday 1 to Sunday 7. */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1

const padded = (n: number, width = 2): string => String(n).padStart(width, '0')

/** ISO 8601 of a day: "2026-03-03". */
export function isoOf(day: Day): string {
  const { year, month, day: d } = dateOf(day)
  return `${padded(year, 4)}-${padded(month)}-${padded(d)}`
}

export const lastOfMonth = (year: number, month: number): number => dateOf(dayOf(year, month + 1, 0)).day

/** The day on which a document says that it was published, in its own offset; undefined where it does not say or not so exactly. */
export function publishedDay(published: string | null): Day | undefined {
  const parts = published && /^(\d{4})-(\d\d)-(\d\d)/.exec(published)
  return parts ? dayOf(+parts[1], +parts[2], +parts[3]) : undefined
}
