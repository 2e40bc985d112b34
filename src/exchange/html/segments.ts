import type { Span } from '../../model/span.ts'

/** A segment's place among all the marks: which of them lie over it, outermost (earliest begun, longest) first. */
export interface Segment<M extends Span> extends Span {
  readonly marks: readonly M[]
  /** Those of its marks that no earlier segment has, and those that no later one has. */
  readonly opening: readonly M[]
  readonly closing: readonly M[]
}

const byStart = (a: Span, b: Span): number => a.start - b.start || b.end - a.end
const byEnd = (a: Span, b: Span): number => a.end - b.end

/**
 * The frames of a text (its paragraphs: in order, apart) cut wherever a mark begins or ends, so that marks which cross need no crossing tags. A mark
 * that runs over a frame's border opens in the first and closes in the last. Costs one walk over frames and marks, and as much as marks overlap.
 */
export function segments<M extends Span>(frames: readonly Span[], marks: readonly M[]): Segment<M>[][] {
  const starting = marks.toSorted(byStart)
  const ending = marks.toSorted(byEnd)
  let [next, past] = [0, 0]
  let open: M[] = []
  return frames.map((frame, i) => {
    const cut: Segment<M>[] = []
    const after = frames[i + 1]?.start ?? Number.POSITIVE_INFINITY
    let at = frame.start
    while (at < frame.end) {
      const opening: M[] = []
      for (; next < starting.length && starting[next].start <= at; next++) if (starting[next].end > at) opening.push(starting[next])
      while (past < ending.length && ending[past].end <= at) past++
      open = [...open.filter(({ end }) => end > at), ...opening]
      const end = Math.min(frame.end, starting[next]?.start ?? frame.end, ending[past]?.end ?? frame.end)
      const until = end === frame.end ? after : end
      cut.push({ start: at, end, marks: open, opening, closing: open.filter((mark) => mark.end <= until) })
      at = end
    }
    return cut
  })
}
