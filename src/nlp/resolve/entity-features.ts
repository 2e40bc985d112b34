import { featureKey } from '../../classify/hashing.ts'
import { FNV_START, fnvStep, foldUnit, hashWord } from '../../model/hash.ts'
import { ENTITY_TYPES } from '../../model/observation.ts'
import { type Sentences, SHAPE, type Tags, type Tokens } from '../../model/token.ts'
import { FEMALE_NAMES, MALE_NAMES } from '../language/en/given-names.ts'
import { nameParticles } from '../language/en/name-words.ts'
import { titleOf } from '../language/en/titles.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { looksNamed } from './capital-runs.ts'
import { knownNameAt, WORDS } from './name-lexicon.ts'
import type { Named } from './named.ts'

/** Outside, then the first and further words of a person's, body's, place's and other name. */
export const ENTITY_LABELS = 9
/** No more features than this for one token. */
export const MOST_ENTITY_FEATURES = 40

const JOINERS = wordSet("of the for and & 's")
const THE = hashWord('the')

/** What the rules made of each token: 0 where no name is, else 1 + type × 2, one more behind its first word. */
export function ruleLabels(names: readonly Named[], length: number): Uint8Array {
  const labels = new Uint8Array(length)
  for (const { first, end, type } of names) for (let i = first; i < end; i++) labels[i] = 1 + ENTITY_TYPES.indexOf(type) * 2 + (i > first ? 1 : 0)
  return labels
}

/** Whether a token may belong to a name at all: a capital, or a joining word behind a name and before a capital. All others are outside without a look. */
export function mayBeNamed(tokens: Tokens, i: number, end: number, labelBefore: number): boolean {
  if (looksNamed(tokens, i)) return true
  if (labelBefore === 0 || !(JOINERS.has(tokens.hash[i]) || nameParticles.has(tokens.hash[i]))) return false
  return (i + 1 < end && looksNamed(tokens, i + 1)) || (i + 2 < end && tokens.hash[i + 1] === THE && looksNamed(tokens, i + 2))
}

/**
 * Whether a label may follow another: a name goes on only with its own kind, and a person's or body's name is not followed by another without a mark between
 * (`close`: nothing but a blank stands between).
 */
export function mayFollow(label: number, before: number, close: boolean): boolean {
  if (label === 0) return true
  if (label % 2 === 0) return before === label || before === label - 1
  return !(close && before >= 1 && before <= 4)
}

/** The best label that may follow another. */
export function bestAfter(scores: Int32Array | Float64Array, before: number, close: boolean): number {
  let best = 0
  for (let label = 1; label < ENTITY_LABELS; label++) if (scores[label] > scores[best] && mayFollow(label, before, close)) best = label
  return best
}

function affix(text: string, start: number, end: number): number {
  let hash = FNV_START
  for (let i = start; i < end; i++) hash = fnvStep(hash, foldUnit(text.charCodeAt(i)))
  return hash
}

const typeNumber = (type: (typeof ENTITY_TYPES)[number] | undefined): number => (type ? ENTITY_TYPES.indexOf(type) + 1 : 0)

/** Writes the features of token `i` into `out` and gives their number: words around, look, tags, lists, the label before and what the rules made of it. */
export function entityFeatures(
  text: string,
  tokens: Tokens,
  sentences: Sentences,
  tags: Tags,
  rules: Uint8Array,
  surname: boolean,
  i: number,
  label1: number,
  out: Int32Array,
): number {
  const { hash, shape, start, end } = tokens
  const s = sentences.of[i]
  const first = sentences.first[s]
  const stop = sentences.first[s + 1]
  const word = hash[i]
  const before = i > first ? hash[i - 1] : 1
  const before2 = i > first + 1 ? hash[i - 2] : 1
  const after = i + 1 < stop ? hash[i + 1] : 2
  const after2 = i + 2 < stop ? hash[i + 2] : 2
  const tag = tags[i] ?? 0
  const tagBefore = i > first ? (tags[i - 1] ?? 0) : 60
  const tagAfter = i + 1 < stop ? (tags[i + 1] ?? 0) : 61
  const look = (shape[i] & (SHAPE.initialCapital | SHAPE.allCapitals | SHAPE.innerCapital | SHAPE.digit | SHAPE.hyphen)) | (i === first ? 256 : 0)
  let last = i
  while (last + 1 < stop && last - i < 6 && looksNamed(tokens, last + 1)) last++
  const known = typeNumber(knownNameAt(hash, i, stop)?.type)
  const tail = typeNumber(WORDS.last.get(hash[last]))
  const given = MALE_NAMES.has(word) || FEMALE_NAMES.has(word) ? 1 : 0
  const lists =
    known | (typeNumber(WORDS.whole.get(word)) << 3) | (typeNumber(WORDS.last.get(word)) << 6) | (given << 9) | (titleOf(word) ? 1024 : 0) | (surname ? 2048 : 0)
  const titled = titleOf(before) ? 1 : 0
  let n = 0
  out[n++] = featureKey(1, label1)
  out[n++] = featureKey(2, word)
  out[n++] = featureKey(3, word, label1)
  out[n++] = featureKey(4, before, label1)
  out[n++] = featureKey(5, before)
  out[n++] = featureKey(6, after)
  out[n++] = featureKey(7, before2)
  out[n++] = featureKey(8, after2)
  out[n++] = featureKey(9, word, after)
  out[n++] = featureKey(10, before, word)
  out[n++] = featureKey(11, look, label1)
  out[n++] = featureKey(12, tag, label1, look)
  out[n++] = featureKey(13, tagBefore, tag)
  out[n++] = featureKey(14, tag, tagAfter)
  out[n++] = featureKey(15, lists, label1)
  out[n++] = featureKey(16, known, label1)
  out[n++] = featureKey(17, tail, last - i, label1)
  out[n++] = featureKey(18, hash[last], last - i)
  out[n++] = featureKey(19, given, last - i, label1)
  out[n++] = featureKey(20, titled, label1)
  out[n++] = featureKey(21, rules[i], label1)
  out[n++] = featureKey(22, rules[i], word)
  out[n++] = featureKey(23, rules[i], i + 1 < stop ? rules[i + 1] : 0)
  out[n++] = featureKey(24, rules[i], tag, surname ? 1 : 0)
  out[n++] = featureKey(25, after, last - i === 0 ? 1 : 0, label1)
  out[n++] = featureKey(26, affix(text, Math.max(start[i], end[i] - 3), end[i]), last - i === 0 ? 1 : 0)
  out[n++] = featureKey(27, affix(text, Math.max(start[i], end[i] - 4), end[i]))
  out[n++] = featureKey(28, affix(text, start[i], Math.min(end[i], start[i] + 3)))
  out[n++] = featureKey(29, last + 1 < stop ? hash[last + 1] : 2, label1)
  out[n++] = featureKey(30, titled, given, last - i)
  out[n++] = featureKey(31, rules[i], known, tail)
  return n
}
