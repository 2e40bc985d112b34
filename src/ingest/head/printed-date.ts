/** A date, and a time where one is printed beside it, found in a line. */
export interface PrintedDate {
  /** Index in the line where it begins, and where it ends. */
  readonly start: number
  readonly end: number
  /** ISO 8601, a date alone where no time is printed, an offset only where one is stated; null where the year is not printed. */
  readonly iso: string | null
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    'january|jan|januar|janvier|enero|gennaio|janeiro|januari|января|січня|stycznia|ocak|jänner',
    'february|feb|februar|février|febrero|febbraio|fevereiro|februari|февраля|лютого|lutego|şubat',
    'march|mar|märz|mars|marzo|março|maart|марта|березня|marca|mart',
    'april|apr|avril|abril|aprile|апреля|квітня|kwietnia|nisan',
    'may|mai|mayo|maggio|maio|mei|maj|мая|травня|maja|mayıs',
    'june|jun|juni|juin|junio|giugno|junho|июня|червня|czerwca|haziran',
    'july|jul|juli|juillet|julio|luglio|julho|июля|липня|lipca|temmuz',
    'august|aug|août|agosto|augustus|augusti|августа|серпня|sierpnia|ağustos',
    'september|sept|sep|septembre|septiembre|settembre|setembro|сентября|вересня|września|eylül',
    'october|oct|oktober|okt|octobre|octubre|ottobre|outubro|октября|жовтня|października|ekim',
    'november|nov|novembre|noviembre|novembro|ноября|листопада|listopada|kasım',
    'december|dec|dezember|dez|décembre|diciembre|dicembre|dezembro|декабря|грудня|grudnia|aralık',
  ].flatMap((names, index) => names.split('|').map((name) => [name, index + 1] as const)),
)

/** Offsets of abbreviations that stand for one zone only; "IST" (India, Ireland, Israel) and their like are no statement of an offset. */
const ZONES: Readonly<Record<string, string>> = {
  GMT: '+00:00',
  UTC: '+00:00',
  Z: '+00:00',
  WET: '+00:00',
  BST: '+01:00',
  CET: '+01:00',
  MEZ: '+01:00',
  WEST: '+01:00',
  WAT: '+01:00',
  CEST: '+02:00',
  MESZ: '+02:00',
  EET: '+02:00',
  SAST: '+02:00',
  CAT: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  EAT: '+03:00',
  TRT: '+03:00',
  PKT: '+05:00',
  WIB: '+07:00',
  ICT: '+07:00',
  HKT: '+08:00',
  SGT: '+08:00',
  AWST: '+08:00',
  JST: '+09:00',
  KST: '+09:00',
  ACST: '+09:30',
  AEST: '+10:00',
  ACDT: '+10:30',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
  NST: '-03:30',
  ADT: '-03:00',
  BRT: '-03:00',
  EDT: '-04:00',
  EST: '-05:00',
  CDT: '-05:00',
  CST: '-06:00',
  MDT: '-06:00',
  MST: '-07:00',
  PDT: '-07:00',
  PST: '-08:00',
  ET: '',
  PT: '',
}

// Letters are told by what they are not: classes of Unicode properties take a cold start several milliseconds each to compile.
const NAME = '[^\\s\\d.,;:()|/<>"\u2010-\u2015-]{3,12}'
const FROM = '(?<=^|[\\s(,;:|/\u00b7\u2022\u2010-\u2015-])'
const TO = '(?=$|[\\s.,;:!?)|/\u00b7\u2022\u2010-\u2015-])'
const DAY = '(\\d{1,2})(?:st|nd|rd|th|\\.|º)?'
const FORMS: readonly { pattern: RegExp; order: 'dmy' | 'mdy' | 'ymd'; named: boolean }[] = [
  { pattern: /\b(\d{4})-(\d{2})-(\d{2})\b/gu, order: 'ymd', named: false },
  { pattern: new RegExp(`${FROM}${DAY} (?:de |of )?(${NAME})\\.?,?(?: (?:de )?(\\d{4}))?${TO}`, 'gu'), order: 'dmy', named: true },
  { pattern: new RegExp(`${FROM}(${NAME})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?(?!:\\d)${TO}`, 'gu'), order: 'mdy', named: true },
  { pattern: /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/gu, order: 'dmy', named: false },
  { pattern: /(?<!\d)(\d{4})年(\d{1,2})月(\d{1,2})日/gu, order: 'ymd', named: false },
  { pattern: /(?<!\d)(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})\b\.?/gu, order: 'ymd', named: false },
]

