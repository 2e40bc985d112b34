import { existsSync, readFileSync } from 'node:fs'
import { readModel } from '../src/classify/weights.ts'
import { certaintyRule, distanceRule } from '../src/nlp/qualify/sureness.ts'
import { valuedOf, values } from '../src/nlp/qualify/values.ts'
import { GRADED, halfOf, reliability, ruleRates } from './calibrate-values.ts'
import { readMatched, readValued, type ValuedText } from './deep-values.ts'
import { measureValues } from './measure-values.ts'
import { plainDocument } from './plain-document.ts'

/**
 * Prints how often each rule of the values is right on one half of the given deeply annotated articles (the table of `rule-sureness.ts`), and how far the chances
 * that the reading states are from what came of them on the other half: by rules for the parts that annotators marked, by weights for parts found.
 * Before that, how often each value is right where the parts are given, by rules and by weights.
 * Run: node training/sureness.ts FILE.jsonl.gz [WEIGHTS]
 */
const [path, weights] = process.argv.slice(2)
const rules = readValued(path, null)
const valued = new Map(rules.map((t) => [t.id, valuedOf(t.text, t.layers, t.layers.parts)]))
const of = (t: ValuedText, i: number) => {
  const v = valued.get(t.id)?.[i]
  if (!v) throw new Error(`${t.id} has no attribution ${i}`)
  return v
}
const model = weights && existsSync(weights) ? readModel(readFileSync(weights), 'sha256:0') : null
for (const [name, texts] of [
  ['rules', rules],
  ['weights', model ? readValued(path, model) : []],
] as const) {
  if (texts.length) console.log(`${name}, parts given`, JSON.stringify(measureValues(texts)))
}
const half = halfOf(rules, 0)
console.log(
  JSON.stringify(
    {
      kind: ruleRates(half, (t, i) => ({ rule: of(t, i).kind.rule, right: of(t, i).kind.kind === t.gold[i].kind })),
      certainty: ruleRates(half, (t, i) => ({ rule: certaintyRule(of(t, i)), right: of(t, i).meaning.certainty === t.gold[i].certainty })),
      distance: ruleRates(half, (t, i) => ({ rule: distanceRule(of(t, i)), right: of(t, i).meaning.distance === t.gold[i].distance })),
    },
    null,
    2,
  ),
)
for (const [name, texts] of [
  ['rules', halfOf(rules, 1)],
  ['weights', model ? halfOf(readMatched(path, model), 1) : []],
] as const) {
  for (const facet of GRADED) {
    const outcomes = texts.flatMap(({ text, layers, gold }) => {
      const read = values.run(plainDocument(text), layers, { model: name === 'rules' ? null : model, guides: [] })
      return gold.flatMap((g, i) => (g ? [{ chance: read[i].sure[facet], right: read[i][facet] === g[facet] }] : []))
    })
    if (outcomes.length) console.log(name, facet, JSON.stringify(reliability(outcomes)))
  }
}
