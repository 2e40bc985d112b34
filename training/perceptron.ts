import type { Column } from '../src/classify/model.ts'
import { placesFor } from '../src/classify/table.ts'

/** What `export` makes of learnt weights: the columns of a `FeatureTable`. */
interface ExportOptions {
  /** Features met fewer times than this in an update are dropped. */
  readonly leastUpdates: number
  /** Rows are padded to this many labels, so that they start aligned. */
  readonly width?: number
  /** The largest stored weight stands for this quantile of all magnitudes; larger ones are clipped. */
  readonly clip?: number
}

/**
 * An averaged perceptron over hashed features (Collins 2002; averaging by the lazy counter of Daumé 2006), for as many labels as one likes.
 * Grows as features are met: keys in an open-addressing table, a row of weights a feature.
 */
export class Perceptron {
  readonly labels: number
  private keys = new Int32Array(1 << 20)
  private rowOf = new Int32Array(1 << 20)
  private count = 0
  private weights: Float32Array
  private sums: Float64Array
  private updates: Int32Array
  private clock = 1

  constructor(labels: number) {
    this.labels = labels
    this.weights = new Float32Array(labels << 16)
    this.sums = new Float64Array(labels << 16)
    this.updates = new Int32Array(1 << 16)
  }

  /** Scores of every label for these features; features never met add nothing. */
  score(features: Int32Array, count: number, scores: Float64Array): void {
    const { weights, labels } = this
    scores.fill(0, 0, labels)
    for (let f = 0; f < count; f++) {
      const row = this.find(features[f])
      if (row < 0) continue
      for (let l = 0, at = row * labels; l < labels; l++) scores[l] += weights[at + l]
    }
  }

  /** Moves the weights towards label `right` and away from `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let f = 0; f < count; f++) {
      const row = this.findOrAdd(features[f])
      this.updates[row]++
      this.add(row * this.labels + right, 1)
      this.add(row * this.labels + wrong, -1)
    }
  }

  /** One step on; called for every decision, right or wrong. */
  tick(): void {
    this.clock++
  }

  /** The averaged weights as the columns of a table of that name, quantized to int8. */
  export(name: string, { leastUpdates, width = this.labels, clip = 0.9995 }: ExportOptions): [string, Column][] {
    const { labels } = this
    const order = [...this.rowsByKey()].filter(([, row]) => this.updates[row] >= leastUpdates).sort((a, b) => a[0] - b[0])
    const averaged = new Float32Array(order.length * labels)
    for (const [i, [, row]] of order.entries()) {
      for (let l = 0; l < labels; l++) averaged[i * labels + l] = this.weights[row * labels + l] - this.sums[row * labels + l] / this.clock
    }
    return quantize(
      name,
      Int32Array.from(order, ([key]) => key),
      averaged,
      labels,
      width,
      clip,
    )
  }

  private add(at: number, step: number): void {
    this.weights[at] += step
    this.sums[at] += step * this.clock
  }

  private *rowsByKey(): Iterable<[number, number]> {
    for (let i = 0; i < this.keys.length; i++) if (this.keys[i] !== 0) yield [this.keys[i], this.rowOf[i]]
  }

  private find(key: number): number {
    const mask = this.keys.length - 1
    let at = key & mask
    while (this.keys[at] !== key) {
      if (this.keys[at] === 0) return -1
      at = (at + 1) & mask
    }
    return this.rowOf[at]
  }

  private findOrAdd(key: number): number {
    const mask = this.keys.length - 1
    let at = key & mask
    while (this.keys[at] !== key) {
      if (this.keys[at] === 0) {
        if (this.count * 2 > this.keys.length) {
          this.widen()
          return this.findOrAdd(key)
        }
        this.keys[at] = key
        this.rowOf[at] = this.count++
        if (this.count > this.updates.length) this.lengthen()
        break
      }
      at = (at + 1) & mask
    }
    return this.rowOf[at]
  }

  private widen(): void {
    const old = [...this.rowsByKey()]
    this.keys = new Int32Array(this.keys.length * 2)
    this.rowOf = new Int32Array(this.keys.length)
    const mask = this.keys.length - 1
    for (const [key, row] of old) {
      let at = key & mask
      while (this.keys[at] !== 0) at = (at + 1) & mask
      this.keys[at] = key
      this.rowOf[at] = row
    }
  }

  private lengthen(): void {
    const grown = <T extends Float32Array | Float64Array | Int32Array>(old: T, Type: new (n: number) => T): T => {
      const longer = new Type(old.length * 2)
      longer.set(old)
      return longer
    }
    this.weights = grown(this.weights, Float32Array)
    this.sums = grown(this.sums, Float64Array)
    this.updates = grown(this.updates, Int32Array)
  }
}

/**
 * The columns of a `FeatureTable`: weights scaled so that the `clip` quantile of their magnitudes is 127; rows that come out all zero are dropped.
 * Keys stand in the order of their places in the table, so that building it at every start walks memory once instead of jumping about in it.
 */
export function quantize(name: string, keys: Int32Array, weights: Float32Array, labels: number, width: number, clip: number): [string, Column][] {
  const magnitudes = Float32Array.from(weights, Math.abs)
    .filter((w) => w > 0)
    .sort()
  const top = magnitudes.length ? magnitudes[Math.min(magnitudes.length - 1, Math.floor(magnitudes.length * clip))] : 1
  const scale = top / 127
  const stored = Int8Array.from(weights, (w) => Math.max(-127, Math.min(127, Math.round(w / scale))))
  const kept: number[] = []
  for (let i = 0; i < keys.length; i++) if (stored.subarray(i * labels, (i + 1) * labels).some((w) => w !== 0)) kept.push(i)
  const mask = placesFor(kept.length) - 1
  kept.sort((a, b) => (keys[a] & mask) - (keys[b] & mask))
  const rows = new Int8Array(kept.length * width)
  for (const [at, i] of kept.entries()) rows.set(stored.subarray(i * labels, (i + 1) * labels), at * width)
  return [
    [`${name}.keys`, Int32Array.from(kept, (i) => keys[i])],
    [`${name}.rows`, rows],
    [`${name}.shape`, Float32Array.of(labels, width, scale)],
  ]
}

/** A deterministic shuffle of 0 … n − 1 (a linear congruential generator; the same order on every machine). */
export function shuffled(n: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  let state = seed >>> 0
  for (let i = n - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const k = Math.floor((state / 2 ** 32) * (i + 1))
    const kept = order[i]
    order[i] = order[k]
    order[k] = kept
  }
  return order
}
