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
  readonly rows: Int8Array
  private readonly slots: Int32Array
  private readonly rowOf: Int32Array
  private readonly mask: number

  constructor(keys: Int32Array, rows: Int8Array, labels: number, width: number, scale: number) {
    this.labels = labels
    this.width = width
    this.scale = scale
    this.rows = rows
    let size = 16
    while (size < keys.length * 2) size *= 2
    this.mask = size - 1
    this.slots = new Int32Array(size)
    this.rowOf = new Int32Array(size)
    for (let i = 0; i < keys.length; i++) {
      let at = keys[i] & this.mask
      while (this.slots[at] !== 0) at = (at + 1) & this.mask
      this.slots[at] = keys[i]
      this.rowOf[at] = i * width
    }
  }

  /** Where the row of a feature starts in `rows`, or -1 where it was not learnt. */
  rowAt(key: number): number {
    const { slots, mask } = this
    let at = key & mask
    for (;;) {
      const found = slots[at]
      if (found === key) return this.rowOf[at]
      if (found === 0) return -1
      at = (at + 1) & mask
    }
  }

  /** Adds the weights of the first `count` features to `scores` (in stored units; `scale` turns them into the learnt ones). */
  score(features: Int32Array, count: number, scores: Int32Array): void {
    const { rows, labels } = this
    scores.fill(0, 0, labels)
    for (let f = 0; f < count; f++) {
      const row = this.rowAt(features[f])
      if (row < 0) continue
      for (let l = 0; l < labels; l++) scores[l] += rows[row + l]
    }
  }
}

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
