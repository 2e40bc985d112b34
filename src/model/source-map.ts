import type { Span } from './span.ts'

/**
 * A run of a document's text and the stretch of its decoded source that it was made from, both half-open, in UTF-16 units. Where the two are of one
 * length they are the same text; where not, the source has a character reference or white space that was made single.
 */
export interface SourceRun extends Span {
  readonly from: number
  readonly to: number
}

/** Runs in the order of the text, not overlapping. What no run covers was put in by the reader (the blank line between paragraphs) or was not found again in the source. */
export type SourceMap = readonly SourceRun[]

/** The stretches of the source that a span of the text was made from, in order, joined where they touch; empty where nothing is known of it. */
export function sourceSpans(map: SourceMap, { start, end }: Span): readonly Span[] {
  const spans: Span[] = []
  for (const run of map) {
    if (run.end <= start || run.start >= end) continue
    const isVerbatim = run.end - run.start === run.to - run.from
    const from = isVerbatim ? run.from + Math.max(0, start - run.start) : run.from
    const to = isVerbatim ? run.to - Math.max(0, run.end - end) : run.to
    const last = spans.at(-1)
    if (last && last.end === from) spans[spans.length - 1] = { start: last.start, end: to }
    else spans.push({ start: from, end: to })
  }
  return spans
}
