import type { Model } from './model.ts'

/** How many places a table of so many keys has: a power of two, at most two thirds of them taken. A smaller table costs longer searches, a larger one more of them that miss the cache. */
export function placesFor(keys: number): number {
  let places = 16
  while (places < keys * 1.5) places *= 2
  return places
}

/**
 * A linear classifier over hashed features: for each feature key a row of int8 weights, one a label, `width` apart (rows are padded so that they start aligned).
 * Built from two columns, `NAME.keys` (Int32) and `NAME.rows` (Int8), and `NAME.shape` (Float32: labels, width, scale).
 * Keys are found by open addressing; a feature that was not learnt costs one probe and adds nothing.
 */
export class FeatureTable {
  readonly labels: number
  readonly width: number
  /** What one unit of a stored weight is worth. */
  readonly scale: number
  private readonly rows: Int8Array
  /** The rows, four weights an integer, and room for their sums; empty where rows are not whole integers. */
  private readonly packedRows: Int32Array
  private readonly evens: Int32Array
  private readonly odds: Int32Array
  /** Key and place of its row, `stride` apart; a row of four or eight weights stands right behind its key, so that finding it touches one cache line. */
  private readonly slots: Int32Array
  private readonly stride: number
  private readonly mask: number

  constructor(keys: Int32Array, rows: Int8Array, labels: number, width: number, scale: number) {
    this.labels = labels
    this.width = width
    this.scale = scale
    this.rows = rows
    const isPackable = width > 8 && width % 4 === 0 && rows.byteOffset % 4 === 0
    this.packedRows = isPackable ? new Int32Array(rows.buffer, rows.byteOffset, rows.length >> 2) : new Int32Array(0)
    this.evens = new Int32Array(this.packedRows.length ? width >> 2 : 0)
    this.odds = new Int32Array(this.evens.length)
    this.stride = width === 8 ? 3 : 2
    const places = placesFor(keys.length)
    this.mask = places - 1
    this.slots = new Int32Array(places * this.stride)
    const { slots, stride, mask } = this
    for (let i = 0; i < keys.length; i++) {
      let at = (keys[i] & mask) * stride
      while (slots[at] !== 0) at = at + stride === slots.length ? 0 : at + stride
      slots[at] = keys[i]
      slots[at + 1] = width === 4 || width === 8 ? packed(rows, i * width) : i * width
      if (width === 8) slots[at + 2] = packed(rows, i * width + 4)
    }
  }

  /** Sets `scores` to the sums of the weights of the first `count` features (in stored units; `scale` turns them into the learnt ones). */
  score(features: Int32Array, count: number, scores: Int32Array): void {
    if (this.width === 4) this.scoreFour(features, count, scores)
    else if (this.width === 8) this.scoreEight(features, count, scores)
    else if (this.packedRows.length && count <= MOST_PACKED) this.scorePacked(features, count, scores)
    else this.scoreWide(features, count, scores)
  }

  /** Place of a key among the slots, or -1 where it was not learnt. */
  private find(key: number): number {
    const { slots, stride, mask } = this
    let at = (key & mask) * stride
    for (;;) {
      const found = slots[at]
      if (found === key) return at
      if (found === 0) return -1
      at = at + stride === slots.length ? 0 : at + stride
    }
  }

  private scoreWide(features: Int32Array, count: number, scores: Int32Array): void {
    const { rows, labels, slots } = this
    scores.fill(0, 0, labels)
    for (let f = 0; f < count; f++) {
      const at = this.find(features[f])
      if (at < 0) continue
      const row = slots[at + 1]
      for (let l = 0; l < labels; l++) scores[l] += rows[row + l]
    }
  }

