import type { Span } from '../model/span.ts'
import { visibleLine } from '../model/visible.ts'

/** What stands between two stretches of one part: that something was left out there which belongs to another part. */
export const BETWEEN = ' […] '
/** What stands where we left words out to save room. */
export const ELISION = ' … '

/** The exact words of a list of spans in one line, marks of control made visible. */
export const wordsOf = (text: string, spans: readonly Span[]): string => spans.map(({ start, end }) => visibleLine(text.slice(start, end))).join(BETWEEN)

/**
 * A text of at most about `most` code units: the middle of a longer one gives way, at the borders of words, so that how it begins and how it ends
 * are always its own. A word longer than all the room is cut.
 */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const room = Math.max(8, most - ELISION.length)
  const before = Math.ceil(room * 0.65)
  const after = room - before
  let head = text.slice(0, before)
  let tail = text.slice(-after)
  const [space, next] = [head.lastIndexOf(' '), tail.indexOf(' ')]
  if (text[before] !== ' ' && space > before / 2) head = head.slice(0, space)
  if (text[text.length - after - 1] !== ' ' && next >= 0 && next < after / 2) tail = tail.slice(next + 1)
  return `${withoutHalf(head.trimEnd())}${ELISION}${withoutHalf(tail.trimStart())}`
}

/** A cut in the middle of a surrogate pair would leave half a character at the border. */
const withoutHalf = (piece: string): string => piece.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
