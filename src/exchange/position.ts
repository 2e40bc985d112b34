import type { PublicReading } from '../model/public-reading.ts'
import { firstNot } from '../model/search.ts'
import type { Span } from '../model/span.ts'

/** Where a stretch begins, as a person counts: lines of the text and paragraphs from 1, the headline among them. */
export interface Position {
  readonly line: number
  readonly paragraph: number
}

/** How many entries of an ascending list are at most `value`. */
function countUpTo(ascending: readonly number[], value: number): number {
  return firstNot(ascending.length, (i) => ascending[i] <= value)
}

/** The finder of positions in a reading's text; the lines are counted once. */
export function positions({ document, layers }: PublicReading): (span: Span) => Position {
  const lines = [0]
  for (const end of document.text.matchAll(/\r\n|\n|\r/g)) lines.push(end.index + end[0].length)
  const paragraphs = layers.paragraphs.map(({ start }) => start)
  return ({ start }) => ({ line: countUpTo(lines, start), paragraph: Math.max(1, countUpTo(paragraphs, start)) })
}
