import type { Span } from '../model/span.ts'
import type { Piece } from '../model/table.ts'

/** How many units of the text stand around words that were found. */
const AROUND = 90

/** A stretch of a text around the first of some spans: as much as a few lines show, whole words, within its paragraph. */
export function passageAround(text: string, spans: readonly Span[], around = AROUND): Span {
  const [first] = spans
  const last = spans.findLast(({ end }) => end <= first.end + around) ?? first
  const open = text.lastIndexOf('\n', first.start - 1) + 1
  const close = text.indexOf('\n', last.end)
  const [least, most] = [open, close < 0 ? text.length : close]
  let start = Math.max(least, first.start - around)
  let end = Math.min(most, last.end + around)
  const blankBefore = text.indexOf(' ', start)
  if (start > least && blankBefore >= 0 && blankBefore < first.start) start = blankBefore + 1
  const blankAfter = text.lastIndexOf(' ', end)
  if (end < most && blankAfter > last.end) end = blankAfter
  return { start, end }
}

/** A passage with the words that were found marked. */
export function markedPassage(text: string, passage: Span, spans: readonly Span[]): Piece[] {
  const pieces: Piece[] = []
  let at = passage.start
  const plain = (to: number) => {
    if (to > at) pieces.push({ text: text.slice(at, to) })
  }
  for (const { start, end } of spans) {
    if (start < at || end > passage.end) continue
    plain(start)
    pieces.push({ text: text.slice(start, end), look: 'strong' })
    at = end
  }
  plain(passage.end)
  return pieces
}
