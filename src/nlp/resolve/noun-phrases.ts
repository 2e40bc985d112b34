import { SHAPE } from '../../model/token.ts'
import { nationAt } from '../language/en/governments.ts'
import { femaleNouns, maleNouns, roleKey } from '../language/en/titles.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { classOf } from '../qualify/source-classes.ts'
import { type Candidate, candidate, FEMALE, type Gender, MALE, type Read, type Sort, UNSEXED } from './candidates.ts'
import { BEFORE_HEAD, DEFINITE, INDEFINITE, NOUN, OWNERS, PLURAL, POSSESSIVE, VERB } from './word-kinds.ts'

const MALE_NOUNS = wordSet(maleNouns)
const FEMALE_NOUNS = wordSet(femaleNouns)
/** A noun phrase reaches at most this far before its head. */
const REACH = 9

/** The sex that a noun for a person tells. */
export const genderOfNoun = (hash: number): Gender => (MALE_NOUNS.has(hash) ? MALE : FEMALE_NOUNS.has(hash) ? FEMALE : UNSEXED)

const SORTS: Readonly<Record<string, Sort>> = { person: 'person', organization: 'organization', collective: 'group', document: 'document' }

/** The noun phrase headed by token `head`, back to its determiner or possessor. */
export function nounPhrase({ tokens, tags, sentences }: Read, head: number, least = sentences.first[sentences.of[head]]): Candidate {
  const { hash, shape } = tokens
  const known = classOf(hash[head])
  let first = head
  let determiner: Candidate['determiner'] = 'bare'
  let nation = -1
  while (first > least && head - first < REACH) {
    const i = first - 1
    if (POSSESSIVE.has(hash[i])) {
      determiner = 'possessive'
      first = i
      // The possessor: back over its own words.
      while (
        first > least &&
        head - first < REACH &&
        BEFORE_HEAD[tags[first - 1]] &&
        !VERB[tags[first - 1]] &&
        shape[first - 1] & (SHAPE.letter | SHAPE.digit | SHAPE.hyphen)
      ) {
        first--
        if (DEFINITE.has(hash[first]) || INDEFINITE.has(hash[first]) || OWNERS.has(hash[first])) break
      }
      break
    }
    if (DEFINITE.has(hash[i]) || INDEFINITE.has(hash[i]) || OWNERS.has(hash[i])) {
      determiner = DEFINITE.has(hash[i]) ? 'definite' : OWNERS.has(hash[i]) ? 'possessive' : 'indefinite'
      first = i
      continue
    }
    if (determiner !== 'bare' || !BEFORE_HEAD[tags[i]] || !(shape[i] & (SHAPE.letter | SHAPE.digit | SHAPE.hyphen))) break
    const place = nationAt(hash, i, head)
    if (place) nation = place.nation
    first = i
  }
  const plural = known ? known.plural || known.stands === 'collective' : PLURAL[tags[head]] === 1
  const sort: Sort = known ? (known.stands === 'person' && plural ? 'group' : SORTS[known.stands]) : 'unknown'
  return candidate('noun', first, head, head, {
    sort,
    gender: plural ? UNSEXED : genderOfNoun(hash[head]),
    plural,
    determiner,
    nation,
    roles: [roleKey(known ? known.singular : hash[head])],
    coreFirst: first,
    coreLast: head,
  })
}

/** Whether a token heads a noun phrase that may stand for somebody: a noun of the lexicon that no other noun follows. */
export function isHead({ tokens, tags }: Read, i: number): boolean {
  return (
    NOUN[tags[i]] === 1 && classOf(tokens.hash[i]) !== undefined && !(i + 1 < tokens.length && NOUN[tags[i + 1]] === 1 && !(tokens.shape[i + 1] & SHAPE.initialCapital))
  )
}
