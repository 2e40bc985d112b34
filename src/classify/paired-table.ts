import type { LinearTable } from './linear-table.ts'

/** More labels than this do not fit into two integers beside the mark of the key. */
export const MOST_PAIRED_LABELS = 7

const SIGNS = 0x80808080 | 0
const HALVES = 0x00ff00ff

/** How many pairs of slots hold that many keys: a power of two, so many that seldom three keys fall upon one pair; small tables, which cost nothing, have more. */
function pairsFor(keys: number): number {
  const slots = Math.max(keys * 2.5, Math.min(keys * 64, 1 << 14))
  let pairs = 16
  while (pairs * 2 < slots) pairs *= 2
  return pairs
}

/**
 * A linear classifier of few labels over hashed features, made for being asked hundreds of times a word: a key has one pair of slots beside one another in which it can stand,
 * and eight of its bits mark which of them is its own, so that a look-up is two reads without a branch that the processor could guess wrong
 * (half the time of probing for whole keys). The price: of three keys that fall upon one pair the one that says least is left out (one in fifty), and one unknown feature in some hundreds
 * is taken for another.
 */
export class PairedTable implements LinearTable {
  readonly labels: number
  readonly scale: number
  /** A slot is one integer (three weights and the mark) or two (three, the mark, and four more). */
  private readonly slots: Int32Array
  private readonly mask: number
  private readonly isShort: boolean

  constructor(keys: Int32Array, rows: Int8Array, labels: number, width: number, scale: number) {
    this.labels = labels
    this.scale = scale
    this.isShort = labels <= 3
    const pairs = pairsFor(keys.length)
    this.mask = pairs - 1
    const size = this.isShort ? 1 : 2
    this.slots = new Int32Array(pairs * 2 * size)
    const reaches = new Uint8Array(pairs * 2)
    for (let k = 0; k < keys.length; k++) {
      const reach = reachOf(rows, k * width, labels)
      const pair = (keys[k] & this.mask) * 2
      const slot = reaches[pair] <= reaches[pair + 1] ? pair : pair + 1
      if (reaches[slot] >= reach) continue
      reaches[slot] = reach
      this.fill(slot * size, keys[k], rows, k * width)
    }
  }

  private fill(at: number, key: number, rows: Int8Array, row: number): void {
    const weight = (l: number): number => (l < this.labels ? rows[row + l] & 255 : 0)
    this.slots[at] = weight(0) | (weight(1) << 8) | (weight(2) << 16) | (key & 0xff000000)
    if (!this.isShort) this.slots[at + 1] = weight(3) | (weight(4) << 8) | (weight(5) << 16) | (weight(6) << 24)
  }

  /** Sets `scores` (room for eight) to the sums of the weights of the first `count` features, at most 256, in stored units. */
  score(features: Int32Array, count: number, scores: Int32Array): void {
    if (this.isShort) this.scoreShort(features, count, scores)
    else this.scoreLong(features, count, scores)
  }

  // A weight and 128 is a byte, so that two weights are summed with each addition, in the halves of one integer; 128 for each row found is taken off in the end.
  private scoreShort(features: Int32Array, count: number, scores: Int32Array): void {
    const { slots, mask } = this
    let [even, odd, found] = [0, 0, 0]
    for (let f = 0; f < count; f++) {
      const key = features[f]
      const at = (key & mask) << 1
      const one = slots[at]
      const other = slots[at + 1]
      // All bits where the mark is the key's, none where it is not.
      const isOne = (((one ^ key) >>> 24) - 1) >> 31
      const isOther = (((other ^ key) >>> 24) - 1) >> 31
      even = (even + ((one ^ SIGNS) & HALVES & isOne) + ((other ^ SIGNS) & HALVES & isOther)) | 0
      odd = (odd + (((one ^ SIGNS) >>> 8) & HALVES & isOne) + (((other ^ SIGNS) >>> 8) & HALVES & isOther)) | 0
      found = (found - isOne - isOther) | 0
    }
    const excess = found * 128
    scores[0] = (even & 0xffff) - excess
    scores[1] = (odd & 0xffff) - excess
    scores[2] = (even >>> 16) - excess
  }

  private scoreLong(features: Int32Array, count: number, scores: Int32Array): void {
    const { slots, mask } = this
    let [even, odd, even2, odd2, found] = [0, 0, 0, 0, 0]
    for (let f = 0; f < count; f++) {
      const key = features[f]
      const at = (key & mask) << 2
      const one = slots[at]
      const other = slots[at + 2]
      const isOne = (((one ^ key) >>> 24) - 1) >> 31
      const isOther = (((other ^ key) >>> 24) - 1) >> 31
      const first = ((one ^ SIGNS) & isOne) | 0
      const second = ((slots[at + 1] ^ SIGNS) & isOne) | 0
      const third = ((other ^ SIGNS) & isOther) | 0
      const fourth = ((slots[at + 3] ^ SIGNS) & isOther) | 0
      even = (even + (first & HALVES) + (third & HALVES)) | 0
      odd = (odd + ((first >>> 8) & HALVES) + ((third >>> 8) & HALVES)) | 0
      even2 = (even2 + (second & HALVES) + (fourth & HALVES)) | 0
      odd2 = (odd2 + ((second >>> 8) & HALVES) + ((fourth >>> 8) & HALVES)) | 0
      found = (found - isOne - isOther) | 0
    }
    const excess = found * 128
    scores[0] = (even & 0xffff) - excess
    scores[1] = (odd & 0xffff) - excess
    scores[2] = (even >>> 16) - excess
    scores[3] = (even2 & 0xffff) - excess
    scores[4] = (odd2 & 0xffff) - excess
    scores[5] = (even2 >>> 16) - excess
    scores[6] = (odd2 >>> 16) - excess
  }
}

/** How far apart the weights of a row lie, none beside it counted as zero: what it can change at most. At least 1, so that a slot that holds a row is never taken for a free one. */
function reachOf(rows: Int8Array, row: number, labels: number): number {
  let [low, high] = [0, 0]
  for (let l = row; l < row + labels; l++) {
    if (rows[l] < low) low = rows[l]
    if (rows[l] > high) high = rows[l]
  }
  return Math.max(1, Math.min(255, high - low))
}
