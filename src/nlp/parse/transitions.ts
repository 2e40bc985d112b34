import { featureKey } from '../../classify/hashing.ts'
import type { Tokens } from '../../model/token.ts'

/** The moves of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011): push the next word; hang the top on the next word; hang the top on the one below it. */
export const MOVES = { shift: 0, left: 1, right: 2 } as const
export const MOVE_COUNT = 3
/** No more features than this for one move. */
export const MOST_MOVE_FEATURES = 32

/** No word there. */
const NONE = -1
const NO_TAG = 63

/** One sentence being parsed: stack, place in the buffer, and the arcs so far. Token indexes are the document's. */
export class ParserState {
  readonly tokens: Tokens
  readonly tags: Uint8Array
  readonly head: Int32Array
  readonly stack: Int32Array
  depth = 0
  next: number
  readonly end: number
  /** Outermost children so far, by token index less the sentence's first. */
  private readonly leftmost: Int32Array
  private readonly rightmost: Int32Array
  private readonly leftCount: Uint8Array
  private readonly rightCount: Uint8Array
  private readonly first: number

  constructor(tokens: Tokens, tags: Uint8Array, head: Int32Array, first: number, end: number) {
    this.tokens = tokens
    this.tags = tags
    this.head = head
    this.first = first
    this.next = first
    this.end = end
    const length = end - first
    this.stack = new Int32Array(length + 1)
    this.leftmost = new Int32Array(length).fill(NONE)
    this.rightmost = new Int32Array(length).fill(NONE)
    this.leftCount = new Uint8Array(length)
    this.rightCount = new Uint8Array(length)
  }

  get done(): boolean {
    return this.next >= this.end && this.depth <= 1
  }

  /** Whether there is more than one move to choose from. */
  get open(): boolean {
    return this.depth > 0 && this.next < this.end
  }

  allows(move: number): boolean {
    if (move === MOVES.shift) return this.next < this.end
    if (move === MOVES.left) return this.next < this.end && this.depth > 0
    return this.depth > 1
  }

  make(move: number): void {
    if (move === MOVES.shift) {
      this.stack[this.depth++] = this.next++
      return
    }
    const top = this.stack[--this.depth]
    const governor = move === MOVES.left ? this.next : this.stack[this.depth - 1]
    this.head[top] = governor
    const at = governor - this.first
    if (top < governor) {
      this.leftmost[at] = top
      this.leftCount[at]++
    } else {
      this.rightmost[at] = top
      this.rightCount[at]++
    }
  }

  /** Writes the features of this state into `out` and gives their number (templates after Zhang and Nivre 2011, without labels). */
  features(out: Int32Array): number {
    const { tokens, tags, stack, depth, next, end, first } = this
    const s0 = depth > 0 ? stack[depth - 1] : NONE
    const s1 = depth > 1 ? stack[depth - 2] : NONE
    const s2 = depth > 2 ? stack[depth - 3] : NONE
    const b0 = next < end ? next : NONE
    const b1 = next + 1 < end ? next + 1 : NONE
    const b2 = next + 2 < end ? next + 2 : NONE
    const tagOf = (i: number): number => (i < 0 ? NO_TAG : tags[i])
    const wordOf = (i: number): number => (i < 0 ? 0 : tokens.hash[i])
    const s0w = wordOf(s0)
    const s1w = wordOf(s1)
    const b0w = wordOf(b0)
    const s0p = tagOf(s0)
    const s1p = tagOf(s1)
    const s2p = tagOf(s2)
    const b0p = tagOf(b0)
    const b1p = tagOf(b1)
    const b2p = tagOf(b2)
    const s0l = s0 < 0 ? NO_TAG : tagOf(this.leftmost[s0 - first])
    const s0r = s0 < 0 ? NO_TAG : tagOf(this.rightmost[s0 - first])
    const s1l = s1 < 0 ? NO_TAG : tagOf(this.leftmost[s1 - first])
    const s1r = s1 < 0 ? NO_TAG : tagOf(this.rightmost[s1 - first])
    const b0l = b0 < 0 ? NO_TAG : tagOf(this.leftmost[b0 - first])
    const s0v = s0 < 0 ? 0 : Math.min(3, this.rightCount[s0 - first])
    const s0vl = s0 < 0 ? 0 : Math.min(3, this.leftCount[s0 - first])
    const s1v = s1 < 0 ? 0 : Math.min(3, this.rightCount[s1 - first])
    const b0v = b0 < 0 ? 0 : Math.min(3, this.leftCount[b0 - first])
    const far = s0 < 0 || b0 < 0 ? 0 : distance(b0 - s0)
    const apart = s0 < 0 || s1 < 0 ? 0 : distance(s0 - s1)
    const pair = (s0p << 6) | b0p
    const below = (s1p << 6) | s0p
    let n = 0
    out[n++] = featureKey(100, s0w, s0p)
    out[n++] = featureKey(101, s0p, s0v, s0vl)
    out[n++] = featureKey(102, b0w, b0p)
    out[n++] = featureKey(103, b0p, b1p, b2p)
    out[n++] = featureKey(104, s1w, s1p)
    out[n++] = featureKey(107, s0w, pair)
    out[n++] = featureKey(108, b0w, pair)
    out[n++] = featureKey(109, pair)
    out[n++] = featureKey(110, pair, b1p)
    out[n++] = featureKey(112, s0w, below)
    out[n++] = featureKey(113, s1w, below)
    out[n++] = featureKey(114, below)
    out[n++] = featureKey(115, below, b0p)
    out[n++] = featureKey(116, below, s2p)
    out[n++] = featureKey(117, pair, far)
    out[n++] = featureKey(118, s0w, far)
    out[n++] = featureKey(120, pair, s0l)
    out[n++] = featureKey(122, pair, b0l)
    out[n++] = featureKey(123, below, s1r)
    out[n++] = featureKey(124, below, s1l)
    out[n++] = featureKey(125, below, s0l)
    out[n++] = featureKey(126, below, s0r)
    out[n++] = featureKey(127, s0w, s0v, s0vl)
    out[n++] = featureKey(128, s1w, s1v)
    out[n++] = featureKey(130, s0w, b0p, b1p)
    out[n++] = featureKey(131, below, apart)
    out[n++] = featureKey(133, below, b0p, b1p)
    out[n++] = featureKey(134, b0p, b0v, s0p)
    return n
  }
}

const distance = (d: number): number => (d < 5 ? d : d < 8 ? 5 : d < 15 ? 6 : 7)
