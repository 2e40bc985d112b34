import { hashWord } from '../../model/hash.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { months, seasons, smallNumbers, timeUnits, weekdays } from '../language/en/date-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Day, dateOf, dayOf, lastOfMonth, weekdayOf } from './calendar.ts'
import { oneDay, type TimeSpan, thirdOf, unitAround, unitsAgo, unknownTime, wholeMonth, wholeYears } from './time-span.ts'

const h = hashWord
const [OF, THE, COMMA, THIS, AGO, AND, WEEKEND, MAY, PAST, CENTURY] = [
  h('of'),
  h('the'),
  h(','),
  h('this'),
  h('ago'),
  h('and'),
  h('weekend'),
  h('may'),
  h('past'),
  h('century'),
]
const LAST = wordSet('last previous past')
const NEXT = wordSet('next coming following')
const [TODAY, YESTERDAY, TOMORROW] = [wordSet('today tonight'), wordSet('yesterday'), wordSet('tomorrow')]
const PARTS_OF_DAY = wordSet('morning afternoon evening night')
const THIRDS: readonly ReadonlySet<number>[] = [wordSet('early'), wordSet('mid mid- middle'), wordSet('late')]
const [EARLIER, LATER] = [wordSet('earlier'), wordSet('later')]
const BEFORE_YEAR = wordSet(
  'in since by of from until till during before after around circa early late mid for through to between and until spring summer autumn fall winter ( year',
)
const BEFORE_MONTH = wordSet('in since by from until till during before after early late mid last next this through of between and')
const RANGE_WORDS = wordSet('to through until till – — -')
/** How much later than the report a day without a year may lie, in days; else it is of the year before. */
const AHEAD = 45

/** Reads time expressions at a token, against the day of publication where that is known. Pure: there is no "now". */
export class DateReader {
  private readonly text: string
  private readonly tokens: Tokens
  private readonly today: Day | undefined

  constructor(text: string, tokens: Tokens, today: Day | undefined) {
    this.text = text
    this.tokens = tokens
    this.today = today
  }

  /** The time named by the words from token `i` on, ranges whole; undefined where none is. `ahead`: the sentence speaks of what is to come. */
  at(i: number, end: number, ahead: boolean): TimeSpan | undefined {
    const first = this.single(i, end, ahead)
    if (!first) return undefined
    // "March 3 to March 5", "2015 – 2016", "between Monday and Friday".
    const joint = first.end
    if (joint + 1 >= end || !(RANGE_WORDS.has(this.hash(joint)) || (this.hash(joint) === AND && this.hash(i - 1) === BETWEEN))) return first
    const other = this.single(joint + 1, end, ahead) ?? this.bareDay(joint + 1, end, first)
    if (!other || other.precision !== first.precision) return first
    if (first.from === undefined || other.to === undefined) return { ...other, from: undefined, to: undefined }
    // "March 30 to April 2, 2020": the year stands with the second.
    const from = first.from > other.to ? this.withYearOf(first.from, other.to) : first.from
    return from <= other.to ? { end: other.end, from, to: other.to, precision: first.precision } : first
  }

  private withYearOf(day: Day, other: Day): Day {
    const { month, day: d } = dateOf(day)
    return dayOf(dateOf(other).year, month, d)
  }

  /** The second day of "March 3 to 5". */
  private bareDay(i: number, end: number, first: TimeSpan): TimeSpan | undefined {
    const day = this.dayNumber(i)
    if (!day || first.precision !== 'day') return undefined
    if (first.from === undefined) return unknownTime(i + 1, 'day')
    const { year, month } = dateOf(first.from)
    const stated = this.yearBehind(i + 1, end)
    return day > lastOfMonth(year, month) ? undefined : oneDay(stated ? stated.end : i + 1, dayOf(stated?.year ?? year, month, day))
  }

  private single(i: number, end: number, ahead: boolean): TimeSpan | undefined {
    if (i >= end) return undefined
    const word = this.hash(i)
    const weekday = weekdays.get(word)
    if (weekday && this.isCapital(i)) return this.weekday(i, end, weekday, 0, ahead)
    if (months.has(word) && this.isCapital(i)) return this.monthFirst(i, end, ahead)
    if (this.tokens.shape[i] & SHAPE.digit) return this.digits(i, end, ahead)
    if (TODAY.has(word)) return oneDay(i + 1, this.today)
    if (YESTERDAY.has(word)) return oneDay(this.partOfDay(i + 1, end), this.today === undefined ? undefined : this.today - 1)
    if (TOMORROW.has(word)) return oneDay(this.partOfDay(i + 1, end), this.today === undefined ? undefined : this.today + 1)
    for (const third of [0, 1, 2] as const) if (THIRDS[third].has(word)) return this.third(i, end, third)
    if (EARLIER.has(word) || LATER.has(word)) return this.earlierOrLater(i, end, EARLIER.has(word))
    if (LAST.has(word) || NEXT.has(word) || word === THIS) return this.relative(i, end)
    if (seasons.has(word)) return this.season(i, end)
    return smallNumbers.has(word) ? this.ago(i, end, smallNumbers.get(word) as number, i + 1) : undefined
  }

