import type { Span } from '../model/span.ts'
import type { Piece } from '../model/table.ts'

/** How many units of the text stand around words that were found. */
const AROUND = 90

/** Which of some spans has most of the others close behind it, the first of several. */
function densest(spans: readonly Span[], around: number): number {
  let [best, most] = [0, 0]
  let last = 0
  spans.forEach(({ start }, i) => {
    while (last < spans.length && spans[last].end <= start + 2 * around) last++
    if (last - i > most) [best, most] = [i, last - i]
  })
  return best
}

/** A stretch of a text around the spans that stand together: as much as a few lines show, whole words, within its paragraph. */
export function passageAround(text: string, spans: readonly Span[], around = AROUND): Span {
  const at = densest(spans, around)
  const first = spans[at]
  const last = spans.findLast(({ end }, i) => i >= at && end <= first.end + around) ?? first
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

/** Whether the paragraph of a passage goes on before and after it. */
export function goesOnAround(text: string, passage: Span | null): { readonly before: boolean; readonly after: boolean } {
  if (passage === null) return { before: false, after: false }
  const { start, end } = passage
  return { before: start > 0 && /\S/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)), after: /^[^\n]*\S/.test(text.slice(end, end + 400)) }
}
