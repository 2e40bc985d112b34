import type { Span } from '../../model/span.ts'

/** A line of a text that is not blank: its trimmed stretch, and whether a blank line (or the start of the text) stands before it. */
export interface Line extends Span {
  readonly opensBlock: boolean
}

const isSpace = (unit: number) =>
  unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0 || unit === 0xfeff || unit === 0x3000 || unit === 0x2028 || unit === 0x2029 || unit === 0

/** The span without the white space (and NULs) at its ends, or null where nothing is left. */
export function trimmed(text: string, start: number, end: number): Span | null {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return from < to ? { start: from, end: to } : null
}

/** The first lines of a text that are not blank, at most `most`; reads no further than it must. */
export function firstLines(text: string, most: number, from = 0): Line[] {
  const lines: Line[] = []
  let opensBlock = true
  for (let at = from; at < text.length && lines.length < most; ) {
    const end = lineEnd(text, at)
    const line = trimmed(text, at, end)
    if (line) lines.push({ ...line, opensBlock })
    opensBlock = !line
    at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1)
  }
  return lines
}

/** The last lines of a text that are not blank and begin at `from` or later, at most `most`, in order. */
export function lastLines(text: string, most: number, from: number): Line[] {
  const lines: Line[] = []
  let end = text.length
  while (end > from && lines.length <= most) {
    let start = end
    while (start > from && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--
    const line = trimmed(text, start, end)
    if (line) lines.push({ ...line, opensBlock: false })
    else if (lines.length)
      lines[lines.length - 1] = {
        ...lines[lines.length - 1],
        opensBlock: true,
      }
    end = start - 1
    if (end > from && text.charCodeAt(end) === 10 && text.charCodeAt(end - 1) === 13) end--
  }
  return lines.slice(0, most).reverse()
}

/** Index of the line end at or after `at`, or the length of the text. */
function lineEnd(text: string, at: number): number {
  let end = at
  for (let unit = text.charCodeAt(end); end < text.length && unit !== 10 && unit !== 13; unit = text.charCodeAt(end)) end++
  return end
}
