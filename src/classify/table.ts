import type { LinearTable } from './linear-table.ts'
import type { Model } from './model.ts'
import { MOST_PAIRED_LABELS, PairedTable } from './paired-table.ts'

/** How many places a table of so many keys has: a power of two, at most two thirds of them taken. A smaller table costs longer searches, a larger one more of them that miss the cache. */
export function placesFor(keys: number): number {
  let places = 16
  while (places < keys * 1.5) places *= 2
  return places
}

/**
 * A linear classifier of many labels over hashed features: for each feature key a row of int8 weights, one a label, `width` apart (rows are padded so that they start aligned).
 * Built from two columns, `NAME.keys` (Int32) and `NAME.rows` (Int8), and `NAME.shape` (Float32: labels, width, scale).
 * Keys are found by open addressing; a feature that was not learnt costs one probe and adds nothing.
 */
export class FeatureTable implements LinearTable {
  readonly labels: number
  /** What one unit of a stored weight is worth. */
  readonly scale: number
  private readonly rows: Int8Array
  /** The rows, four weights an integer, and room for their sums; empty where rows are not whole integers. */
  private readonly packedRows: Int32Array
  private readonly evens: Int32Array
  private readonly odds: Int32Array
  /** Key and place of its row, side by side. */
  private readonly slots: Int32Array
  private readonly mask: number

  constructor(keys: Int32Array, rows: Int8Array, labels: number, width: number, scale: number) {
    this.labels = labels
    this.scale = scale
    this.rows = rows
    const isPackable = width > 8 && width % 4 === 0 && rows.byteOffset % 4 === 0
    this.packedRows = isPackable ? new Int32Array(rows.buffer, rows.byteOffset, rows.length >> 2) : new Int32Array(0)
    this.evens = new Int32Array(this.packedRows.length ? width >> 2 : 0)
    this.odds = new Int32Array(this.evens.length)
    const places = placesFor(keys.length)
    this.mask = places - 1
    this.slots = new Int32Array(places * 2)
    const { slots, mask } = this
    for (let i = 0; i < keys.length; i++) {
      let at = (keys[i] & mask) * 2
      while (slots[at] !== 0) at = at + 2 === slots.length ? 0 : at + 2
      slots[at] = keys[i]
      slots[at + 1] = i * width
    }
  }

  /** Sets `scores` to the sums of the weights of the first `count` features (in stored units; `scale` turns them into the learnt ones). */
  score(features: Int32Array, count: number, scores: Int32Array): void {
    if (this.packedRows.length && count <= MOST_PACKED) this.scorePacked(features, count, scores)
    else this.scoreWide(features, count, scores)
  }

  /** Place of a key among the slots, or -1 where it was not learnt. */
  private find(key: number): number {
    const { slots, mask } = this
    let at = (key & mask) * 2
    for (;;) {
      const found = slots[at]
      if (found === key) return at
      if (found === 0) return -1
      at = at + 2 === slots.length ? 0 : at + 2
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
}

const SIGNS = 0x80808080 | 0
const HALVES = 0x00ff00ff
/** The sum of so many bytes still fits into half an integer. */
const MOST_PACKED = 256

/** The table of that name in a model, of the form that suits its number of labels; undefined where the model lacks it. */
export function tableOf(model: Model, name: string): LinearTable | undefined {
  const keys = model.columns.get(`${name}.keys`)
  const rows = model.columns.get(`${name}.rows`)
  const shape = model.columns.get(`${name}.shape`)
  if (!(keys instanceof Int32Array) || !(rows instanceof Int8Array) || !(shape instanceof Float32Array)) return undefined
  const Table = shape[0] <= MOST_PAIRED_LABELS ? PairedTable : FeatureTable
  return new Table(keys, rows, shape[0], shape[1], shape[2])
}

/** Index of the largest of the first `count` scores; the first of equals. */
export function bestOf(scores: Int32Array | Float32Array | Float64Array, count: number): number {
  let best = 0
  for (let l = 1; l < count; l++) if (scores[l] > scores[best]) best = l
  return best
}
