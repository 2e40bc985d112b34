import type { Model } from './model.ts'

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
  /** Key and place of its row, side by side, so that finding a feature touches one cache line; of a row of at most four labels the row itself stands there. */
  private readonly slots: Int32Array
  private readonly mask: number

  constructor(keys: Int32Array, rows: Int8Array, labels: number, width: number, scale: number) {
    this.labels = labels
    this.width = width
    this.scale = scale
    this.rows = rows
    let size = 16
    while (size < keys.length * 2) size *= 2
    this.mask = size - 1
    this.slots = new Int32Array(size * 2)
    for (let i = 0; i < keys.length; i++) {
      let at = keys[i] & this.mask
      while (this.slots[at * 2] !== 0) at = (at + 1) & this.mask
      this.slots[at * 2] = keys[i]
      this.slots[at * 2 + 1] = width === 4 ? packed(rows, i * 4) : i * width
    }
  }

  /** Adds the weights of the first `count` features to `scores` (in stored units; `scale` turns them into the learnt ones). */
  score(features: Int32Array, count: number, scores: Int32Array): void {
    if (this.width === 4) this.scoreNarrow(features, count, scores)
    else this.scoreWide(features, count, scores)
  }

  private scoreWide(features: Int32Array, count: number, scores: Int32Array): void {
    const { rows, labels, slots, mask } = this
    scores.fill(0, 0, labels)
    for (let f = 0; f < count; f++) {
      const key = features[f]
      let at = key & mask
      while (slots[at * 2] !== key && slots[at * 2] !== 0) at = (at + 1) & mask
      if (slots[at * 2] === 0) continue
      const row = slots[at * 2 + 1]
      for (let l = 0; l < labels; l++) scores[l] += rows[row + l]
    }
  }

  private scoreNarrow(features: Int32Array, count: number, scores: Int32Array): void {
    const { slots, mask } = this
    let [a, b, c, d] = [0, 0, 0, 0]
    for (let f = 0; f < count; f++) {
      const key = features[f]
      let at = key & mask
      while (slots[at * 2] !== key && slots[at * 2] !== 0) at = (at + 1) & mask
      if (slots[at * 2] === 0) continue
      const row = slots[at * 2 + 1]
      a += (row << 24) >> 24
      b += (row << 16) >> 24
      c += (row << 8) >> 24
      d += row >> 24
    }
    scores[0] = a
    scores[1] = b
    scores[2] = c
    scores[3] = d
  }
}

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
