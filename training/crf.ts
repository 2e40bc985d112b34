import type { Column } from '../src/classify/model.ts'
import { quantize, shuffled } from './perceptron.ts'

/** Sequences for a conditional random field: features of each position, and which labels it may have (one bit a label; several where the truth is not known). */
export class SequenceSet {
  private readonly rowOf = new Map<number, number>()
  private readonly counts: number[] = []
  private features = new Int32Array(1 << 22)
  private used = 0
  private readonly starts: number[] = [0]
  private readonly allowed: number[] = []
  private readonly sequences: number[] = [0]
  private readonly weights: number[] = []
  private readonly bases: number[] = []

  /** Adds one position to the sequence being made; `base` has what is known of each label beforehand, of which the features learn to say the rest. */
  position(features: Int32Array, count: number, allowed: number, base: ArrayLike<number> = []): void {
    for (let l = 0; l < base.length; l++) this.bases.push(base[l])
    if (this.used + count > this.features.length) {
      const longer = new Int32Array(this.features.length * 2)
      longer.set(this.features)
      this.features = longer
    }
    for (let f = 0; f < count; f++) {
      let row = this.rowOf.get(features[f])
      if (row === undefined) {
        row = this.counts.length
        this.rowOf.set(features[f], row)
        this.counts.push(0)
      }
      this.counts[row]++
      this.features[this.used++] = row
    }
    this.starts.push(this.used)
    this.allowed.push(allowed)
  }

  /** Ends the sequence; its gradient counts `weight` times. */
  end(weight = 1): void {
    if (this.allowed.length === this.sequences.at(-1)) return
    this.sequences.push(this.allowed.length)
    this.weights.push(weight)
  }

  get length(): number {
    return this.sequences.length - 1
  }

  /** Learns a CRF of that many labels. */
  train(name: string, labels: number, options: CrfOptions): LearntCrf {
    // Features met once or twice are left out: they cannot be told from chance and are most of the table.
    const dense = new Int32Array(this.counts.length).fill(-1)
    const keys: number[] = []
    for (const [key, row] of this.rowOf) {
      if (this.counts[row] < options.leastCount) continue
      dense[row] = keys.length
      keys.push(key)
    }
    const crf = new CrfTrainer(keys.length, labels, options, Float32Array.from(this.bases))
    // The prior of a weight is one for the whole set: a step pays its share of it, so a rare feature pays more at each.
    for (let row = 0; row < dense.length; row++) if (dense[row] >= 0) crf.penalties[dense[row]] = options.l2 / this.counts[row]
    const starts = Int32Array.from(this.starts)
    const flat = this.features.subarray(0, this.used).map((row) => dense[row])
    const allowed = Uint16Array.from(this.allowed)
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      crf.rate = options.rate / (1 + epoch * 0.3)
      let loss = 0
      for (const s of shuffled(this.length, 17 + epoch)) loss += crf.learn(flat, starts, allowed, this.sequences[s], this.sequences[s + 1], this.weights[s])
      options.report?.(`${name}: epoch ${epoch + 1}, loss ${(loss / this.allowed.length).toFixed(4)} a token`)
      // Features that say nearly nothing are let go before the last rounds, in which the others take up what little they said.
      if (epoch + 3 === options.epochs) for (let k = 0; k < keys.length; k++) if (crf.reach(k) < options.leastReach) crf.drop(k)
    }
    const rows = new Map<number, Float32Array>()
    for (const [k, key] of keys.entries()) {
      if (crf.reach(k) >= options.leastReach / 2)
        rows.set(
          key,
          crf.weights.slice(k * labels, (k + 1) * labels).map((w) => w * (1 - options.dropout)),
        )
    }
    return { labels, rows, transitions: Float32Array.from(crf.transitions), starts: Float32Array.from(crf.starts) }
  }
}

/** A conditional random field as it was learnt: weights by feature key, one a label. */
export interface LearntCrf {
  readonly labels: number
  readonly rows: ReadonlyMap<number, Float32Array>
  readonly transitions: Float32Array
  readonly starts: Float32Array
}

/** The columns of the table NAME in which the weights of several models over the same features stand side by side. */
export function tableColumns(name: string, models: readonly LearntCrf[]): [string, Column][] {
  const labels = models.reduce((sum, model) => sum + model.labels, 0)
  const keys = [...new Set(models.flatMap(({ rows }) => [...rows.keys()]))].sort((a, b) => a - b)
  const weights = new Float32Array(keys.length * labels)
  for (const [k, key] of keys.entries()) {
    let at = k * labels
    for (const model of models) {
      weights.set(model.rows.get(key) ?? [], at)
      at += model.labels
    }
  }
  return quantize(name, Int32Array.from(keys), weights, labels, labels <= 4 ? 4 : 8, 0.9999)
}

/** The columns of a model's transitions and starts. */
export const chainColumns = (name: string, { transitions, starts }: LearntCrf): [string, Column][] => [
  [`${name}.transitions`, transitions],
  [`${name}.starts`, starts],
]