const TIME =
  /^(?:[\s,|·•–—@-]|(?:at|um|à|alle|a las|kl\.?|г(?:ода|\.)?|в|года,)(?=[\s,]))*(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2}))? ?(?:(a\.?m\.?|p\.?m\.?)(?![\p{L}])|(Uhr\b))?/iu
const OFFSET = /^ ?[\s(]*(?:(?:UTC|GMT) ?([+\u2212-]\d{1,2})(?::?(\d{2}))?|([+\u2212-]\d{2}):?(\d{2})|([A-Z]{2,5})(?![\p{L}]))\)?/u
const PAIRED = /^ ?\((\d{2}):?(\d{2}) ?(?:GMT|UTC)\)/u
const ZONE_NAME = /^ ?\p{Lu}{2,5}(?!\p{L})/u

const two = (n: number) => String(n).padStart(2, '0')
const sign = (text: string) => text.replace('\u2212', '-')

/** The offset stated after a time, as `+HH:MM`, with how much of the line it takes; a time in UTC in brackets beside a local time states one too. */
function offsetAfter(rest: string, minutes: number): { offset: string; length: number } {
  const named = OFFSET.exec(rest)
  let offset = ''
  let length = 0
  if (named) {
    const [all, hours, mins, plain, plainMinutes, zone] = named
    if (hours || plain) {
      const h = Number(sign(hours ?? plain))
      offset = `${(hours ?? plain).startsWith('+') ? '+' : '-'}${two(Math.abs(h))}:${mins ?? plainMinutes ?? '00'}`
      length = all.length
    } else if (ZONES[zone] !== undefined) {
      offset = ZONES[zone]
      length = all.length
    } else length = ZONE_NAME.exec(rest)?.[0].length ?? 0
  }
  if (!offset) {
    const paired = PAIRED.exec(rest.slice(length))
    if (paired) {
      let ahead = minutes - (Number(paired[1]) * 60 + Number(paired[2]))
      if (ahead > 14 * 60) ahead -= 24 * 60
      if (ahead < -12 * 60) ahead += 24 * 60
      offset = `${ahead < 0 ? '-' : '+'}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`
      length += paired[0].length
    }
  }
  return { offset, length }
}

/** A time at the start of what follows a date (`14:05 GMT`, `9:20 a.m. EST`), as it is written after the `T`; null where there is none. */
export function timeAt(rest: string): { iso: string; length: number } | null {
  const match = TIME.exec(rest)
  if (!match) return null
  const [all, hours, minutes, seconds, half, uhr] = match
  if (minutes === undefined && !half && !uhr) return null
  let h = Number(hours)
  if (half && (h < 1 || h > 12)) return null
  if (half) h = (h % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)
  const m = Number(minutes ?? 0)
  if (h > 23 || m > 59) return null
  const { offset, length } = offsetAfter(rest.slice(all.length), h * 60 + m)
  return {
    iso: `${two(h)}:${two(m)}${seconds ? `:${seconds}` : ''}${offset}`,
    length: all.length + length,
  }
}

const real = (year: number, month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()

/**
 * The dates printed in a short line, in order, each with the time that follows it. Only whole, unmistakable forms: `3 March 2025`, `March 3, 2025`,
 * `03.01.2028`, `2025-03-03`; `03/04/2025` is a different day on each side of an ocean and is none.
 */
export function printedDates(line: string): PrintedDate[] {
  const found: PrintedDate[] = []
  if (!/\d/.test(line)) return found
  for (const { pattern, order, named } of FORMS) {
    for (const match of line.matchAll(pattern)) {
      const [all, a, b, c] = match
      const start = match.index
      if (found.some((other) => start < other.end && other.start < start + all.length)) continue
      const [yearText, monthText, dayText] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b]
      const month = named ? (MONTHS.get(monthText.toLowerCase()) ?? 0) : Number(monthText)
      const year = yearText === undefined ? null : Number(yearText)
      if (!real(year ?? 2000, month, Number(dayText)) || (year !== null && (year < 1400 || year > 2200))) continue
      let end = start + all.trimEnd().replace(/,$/, '').length
      const time = timeAt(line.slice(end))
      if (time) end += time.length
      const day = year === null ? null : `${year}-${two(month)}-${two(Number(dayText))}`
      found.push({
        start,
        end,
        iso: day && (time ? `${day}T${time.iso}` : day),
      })
    }
  }
  return found.sort((one, other) => one.start - other.start)
}
