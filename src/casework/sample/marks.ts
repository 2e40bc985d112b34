import type { Span } from '../../model/span.ts'

/** One statement as a person marked it, in units of the passage's text; a part may be empty but the content. */
export interface Mark {
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
}

/** A line that could not be understood, and why. */
export interface Misread {
  readonly says: string
}

/** What a person writes where a passage attributes nothing. */
export const NONE = 'none'

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Where words stand in a passage: white space and the shape of quotation marks and apostrophes do not matter. */
function find(passage: string, words: string): Span | null {
  const pattern = escaped(words)
    .replace(/\s+/gu, '\\s+')
    .replace(/[‘’'‚‛]/gu, "[‘’'‚‛]")
    .replace(/[“”"„«»]/gu, '[“”"„«»]')
  const match = new RegExp(pattern, 'u').exec(passage) ?? new RegExp(pattern, 'iu').exec(passage)
  return match?.[0] ? { start: match.index, end: match.index + match[0].length } : null
}

/** The spans of one part: pieces of a part that is interrupted are joined by `...` or `…`. */
function spansOf(passage: string, words: string): readonly Span[] | Misread {
  const pieces = words.trim()
  if (!pieces || pieces === '-') return []
  const whole = find(passage, pieces)
  if (whole) return [whole]
  const spans: Span[] = []
  for (const piece of pieces.split(/\s*(?:\.\.\.|…)\s*/u).filter(Boolean)) {
    const span = find(passage, piece)
    if (!span) return { says: `“${piece}” does not stand in the passage; copy its words as they are` }
    spans.push(span)
  }
  return spans
}

const isMisread = (value: object): value is Misread => 'says' in value

/** Reads a line `source | cue | content`, its words copied from the passage; null for `none`. */
export function readMark(passage: string, line: string): Mark | Misread | null {
  const text = line.trim()
  if (text.toLowerCase() === NONE) return null
  const parts = text.split('|')
  if (parts.length !== 3) return { says: 'a line has three parts, source | cue | content; leave one empty where the passage has none, or write none' }
  const [source, cue, content] = parts.map((part) => spansOf(passage, part))
  for (const part of [source, cue, content]) if (isMisread(part)) return part
  if (!(content as readonly Span[]).length) return { says: 'the content is missing: what was said, thought or planned' }
  return { source, cue, content } as Mark
}

export const isMark = (value: Mark | Misread | null): value is Mark => value !== null && !isMisread(value)
