import type { PublicAttribution } from '../../model/public-reading.ts'
import type { Span } from '../../model/span.ts'
import { type Share, shareOf } from './interval.ts'
import type { Mark } from './marks.ts'

export const MEASURES = ['all three parts overlap', 'source', 'cue', 'content'] as const
export type Measure = (typeof MEASURES)[number]

/** How the reading of a sample and a person's marks agree in one respect. */
export interface Agreement {
  readonly measure: Measure
  /** Of what the reading has, the share that the person marked; of what the person marked, the share that the reading has. */
  readonly precision: Share
  readonly recall: Share
}

type Parts = Pick<PublicAttribution, 'source' | 'cue' | 'content'>

const overlap = (a: readonly Span[], b: readonly Span[]): boolean => a.some((one) => b.some((other) => one.start < other.end && other.start < one.end))
/** Two parts agree where they overlap, or both are absent. */
const agree = (a: readonly Span[], b: readonly Span[]): boolean => (a.length || b.length ? overlap(a, b) : true)

const MEET: Readonly<Record<Measure, (read: Parts, mark: Mark) => boolean>> = {
  'all three parts overlap': (read, mark) => agree(read.source, mark.source) && agree(read.cue, mark.cue) && overlap(read.content, mark.content),
  source: (read, mark) => overlap(read.source, mark.source),
  cue: (read, mark) => overlap(read.cue, mark.cue),
  content: (read, mark) => overlap(read.content, mark.content),
}

/** How many pairs there are, each of a reading's and a person's statement used once (augmenting paths: the most there can be). */
function pairs(read: readonly Parts[], marks: readonly Mark[], meet: (read: Parts, mark: Mark) => boolean): number {
  const taken = new Map<number, number>()
  const place = (one: number, tried: Set<number>): boolean => {
    for (let i = 0; i < marks.length; i++) {
      if (tried.has(i) || !meet(read[one], marks[i])) continue
      tried.add(i)
      const other = taken.get(i)
      if (other !== undefined && !place(other, tried)) continue
      taken.set(i, one)
      return true
    }
    return false
  }
  return read.filter((_, i) => place(i, new Set())).length
}

/** Tells what a reading has from a person's marks, passage by passage; spans of both in units of the document's text. */
export class Tally {
  private readonly counts = new Map(MEASURES.map((measure) => [measure, { met: 0, read: 0, marked: 0 }]))

  add(read: readonly PublicAttribution[], marks: readonly Mark[]): void {
    for (const measure of MEASURES) {
      const count = this.counts.get(measure)
      if (!count) continue
      const part = measure === 'all three parts overlap' ? 'content' : measure
      const own = read.filter((one) => one[part].length)
      const theirs = marks.filter((one) => one[part].length)
      count.met += pairs(own, theirs, MEET[measure])
      count.read += own.length
      count.marked += theirs.length
    }
  }

  agreements(): Agreement[] {
    return MEASURES.map((measure) => {
      const { met, read, marked } = this.counts.get(measure) ?? { met: 0, read: 0, marked: 0 }
      return { measure, precision: shareOf(met, read), recall: shareOf(met, marked) }
    })
  }
}

/** The outermost attributions that begin within a passage, by their cue, else by their content. */
export const readWithin = (attributions: readonly PublicAttribution[], { start, end }: Span): PublicAttribution[] =>
  attributions.filter(({ nestedIn, cue, content }) => {
    const [first] = cue.length ? cue : content
    return nestedIn === undefined && first !== undefined && first.start >= start && first.start < end
  })
