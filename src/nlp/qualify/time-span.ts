import { type Day, dateOf, dayOf, isoOf, lastOfMonth } from './calendar.ts'

/** A stretch of time in whole days, both ends within; undefined ends where no anchor says which. `end` is the token behind the words. */
export interface TimeSpan {
  readonly end: number
  readonly from: Day | undefined
  readonly to: Day | undefined
  readonly precision: string
}

export const unknownTime = (end: number, precision: string): TimeSpan => ({ end, from: undefined, to: undefined, precision })
export const oneDay = (end: number, day: Day | undefined): TimeSpan => ({ end, from: day, to: day, precision: 'day' })
export const wholeMonth = (end: number, year: number, month: number): TimeSpan => ({
  end,
  from: dayOf(year, month, 1),
  to: dayOf(year, month, lastOfMonth(year, month)),
  precision: 'month',
})
export const wholeYears = (end: number, first: number, last = first, precision = 'year'): TimeSpan => ({
  end,
  from: dayOf(first, 1, 1),
  to: dayOf(last, 12, 31),
  precision,
})

/** The early, middle or late part of a stretch, in whole years of a decade or century, whole months of a year, else days: "early 2019", "the late 1990s". */
export function thirdOf(span: TimeSpan, third: 0 | 1 | 2): TimeSpan {
  if (span.from === undefined || span.to === undefined) return span
  const { year, month } = dateOf(span.from)
  if (span.precision === 'year' && dateOf(span.to).year === year) return { ...span, from: dayOf(year, third * 4 + 1, 1), to: dayOf(year, third * 4 + 5, 0) }
  if (span.precision === 'decade') return wholeYears(span.end, year + [0, 4, 7][third], year + [3, 6, 9][third], 'decade')
  if (span.precision === 'century') return wholeYears(span.end, year + [0, 33, 66][third], year + [32, 65, 99][third], 'century')
  if (span.precision === 'month') return { ...span, from: dayOf(year, month, third * 10 + 1), to: third === 2 ? span.to : dayOf(year, month, third * 10 + 10) }
  const length = span.to - span.from + 1
  const from = span.from + Math.floor((length * third) / 3)
  return { ...span, from, to: third === 2 ? span.to : span.from + Math.floor((length * (third + 1)) / 3) - 1 }
}

/** The unit of time that holds a day, moved by some units: `shifted(day, 2, -1)` is the month before. Units as in `timeUnits`. */
export function unitAround(end: number, day: Day, weekday: number, unit: number, shift: number): TimeSpan | undefined {
  const { year, month } = dateOf(day)
  if (unit === 0) return oneDay(end, day + shift)
  if (unit === 1) return { end, from: day - weekday + 1 + shift * 7, to: day - weekday + 7 + shift * 7, precision: 'week' }
  if (unit === 2) {
    const first = dateOf(dayOf(year, month + shift, 1))
    return wholeMonth(end, first.year, first.month)
  }
  if (unit === 3) return wholeYears(end, year + shift)
  if (unit === 4) return wholeYears(end, Math.floor(year / 10) * 10 + shift * 10, Math.floor(year / 10) * 10 + shift * 10 + 9, 'decade')
  if (unit === 7) return wholeYears(end, Math.floor((year - 1) / 100) * 100 + 1 + shift * 100, Math.floor((year - 1) / 100) * 100 + 100 + shift * 100, 'century')
  return undefined
}

/** What lies so many units before (after, where negative) a day: "two weeks ago" is a day, "six years ago" a year. */
export function unitsAgo(end: number, day: Day, count: number, unit: number): TimeSpan | undefined {
  if (count > 5000) return undefined
  if (unit === 0) return oneDay(end, day - count)
  if (unit === 1) return oneDay(end, day - count * 7)
  if (unit === 2 || unit === 3 || unit === 4 || unit === 7) return unitAround(end, day, 1, unit, -count)
  return unit === 5 || unit === 6 ? { end, from: day, to: day, precision: 'day' } : undefined
}

/** ISO 8601 of an end of a stretch; null where it is not known. */
export const isoOrNull = (day: Day | undefined): string | null => {
  if (day === undefined) return null
  const { year } = dateOf(day)
  return year >= 1 && year <= 9999 ? isoOf(day) : null
}
