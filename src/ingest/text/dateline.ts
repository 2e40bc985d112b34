import { printedDates } from '../head/printed-date.ts'

/** The place, agency and day that stand before the first sentence of a report ("KYIV, March 3 (AFP) — "). */
export interface Dateline {
  /** Length, in code units, of the dateline with its dash. */
  readonly length: number
  readonly place: string
  readonly agency: string | null
  /** The day in ISO 8601, or null where none, or none with its year, is printed. */
  readonly date: string | null
  /** Whether a day is printed, with its year or without. */
  readonly dated: boolean
}

const LONGEST = 120
const DASH = /\s*(?:--+|[-–—―:])\s+|\s*[—―–](?=\p{Lu}|[“"‘'«])/u
const PLACE = /^(?:\p{Lu}[\p{L}.'’-]*)(?:[ ,/]+(?:\p{Lu}[\p{L}.'’-]*|(?:de|la|el|of|on|am|upon|sur|di)(?= )))*$/u
const CAPITALS = /^[\p{Lu}\p{Lm}\s.,'’/-]{3,}$/u

/** The place as printed, without the comma after it; the full stop of a short form stays ("MANCHESTER, N.H."). */
function cleaned(printed: string): string {
  const place = printed.replace(/[\s,;]+$/u, '').trim()
  return /(?:\p{L}\.\p{L}|, \p{Lu}\p{Ll}{1,4})\.$/u.test(place) ? place : place.replace(/\.+$/u, '')
}

/** The dateline at the start of a paragraph, or null. A place in small letters counts only where an agency or a day stands with it. */
export function datelineOf(paragraph: string): Dateline | null {
  const head = paragraph.slice(0, LONGEST)
  const slashes = /^(.{3,80}?)[.,]?\s+\/([^/\n]{2,40})\/[.,]?(?:\s*[-–—])?\s+/u.exec(head)
  if (slashes) return withParts(slashes[0].length, slashes[1], slashes[2])
  const bracket = /^([^(\n]{3,80}?),? \(([^)\n]{2,40})\)(?:\s*(?:--+|[-–—―:])\s*|\s+)/u.exec(head)
  if (bracket && /[-–—―:]\s*$/u.test(bracket[0])) return withParts(bracket[0].length, bracket[1], bracket[2])
  const dash = DASH.exec(head)
  if (!dash || dash.index < 3 || dash[0].trim() === ':') return null
  return withParts(dash.index + dash[0].length, head.slice(0, dash.index), null)
}

/** A line of its own that is a dateline and nothing else ("Skarvik, 1 January 2028 (HSNB)"). */
export function lineOfDateline(line: string): Dateline | null {
  const match = /^([^(\d\n]{3,60}?),? ([^(\n]*\d[^(\n]*?) \(([^)\n]{2,40})\)$/u.exec(line)
  return match && !/\d/.test(match[3]) && printedDates(match[2]).length ? withParts(line.length, `${match[1]}, ${match[2]}`, match[3]) : null
}

function withParts(length: number, before: string, agency: string | null): Dateline | null {
  const [date] = printedDates(before)
  const printed = date ? before.slice(0, date.start) : before
  if (date && before.slice(date.end).replace(/[\s,./года]/gu, '').length > 0) return null
  const place = cleaned(printed)
  if (place.length < 2 || place.length > 60 || !PLACE.test(place)) return null
  if (agency !== null && !/^\p{Lu}|^dpa|^epd|^sda/u.test(agency)) return null
  if (!date && agency === null && !isCapitals(place)) return null
  if (agency === null && date && !isCapitals(place) && place.split(/\s+/).length > 4) return null
  return { length, place, agency, date: date?.iso ?? null, dated: date !== undefined }
}

/** Whether the first name of a place is all capitals; what follows a comma may be a short form ("DES MOINES, Iowa"). */
const isCapitals = (place: string) =>
  CAPITALS.test(place.split(',')[0]) &&
  !/^(?:I|A|BREAKING|UPDATE|EXCLUSIVE|LIVE|WATCH|NEW|NOTE|VIDEO|PHOTOS?|JUST IN|ANALYSIS|OPINION|Q|POLL)$/u.test(place.split(',')[0])
