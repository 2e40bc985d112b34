import type { FeatureTable } from './table.ts'

/**
 * Decoding of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): the best labelling and the marginals of a sequence.
 * `transitions[from * labels + to]`; forbidden ones are −Infinity. Keeps its working memory from one sequence to the next.
 */
export class ChainCrf {
  readonly labels: number
  readonly transitions: Float32Array
  /** Scores of starting with each label. */
  readonly starts: Float32Array
  private readonly table: FeatureTable
  private readonly row: Int32Array
  private emissions = new Float64Array(0)
  private back = new Uint8Array(0)
  private alpha = new Float64Array(0)
  private beta = new Float64Array(0)

  constructor(table: FeatureTable, transitions: Float32Array, starts: Float32Array) {
    this.table = table
    this.labels = table.labels
    this.transitions = transitions
    this.starts = starts
    this.row = new Int32Array(Math.max(4, table.width))
  }

  /** Makes room for a sequence of that length; `emit` fills it, position by position. */
  begin(length: number): void {
    const size = length * this.labels
    if (this.emissions.length < size) {
      this.emissions = new Float64Array(size * 2)
      this.back = new Uint8Array(size * 2)
      this.alpha = new Float64Array(size * 2)
      this.beta = new Float64Array(size * 2)
    }
  }

  /** Sets the emission scores of position `at` from its features. */
  emit(at: number, features: Int32Array, count: number): void {
    const { labels, row, table, emissions } = this
    table.score(features, count, row)
    for (let l = 0; l < labels; l++) emissions[at * labels + l] = row[l] * table.scale
  }

  /** Adds to the score of one label at one position: a bias, a rule's vote, or −Infinity to forbid. */
  add(at: number, label: number, amount: number): void {
    this.emissions[at * this.labels + label] += amount
  }

  /** The best labelling of the first `length` positions, written into `out`. */
  decode(length: number, out: Uint8Array): void {
    const { labels, emissions, transitions, starts, back, alpha } = this
    for (let l = 0; l < labels; l++) alpha[l] = starts[l] + emissions[l]
    for (let i = 1; i < length; i++) {
      for (let to = 0; to < labels; to++) {
        let best = 0
        let score = Number.NEGATIVE_INFINITY
        for (let from = 0; from < labels; from++) {
          const s = alpha[(i - 1) * labels + from] + transitions[from * labels + to]
          if (s > score) {
            score = s
            best = from
          }
        }
        alpha[i * labels + to] = score + emissions[i * labels + to]
        back[i * labels + to] = best
      }
    }
    let label = 0
    const last = (length - 1) * labels
    for (let l = 1; l < labels; l++) if (alpha[last + l] > alpha[last + label]) label = l
    for (let i = length - 1; i >= 0; i--) {
      out[i] = label
      label = back[i * labels + label]
    }
  }

  /** The chance of each label at each position, written into `out` (length × labels). */
  marginals(length: number, out: Float64Array): void {
    const { labels, emissions, transitions, starts, alpha, beta } = this
    for (let l = 0; l < labels; l++) alpha[l] = starts[l] + emissions[l]
    for (let i = 1; i < length; i++) {
      for (let to = 0; to < labels; to++) {
        let top = Number.NEGATIVE_INFINITY
        for (let from = 0; from < labels; from++) top = Math.max(top, alpha[(i - 1) * labels + from] + transitions[from * labels + to])
        let sum = 0
        if (top > Number.NEGATIVE_INFINITY) for (let from = 0; from < labels; from++) sum += Math.exp(alpha[(i - 1) * labels + from] + transitions[from * labels + to] - top)
        alpha[i * labels + to] = top + Math.log(sum) + emissions[i * labels + to]
      }
    }
    for (let l = 0; l < labels; l++) beta[(length - 1) * labels + l] = 0
    for (let i = length - 2; i >= 0; i--) {
      for (let from = 0; from < labels; from++) {
        let top = Number.NEGATIVE_INFINITY
        for (let to = 0; to < labels; to++) top = Math.max(top, transitions[from * labels + to] + emissions[(i + 1) * labels + to] + beta[(i + 1) * labels + to])
        let sum = 0
        if (top > Number.NEGATIVE_INFINITY) for (let to = 0; to < labels; to++) sum += Math.exp(transitions[from * labels + to] + emissions[(i + 1) * labels + to] + beta[(i + 1) * labels + to] - top)
        beta[i * labels + from] = top + Math.log(sum)
      }
    }
    for (let i = 0; i < length; i++) {
      let top = Number.NEGATIVE_INFINITY
      for (let l = 0; l < labels; l++) top = Math.max(top, alpha[i * labels + l] + beta[i * labels + l])
      let sum = 0
      for (let l = 0; l < labels; l++) sum += Math.exp(alpha[i * labels + l] + beta[i * labels + l] - top)
      for (let l = 0; l < labels; l++) out[i * labels + l] = Math.exp(alpha[i * labels + l] + beta[i * labels + l] - top) / sum
    }
  }
}
