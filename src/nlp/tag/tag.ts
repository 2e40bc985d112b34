import { type Model, mapOf } from '../../classify/model.ts'
import { bestOf, tableOf } from '../../classify/table.ts'
import type { Quotation } from '../../model/quotation.ts'
import { PENN } from '../../model/token.ts'
import { stage } from '../stage.ts'
import { MOST_FEATURES, tagFeatures } from './features.ts'
import { tagByRules } from './rules.ts'

/** What a model needs to tag, unpacked once: `certain` are words with one tag in nearly all of the training text, so that the commonest half of all tokens costs one look-up. */
const unpacked = new WeakMap<Model, { table: ReturnType<typeof tableOf>; certain: ReadonlyMap<number, number> }>()
function unpack(model: Model) {
  let known = unpacked.get(model)
  if (!known) {
    known = { table: tableOf(model, 'tag'), certain: mapOf(model, 'tag.words', 'tag.wordTags') }
    unpacked.set(model, known)
  }
  return known
}

const [OPENS, CLOSES] = [PENN.indexOf('``'), PENN.indexOf("''")]

/** The tags of marks that open and close quotations, by token: the machine of quotation marks knows a closing ’ from a possessive. */
function marksOf({ quotes }: Quotation): ReadonlyMap<number, number> {
  const marks = new Map<number, number>()
  for (const { firstToken, lastToken, closed } of quotes) {
    marks.set(firstToken, OPENS)
    if (closed) marks.set(lastToken, CLOSES)
  }
  return marks
}

/** Penn Treebank tags by averaged perceptron (Collins 2002), greedy, left to right; by lexicon and endings where there are no weights. */
export const tag = stage({
  adds: 'tags',
  needs: ['tokens', 'sentences', 'quotation'],
  version: 2,
  run: ({ text }, { tokens, sentences, quotation }, { model }) => {
    const learnt = model ? unpack(model) : undefined
    if (!learnt?.table) return tagByRules(text, tokens, sentences)
    const { table, certain } = learnt
    const tags = new Uint8Array(tokens.length)
    const marks = marksOf(quotation)
    const features = new Int32Array(MOST_FEATURES)
    const scores = new Int32Array(table.labels)
    for (let i = 0; i < tokens.length; i++) {
      const known = marks.get(i) ?? certain.get(tokens.hash[i])
      if (known !== undefined) {
        tags[i] = known
        continue
      }
      const count = tagFeatures(text, tokens, sentences, tags, i, features)
      table.score(features, count, scores)
      tags[i] = bestOf(scores, table.labels)
    }
    return tags
  },
})