  private hash(i: number): number {
    return i >= 0 && i < this.tokens.length ? this.tokens.hash[i] : 0
  }

  private word(i: number): string {
    return this.text.slice(this.tokens.start[i], this.tokens.end[i])
  }

  private isCapital(i: number): boolean {
    return (this.tokens.shape[i] & SHAPE.initialCapital) !== 0
  }

  private partOfDay(i: number, end: number): number {
    return i < end && PARTS_OF_DAY.has(this.hash(i)) ? i + 1 : i
  }

  /** A day of a month: "3", "3rd"; 0 where the token is none. */
  private dayNumber(i: number): number {
    if (i >= this.tokens.length || this.tokens.end[i] - this.tokens.start[i] > 4) return 0
    const parts = /^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(this.word(i))
    return parts && +parts[1] >= 1 && +parts[1] <= 31 ? +parts[1] : 0
  }

  private yearNumber(i: number, end: number): number {
    if (i >= end || this.tokens.end[i] - this.tokens.start[i] !== 4 || !/^(?:1[0-9]|20)\d\d$/.test(this.word(i))) return 0
    return +this.word(i)
  }

  /** A year right behind a day ("3 March 2026", "March 3, 2026"). */
  private yearBehind(i: number, end: number): { year: number; end: number } | undefined {
    const at = this.hash(i) === COMMA ? i + 1 : i
    const year = this.yearNumber(at, end)
    return year ? { year, end: at + 1 } : undefined
  }

  /** A day without a year: of the year that brings it nearest, and rather before the report than after. */
  private nearest(month: number, day: number, ahead: boolean): Day | undefined {
    if (this.today === undefined) return undefined
    const { year } = dateOf(this.today)
    const reach = ahead ? 300 : AHEAD
    for (const y of [year + 1, year]) if (dayOf(y, month, day) <= this.today + reach) return dayOf(y, month, day)
    return dayOf(year - 1, month, day)
  }

  private calendarDay(month: number, day: number, i: number, end: number, ahead: boolean): TimeSpan | undefined {
    const stated = this.yearBehind(i, end)
    if (day > lastOfMonth(stated?.year ?? 2000, month)) return undefined
    return oneDay(stated ? stated.end : i, stated ? dayOf(stated.year, month, day) : this.nearest(month, day, ahead))
  }

  private monthFirst(i: number, end: number, ahead: boolean): TimeSpan | undefined {
    const month = months.get(this.hash(i)) as number
    const days = i + 1 < end ? /^(\d{1,2})-(\d{1,2})$/.exec(this.word(i + 1)) : null
    if (days) {
      const first = this.calendarDay(month, +days[1], i + 2, end, ahead)
      const last = this.calendarDay(month, +days[2], i + 2, end, ahead)
      if (first && last && +days[1] >= 1 && +days[1] <= +days[2]) return { ...last, from: first.from }
    }
    const day = i + 1 < end ? this.dayNumber(i + 1) : 0
    if (day) return this.calendarDay(month, day, i + 2, end, ahead)
    const at = this.hash(i + 1) === OF || this.hash(i + 1) === COMMA ? i + 2 : i + 1
    const year = this.yearNumber(at, end)
    if (year) return wholeMonth(at + 1, year, month)
    if (!BEFORE_MONTH.has(this.hash(i - 1)) || (this.hash(i) === MAY && !BEFORE_MONTH.has(this.hash(i - 1)))) return undefined
    const near = this.nearest(month, 1, ahead)
    return near === undefined ? unknownTime(i + 1, 'month') : wholeMonth(i + 1, dateOf(near).year, month)
  }

