import type { KeptDocument } from '../../model/case.ts'
import type { PublicLayers } from '../../model/public-reading.ts'
import type { Span } from '../../model/span.ts'

/** A paragraph of a document's body that a person is shown without its reading. */
export interface Passage extends Span {
  readonly document: number
}

/** Shorter ones are crossheads and signatures. */
const SHORTEST = 40

/** Numbers from 0 to below 1 that a seed decides (mulberry32): the same seed draws the same sample. */
export function chancesOf(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Draws passages from documents as they come, each paragraph with the same chance (reservoir sampling, Vitter's algorithm R): no more than the sample is held. */
export class Draw {
  /** Paragraphs that could have been drawn. */
  seen = 0
  private readonly drawn: Passage[] = []
  private readonly most: number
  private readonly chance: () => number

  constructor(most: number, seed: number) {
    this.most = most
    this.chance = chancesOf(seed)
  }

  add({ number, document }: KeptDocument, { paragraphs, findings }: PublicLayers): void {
    if (findings.some(({ rule }) => rule === 'language-not-read')) return
    const body = document.parts.filter(({ kind }) => kind === 'body')
    for (const { start, end } of paragraphs) {
      if (end - start < SHORTEST || !body.some((part) => part.start <= start && end <= part.end)) continue
      this.seen++
      const passage = { document: number, start, end }
      if (this.drawn.length < this.most) this.drawn.push(passage)
      else {
        const at = Math.floor(this.chance() * this.seen)
        if (at < this.most) this.drawn[at] = passage
      }
    }
  }

  /** The passages drawn, in the order of the case. */
  passages(): Passage[] {
    return this.drawn.toSorted((a, b) => a.document - b.document || a.start - b.start)
  }
}
