import type { Column } from '../src/classify/model.ts'
import type { Entity } from '../src/model/observation.ts'
import type { Tags } from '../src/model/token.ts'
import { nameRuns } from '../src/nlp/resolve/capital-runs.ts'
import { bestAfter, ENTITY_LABELS, entityFeatures, MOST_ENTITY_FEATURES, mayBeNamed, mayFollow, ruleLabels } from '../src/nlp/resolve/entity-features.ts'
import { NameAgreement } from '../src/nlp/resolve/name-agreement.ts'
import { namesOf } from '../src/nlp/resolve/named.ts'
import { titleCased } from '../src/nlp/resolve/title-case.ts'
import { readJsonLines } from './jsonl.ts'
import { goldNames, type NamedLine } from './named-texts.ts'
import { Perceptron, shuffled } from './perceptron.ts'
import type { TreebankText } from './treebank.ts'

/** A text whose names are known. */
export interface NamedText {
  readonly text: TreebankText
  readonly names: readonly Entity[]
  /** How often it is met in a pass. */
  readonly weight: number
}

/** Texts of a file with their names, matched by the text itself to those that were laid over our tokens. */
export function readNamed(path: string, texts: readonly TreebankText[], weight: number): NamedText[] {
  const byText = new Map(texts.map((t) => [t.text, t]))
  return readJsonLines<NamedLine>(path).flatMap((line) => {
    const text = byText.get(line.text)
    return text ? [{ text, names: goldNames(line), weight }] : []
  })
}

const TYPES = ['person', 'organization', 'place']

/** The label of each token: 1 + 2 × type for the first of a name, one more for the others. */
function labelsOf({ text: { tokens }, names }: NamedText): Uint8Array {
  const labels = new Uint8Array(tokens.length)
  let token = 0
  for (const { start, end, type } of names) {
    while (token < tokens.length && tokens.start[token] < start) token++
    const kind = TYPES.includes(type) ? TYPES.indexOf(type) : 3
    for (let i = token; i < tokens.length && tokens.end[i] <= end; i++) labels[i] = 1 + kind * 2 + (i > token ? 1 : 0)
  }
  return labels
}

/** The columns `entities.*`, learnt by an averaged perceptron from texts with names, tagged as they will be. */
export function trainEntities(texts: readonly NamedText[], tagsOf: (text: TreebankText) => Tags, rounds = 4): [string, Column][] {
  const perceptron = new Perceptron(ENTITY_LABELS)
  const features = new Int32Array(MOST_ENTITY_FEATURES)
  const scores = new Float64Array(ENTITY_LABELS)
  const read = texts.map((text) => {
    const { tokens, sentences, text: words } = text.text
    const tags = tagsOf(text.text)
    const titled = titleCased(words, tokens, sentences)
    const names = nameRuns(tokens, sentences, tags, titled).flatMap((run) => namesOf(tokens, run))
    return {
      text: words,
      tokens,
      sentences,
      tags,
      titled,
      rules: ruleLabels(names, tokens.length),
      agreement: new NameAgreement(tokens, names),
      right: labelsOf(text),
      weight: text.weight,
    }
  })
  const order = read.flatMap(({ weight }, t) => new Array<number>(weight).fill(t))
  for (let round = 0; round < rounds; round++) {
    for (const o of shuffled(order.length, 11 + round)) {
      const { text, tokens, sentences, tags, titled, rules, agreement, right } = read[order[o]]
      for (let s = 0; s < sentences.length; s++) {
        if (titled[s]) continue
        const end = sentences.first[s + 1]
        let label = 0
        for (let i = sentences.first[s]; i < end; i++) {
          if (!mayBeNamed(tokens, i, end, label)) {
            label = 0
            continue
          }
          const count = entityFeatures(text, tokens, sentences, tags, rules, agreement.isSurname(tokens.hash[i]), i, label, features)
          perceptron.score(features, count, scores)
          const before = label
          const close = i > 0 && tokens.start[i] - tokens.end[i - 1] === 1
          label = bestAfter(scores, before, close)
          perceptron.tick()
          // A label that cannot follow is never reached: learning it would only swell its weights.
          if (label !== right[i] && mayFollow(right[i], before, close)) perceptron.update(features, count, right[i], label)
        }
      }
    }
  }
  return perceptron.export('entities', { leastUpdates: 4, width: 12 })
}
