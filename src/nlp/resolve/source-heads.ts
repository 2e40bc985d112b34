import type { AttributionParts } from '../../model/attribution.ts'
import { hashWord } from '../../model/hash.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { pronounOf } from '../language/en/pronouns.ts'
import { utterances } from '../language/en/roles.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { tokensOf } from '../qualify/ascription.ts'
import type { Candidate, Read } from './candidates.ts'
import { nounPhrase } from './noun-phrases.ts'
import { AND, COMMA, NOUN, OWNERS, POSSESSIVE, PREPOSITION, VERB } from './word-kinds.ts'

const UTTERANCE = wordSet(utterances)
const RELATIVE = wordSet('who whom whose which that')
const WHOSE = hashWord('whose')
const OTHERS = wordSet('who which that whose whom speaking citing where when while')

/** A candidate for each token that heads one, or undefined; the list is filled as sources need heads that no lexicon knows. */
export interface Heads {
  readonly at: Int32Array
  /** For each token of a name the index of its candidate, or -1. */
  readonly cover: Int32Array
  readonly list: Candidate[]
}

const add = (heads: Heads, c: Candidate): Candidate => {
  heads.at[c.head] = heads.list.length
  heads.list.push(c)
  return c
}
const isWord = ({ shape }: Tokens, i: number): boolean => (shape[i] & (SHAPE.letter | SHAPE.digit)) !== 0

/** The stretches of a source that stand beside each other: "A and B" are two, "A, the head of B and C," is one. */
function stretches(read: Read, heads: Heads, words: readonly number[]): (readonly number[])[] {
  const { hash } = read.tokens
  const found: number[][] = []
  let current: number[] = []
  let closed = false
  const listed = isList(heads, read, words)
  for (const [k, i] of words.entries()) {
    if (k > 0 && i !== words[k - 1] + 1 && current.length) {
      found.push(current)
      current = []
      closed = false
    }
    if ((hash[i] === AND || (hash[i] === COMMA && listed)) && current.length && k + 1 < words.length && !closed && heads.cover[i] < 0) {
      const right = headFrom(read, heads, words, hash[words[k + 1]] === AND ? k + 2 : k + 1)
      const left = current.some((t) => heads.at[t] >= 0)
      // Behind a preposition or a comma "and" joins what belongs to the first ("assistant to the king and head of the guard").
      const prepared = current.some((t, n) => n > 0 && heads.cover[t] < 0 && (PREPOSITION.has(hash[t]) || hash[t] === COMMA))
      if (
        left &&
        right &&
        !(prepared && !(right.form === 'name' && right.sort === 'person' && (right.gender > 0 || right.roles.length > 0)) && right.form !== 'pronoun')
      ) {
        found.push(current)
        current = []
        continue
      }
    }
    if (OTHERS.has(hash[i]) && current.length) closed = true
    current.push(i)
  }
  if (current.length) found.push(current)
  return found
}

/** "A, B and C": names that stand between commas alone. */
function isList(heads: Heads, { tokens }: Read, words: readonly number[]): boolean {
  let commas = 0
  let joined = false
  for (const [k, i] of words.entries()) {
    if (heads.cover[i] >= 0) continue
    if (tokens.hash[i] === AND) joined = true
    else if (tokens.hash[i] === COMMA) {
      commas++
      if (k + 1 < words.length && heads.cover[words[k + 1]] < 0 && tokens.hash[words[k + 1]] !== AND) return false
    } else return false
  }
  return commas > 0 && joined
}

/** The first candidate that begins at the word `k` of a source or within its determiner and adjectives. */
function headFrom(read: Read, heads: Heads, words: readonly number[], k: number): Candidate | undefined {
  for (let n = k; n < words.length && n < k + 6; n++) {
    const i = words[n]
    if (heads.at[i] >= 0) {
      const c = heads.list[heads.at[i]]
      if (c.first <= words[k] + 1) return c
    }
    if (PREPOSITION.has(read.tokens.hash[i]) || VERB[read.tags[i]]) return undefined
  }
  return undefined
}