  /**
   * Sums two weights with each addition: a weight and 128 is a byte, so the first and third of four stand in the halves of one integer, the second and
   * fourth in those of another, and 128 for each row found is taken off in the end. 60 % of the time of `scoreWide` where there are fifty labels.
   */
  private scorePacked(features: Int32Array, count: number, scores: Int32Array): void {
    const { packedRows, labels, slots, evens, odds } = this
    const { length } = evens
    for (let w = 0; w < length; w++) evens[w] = odds[w] = 0
    let found = 0
    for (let f = 0; f < count; f++) {
      const at = this.find(features[f])
      if (at < 0) continue
      found++
      const row = slots[at + 1] >> 2
      for (let w = 0; w < length; w++) {
        const four = packedRows[row + w] ^ SIGNS
        evens[w] += four & HALVES
        odds[w] += (four >>> 8) & HALVES
      }
    }
    const excess = found * 128
    for (let w = 0, l = 0; l < labels; w++, l += 4) {
      scores[l] = (evens[w] & 0xffff) - excess
      if (l + 1 < labels) scores[l + 1] = (odds[w] & 0xffff) - excess
      if (l + 2 < labels) scores[l + 2] = (evens[w] >>> 16) - excess
      if (l + 3 < labels) scores[l + 3] = (odds[w] >>> 16) - excess
    }
  }

  /** As `scorePacked`, for rows that stand behind their keys: four weights in one integer, two sums in each accumulator. */
  private scoreFour(features: Int32Array, count: number, scores: Int32Array): void {
    const { slots } = this
    let [even, odd, found] = [0, 0, 0]
    for (let f = 0; f < count; f++) {
      const at = this.find(features[f])
      if (at < 0) continue
      const four = slots[at + 1] ^ SIGNS
      even = (even + (four & HALVES)) | 0
      odd = (odd + ((four >>> 8) & HALVES)) | 0
      found++
    }
    unpack(even, odd, found * 128, scores, 0)
  }

  private scoreEight(features: Int32Array, count: number, scores: Int32Array): void {
    const { slots } = this
    let [even, odd, even2, odd2, found] = [0, 0, 0, 0, 0]
    for (let f = 0; f < count; f++) {
      const at = this.find(features[f])
      if (at < 0) continue
      const four = slots[at + 1] ^ SIGNS
      const more = slots[at + 2] ^ SIGNS
      even = (even + (four & HALVES)) | 0
      odd = (odd + ((four >>> 8) & HALVES)) | 0
      even2 = (even2 + (more & HALVES)) | 0
      odd2 = (odd2 + ((more >>> 8) & HALVES)) | 0
      found++
    }
    unpack(even, odd, found * 128, scores, 0)
    unpack(even2, odd2, found * 128, scores, 4)
  }
}

/** Writes the four sums of two accumulators, less what was added to keep them positive. */
function unpack(even: number, odd: number, excess: number, scores: Int32Array, at: number): void {
  scores[at] = (even & 0xffff) - excess
  scores[at + 1] = (odd & 0xffff) - excess
  scores[at + 2] = (even >>> 16) - excess
  scores[at + 3] = (odd >>> 16) - excess
}

const SIGNS = 0x80808080 | 0
const HALVES = 0x00ff00ff
/** The sum of so many bytes still fits into half an integer. */
const MOST_PACKED = 256

/** Four weights in one integer, the first in its lowest byte. */
const packed = (rows: Int8Array, at: number): number => (rows[at] & 255) | ((rows[at + 1] & 255) << 8) | ((rows[at + 2] & 255) << 16) | ((rows[at + 3] & 255) << 24)

/** The table of that name in a model; undefined where the model lacks it. */
export function tableOf(model: Model, name: string): FeatureTable | undefined {
  const keys = model.columns.get(`${name}.keys`)
  const rows = model.columns.get(`${name}.rows`)
  const shape = model.columns.get(`${name}.shape`)
  if (!(keys instanceof Int32Array) || !(rows instanceof Int8Array) || !(shape instanceof Float32Array)) return undefined
  return new FeatureTable(keys, rows, shape[0], shape[1], shape[2])
}

/** Index of the largest of the first `count` scores; the first of equals. */
export function bestOf(scores: Int32Array | Float32Array | Float64Array, count: number): number {
  let best = 0
  for (let l = 1; l < count; l++) if (scores[l] > scores[best]) best = l
  return best
}
