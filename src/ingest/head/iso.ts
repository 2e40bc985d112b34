import { printedDates } from './printed-date.ts'

const FORM = /^(\d{4})-?(\d{2})-?(\d{2})(?:(?:T|\s+)(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}(?!\d))?)?/iu
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const RFC = /^(?:\w{3,9},?\s+)?(\d{1,2})\s+(\w{3})\w*\s+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/iu
const SCRIPT_FORM = /^\w{3}\s+(\w{3})\s+(\d{1,2})\s+(\d{4})\s+(\d{1,2}):(\d{2}):(\d{2})\s+(?:GMT|UTC)([+-]\d{4})/u

const zone = (text: string | undefined): string => {
  if (!text) return ''
  if (/^(?:z|utc|gmt)$/iu.test(text)) return 'Z'
  return text.length === 3 ? `${text}:00` : `${text.slice(0, 3)}:${text.slice(-2)}`
}

interface Fields {
  readonly year: string
  readonly month: string
  readonly day: string
  readonly hours?: string
  readonly minutes?: string
  readonly seconds?: string
  readonly fraction?: string
  readonly offset?: string
}

/** The parts of a time as ISO 8601, or null where they are no real time. */
function joined({ year, month, day, hours, minutes, seconds, fraction, offset }: Fields): string | null {
  const date = `${year}-${month}-${day.padStart(2, '0')}`
  // The platform takes the 30th of February for the 2nd of March.
  if (new Date(`${date}T00:00:00Z`).getUTCDate() !== Number(day) || Number(year) < 1400 || Number(year) > 2200) return null
  if (hours === undefined || minutes === undefined) return date
  if (Number(hours) > 23 || Number(minutes) > 59) return date
  const exact = seconds === undefined ? '' : `:${seconds}${fraction && /[1-9]/.test(fraction) ? `.${fraction.slice(0, 3)}` : ''}`
  return `${date}T${hours.padStart(2, '0')}:${minutes}${exact}${zone(offset)}`
}

/**
 * A time as pages state it (ISO 8601 with its slips, RFC 2822, milliseconds since 1970, or as printed), as ISO 8601: a date alone where no time is stated,
 * an offset only where one is. Null for anything else.
 */
export function isoTime(stated: string | null | undefined): string | null {
  const text = stated?.trim().slice(0, 100)
  if (!text) return null
  if (/^\d{10}(?:\d{3})?$/.test(text)) return new Date(Number(text) * (text.length === 10 ? 1000 : 1)).toISOString().replace('.000Z', 'Z')
  const iso = FORM.exec(text)
  if (iso) {
    const [, year, month, day, hours, minutes, seconds, fraction, offset] = iso
    return joined({ year, month, day, hours, minutes, seconds, fraction, offset })
  }
  const rfc = RFC.exec(text)
  const month = rfc ? MONTHS.indexOf(rfc[2].toLowerCase()) + 1 : 0
  if (rfc && month) return joined({ year: rfc[3], month: String(month).padStart(2, '0'), day: rfc[1], hours: rfc[4], minutes: rfc[5], seconds: rfc[6], offset: rfc[7] })
  const script = SCRIPT_FORM.exec(text)
  const scriptMonth = script ? MONTHS.indexOf(script[1].toLowerCase()) + 1 : 0
  if (script && scriptMonth)
    return joined({
      year: script[3],
      month: String(scriptMonth).padStart(2, '0'),
      day: script[2],
      hours: script[4],
      minutes: script[5],
      seconds: script[6],
      offset: script[7],
    })
  return printedDates(text)[0]?.iso ?? null
}