export interface CrfOptions {
  readonly epochs: number
  readonly rate: number
  readonly l2: number
  /** Share of the features that a step leaves out. */
  readonly dropout: number
  readonly leastCount: number
  /** Features whose largest and smallest weight lie closer together are let go. */
  readonly leastReach: number
  /** Transitions that cannot be: pairs of labels. */
  readonly forbidden: readonly (readonly [number, number])[]
  readonly forbiddenStarts: readonly number[]
  /** What is known beforehand of labels following one another. */
  readonly base?: { readonly transitions: Float32Array; readonly starts: Float32Array }
  readonly report?: (line: string) => void
}

/** Forward and backward sums of a sequence, scaled at each position, over all labels or over the allowed ones (a bit each) of every position. */
interface Sums {
  alpha: Float64Array
  beta: Float64Array
  allowed: Uint16Array | undefined
}
const noSums = (): Sums => ({ alpha: new Float64Array(0), beta: new Float64Array(0), allowed: undefined })
const permits = ({ allowed }: Sums, i: number, label: number): boolean => !allowed || ((allowed[i] >> label) & 1) === 1

/** Stochastic gradient ascent with AdaGrad (Duchi, Hazan and Singer 2011) on the conditional likelihood; where several labels are allowed, on that of their sum. */
class CrfTrainer {
  readonly labels: number
  readonly weights: Float32Array
  readonly transitions: Float64Array
  readonly starts: Float64Array
  rate: number
  /** For each feature what a step takes from its weights, as a share of them. */
  readonly penalties: Float32Array
  private readonly squares: Float32Array
  private readonly transitionSquares: Float64Array
  private readonly startSquares: Float64Array
  private readonly dropout: number
  private readonly ways: Float64Array
  private size = 0
  private emissions = new Float64Array(0)
  /** Over all labels, and over the true ones. */
  private readonly free = noSums()
  private readonly held = noSums()
  private kept = new Int32Array(0)
  private draw = 12345
  /** What is known beforehand of each label at each position of all sequences; empty where nothing is. */
  private readonly bases: Float32Array

  constructor(features: number, labels: number, options: CrfOptions, bases: Float32Array) {
    this.labels = labels
    this.bases = bases
    this.rate = options.rate
    this.dropout = options.dropout
    this.penalties = new Float32Array(features)
    this.weights = new Float32Array(features * labels)
    this.squares = new Float32Array(features * labels).fill(1e-2)
    this.transitions = Float64Array.from(options.base?.transitions ?? new Float64Array(labels * labels))
    this.transitionSquares = new Float64Array(labels * labels).fill(1)
    this.starts = Float64Array.from(options.base?.starts ?? new Float64Array(labels))
    this.startSquares = new Float64Array(labels).fill(1)
    this.ways = new Float64Array(labels * labels)
    for (const [from, to] of options.forbidden) this.transitions[from * labels + to] = Number.NEGATIVE_INFINITY
    for (const label of options.forbiddenStarts) this.starts[label] = Number.NEGATIVE_INFINITY
  }

  /** How far apart the weights of a feature lie: what it can change at most. */
  reach(feature: number): number {
    let [low, high] = [0, 0]
    for (let l = 0; l < this.labels; l++) {
      low = Math.min(low, this.weights[feature * this.labels + l])
      high = Math.max(high, this.weights[feature * this.labels + l])
    }
    return high - low
  }

  /** Lets a feature go: its weights are zero from now on. */
  drop(feature: number): void {
    for (let at = feature * this.labels; at < (feature + 1) * this.labels; at++) {
      this.weights[at] = 0
      this.squares[at] = Number.POSITIVE_INFINITY
    }
  }

  /** One step on the sequence of positions `[from, to)`; gives its loss. `starts[i]` is where the features of position `i` begin. */
  learn(features: Int32Array, starts: Int32Array, allowed: Uint16Array, from: number, to: number, weight: number): number {
    const n = to - from
    const first = starts[from]
    this.room(n)
    const kept = this.thinned(features, first, starts[to])
    this.emit(kept, starts, from, n)
    for (let t = 0; t < this.transitions.length; t++) this.ways[t] = Math.exp(this.transitions[t])
    this.free.allowed = undefined
    this.held.allowed = allowed.subarray(from, to)
    const whole = this.sweep(this.free, n)
    const truth = this.sweep(this.held, n)
    if (!(truth > Number.NEGATIVE_INFINITY)) return 0
    for (let i = 0; i < n; i++) {
      for (let l = 0; l < this.labels; l++) {
        const at = i * this.labels + l
        const gradient = weight * (this.held.alpha[at] * this.held.beta[at] - this.free.alpha[at] * this.free.beta[at])
        if (Math.abs(gradient) > 1e-4) this.step(kept, starts[from + i] - first, starts[from + i + 1] - first, l, gradient)
        if (i === 0 && this.starts[l] > Number.NEGATIVE_INFINITY) {
          this.startSquares[l] += gradient * gradient
          this.starts[l] += (this.rate * gradient) / Math.sqrt(this.startSquares[l])
        }
      }
    }
    this.learnTransitions(n, weight)
    return weight * (whole - truth)
  }

