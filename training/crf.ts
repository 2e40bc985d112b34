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

  /** Adds one position to the sequence being made. */
  position(features: Int32Array, count: number, allowed: number): void {
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
    const crf = new CrfTrainer(keys.length, labels, options)
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
  readonly report?: (line: string) => void
}

/** Stochastic gradient ascent with AdaGrad (Duchi, Hazan and Singer 2011) on the conditional likelihood; where several labels are allowed, on that of their sum. */
class CrfTrainer {
  readonly labels: number
  readonly weights: Float32Array
  readonly transitions: Float64Array
  readonly starts: Float64Array
  rate: number
  private readonly squares: Float32Array
  private readonly transitionSquares: Float64Array
  private readonly startSquares: Float64Array
  /** For each feature what a step takes from its weights, as a share of them. */
  readonly penalties: Float32Array
  private size = 0
  private emissions = new Float64Array(0)
  private free = { alpha: new Float64Array(0), beta: new Float64Array(0) }
  private held = { alpha: new Float64Array(0), beta: new Float64Array(0) }
  private readonly expTransitions: Float64Array

  constructor(features: number, labels: number, options: CrfOptions) {
    this.labels = labels
    this.rate = options.rate
    this.dropout = options.dropout
    this.penalties = new Float32Array(features)
    this.weights = new Float32Array(features * labels)
    this.squares = new Float32Array(features * labels).fill(1e-2)
    this.transitions = new Float64Array(labels * labels)
    this.transitionSquares = new Float64Array(labels * labels).fill(1)
    this.starts = new Float64Array(labels)
    this.startSquares = new Float64Array(labels).fill(1)
    this.expTransitions = new Float64Array(labels * labels)
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

  /** One step on the sequence of positions `[from, to)`; gives its loss. */
  learn(all: Int32Array, starts: Int32Array, allowed: Uint16Array, from: number, to: number, weight: number): number {
    const features = this.thinned(all, starts[from], starts[to])
    const base = starts[from]
    const { labels, weights, squares, transitions, penalties } = this
    const n = to - from
    this.room(n)
    const { emissions } = this
    for (let i = 0; i < n; i++) {
      let top = Number.NEGATIVE_INFINITY
      for (let l = 0; l < labels; l++) emissions[i * labels + l] = 0
      for (let f = starts[from + i] - base; f < starts[from + i + 1] - base; f++) {
        const row = features[f]
        if (row >= 0) for (let l = 0; l < labels; l++) emissions[i * labels + l] += weights[row * labels + l]
      }
      for (let l = 0; l < labels; l++) top = Math.max(top, emissions[i * labels + l])
      for (let l = 0; l < labels; l++) emissions[i * labels + l] = Math.exp(emissions[i * labels + l] - top)
    }
    for (let t = 0; t < transitions.length; t++) this.expTransitions[t] = Math.exp(transitions[t])
    const whole = this.sweep(this.free, n, undefined, from)
    const truth = this.sweep(this.held, n, allowed, from)
    if (!(truth.log > Number.NEGATIVE_INFINITY)) return 0
    const step = this.rate
    for (let i = 0; i < n; i++) {
      for (let l = 0; l < labels; l++) {
        const gradient = weight * (posterior(this.held, i, l, labels, truth.scales) - posterior(this.free, i, l, labels, whole.scales))
        if (Math.abs(gradient) > 1e-4) {
          for (let f = starts[from + i] - base; f < starts[from + i + 1] - base; f++) {
            if (features[f] < 0) continue
            const at = features[f] * labels + l
            const g = gradient - penalties[features[f]] * weights[at]
            squares[at] += g * g
            weights[at] += (step * g) / Math.sqrt(squares[at])
          }
        }
        if (i === 0 && this.starts[l] > Number.NEGATIVE_INFINITY) {
          this.startSquares[l] += gradient * gradient
          this.starts[l] += (step * gradient) / Math.sqrt(this.startSquares[l])
        }
      }
    }
    this.learnTransitions(n, weight)
    return weight * (whole.log - truth.log)
  }

  /** The features of a sequence, each left out with the chance `dropout`, so that no weight leans on another being there. */
  private thinned(all: Int32Array, from: number, to: number): Int32Array {
    if (this.kept.length < to - from) this.kept = new Int32Array((to - from) * 2)
    for (let f = from; f < to; f++) {
      this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0
      this.kept[f - from] = this.state < this.dropout * 2 ** 32 ? -1 : all[f]
    }
    return this.kept
  }
  private kept = new Int32Array(0)
  private state = 12345
  readonly dropout: number

  private learnTransitions(n: number, weight: number): void {
    const { labels, emissions, expTransitions, transitions, transitionSquares } = this
    const sums = new Float64Array(labels * labels)
    for (const [side, sign] of [
      [this.held, 1],
      [this.free, -1],
    ] as const) {
      const held = side === this.held
      for (let i = 1; i < n; i++) {
        let total = 0
        for (let a = 0; a < labels; a++) for (let b = 0; b < labels; b++) total += this.edge(side, held, i, a, b, emissions, expTransitions)
        if (total <= 0) continue
        for (let a = 0; a < labels; a++)
          for (let b = 0; b < labels; b++) sums[a * labels + b] += (sign * this.edge(side, held, i, a, b, emissions, expTransitions)) / total
      }
    }
    for (let t = 0; t < sums.length; t++) {
      if (transitions[t] === Number.NEGATIVE_INFINITY) continue
      const g = weight * sums[t]
      transitionSquares[t] += g * g
      transitions[t] += (this.rate * g) / Math.sqrt(transitionSquares[t])
    }
  }

  private allowedNow: Uint16Array | undefined
  private fromNow = 0
  private edge(side: { alpha: Float64Array; beta: Float64Array }, held: boolean, i: number, a: number, b: number, emissions: Float64Array, exp: Float64Array): number {
    const { labels } = this
    if (held && !(((this.allowedNow as Uint16Array)[this.fromNow + i] >> b) & 1)) return 0
    return side.alpha[(i - 1) * labels + a] * exp[a * labels + b] * emissions[i * labels + b] * side.beta[i * labels + b]
  }

  /** Forward and backward with scaling, over the allowed labels only where they are given. */
  private sweep(side: { alpha: Float64Array; beta: Float64Array }, n: number, allowed: Uint16Array | undefined, from: number): { log: number; scales: Float64Array } {
    const { labels, emissions, expTransitions: exp } = this
    if (allowed) {
      this.allowedNow = allowed
      this.fromNow = from
    }
    const { alpha, beta } = side
    const scales = new Float64Array(n)
    let log = 0
    for (let i = 0; i < n; i++) {
      let total = 0
      for (let b = 0; b < labels; b++) {
        let sum = 0
        if (!allowed || (allowed[from + i] >> b) & 1) {
          if (i === 0) sum = Math.exp(this.starts[b])
          else for (let a = 0; a < labels; a++) sum += alpha[(i - 1) * labels + a] * exp[a * labels + b]
          sum *= emissions[i * labels + b]
        }
        alpha[i * labels + b] = sum
        total += sum
      }
      if (total <= 0) return { log: Number.NEGATIVE_INFINITY, scales }
      scales[i] = total
      log += Math.log(total)
      for (let b = 0; b < labels; b++) alpha[i * labels + b] /= total
    }
    for (let a = 0; a < labels; a++) beta[(n - 1) * labels + a] = 1
    for (let i = n - 2; i >= 0; i--) {
      for (let a = 0; a < labels; a++) {
        let sum = 0
        for (let b = 0; b < labels; b++)
          if (!allowed || (allowed[from + i + 1] >> b) & 1) sum += exp[a * labels + b] * emissions[(i + 1) * labels + b] * beta[(i + 1) * labels + b]
        beta[i * labels + a] = sum / scales[i + 1]
      }
    }
    return { log, scales }
  }

  private room(n: number): void {
    if (n <= this.size) return
    this.size = n * 2
    const size = this.size * this.labels
    this.emissions = new Float64Array(size)
    this.free = { alpha: new Float64Array(size), beta: new Float64Array(size) }
    this.held = { alpha: new Float64Array(size), beta: new Float64Array(size) }
  }
}

/** Chance of label `l` at position `i`: with scaled forward and backward values their product sums to one. */
function posterior(side: { alpha: Float64Array; beta: Float64Array }, i: number, l: number, labels: number, _scales: Float64Array): number {
  return side.alpha[i * labels + l] * side.beta[i * labels + l]
}
