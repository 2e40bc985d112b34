import type { Layers } from '../src/model/layers.ts'
import { ANTECEDENT_FEATURES } from '../src/nlp/resolve/antecedents.ts'
import type { Candidate } from '../src/nlp/resolve/candidates.ts'
import type { Cast, Figure } from '../src/nlp/resolve/cast.ts'
import type { Choice } from '../src/nlp/resolve/pronoun-links.ts'
import { castOf } from '../src/nlp/resolve/whole-cast.ts'

/** A pronoun with the features of each figure that it may stand for, and which of these are right. */
export interface PronounExample {
  readonly choices: readonly Float64Array[]
  readonly right: readonly boolean[]
  readonly weight: number
}

/** Examples from one text whose annotators say, by the start of a mention's head, who it is: names of sources or numbers of clusters. */
export function examplesOf(text: string, layers: Layers, goldAt: (c: Candidate) => string | undefined, weigh: (c: Candidate) => number): PronounExample[] {
  const first = castOf(text, layers)
  const votes = new Map<number, Map<string, number>>()
  for (const c of first.candidates) {
    const figure = first.cast.figureOf(c)
    const gold = goldAt(c)
    if (!figure || !gold || c.form === 'pronoun') continue
    const of = votes.get(figure.index) ?? new Map<string, number>()
    of.set(gold, (of.get(gold) ?? 0) + 1)
    votes.set(figure.index, of)
  }
  const goldOf = (figure: Figure, _: Cast): string | undefined => [...(votes.get(figure.index) ?? [])].sort((a, b) => b[1] - a[1])[0]?.[0]
  const examples: PronounExample[] = []
  castOf(text, layers, (pronoun: Candidate, choices: readonly Choice[], cast: Cast) => {
    const gold = goldAt(pronoun)
    if (!gold) return undefined
    const right = choices.map(({ figure }) => goldOf(figure, cast) === gold)
    if (right.includes(true)) examples.push({ choices: choices.map(({ features }) => features), right, weight: weigh(pronoun) })
    return choices[right.indexOf(true)]
  })
  return examples
}

/** Weights of a log-linear ranker: the chance of the right ones among all choices, by gradient ascent with a pull to zero. Deterministic. */
export function fitAntecedents(examples: readonly PronounExample[], rounds = 400, rate = 0.5, pull = 1e-4): Float64Array {
  const n = ANTECEDENT_FEATURES.length
  const weights = new Float64Array(n)
  const total = examples.reduce((sum, { weight }) => sum + weight, 0)
  for (let round = 0; round < rounds; round++) {
    const gradient = new Float64Array(n)
    for (const { choices, right, weight } of examples) {
      const scores = choices.map((f) => f.reduce((sum, value, k) => sum + value * weights[k], 0))
      const top = Math.max(...scores)
      const shares = scores.map((s) => Math.exp(s - top))
      const all = shares.reduce((a, b) => a + b, 0)
      const good = shares.reduce((sum, s, k) => sum + (right[k] ? s : 0), 0)
      for (const [k, f] of choices.entries()) {
        const pushed = ((right[k] ? shares[k] / good : 0) - shares[k] / all) * (weight / total)
        for (let j = 0; j < n; j++) gradient[j] += pushed * f[j]
      }
    }
    for (let j = 0; j < n; j++) weights[j] += rate * (gradient[j] - pull * weights[j])
  }
  return weights
}

/** The share of examples whose best choice is right. */
export function accuracyOf(examples: readonly PronounExample[], weights: ArrayLike<number>): number {
  let good = 0
  let all = 0
  for (const { choices, right, weight } of examples) {
    const scores = choices.map((f) => f.reduce((sum, value, k) => sum + value * weights[k], 0))
    if (right[scores.indexOf(Math.max(...scores))]) good += weight
    all += weight
  }
  return good / all
}
