import type { LinearTable } from '../../classify/linear-table.ts'
import type { Model } from '../../classify/model.ts'
import { tableOf } from '../../classify/table.ts'
import type { EntityType } from '../../model/observation.ts'
import type { Sentences, Tags, Tokens } from '../../model/token.ts'
import { titleOf } from '../language/en/titles.ts'
import { bestAfter, ENTITY_LABELS, entityFeatures, MOST_ENTITY_FEATURES, mayBeNamed, ruleLabels } from './entity-features.ts'
import type { NameAgreement } from './name-agreement.ts'
import { knownNameAt, WORDS } from './name-lexicon.ts'
import type { Named } from './named.ts'

const unpacked = new WeakMap<Model, LinearTable | null>()
/** The learnt table of a model; null where it has none of this layout. */
export function entityTable(model: Model | null): LinearTable | null {
  if (!model) return null
  let known = unpacked.get(model)
  if (known === undefined) {
    const table = tableOf(model, 'entities')
    known = table?.labels === ENTITY_LABELS ? table : null
    unpacked.set(model, known)
  }
  return known
}

const TYPES: readonly EntityType[] = ['person', 'organization', 'place', 'other']

/** Names by averaged perceptron, greedy, left to right, in the sentences whose capitals tell names; what the rules found is among the features. */
export function learntNames(
  text: string,
  tokens: Tokens,
  sentences: Sentences,
  tags: Tags,
  titled: Uint8Array,
  byRules: readonly Named[],
  agreement: NameAgreement,
  table: LinearTable,
): Named[] {
  const rules = ruleLabels(byRules, tokens.length)
  const features = new Int32Array(MOST_ENTITY_FEATURES)
  const scores = new Int32Array(ENTITY_LABELS)
  const names: Named[] = []
  for (let s = 0; s < sentences.length; s++) {
    if (titled[s]) continue
    const end = sentences.first[s + 1]
    let label = 0
    let first = -1
    let type = 0
    for (let i = sentences.first[s]; i <= end; i++) {
      const before = label
      label = 0
      if (i < end && mayBeNamed(tokens, i, end, before)) {
        const count = entityFeatures(text, tokens, sentences, tags, rules, agreement.isSurname(tokens.hash[i]), i, before, features)
        table.score(features, count, scores)
        label = bestAfter(scores, before, i > 0 && tokens.start[i] - tokens.end[i - 1] === 1)
      }
      const goes = label > 0 && label % 2 === 0 && first >= 0 && (label - 2) >> 1 === type
      if (first >= 0 && !goes) {
        const name = named(tokens, first, i, TYPES[type])
        if (name) names.push(name)
        first = -1
      }
      if (label > 0 && first < 0) {
        first = i
        type = (label - 1) >> 1
      }
    }
  }
  return names
}

/** A name of tokens `[first, end)`: titles before it left off, what is neither person, body nor place told apart by the lists. */
function named(tokens: Tokens, from: number, end: number, learnt: EntityType): Named | undefined {
  const { hash } = tokens
  let first = from
  if (learnt === 'person') while (first + 1 < end && titleOf(hash[first])) first++
  if (first + 1 === end && titleOf(hash[first])?.role) return undefined
  let type = learnt
  if (learnt === 'other') {
    const known = knownNameAt(hash, first, end)
    const whole = WORDS.whole.get(hash[first])
    const last = WORDS.last.get(hash[end - 1])
    if (known?.type === 'nationality' && first + known.length === end) type = 'nationality'
    else if (first + 1 === end && (whole === 'nationality' || whole === 'event')) type = whole
    else if (first + 1 < end && (last === 'event' || WORDS.first.get(hash[first]) === 'event')) type = 'event'
  }
  return { first, end, type, sure: end - first > 1 || type === 'nationality' }
}