  /** Moves the weights of one label for the features `[from, to)` along a gradient. */
  private step(features: Int32Array, from: number, to: number, label: number, gradient: number): void {
    const { labels, weights, squares, penalties, rate } = this
    for (let f = from; f < to; f++) {
      if (features[f] < 0) continue
      const at = features[f] * labels + label
      const g = gradient - penalties[features[f]] * weights[at]
      squares[at] += g * g
      weights[at] += (rate * g) / Math.sqrt(squares[at])
    }
  }

  /** The features of a sequence, each left out with the chance `dropout`, so that no weight leans on another being there. */
  private thinned(features: Int32Array, from: number, to: number): Int32Array {
    if (this.kept.length < to - from) this.kept = new Int32Array((to - from) * 2)
    for (let f = from; f < to; f++) {
      this.draw = (Math.imul(this.draw, 1664525) + 1013904223) >>> 0
      this.kept[f - from] = this.draw < this.dropout * 2 ** 32 ? -1 : features[f]
    }
    return this.kept
  }

  /** Exponentials of the scores of each label at each position, the largest of a position being one. */
  private emit(features: Int32Array, starts: Int32Array, from: number, n: number): void {
    const { labels, weights, emissions } = this
    const first = starts[from]
    for (let i = 0; i < n; i++) {
      let top = Number.NEGATIVE_INFINITY
      for (let l = 0; l < labels; l++) emissions[i * labels + l] = this.bases.length ? this.bases[(from + i) * labels + l] : 0
      for (let f = starts[from + i] - first; f < starts[from + i + 1] - first; f++) {
        const row = features[f]
        if (row >= 0) for (let l = 0; l < labels; l++) emissions[i * labels + l] += weights[row * labels + l]
      }
      for (let l = 0; l < labels; l++) top = Math.max(top, emissions[i * labels + l])
      for (let l = 0; l < labels; l++) emissions[i * labels + l] = Math.exp(emissions[i * labels + l] - top)
    }
  }

  private learnTransitions(n: number, weight: number): void {
    const { labels, transitions, transitionSquares } = this
    const expected = new Float64Array(labels * labels)
    for (const [sums, sign] of [
      [this.held, 1],
      [this.free, -1],
    ] as const)
      for (let i = 1; i < n; i++) this.addEdges(sums, i, sign, expected)
    for (let t = 0; t < expected.length; t++) {
      if (transitions[t] === Number.NEGATIVE_INFINITY) continue
      const g = weight * expected[t]
      transitionSquares[t] += g * g
      transitions[t] += (this.rate * g) / Math.sqrt(transitionSquares[t])
    }
  }

  /** Adds the chances of the transitions into position `i`, times `sign`. */
  private addEdges(sums: Sums, i: number, sign: number, into: Float64Array): void {
    const { labels, emissions, ways } = this
    let total = 0
    for (const pass of [0, 1]) {
      for (let a = 0; a < labels; a++) {
        for (let b = 0; b < labels; b++) {
          if (!permits(sums, i, b)) continue
          const mass = sums.alpha[(i - 1) * labels + a] * ways[a * labels + b] * emissions[i * labels + b] * sums.beta[i * labels + b]
          if (pass === 0) total += mass
          else into[a * labels + b] += (sign * mass) / total
        }
      }
      if (total <= 0) return
    }
  }

  /** Forward and backward; gives the logarithm of the sum over all labellings. With these scales alpha times beta is the chance of a label. */
  private sweep(sums: Sums, n: number): number {
    const { labels, emissions, ways } = this
    const { alpha, beta } = sums
    const scales = new Float64Array(n)
    let log = 0
    for (let i = 0; i < n; i++) {
      let total = 0
      for (let b = 0; b < labels; b++) {
        let sum = 0
        if (permits(sums, i, b)) {
          if (i === 0) sum = Math.exp(this.starts[b])
          else for (let a = 0; a < labels; a++) sum += alpha[(i - 1) * labels + a] * ways[a * labels + b]
        }
        alpha[i * labels + b] = sum * emissions[i * labels + b]
        total += alpha[i * labels + b]
      }
      if (total <= 0) return Number.NEGATIVE_INFINITY
      scales[i] = total
      log += Math.log(total)
      for (let b = 0; b < labels; b++) alpha[i * labels + b] /= total
    }
    for (let a = 0; a < labels; a++) beta[(n - 1) * labels + a] = 1
    for (let i = n - 2; i >= 0; i--) {
      for (let a = 0; a < labels; a++) {
        let sum = 0
        for (let b = 0; b < labels; b++) if (permits(sums, i + 1, b)) sum += ways[a * labels + b] * emissions[(i + 1) * labels + b] * beta[(i + 1) * labels + b]
        beta[i * labels + a] = sum / scales[i + 1]
      }
    }
    return log
  }

  private room(n: number): void {
    if (n <= this.size) return
    this.size = n * 2
    const size = this.size * this.labels
    this.emissions = new Float64Array(size)
    for (const sums of [this.free, this.held]) {
      sums.alpha = new Float64Array(size)
      sums.beta = new Float64Array(size)
    }
  }
}