  private weekday(i: number, end: number, weekday: number, shift: number, ahead: boolean): TimeSpan | undefined {
    // "Tuesday, March 3": the date says it all.
    const at = this.hash(i + 1) === COMMA ? i + 2 : i + 1
    if (!shift && at < end && (months.has(this.hash(at)) || (this.dayNumber(at) && months.has(this.hash(at + 1))))) {
      const date = this.single(at, end, ahead)
      if (date?.precision === 'day') return date
    }
    const stop = this.partOfDay(i + 1, end)
    if (this.today === undefined) return unknownTime(stop, 'day')
    const since = (weekdayOf(this.today) - weekday + 7) % 7
    if (shift > 0 || (ahead && shift === 0)) return oneDay(stop, this.today + (since === 0 ? (shift ? 7 : 0) : 7 - since))
    return oneDay(stop, this.today - (since === 0 && shift < 0 ? 7 : since))
  }

  private digits(i: number, end: number, ahead: boolean): TimeSpan | undefined {
    const word = this.word(i)
    if (word.length > 10) return undefined
    const day = this.dayNumber(i)
    if (day) {
      const at = this.hash(i + 1) === OF ? i + 2 : i + 1
      const month = at < end && this.isCapital(at) ? months.get(this.hash(at)) : undefined
      if (month) return this.calendarDay(month, day, at + 1, end, ahead)
      if (/[a-z]$/.test(word) && this.hash(i + 1) === CENTURY) return wholeYears(i + 2, (day - 1) * 100 + 1, day * 100, 'century')
      return /[a-z]$/i.test(word) ? undefined : this.ago(i, end, day, i + 1)
    }
    const range = /^(\d{1,2})-(\d{1,2})$/.exec(word)
    const month = range && i + 1 < end ? months.get(this.hash(i + 1)) : undefined
    if (range && month) {
      const first = this.calendarDay(month, +range[1], i + 2, end, ahead)
      const last = this.calendarDay(month, +range[2], i + 2, end, ahead)
      return first && last && +range[1] >= 1 && +range[1] <= +range[2] ? { ...last, from: first.from } : undefined
    }
    return this.years(i, end, word)
  }

