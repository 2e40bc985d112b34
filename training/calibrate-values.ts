import { logistic, logit } from '../src/classify/logistic.ts'
import type { Column, Model } from '../src/classify/model.ts'
import { valueModelOf } from '../src/nlp/qualify/value-model.ts'
import { valuedOf } from '../src/nlp/qualify/values.ts'
import type { MatchedText, ValuedText } from './deep-values.ts'

export const GRADED = ['kind', 'certainty', 'distance'] as const
export type GradedFacet = (typeof GRADED)[number]

/** A chance that was given, and whether the value that it was given for was right. */
export interface Outcome {
  readonly chance: number
  readonly right: boolean
}

/** Slope and offset of a line over log odds that makes chances true (Platt 1999, with his softened targets), by Newton's method. */
export function fitPlatt(outcomes: readonly Outcome[]): { slope: number; offset: number } {
  const hits = outcomes.filter(({ right }) => right).length
  const [high, low] = [(hits + 1) / (hits + 2), 1 / (outcomes.length - hits + 2)]
  let [slope, offset] = [1, 0]
  for (let round = 0; round < 50; round++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 1e-3, 0, 1e-3]
    for (const { chance, right } of outcomes) {
      const x = logit(chance)
      const p = logistic(slope * x + offset)
      const error = p - (right ? high : low)
      const spread = Math.max(1e-6, p * (1 - p))
      ga += error * x
      gb += error
      haa += spread * x * x
      hab += spread * x
      hbb += spread
    }
    const determinant = haa * hbb - hab * hab
    if (determinant < 1e-9) break
    slope -= Math.max(-1, Math.min(1, (ga * hbb - gb * hab) / determinant))
    offset -= Math.max(-1, Math.min(1, (gb * haa - ga * hab) / determinant))
    slope = Math.max(0.05, slope)
  }
  return { slope, offset }
}

/** The chances that a model's classifiers give on annotated texts, before calibration, and what came of them. */
export function outcomesOf(texts: readonly (ValuedText | MatchedText)[], model: Model): Record<GradedFacet, Outcome[]> {
  const outcomes: Record<GradedFacet, Outcome[]> = { kind: [], certainty: [], distance: [] }
  const classifier = valueModelOf(model)
  if (!classifier) return outcomes
  for (const { text, layers, gold } of texts) {
    for (const [i, valued] of valuedOf(text, layers, layers.parts).entries()) {
      const marked = gold[i]
      if (!marked) continue
      const { certainty, distance } = classifier.meaning(valued)
      const kind = classifier.kind(valued)
      outcomes.kind.push({ chance: kind.chance, right: kind.value === marked.kind })
      outcomes.certainty.push({ chance: certainty.chance, right: certainty.value === marked.certainty })
      outcomes.distance.push({ chance: distance.chance, right: distance.value === marked.distance })
    }
  }
  return outcomes
}

/** Every second text, beginning with the first (`half` 0) or the second: what is fitted on one is checked on the other. */
export const halfOf = <T>(texts: readonly T[], half: 0 | 1): T[] => texts.filter((_, i) => i % 2 === half)

/** The column `values.sure` of a model with classifiers of values, fitted on the first half of texts that they did not learn from. */
export function calibrateValues(texts: readonly (ValuedText | MatchedText)[], model: Model): [string, Column] {
  const outcomes = outcomesOf(halfOf(texts, 0), model)
  return [
    'values.sure',
    Float32Array.from(
      GRADED.flatMap((facet) => {
        const { slope, offset } = fitPlatt(outcomes[facet])
        return [slope, offset]
      }),
    ),
  ]
}

/** How far stated chances are from what came of them: mean difference over ten bins of equal size, and the mean squared error. */
export function reliability(outcomes: readonly Outcome[]): { mean: number; right: number; binned: number; brier: number } {
  const sorted = [...outcomes].sort((a, b) => a.chance - b.chance)
  const size = Math.max(1, Math.ceil(sorted.length / 10))
  const average = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / (list.length || 1)
  let apart = 0
  for (let from = 0; from < sorted.length; from += size) {
    const bin = sorted.slice(from, from + size)
    apart += bin.length * Math.abs(average(bin.map(({ chance }) => chance)) - average(bin.map(({ right }) => (right ? 1 : 0))))
  }
  return {
    mean: average(sorted.map(({ chance }) => chance)),
    right: average(sorted.map(({ right }) => (right ? 1 : 0))),
    binned: apart / (sorted.length || 1),
    brier: average(sorted.map(({ chance, right }) => (chance - (right ? 1 : 0)) ** 2)),
  }
}

/** How often each rule was right on texts, drawn towards all rules' average as if it had been met eight times more, and once more in vain: no rule is certain. */
export function ruleRates(texts: readonly ValuedText[], ruleOf: (text: ValuedText, i: number) => { rule: string; right: boolean }): Record<string, number> {
  const seen = new Map<string, [right: number, all: number]>()
  let [right, all] = [0, 0]
  for (const text of texts) {
    for (const i of text.gold.keys()) {
      const found = ruleOf(text, i)
      const counts = seen.get(found.rule) ?? [0, 0]
      seen.set(found.rule, [counts[0] + (found.right ? 1 : 0), counts[1] + 1])
      right += found.right ? 1 : 0
      all++
    }
  }
  const overall = right / (all || 1)
  const rates = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, [hits, met]]) => [rule, Number(((hits + 8 * overall) / (met + 9)).toFixed(3))])
  return Object.fromEntries([...rates, ['other', Number(overall.toFixed(3))]])
}
