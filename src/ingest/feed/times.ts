import { isoTime } from '../head/iso.ts'
import { zoneOffset } from './zones.ts'

/** Names of months and what stands for one in feeds: English first, Greek and Hungarian as their blogs' programs wrote them; three letters of an English name will do. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const OTHER_MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'ιαν|ιαν|január',
    'φεβ|φεβ|február|februáris|februári',
    'μάώ|μαώ|μαρ|μάρ|március',
    'απρ|április',
    'μάι|μαϊ|μαι|μαϊ|május|máujus',
    'ιούν|ιον|ιουν|június',
    'ιούλ|ιολ|ιουλ|július',
    'αύγ|αυγ|αύγ|augusztus',
    'σεπ|szeptember',
    'οκτ|október',
    'νοέ|νοε|νοέ|november',
    'δεκ|december',
  ].flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
)

const monthOf = (name: string): number => {
  const folded = name.toLowerCase()
  return MONTHS.indexOf(folded.slice(0, 3)) + 1 || (OTHER_MONTHS.get(folded) ?? OTHER_MONTHS.get(folded.slice(0, 3)) ?? OTHER_MONTHS.get(folded.slice(0, 4)) ?? 0)
}

const two = (n: number) => String(n).padStart(2, '0')
const CLOCK = '(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,]\\d+)?)?'
const ZONE = '\\s*([A-Za-z]{1,6}(?:/[A-Za-z_]+)?|(?:GMT|UTC|UT)?\\s*[+-]\\d{1,2}:?\\d{2})?'

/** The year that two digits mean: those of this century up to 68, as RFC 2822 and C read them. */
const fullYear = (text: string): number => (text.length > 2 ? Number(text) : Number(text) + (Number(text) > 68 ? 1900 : 2000))

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hours?: string
  readonly minutes?: string
  readonly seconds?: string
  readonly zone?: string
}

/** The parts of a time as ISO 8601, or null where there is no such day; 24:00 is the next midnight, a leap second the last one. */
function composed({ year, month, day, hours, minutes, seconds, zone }: Parts): string | null {
  if (!(year >= 1400 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate())) return null
  const date = `${year}-${two(month)}-${two(day)}`
  if (hours === undefined || minutes === undefined) return date
  if (Number(minutes) > 59 || Number(hours) > 24) return date
  const offset = zoneOffset(zone)
  if (Number(hours) === 24) return `${new Date(Date.UTC(year, month - 1, day + 1)).toISOString().slice(0, 10)}T00:${two(Number(minutes))}${offset}`
  return `${date}T${two(Number(hours))}:${two(Number(minutes))}${seconds === undefined ? '' : `:${two(Math.min(59, Number(seconds)))}`}${offset}`
}

type Form = readonly [RegExp, (found: readonly (string | undefined)[]) => Parts]
const parts = (year: number, month: number, day: number, [hours, minutes, seconds, zone]: readonly (string | undefined)[]): Parts => ({
  year,
  month,
  day,
  hours,
  minutes,
  seconds,
  zone,
})
const afternoon = (mark: string | undefined, hours: string | undefined) =>
  hours === undefined ? undefined : String((Number(hours) % 12) + (mark === '오후' || /^p/iu.test(mark ?? '') ? 12 : 0))

