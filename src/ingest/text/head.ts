import type { Part, PartKind } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'
import { labelOf } from '../genre.ts'
import { isByline, readByline } from '../head/names.ts'
import { addressesIn } from './addresses.ts'
import { datelineOf, lineOfDateline } from './dateline.ts'
import { isHeadline, isStopped, titleOf } from './headline.ts'
import type { Line } from './lines.ts'
import { isOutletNameAlone, outletOfDesk, readOutletLine } from './outlet-line.ts'
import { isCaption, tailKindOf } from './tail.ts'

/** What stands above the body of a text: its parts, and what they say of the document. */
export interface Head {
  readonly parts: readonly Part[]
  readonly title: string | null
  readonly outlet: string | null
  readonly place: string | null
  readonly url: string | null
  readonly published: string | null
  readonly modified: string | null
  readonly authors: readonly string[]
  readonly credits: readonly string[]
  readonly labels: readonly string[]
  readonly hasByline: boolean
  readonly hasDate: boolean
  /** Where the body begins: the end of the last part. */
  readonly end: number
}

/** The most lines of a head, and the most characters of a standfirst. */
export const HEAD_LINES = 14
const STANDFIRST = 350

/** A line that an archive puts between the parts of an article. */
const DIVIDER = /^(?:(?:abstract|full text|summary|body)[.:]?|(?:LETTERS|FACEBOOK|TWITTER|YOUR SAY)\.?)$/iu

/** Gathers the head line by line; each method says whether the line was one of its kind. */
class Gathering {
  readonly parts: Part[] = []
  readonly authors: string[] = []
  readonly credits: string[] = []
  readonly labels: string[] = []
  readonly words: (line: Span) => string
  title: string | null = null
  outlet: string | null = null
  /** The outlet whose desk shares the byline: its name where no line prints one. */
  deskOutlet: string | null = null
  place: string | null = null
  url: string | null = null
  published: string | null = null
  modified: string | null = null
  hasByline = false
  hasDate = false

  constructor(words: (line: Span) => string) {
    this.words = words
  }

  part(kind: PartKind, { start, end }: Span): void {
    this.parts.push({ kind, start, end })
  }

  credit(name: string | null): void {
    if (name && !this.credits.includes(name)) this.credits.push(name)
  }

  /** A line that is a head's but no headline: a label, an address, a byline, a dateline, the line of outlet and time, a caption, a correction. */
  takeLine(line: Line): boolean {
    const words = this.words(line)
    return this.takeLabel(line, words) || this.takeByline(line, words) || this.takeDateline(line, words) || this.takeOutletLine(line, words) || this.takeNote(line, words)
  }

  private takeLabel(line: Line, words: string): boolean {
    const label = labelOf(words)
    if (label) this.labels.push(label)
    const [address] = words.length < 2000 && words.startsWith('http') ? addressesIn(words) : []
    const isAddress = address !== undefined && address.end >= words.length - 1
    if (isAddress) this.url ??= address.url
    if (!label && !isAddress && !DIVIDER.test(words)) return false
    this.part('other', line)
    return true
  }

  private takeByline(line: Line, words: string): boolean {
    if (!isByline(words)) return false
    const { authors, credits } = readByline(words)
    for (const author of authors) if (!this.authors.includes(author)) this.authors.push(author)
    for (const credit of credits) this.credit(credit)
    this.hasByline = true
    this.deskOutlet ??= credits.map(outletOfDesk).find((name) => name !== null) ?? null
    if (/^interview\b/iu.test(words)) this.labels.push('interview')
    this.part('byline', line)
    return true
  }

  /** A line between the byline and a line of the time alone, in one block with it: who printed it. */
  takeOutletName(line: Line, next: Line): boolean {
    const words = this.words(line)
    if (!this.hasByline || this.outlet !== null || next.opensBlock || !isOutletNameAlone(words)) return false
    const time = readOutletLine(this.words(next))
    if (!time || time.outlet !== null) return false
    this.outlet = words
    this.part('other', line)
    return true
  }

  private takeDateline(line: Line, words: string): boolean {
    const dateline = lineOfDateline(words)
    if (!dateline) return false
    this.place ??= dateline.place
    this.credit(dateline.agency)
    this.published ??= dateline.date
    this.hasDate = true
    this.part('dateline', line)
    return true
  }

  private takeOutletLine(line: Line, words: string): boolean {
    const found = readOutletLine(words)
    if (!found) return false
    this.outlet ??= found.outlet
    this.published ??= found.published
    this.modified ??= found.modified
    this.credit(found.agency)
    this.hasDate ||= found.dated
    this.part('other', line)
    return true
  }

  private takeNote(line: Line, words: string): boolean {
    const kind = isCaption(words) ? 'caption' : tailKindOf(words) === 'correction' ? 'correction' : null
    if (!kind) return false
    this.part(kind, line)
    return true
  }
}

