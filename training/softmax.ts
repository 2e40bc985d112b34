import { shuffled } from './perceptron.ts'

/** One decision to learn from: hashed features, and for each group of labels the right one. */
export interface Example {
  readonly features: Int32Array
  readonly right: readonly number[]
}

export interface SoftmaxOptions {
  readonly epochs: number
  readonly rate: number
  /** Prior precision of a weight, spread over the examples that have its feature. */
  readonly l2: number
  /** Features met fewer times are left out. */
  readonly leastCount: number
  /** Weight of an example of a class is its share of all to the power of minus this: 0 leaves classes as frequent as they are. */
  readonly balance: number
}

/** Learnt weights: a row of `labels` numbers for each key. */
export interface SoftmaxWeights {
  readonly keys: Int32Array
  readonly weights: Float32Array
  readonly labels: number
}

/** Multinomial logistic regression, several independent groups of labels over the same features, by AdaGrad; deterministic. */
export function trainSoftmax(examples: readonly Example[], groups: readonly number[], { epochs, rate, l2, leastCount, balance }: SoftmaxOptions): SoftmaxWeights {
  const labels = groups.reduce((a, b) => a + b, 0)
  const counts = new Map<number, number>()
  for (const { features } of examples) for (const key of features) counts.set(key, (counts.get(key) ?? 0) + 1)
  const keys = Int32Array.from([...counts].filter(([, count]) => count >= leastCount).map(([key]) => key)).sort()
  const row = new Map(Array.from(keys, (key, i) => [key, i]))
  const weights = new Float32Array(keys.length * labels)
  const squares = new Float32Array(keys.length * labels).fill(0.01)
  const shares = groups.map((size, g) => {
    const seen = new Float64Array(size)
    for (const { right } of examples) seen[right[g]]++
    const raw = Array.from(seen, (n) => (n ? (n / examples.length) ** -balance : 0))
    const mean = raw.reduce((sum, w, l) => sum + w * seen[l], 0) / examples.length
    return raw.map((w) => w / mean)
  })
  const rows = examples.map(({ features }) => Int32Array.from([...new Set(features)].map((key) => row.get(key) ?? -1).filter((r) => r >= 0)))
  const penalty = Float32Array.from(keys, (key) => l2 / (counts.get(key) as number))
  const scores = new Float64Array(labels)
  for (let epoch = 0; epoch < epochs; epoch++) {
    const step = rate / (1 + epoch * 0.2)
    for (const e of shuffled(examples.length, 7 + epoch)) {
      scores.fill(0)
      for (const r of rows[e]) for (let l = 0; l < labels; l++) scores[l] += weights[r * labels + l]
      let from = 0
      for (const [g, size] of groups.entries()) {
        const right = examples[e].right[g]
        const importance = shares[g][right]
        let top = Number.NEGATIVE_INFINITY
        let sum = 0
        for (let l = 0; l < size; l++) top = Math.max(top, scores[from + l])
        for (let l = 0; l < size; l++) sum += Math.exp(scores[from + l] - top)
        for (let l = 0; l < size; l++) {
          const gradient = importance * ((l === right ? 1 : 0) - Math.exp(scores[from + l] - top) / sum)
          if (Math.abs(gradient) < 1e-4) continue
          for (const r of rows[e]) {
            const at = r * labels + from + l
            const slope = gradient - penalty[r] * weights[at]
            squares[at] += slope * slope
            weights[at] += (step * slope) / Math.sqrt(squares[at])
          }
        }
        from += size
      }
    }
  }
  return { keys, weights, labels }
}