/** The candidate that a stretch of a source is about: the name in apposition, else the head of the phrase; of "Orrin's remarks" Orrin. */
function headOfStretch(read: Read, heads: Heads, words: readonly number[]): Candidate[] {
  const { tokens, tags } = read
  const { hash } = tokens
  let core: Candidate | undefined
  let unknown = -1
  let possessor: Candidate | undefined
  let stop = words.length
  for (const [k, i] of words.entries()) {
    const c = heads.at[i] >= 0 ? heads.list[heads.at[i]] : undefined
    // A word of a name that is not yet at its head: "the President of Marrow Ada Roe".
    if (!c && heads.cover[i] >= 0 && heads.list[heads.cover[i]].head > i && words.includes(heads.list[heads.cover[i]].head)) continue
    if (
      (core || unknown >= 0) &&
      (PREPOSITION.has(hash[i]) || OTHERS.has(hash[i]) || (VERB[tags[i]] && hash[i] !== hash[words[0]]) || hash[i] === COMMA || !isWord(tokens, i)) &&
      !POSSESSIVE.has(hash[i])
    ) {
      if (!(c && c.form === 'name') && !(k + 1 < words.length && tokens.shape[i] & SHAPE.hyphen)) {
        stop = k
        break
      }
    }
    if (POSSESSIVE.has(hash[i])) {
      if (k === words.length - 1) break
      possessor = core
      core = undefined
      unknown = -1
      continue
    }
    if (c) {
      core = c
      unknown = -1
    } else if (isWord(tokens, i) && (NOUN[tags[i]] || (!core && unknown < 0 && k === words.length - 1))) {
      if (!core || i > core.last) unknown = i
      if (unknown >= 0) core = undefined
    }
  }
  if (!core && unknown >= 0) core = heads.at[unknown] >= 0 ? heads.list[heads.at[unknown]] : add(heads, nounPhrase(read, unknown, words[0]))
  if (core?.form === 'noun' && possessor && UTTERANCE.has(hash[core.head])) return [possessor]
  // "the head of the watch, Ana Roe": a name behind a comma is the bearer of the role before it; "two objectors, A and B" are two.
  if (core && core.form === 'noun' && core.sort !== 'document') {
    const named: Candidate[] = []
    for (let k = stop; k < words.length; k++) {
      if (hash[words[k]] !== COMMA && !(hash[words[k]] === AND && named.length)) continue
      const c = headFrom(read, heads, words, k + 1)
      if (
        c?.form === 'name' &&
        (core.sort === 'organization' ? c.sort !== 'person' || !c.gender : c.sort !== 'organization' && c.sort !== 'place') &&
        c.first === words[k] + 1
      )
        named.push(c)
      else if (named.length) break
    }
    if (named.length && (core.plural || named.length === 1)) {
      if (!core.plural) {
        core.because = 'apposition'
        return named
      }
      return named.length > 1 ? named : [core, ...named]
    }
  }
  return core ? [core] : []
}

/** The candidates that a source consists of, in order; makes one of the last word where nothing else is there. */
export function headsOfSource(read: Read, heads: Heads, parts: AttributionParts): Candidate[] {
  const words = tokensOf(read.tokens, parts.source)
  if (!words.length) return []
  const { hash } = read.tokens
  if (hash[words[0]] === WHOSE && heads.at[words[0]] >= 0) return [heads.list[heads.at[words[0]]]]
  if (words.length <= 2 && (pronounOf(hash[words[0]]) || RELATIVE.has(hash[words[0]])) && (words.length === 1 || !NOUN[read.tags[words[1]]])) {
    const i = words[0]
    if (heads.at[i] >= 0) return [heads.list[heads.at[i]]]
    return [add(heads, { ...nounPhrase(read, i, i), form: 'pronoun', sort: 'unknown', roles: [] })]
  }
  const found: Candidate[] = []
  for (const stretch of stretches(read, heads, words)) for (const c of headOfStretch(read, heads, stretch)) if (!found.includes(c)) found.push(c)
  if (found.length) return found
  const last = words.findLast((i) => isWord(read.tokens, i) && !OWNERS.has(hash[i])) ?? words[0]
  return [heads.at[last] >= 0 ? heads.list[heads.at[last]] : add(heads, nounPhrase(read, last, words[0]))]
}
