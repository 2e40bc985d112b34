import { hashWord } from '../../model/hash.ts'
import { PENN, type Sentences, SHAPE, type Tags, type Tokens, tagSet } from '../../model/token.ts'
import { FEMALE_NAMES, MALE_NAMES } from '../language/en/given-names.ts'
import { capitalWords, nameParticles } from '../language/en/name-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { knownNameAt, WORDS } from './name-lexicon.ts'

/** Tokens `[first, end)` of one sentence that are written as one name, titles before it among them. */
export interface NameRun {
  readonly first: number
  readonly end: number
}

const POSSESSIVE = hashWord("'s")
const PLURAL_OWNERS = wordSet('people women men children')
const OF = hashWord('of')
const FOR = hashWord('for')
const AND = hashWord('and')
const AMPERSAND = hashWord('&')
const THE = hashWord('the')
/** Names of bodies in which "and" goes on with the name ("Department of Health and Human Services"). */
const LONG_BODIES = wordSet('department departments ministry committee subcommittee bureau office centers administration')
/** Bodies that may be "for" something. */
const FOR_BODIES = wordSet(
  'center centre institute council foundation campaign committee fund alliance society association agency office coalition organization organisation citizens americans network union academy centers',
)
const NOUN = PENN.indexOf('NN')
const PROPER = tagSet('NNP', 'NNPS')

/** Whether a token is written as a name is: a capital, first or (as in "al-Harrow", "iOrb") within, and no word that has one for another reason. */
export function looksNamed(tokens: Tokens, i: number): boolean {
  const shape = tokens.shape[i]
  return (shape & SHAPE.letter) !== 0 && (shape & (SHAPE.initialCapital | SHAPE.innerCapital)) !== 0 && !capitalWords.has(tokens.hash[i])
}

/** Whether the name goes on over token `i` ("of", "von", "&") to a capital behind it; gives the index of that capital, or -1. */
function joined(tokens: Tokens, run: number, i: number, end: number): number {
  const word = tokens.hash[i]
  const next = i + 1
  if (next >= end) return -1
  const before = tokens.hash[i - 1]
  // "People's Army", "Children's Fund": a plural's possessive goes on with a body's name.
  if (PLURAL_OWNERS.has(before) && word === POSSESSIVE) return looksNamed(tokens, next) && WORDS.last.get(tokens.hash[next]) === 'organization' ? next : -1
  if (word === OF) {
    const type = WORDS.last.get(before) ?? WORDS.first.get(before)
    if (!type || (type === 'other' && tokens.hash[next] === THE)) return -1
    const at = tokens.hash[next] === THE ? next + 1 : next
    return at < end && looksNamed(tokens, at) ? at : -1
  }
  if (!looksNamed(tokens, next)) return nameParticles.has(word) && nameParticles.has(tokens.hash[next]) && next + 1 < end && looksNamed(tokens, next + 1) ? next + 1 : -1
  if (word === FOR) return FOR_BODIES.has(before) ? next : -1
  if (word === AMPERSAND) return next
  if (word === AND) return LONG_BODIES.has(tokens.hash[run]) && i - run >= 3 ? next : -1
  return nameParticles.has(word) && word !== THE ? next : -1
}

/**
 * Runs of capitals in the sentences whose capitals tell names. The first word of a sentence counts where its tag, the word behind it or the rest of the text
 * says that it is a name.
 */
export function nameRuns(tokens: Tokens, sentences: Sentences, tags: Tags, titled: Uint8Array): NameRun[] {
  const runs: NameRun[] = []
  const inside = namesInside(tokens, sentences, titled)
  for (let s = 0; s < sentences.length; s++) {
    if (titled[s]) continue
    const end = sentences.first[s + 1]
    let opening = true
    for (let i = sentences.first[s]; i < end; i++) {
      if (!(tokens.shape[i] & SHAPE.letter)) continue
      const opens = opening
      opening = false
      if (!looksNamed(tokens, i)) continue
      if (opens && !inside.has(tokens.hash[i]) && !opensWithName(tokens, tags, i, end)) continue
      let last = i
      for (let k = i + 1; k < end; ) {
        if (looksNamed(tokens, k) && tokens.start[k] - tokens.end[last] <= 1) last = k++
        else {
          const at = tokens.start[k] - tokens.end[last] <= 1 ? joined(tokens, i, k, end) : -1
          if (at < 0) break
          last = at
          k = at + 1
        }
      }
      runs.push({ first: i, end: last + 1 })
      i = last
    }
  }
  return runs
}

/** Whether the first word of a sentence is a name by its tag, by the lists, or as a first name before a capital. */
function opensWithName(tokens: Tokens, tags: Tags, i: number, end: number): boolean {
  const word = tokens.hash[i]
  if (tags.length ? PROPER.has(tags[i]) : i + 1 < end && looksNamed(tokens, i + 1)) return true
  if (knownNameAt(tokens.hash, i, end) || WORDS.whole.has(word)) return true
  return i + 1 < end && looksNamed(tokens, i + 1) && (tags[i] === NOUN || MALE_NAMES.has(word) || FEMALE_NAMES.has(word))
}

/** Words that have a capital inside a sentence somewhere: at the head of another they are names too. */
function namesInside(tokens: Tokens, sentences: Sentences, titled: Uint8Array): ReadonlySet<number> {
  const found = new Set<number>()
  for (let s = 0; s < sentences.length; s++) {
    if (titled[s]) continue
    let opening = true
    for (let i = sentences.first[s]; i < sentences.first[s + 1]; i++) {
      if (!(tokens.shape[i] & SHAPE.letter)) continue
      if (!opening && looksNamed(tokens, i)) found.add(tokens.hash[i])
      opening = false
    }
  }
  return found
}