  private years(i: number, end: number, word: string): TimeSpan | undefined {
    const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(word)
    if (iso && +iso[2] >= 1 && +iso[2] <= 12 && +iso[3] >= 1 && +iso[3] <= lastOfMonth(+iso[1], +iso[2])) return oneDay(i + 1, dayOf(+iso[1], +iso[2], +iso[3]))
    const decade = /^(?:(\d\d)|['’])?(\d)0s$/.exec(word)
    if (decade) {
      const first = +(decade[1] ?? 19) * 100 + +decade[2] * 10
      return decade[1] || /['’]/.test(word) || this.hash(i - 1) === THE
        ? decade[1] && decade[1] < '10'
          ? undefined
          : wholeYears(i + 1, first, first + 9, 'decade')
        : undefined
    }
    const pair = /^((?:1[5-9]|20)\d\d)-(\d\d|(?:1[5-9]|20)\d\d)$/.exec(word)
    if (pair) {
      const last = pair[2].length === 2 ? +(pair[1].slice(0, 2) + pair[2]) : +pair[2]
      return last > +pair[1] ? wholeYears(i + 1, +pair[1], last) : undefined
    }
    const year = this.yearNumber(i, end)
    if (!year || year < 1500) return undefined
    return BEFORE_YEAR.has(this.hash(i - 1)) ? wholeYears(i + 1, year) : undefined
  }

  private third(i: number, end: number, third: 0 | 1 | 2): TimeSpan | undefined {
    const at = this.hash(i + 1) === HYPHEN || this.hash(i + 1) === OF ? i + 2 : i + 1
    if (at >= end || TODAY.has(this.hash(at))) return undefined
    const span = this.hash(at) === THIS || LAST.has(this.hash(at)) || NEXT.has(this.hash(at)) ? this.relative(at, end) : this.single(at, end, false)
    return span && span.precision !== 'day' ? thirdOf(span, third) : undefined
  }

  private earlierOrLater(i: number, end: number, earlier: boolean): TimeSpan | undefined {
    const at = i + 1
    if (at < end && TODAY.has(this.hash(at))) return oneDay(at + 1, this.today)
    if (at < end && weekdays.has(this.hash(at)) && this.isCapital(at)) return this.weekday(at, end, weekdays.get(this.hash(at)) as number, 0, !earlier)
    if (this.hash(at) !== THIS) return undefined
    const span = this.relative(at, end)
    if (!span || span.from === undefined || span.to === undefined || this.today === undefined) return span
    return earlier ? { ...span, to: Math.min(span.to, this.today) } : { ...span, from: Math.max(span.from, this.today) }
  }

  /** "last week", "this year", "next Tuesday", "the past two weeks". */
  private relative(i: number, end: number): TimeSpan | undefined {
    const word = this.hash(i)
    const shift = LAST.has(word) ? -1 : NEXT.has(word) ? 1 : 0
    const at = i + 1
    if (at >= end) return undefined
    const next = this.hash(at)
    const unit = timeUnits.get(next)
    if (unit !== undefined && unit !== 5 && unit !== 6) {
      if (this.today === undefined) return unknownTime(at + 1, UNIT_NAMES[unit])
      if (unit === 0 && shift === 0) return undefined
      // "the past year" is the twelve months that end today.
      if (word === PAST) return this.spanBack(at + 1, 1, unit)
      return unitAround(at + 1, this.today, weekdayOf(this.today), unit, shift)
    }
    const count = smallNumbers.get(next) ?? (this.tokens.shape[at] & SHAPE.digit ? this.dayNumber(at) : 0)
    const counted = timeUnits.get(this.hash(at + 1))
    if (count && shift < 0 && counted !== undefined && at + 1 < end) {
      return this.today === undefined ? unknownTime(at + 2, UNIT_NAMES[counted]) : this.spanBack(at + 2, count, counted)
    }
    const weekday = weekdays.get(next)
    if (weekday && this.isCapital(at)) return this.weekday(at, end, weekday, shift, false)
    const month = months.get(next)
    if (month && this.isCapital(at)) return this.monthIn(at + 1, month, shift)
    const season = seasons.get(next)
    if (season)
      return this.today === undefined
        ? unknownTime(at + 1, 'season')
        : this.seasonOf(at + 1, season, dateOf(this.today).year + (shift > 0 ? 1 : shift < 0 && dayOf(dateOf(this.today).year, season, 1) > this.today - 60 ? -1 : 0))
    if (next === WEEKEND) {
      if (this.today === undefined) return unknownTime(at + 1, 'weekend')
      const saturday = this.today - weekdayOf(this.today) + 6 + 7 * shift
      return { end: at + 1, from: saturday, to: saturday + 1, precision: 'weekend' }
    }
    if (PARTS_OF_DAY.has(next) && shift <= 0) return oneDay(at + 1, this.today === undefined ? undefined : this.today + shift)
    return undefined
  }

  private monthIn(end: number, month: number, shift: number): TimeSpan {
    if (this.today === undefined) return unknownTime(end, 'month')
    const now = dateOf(this.today)
    const year = shift < 0 ? (month < now.month ? now.year : now.year - 1) : shift > 0 ? (month > now.month ? now.year : now.year + 1) : now.year
    return wholeMonth(end, year, month)
  }

  private spanBack(end: number, count: number, unit: number): TimeSpan | undefined {
    const today = this.today as Day
    const days = [1, 7, 30, 365, 3652, 0, 0, 36525][unit] * count
    const start = unit === 2 || unit === 3 ? moved(today, unit === 2 ? -count : 0, unit === 3 ? -count : 0) : today - days
    return { end, from: start, to: today, precision: UNIT_NAMES[unit] }
  }

  private season(i: number, end: number): TimeSpan | undefined {
    const at = this.hash(i + 1) === OF ? i + 2 : i + 1
    const year = this.yearNumber(at, end)
    return year ? this.seasonOf(at + 1, seasons.get(this.hash(i)) as number, year) : undefined
  }

  private seasonOf(end: number, first: number, year: number): TimeSpan {
    return { end, from: dayOf(year, first, 1), to: dayOf(year, first + 3, 0), precision: 'season' }
  }

  private ago(i: number, end: number, count: number, at: number): TimeSpan | undefined {
    const unit = at < end ? timeUnits.get(this.hash(at)) : undefined
    if (unit === undefined || at + 1 >= end || this.hash(at + 1) !== AGO || i >= at) return undefined
    return this.today === undefined ? unknownTime(at + 2, UNIT_NAMES[unit]) : unitsAgo(at + 2, this.today, count, unit)
  }
}

const BETWEEN = h('between')
const HYPHEN = h('-')
const UNIT_NAMES = ['day', 'week', 'month', 'year', 'decade', 'day', 'day', 'century']

/** A day moved by months and years; the last of a shorter month where it would run over. */
function moved(day: Day, byMonths: number, byYears: number): Day {
  const { year, month, day: d } = dateOf(day)
  const first = dateOf(dayOf(year + byYears, month + byMonths, 1))
  return dayOf(first.year, first.month, Math.min(d, lastOfMonth(first.year, first.month)))
}