/** The end of a headline that a wrapped or divided line carries on in the same block ("First deck;⏎second deck"); else the line's own end. */
function headlineEnd(words: (line: Span) => string, lines: readonly Line[], index: number): number {
  const [line, next, after] = [lines[index], lines[index + 1], lines[index + 2]]
  if (!next || next.opensBlock || (after && !after.opensBlock)) return line.end
  const carriesOn = /[;:,–—-]$/u.test(words(line)) || (line.end - line.start > 45 && /^\p{Ll}/u.test(words(next)))
  return carriesOn && next.end - line.start <= 250 && !isByline(words(next)) && !readOutletLine(words(next)) ? next.end : line.end
}

/**
 * Whether a line is a standfirst: it stands between the headline and a byline or a line of outlet and time that is still to come, or it is right under the
 * headline, too long for a subheading, and no sentence, while the paragraph after it is one.
 */
function isStandfirst(gathering: Gathering, lines: readonly Line[], index: number): boolean {
  const words = gathering.words(lines[index])
  if (words.length > STANDFIRST || gathering.hasByline || gathering.hasDate || datelineOf(words)) return false
  const later = lines.slice(index + 1, index + 3).map(gathering.words)
  if (later.some((line) => isByline(line) || readOutletLine(line) !== null || /^full text\.?$/iu.test(line))) return true
  const isUnderHeadline = gathering.parts.at(-1)?.kind === 'headline'
  return (
    isUnderHeadline && words.split(/\s+/u).length >= 7 && /[\p{L}\p{N}]$/u.test(words) && later[0] !== undefined && later[0].length > words.length && isStopped(later[0])
  )
}

/** Whether the line at `index` begins a paragraph of three lines or more that is broken at a width: its next lines are as long, and end in mid-sentence. */
function isWrapped(words: (line: Span) => string, lines: readonly Line[], index: number): boolean {
  const block = [lines[index]]
  for (let at = index + 1; at < lines.length && !lines[at].opensBlock; at++) block.push(lines[at])
  if (block.length < 3) return false
  const width = block[0].end - block[0].start
  const inner = block.slice(0, -1)
  const even = inner.filter(({ start, end }) => Math.abs(end - start - width) < width * 0.25).length
  const open = inner.filter((line) => /[\p{L}\p{N},;’'”"-]$/u.test(words(line))).length
  return width > 40 && even > inner.length * 0.6 && open > inner.length * 0.6
}

/** Whether the line at `index`, as far as `end`, is a headline; `after` is the line that follows it. */
function opensWithHeadline(words: (line: Span) => string, lines: readonly Line[], index: number, end: number, after: number): boolean {
  const line = words({ start: lines[index].start, end })
  if (datelineOf(line) || isWrapped(words, lines, index)) return false
  const next = words(lines[after])
  const isFramed = end > lines[index].end || DIVIDER.test(next) || isByline(next) || readOutletLine(next) !== null || datelineOf(next) !== null
  return isHeadline(line.replace(/\s+/gu, ' '), next, isFramed)
}

/** Reads the head of a text from its first lines. Where nothing is clearly a head's, it is empty. */
export function readHead(text: string, lines: readonly Line[], isMarkedHeadline: (line: Line) => boolean = () => false): Head {
  const gathering = new Gathering(({ start, end }) => text.slice(start, end))
  let index = 0
  while (index < 3 && index + 1 < lines.length && gathering.takeLine(lines[index])) index++
  const end = index < lines.length ? headlineEnd(gathering.words, lines, index) : 0
  const after = lines.findIndex((line, at) => at > index && line.start >= end)
  if (index < lines.length && (isMarkedHeadline(lines[index]) || (after > 0 && opensWithHeadline(gathering.words, lines, index, end, after)))) {
    gathering.part('headline', { start: lines[index].start, end })
    gathering.title = titleOf(text.slice(lines[index].start, end))
    index = after > 0 ? after : lines.length
  }
  while (index < lines.length - 1) {
    if (gathering.takeLine(lines[index]) || gathering.takeOutletName(lines[index], lines[index + 1])) index++
    else if (gathering.title !== null && isStandfirst(gathering, lines, index)) gathering.part('standfirst', lines[index++])
    else break
  }
  const bodyLine = lines[index]
  const dateline = bodyLine && datelineOf(gathering.words(bodyLine))
  if (dateline && bodyLine.start + dateline.length < bodyLine.end) {
    gathering.place ??= dateline.place
    gathering.credit(dateline.agency)
    gathering.published ??= dateline.date
    gathering.hasDate ||= dateline.dated
    const end = bodyLine.start + text.slice(bodyLine.start, bodyLine.start + dateline.length).trimEnd().length
    gathering.part('dateline', { start: bodyLine.start, end })
  }
  return { ...gathering, outlet: gathering.outlet ?? gathering.deskOutlet, end: gathering.parts.at(-1)?.end ?? 0 }
}
