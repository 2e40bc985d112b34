import type { Span } from '../../model/span.ts'
import { stage } from '../stage.ts'

/** A hard-wrapped file has at least this many lines that end mid-sentence, and that share of all lines that another line follows. */
const WRAPPED_LINES = 4
const WRAPPED_SHARE = 0.6
const ENDS_SENTENCE = /[.!?:…"”’)\]]$/

/**
 * Whether single line ends are only where an editor broke the lines: most lines that another line follows end mid-sentence, at about the same width.
 * Judged on the first thousand lines, so that it costs no more on a long file.
 */
function isHardWrapped(text: string): boolean {
  const lines = text.slice(0, 200_000).split(/\r\n|\r|\n/, 1000)
  let followed = 0
  let open = 0
  const widths: number[] = []
  for (let i = 0; i + 1 < lines.length; i++) {
    const line = lines[i].trimEnd()
    if (!line || !lines[i + 1].trim()) continue
    followed++
    if (ENDS_SENTENCE.test(line)) continue
    open++
    widths.push(line.length)
  }
  if (open < WRAPPED_LINES || open < followed * WRAPPED_SHARE) return false
  widths.sort((a, b) => a - b)
  const widest = widths[Math.floor(widths.length * 0.95)]
  return widest <= 130 && widths.filter((w) => w >= widest * 0.75).length >= widths.length * 0.7
}

/** Paragraphs: a blank line ends one, and so does a single line end unless the file is hard-wrapped; without the white space at their edges. */
export const paragraphs = stage({
  adds: 'paragraphs',
  needs: [],
  version: 2,
  run: ({ text, parts }) => {
    const border = isHardWrapped(text) ? /(?:\r\n|\r(?!\n)|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*/g : /[\r\n\u2028\u2029]+/g
    const found: Span[] = []
    const keep = (from: number, to: number) => {
      let start = from
      let end = to
      while (start < end && /\s/.test(text[start])) start++
      while (end > start && /\s/.test(text[end - 1])) end--
      if (start < end) found.push({ start, end })
    }
    // A hard-wrapped file may hold a headline and a byline on lines of their own: where a part other than the body starts or ends, a paragraph does.
    const cuts = parts.filter((p) => p.kind !== 'body' && p.kind !== 'dateline').flatMap((p) => [p.start, p.end])
    let at = 0
    let cut = 0
    const close = (to: number) => {
      while (cut < cuts.length && cuts[cut] <= to) {
        if (cuts[cut] > at) {
          keep(at, cuts[cut])
          at = cuts[cut]
        }
        cut++
      }
      keep(at, to)
    }
    for (const match of text.matchAll(border)) {
      close(match.index)
      at = match.index + match[0].length
    }
    close(text.length)
    return found
  },
})
