/**
 * Decoding of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the best labelling of a sequence and the chance of each label.
 * `transitions[from * labels + to]`; forbidden ones are −Infinity. Emissions are a matrix (length × labels) that the caller fills.
 */
export class ChainCrf {
  readonly labels: number
  private readonly transitions: Float64Array
  /** Scores of starting with each label. */
  private readonly starts: Float64Array
  private readonly ways: Float64Array
  private readonly firsts: Float64Array
  private back = new Uint8Array(0)
  private best = new Float64Array(0)
  private weights = new Float64Array(0)
  private forward = new Float64Array(0)
  private backward = new Float64Array(0)

  constructor(transitions: Float32Array, starts: Float32Array) {
    this.labels = starts.length
    this.transitions = Float64Array.from(transitions)
    this.starts = Float64Array.from(starts)
    this.ways = this.transitions.map(Math.exp)
    this.firsts = this.starts.map(Math.exp)
  }

  private room(length: number): void {
    const size = length * this.labels
    if (this.back.length >= size) return
    this.back = new Uint8Array(size * 2)
    this.best = new Float64Array(size * 2)
    this.weights = new Float64Array(size * 2)
    this.forward = new Float64Array(size * 2)
    this.backward = new Float64Array(size * 2)
  }

  /** The best labelling of the first `length` positions, written into `out`. */
  decode(emissions: Float64Array, length: number, out: Uint8Array): void {
    this.room(length)
    const { labels, transitions, starts, back, best } = this
    for (let l = 0; l < labels; l++) best[l] = starts[l] + emissions[l]
    for (let i = 1; i < length; i++) {
      const before = (i - 1) * labels
      for (let to = 0; to < labels; to++) {
        let way = 0
        let score = Number.NEGATIVE_INFINITY
        for (let from = 0; from < labels; from++) {
          const s = best[before + from] + transitions[from * labels + to]
          if (s > score) {
            score = s
            way = from
          }
        }
        best[i * labels + to] = score + emissions[i * labels + to]
        back[i * labels + to] = way
      }
    }
    let label = 0
    const last = (length - 1) * labels
    for (let l = 1; l < labels; l++) if (best[last + l] > best[last + label]) label = l
    for (let i = length - 1; i >= 0; i--) {
      out[i] = label
      label = back[i * labels + label]
    }
  }

  /** The chance of each label at each position, written into `out` (length × labels). Sums are kept near one by scaling at each step, so that one exponential an emission is all it costs. */
  marginals(emissions: Float64Array, length: number, out: Float64Array): void {
    this.room(length)
    const { labels, ways, firsts, weights, forward, backward } = this
    for (let i = 0; i < length; i++) {
      const at = i * labels
      let top = emissions[at]
      for (let l = 1; l < labels; l++) if (emissions[at + l] > top) top = emissions[at + l]
      for (let l = 0; l < labels; l++) weights[at + l] = Math.exp(emissions[at + l] - top)
      let total = 0
      for (let to = 0; to < labels; to++) {
        let sum = i === 0 ? firsts[to] : 0
        if (i > 0) for (let from = 0; from < labels; from++) sum += forward[at - labels + from] * ways[from * labels + to]
        forward[at + to] = sum * weights[at + to]
        total += forward[at + to]
      }
      if (total > 0) for (let l = 0; l < labels; l++) forward[at + l] /= total
    }
    for (let i = length - 1; i >= 0; i--) {
      const at = i * labels
      let total = 0
      for (let from = 0; from < labels; from++) {
        let sum = i === length - 1 ? 1 : 0
        if (i < length - 1) for (let to = 0; to < labels; to++) sum += ways[from * labels + to] * weights[at + labels + to] * backward[at + labels + to]
        backward[at + from] = sum
        total += sum
      }
      if (total > 0) for (let l = 0; l < labels; l++) backward[at + l] /= total
      let mass = 0
      for (let l = 0; l < labels; l++) mass += forward[at + l] * backward[at + l]
      for (let l = 0; l < labels; l++) out[at + l] = mass > 0 ? (forward[at + l] * backward[at + l]) / mass : 0
    }
  }
}
