import { HearsayError } from './error.ts'

/**
 * A half-open stretch of a document's text, `[start, end)`, in UTF-16 code units.
 * Spans never store text: `textOf(text, span)` is the only way from one to the other, so that what is shown is what was written.
 * Never empty: a position is a number, not a span.
 */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A span, or a `model/bad-span` error where the ends are not whole numbers with 0 ≤ start < end. */
export function span(start: number, end: number): Span {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start) {
    throw new HearsayError('model/bad-span', `[${start}, ${end}) is no span: whole numbers with 0 ≤ start < end are`)
  }
  return { start, end }
}

/** The words of a span, exactly. */
export const textOf = (text: string, { start, end }: Span): string => text.slice(start, end)

/** Whether two spans share a code unit. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** How many code units two spans share. */
export const sharedLength = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** The shortest span that covers all of a list; undefined for an empty list. */
export function hull(spans: readonly Span[]): Span | undefined {
  if (!spans.length) return undefined
  let { start, end } = spans[0]
  for (const s of spans) {
    if (s.start < start) start = s.start
    if (s.end > end) end = s.end
  }
  return { start, end }
}
