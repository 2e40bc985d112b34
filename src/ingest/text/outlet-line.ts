import { isAgency } from '../head/agencies.ts'
import { printedDates, timeAt } from '../head/printed-date.ts'

/** The line under a headline that says who printed it and when ("The Halden Post, 3 March 2025, 14:05 GMT; updated 16:00"). */
export interface OutletLine {
  readonly outlet: string | null
  readonly published: string | null
  readonly modified: string | null
  /** An agency that is the outlet or stands beside it. */
  readonly agency: string | null
  /** Whether a date is printed, with its year or without. */
  readonly dated: boolean
}

const LONGEST = 180
const SEPARATORS = /^[\s,|·•–—;/-]+|[\s,|·•–—;/(-]+$/gu
const PUBLISHED = /(?:first )?(?:published|posted|issued|printed|date|dated|released|опубликовано|veröffentlicht|publié le)\s*(?:on|at|am)?:?\s*$/iu
const MODIFIED = /(?:(?:last )?(?:updated|modified|corrected|amended|edited|changed|revised)|aktualisiert|обновлено|mis à jour le)\s*(?:on|at|am)?:?\s*$/iu
const WEEKDAY = /(?:^|[\s,|])(?:mon|tues|wednes|thurs|fri|satur|sun)day\s*,?\s*$|(?:^|[\s,|])(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s*$/iu

const bare = (words: string) => words.replace(SEPARATORS, '').replace(WEEKDAY, '').replace(SEPARATORS, '').trim()

/** Reads such a line, or null where a line is none: it must hold a printed date, and little else but a name before it. */
export function readOutletLine(line: string): OutletLine | null {
  if (line.length > LONGEST || /[.!?]["”’]?$/u.test(line.replace(/\b(?:[ap]\.m|г|\d{4})\.$/iu, ''))) return null
  const dates = printedDates(line)
  if (!dates.length) return null
  const ahead = line.slice(0, dates[0].start)
  const clock = dates[0].iso?.includes('T') ? null : TIME_BEFORE.exec(ahead)
  const early = clock && timeAt(clock[1])
  const before = early ? ahead.slice(0, clock.index) : ahead
  const day = early && dates[0].iso ? `${dates[0].iso}T${early.iso}` : dates[0].iso
  const labelModified = MODIFIED.test(before)
  const name = bare(before.replace(MODIFIED, '').replace(PUBLISHED, ''))
  const after = line.slice(dates[0].end)
  if (!isOutletName(name) || !isTimeTalk(after)) return null
  const modifiedDate = dates.slice(1).find((date) => MODIFIED.test(line.slice(0, date.start).trimEnd()))
  const modified = modifiedDate?.iso ?? (labelModified ? day : laterTime(after, dates[0].iso))
  const first = labelModified ? null : day
  const published = first && !first.includes('T') ? (withLooseTime(after, first) ?? first) : first
  const outlet = name.split(/[,|]/u)[0].trim()
  return {
    outlet: outlet || null,
    published: published && sharedZone(published, modified),
    modified: modified ?? null,
    agency: outlet && isAgency(outlet) ? outlet : null,
    dated: true,
  }
}

/** A name of an outlet: nothing, or a few words that begin with a capital and are no sentence. */
function isOutletName(name: string): boolean {
  if (!name) return true
  return (
    name.length <= 90 &&
    name.split(/\s+/).length <= 12 &&
    /^[\p{Lu}\p{Lo}\d]/u.test(name) &&
    !/[.!?]\s|["“”«»]/u.test(name) &&
    !/\b(?:said|says|on|since|until|was|were|is|had|has|will)\b/u.test(name)
  )
}

/** Whether a line is nothing but a short name, as an outlet's may be: a few words, those that are not small ones with capitals. */
export const isOutletNameAlone = (line: string): boolean =>
  line.length <= 50 &&
  /^\p{Lu}/u.test(line) &&
  isOutletName(line) &&
  !/[.,:;!?]/u.test(line) &&
  line.split(/\s+/).every((word) => /^(?:[\p{Lu}\d&+].*|and|of|the|de|la|für|der|die)$/u.test(word))

const DESK =
  /^(?:the )?(\p{Lu}.*?\b(?:Herald|Post|Times|Tribune|News|Gazette|Chronicle|Courier|Ledger|Journal|Star|Standard|Mail|Express|Guardian|Observer|Record|Argus|Echo|Review|Press|Telegraph|Packet|Mercury|Globe|Monitor|Register|Dispatch|Examiner|Sentinel)) (?:live |breaking |online )?(?:desk|team|newsroom|staff)$/u

/** The outlet in "the Valley Echo live desk", the words of a byline; null where they name no outlet. */
export const outletOfDesk = (credit: string): string | null => DESK.exec(credit)?.[1] ?? null

/** A time of the day before the date ("Updated 11:40 a.m., Feb. 19, 2026"). */
const TIME_BEFORE = /(?:^|\s)(?:at )?(\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?),?(?: on)?\s*$/iu

/** Whether what follows a date only speaks of times: an ordinary sentence that begins with a date does not. */
const isTimeTalk = (after: string) =>
  after.length < 120 &&
  !/\b(?:the|a|an|said|was|were|is|has|had|of|and his|that)\b/iu.test(after.replace(/\b(?:page opened|last entry|first published|local time|of the day)\b/giu, ''))

/** "…, page opened 06:20" and "… | 07:55": a time that follows the day after other words. */
function withLooseTime(after: string, day: string): string | null {
  const match = /^[^;]*?(?:page opened|opened|at|\|)\s*(?=\d{1,2}[:.]\d{2})/iu.exec(after)
  const time = match && timeAt(after.slice(match[0].length))
  return time ? `${day}T${time.iso}` : null
}

/** "…, updated 14:20" and "…, last entry 12:44 (UTC-1)": a later time of the same day. */
function laterTime(after: string, first: string | null): string | null {
  const match = /(?:updated|last entry|corrected|amended|aktualisiert)\s*(?:at|um)?:?\s*(?=\d{1,2}[:.]\d{2})/iu.exec(after)
  if (!match || !first) return null
  const time = timeAt(after.slice(match.index + match[0].length))
  return time ? `${first.slice(0, 10)}T${time.iso}` : null
}

/** The first time with the zone that the line states once, after the last one ("opened 06:20, last entry 12:44 (UTC-1)"). */
function sharedZone(published: string, modified: string | null | undefined): string {
  const zone = /T\d\d:\d\d(?::\d\d)?([+-]\d\d:\d\d)$/.exec(modified ?? '')?.[1]
  return zone && modified?.slice(0, 10) === published.slice(0, 10) && /T\d\d:\d\d(?::\d\d)?$/.test(published) ? published + zone : published
}