const LETTERS = '([\\p{L}\\p{M}]{3,})'
const FORMS: readonly Form[] = [
  // RFC 822 and 2822, with or without the day of the week, two digits of a year, hyphens.
  [
    new RegExp(`^(?:[\\p{L}\\p{M}.]+,?\\s+)?(\\d{1,2})[\\s-]+${LETTERS}[.,]?[\\s-]+(\\d{4}|\\d{2})(?:,?[\\sT]+${CLOCK}${ZONE})?`, 'iu'),
    ([, day, month, year, ...rest]) => parts(fullYear(year ?? ''), monthOf(month ?? ''), Number(day), rest),
  ],
  // asctime, its zone before or behind the year.
  [
    new RegExp(`^(?:[a-z]{3,9},?\\s+)?${LETTERS}\\s+(\\d{1,2}),?\\s+${CLOCK}(?:\\s+([A-Z]{1,5}|[+-]\\d{4}))?\\s+(\\d{4})`, 'iu'),
    ([, month, day, hours, minutes, seconds, zone, year]) => parts(Number(year), monthOf(month ?? ''), Number(day), [hours, minutes, seconds, zone]),
  ],
  [
    new RegExp(`^(?:[a-z]{3,9},?\\s+)?${LETTERS}\\s+(\\d{1,2}),?\\s+(\\d{4})(?:,?\\s+${CLOCK}${ZONE})?`, 'iu'),
    ([, month, day, year, ...rest]) => parts(Number(year), monthOf(month ?? ''), Number(day), rest),
  ],
  // Perforce: the day of the week, slashes from the year down.
  [
    new RegExp(`^[a-z]{3,9},?\\s+(\\d{4})/(\\d{2})/(\\d{2})\\s+${CLOCK}${ZONE}`, 'iu'),
    ([, year, month, day, ...rest]) => parts(Number(year), Number(month), Number(day), rest),
  ],
  [new RegExp(`^(\\d{4})/(\\d{1,2})/(\\d{1,2})(?:\\s+${CLOCK}${ZONE})?`, 'iu'), ([, year, month, day, ...rest]) => parts(Number(year), Number(month), Number(day), rest)],
  // Korean blogs; their clocks are Korea's.
  [
    new RegExp(`^(\\d{4})년\\s*(\\d{1,2})월\\s*(\\d{1,2})일(?:\\s+${CLOCK})?`, 'u'),
    ([, year, month, day, ...rest]) => parts(Number(year), Number(month), Number(day), [...rest.slice(0, 3), '+0900']),
  ],
  [
    new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})\\s+(오전|오후)\\s+${CLOCK}`, 'u'),
    ([, year, month, day, half, hours, ...rest]) => parts(Number(year), Number(month), Number(day), [afternoon(half, hours), rest[0], rest[1], '+0900']),
  ],
  // Hungarian: the month by name between hyphens.
  [new RegExp(`^(\\d{4})-${LETTERS}-(\\d{1,2})T${CLOCK}${ZONE}`, 'iu'), ([, year, month, day, ...rest]) => parts(Number(year), monthOf(month ?? ''), Number(day), rest)],
  // ISO 8601 from a year alone to a fraction of a second, hours of one digit and 24:00 among them.
  [new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})[T\\s]+${CLOCK}${ZONE}`, 'iu'), ([, year, month, day, ...rest]) => parts(Number(year), Number(month), Number(day), rest)],
  [
    /^(\d{4})-?(\d{3})(?:T(\d{2}):?(\d{2})(?::?(\d{2}))?(Z|[+-]\d{2}:?\d{2})?)?$/iu,
    ([, year, day, ...rest]) => {
      const date = new Date(Date.UTC(Number(year), 0, Number(day)))
      return parts(Number(year), date.getUTCMonth() + 1, date.getUTCDate(), rest)
    },
  ],
]

/**
 * A time as feeds state it, in ISO 8601: an offset only where one is stated, a day, month or year alone where no more is. Reads W3C-DTF, RFC 822 and 2822,
 * asctime, and what some programs write instead; null for anything else.
 */
export function feedTime(stated: string | null | undefined): string | null {
  const text = stated?.trim().slice(0, 300).replace(/\s+/gu, ' ').slice(0, 100).trim()
  if (!text) return null
  if (/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/u.test(text)) return Number(text.slice(0, 4)) >= 1400 && Number(text.slice(0, 4)) <= 2200 ? text : null
  if (/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}|$)/u.test(text) && !/T24|:60/u.test(text)) {
    const iso = isoTime(text)
    if (iso) return iso
  }
  for (const [pattern, read] of FORMS) {
    const found = pattern.exec(text)
    const iso = found && composed(read(found))
    if (iso) return iso
  }
  return isoTime(text)
}
