import type { SourceMap, SourceRun } from '../../model/source-map.ts'
import type { Span } from '../../model/span.ts'
import { parsePage } from './tree.ts'

/** White space and the signs that show nothing: what the reader makes single or leaves out, and matching does not see. */
const UNSEEN = /[\s\u00ad\u200b\ufeff]/u
/** Something other than the signs that show nothing, which are no space. */
const IS_SPACE = /[^\u00ad\u200b\ufeff]/
/** Searches that go over the whole page, at most: what is told in none of its texts (a title from the linked data) costs one each. */
const MOST_SEARCHES = 500
/** Paragraphs shorter than this are no landmarks: a name or a time stands in many places of a page. */
const LANDMARK = 40

/** The visible units of a page in order, each with the stretch of the source that it was written as. */
interface Stream {
  readonly units: string
  readonly from: Int32Array
  readonly to: Int32Array
}

function streamOf(source: string): Stream {
  const pieces: string[] = []
  let from = new Int32Array(source.length + 2)
  let to = new Int32Array(source.length + 2)
  let length = 0
  parsePage(source, (text, start, end) => {
    const isVerbatim = text.length === end - start
    let seen = ''
    for (let i = 0; i < text.length; i++) {
      if (UNSEEN.test(text[i])) continue
      seen += text[i]
      from[length] = isVerbatim ? start + i : start
      to[length] = isVerbatim ? start + i + 1 : end
      length++
    }
    pieces.push(seen)
  })
  from = from.subarray(0, length)
  to = to.subarray(0, length)
  return { units: pieces.join(''), from, to }
}

/** A paragraph of the text without what is not seen, and where it was found among the units of the page (-1: nowhere). */
interface Paragraph extends Span {
  readonly seen: string
  at: number
}

function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const { 0: paragraph, index } of text.matchAll(/(?:[^\n]|\n(?!\n))+/gu)) {
    const seen = paragraph.replace(/[\s\u00ad\u200b\ufeff]+/gu, '')
    if (seen) paragraphs.push({ start: index, end: index + paragraph.length, seen, at: -1 })
  }
  return paragraphs
}

/** Finds the paragraphs: those that stand on the page once first, the others between their neighbors, what is left (a headline, a caption that was moved) anywhere. */
function place(paragraphs: readonly Paragraph[], { units }: Stream): void {
  let searches = 0
  const anywhere = (seen: string, from = 0) => (searches++ < MOST_SEARCHES ? units.indexOf(seen, from) : -1)
  let reached = 0
  for (const paragraph of paragraphs) {
    if (paragraph.seen.length < LANDMARK) continue
    const at = anywhere(paragraph.seen)
    if (at < reached || anywhere(paragraph.seen, at + 1) >= 0) continue
    paragraph.at = at
    reached = at + paragraph.seen.length
  }
  let after = 0
  paragraphs.forEach((paragraph, index) => {
    if (paragraph.at < 0) {
      const next = paragraphs.slice(index + 1, index + 50).find(({ at }) => at >= 0)
      const before = next ? next.at : units.length
      const between = units.slice(after, Math.min(before, after + 100_000))
      // A headline stands above the body for the second time: the first is the window's title.
      const at = index ? between.indexOf(paragraph.seen) : between.lastIndexOf(paragraph.seen)
      paragraph.at = at < 0 ? anywhere(paragraph.seen) : after + at
      if (at < 0) return
    }
    after = paragraph.at + paragraph.seen.length
  })
}

/** What of the source between two visible units a single space was made of: what stands before the markup there, else what stands after it. */
function spaceIn(source: string, start: number, end: number): readonly [number, number] {
  const between = source.slice(start, end)
  const markup = between.indexOf('<')
  const before = markup < 0 ? end : start + markup
  const behind = markup < 0 ? end : start + between.lastIndexOf('>') + 1
  if (IS_SPACE.test(source.slice(start, before))) return [start, before]
  return IS_SPACE.test(source.slice(behind, end)) ? [behind, end] : [start, start]
}

/** The runs of one paragraph, unit by unit. */
function addRuns(runs: SourceRun[], text: string, { start, end, seen, at }: Paragraph, { from, to }: Stream, source: string): void {
  let unit = at
  for (let i = start; i < end; i++) {
    const isSpace = UNSEEN.test(text[i])
    const isBetween = isSpace && unit > at && unit < at + seen.length
    const [begin, stop] = isBetween ? spaceIn(source, to[unit - 1], from[unit]) : isSpace ? [0, 0] : [from[unit], to[unit]]
    if (!isSpace) unit++
    if (stop <= begin) continue
    const last = runs.at(-1)
    const isReference = last !== undefined && last.end === i && last.from === begin && last.to === stop
    const goesOn = last !== undefined && last.end === i && last.to === begin && last.end - last.start === last.to - last.from && stop - begin === 1
    if (last && (isReference || goesOn)) runs[runs.length - 1] = { start: last.start, end: i + 1, from: last.from, to: stop }
    else runs.push({ start: i, end: i + 1, from: begin, to: stop })
  }
}

/**
 * Where the text that was read from a page stands in the page's decoded source. Made after the fact, so that reading costs nothing for it: the page's texts are gone
 * through again and the document's paragraphs found among them, white space aside. Time is linear but for at most 500 searches.
 */
export function mapPage(source: string, text: string): SourceMap {
  const stream = streamOf(source)
  const paragraphs = paragraphsOf(text)
  place(paragraphs, stream)
  const runs: SourceRun[] = []
  for (const paragraph of paragraphs) if (paragraph.at >= 0) addRuns(runs, text, paragraph, stream, source)
  return runs
}
