import type { Column } from '../src/classify/model.ts'
import { bestOf } from '../src/classify/table.ts'
import { PENN } from '../src/model/token.ts'
import { MOST_FEATURES, tagFeatures } from '../src/nlp/tag/features.ts'
import { Perceptron, shuffled } from './perceptron.ts'
import { Tally } from './tally.ts'
import type { TreebankText } from './treebank.ts'

/** A word whose commonest tag has this share, met this often, is tagged by look-up. */
const CERTAIN_SHARE = 0.995
const CERTAIN_COUNT = 30

/** The tagger's columns, learnt from texts with tags: an averaged perceptron in `rounds` passes and the words that need none. */
export function trainTagger(texts: readonly TreebankText[], rounds = 4): [string, Column][] {
  const certain = certainWords(texts)
  const perceptron = new Perceptron(PENN.length)
  const features = new Int32Array(MOST_FEATURES)
  const scores = new Float64Array(PENN.length)
  for (let round = 0; round < rounds; round++) {
    for (const t of shuffled(texts.length, 7 + round)) {
      const { text, tokens, sentences, tags } = texts[t]
      const given = new Uint8Array(tokens.length)
      for (let i = 0; i < tokens.length; i++) {
        const known = certain.get(tokens.hash[i])
        if (known !== undefined) {
          given[i] = known
          continue
        }
        const count = tagFeatures(text, tokens, sentences, given, i, features)
        perceptron.score(features, count, scores)
        const guess = bestOf(scores, PENN.length)
        given[i] = guess
        const right = tags[i]
        perceptron.tick()
        if (right >= 0 && right !== guess) perceptron.update(features, count, right, guess)
      }
    }
  }
  return [
    ['tag.words', Int32Array.from(certain.keys())],
    ['tag.wordTags', Uint8Array.from(certain.values())],
    ...perceptron.export('tag', { leastUpdates: 4, width: 52 }),
  ]
}

function certainWords(texts: readonly TreebankText[]): ReadonlyMap<number, number> {
  const tally = new Tally()
  for (const { tokens, tags } of texts) for (let i = 0; i < tokens.length; i++) if (tags[i] >= 0) tally.add(tokens.hash[i], tags[i])
  return tally.certain(CERTAIN_SHARE, CERTAIN_COUNT)
}
