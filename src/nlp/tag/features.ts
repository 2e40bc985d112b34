import { featureKey } from '../../classify/hashing.ts'
import { FNV_START, fnvStep, foldUnit } from '../../model/hash.ts'
import { type Sentences, SHAPE, type Tokens } from '../../model/token.ts'

/** No more features than this for one token. */
export const MOST_FEATURES = 28

/** What stands before the first and after the last word of a sentence. */
const [BEFORE, AFTER] = [-11, -12]

/** Hash of the first or last letters of a token. */
function affix(text: string, start: number, end: number): number {
  let hash = FNV_START
  for (let i = start; i < end; i++) hash = fnvStep(hash, foldUnit(text.charCodeAt(i)))
  return hash
}

/**
 * Writes the features of token `i` into `out` and gives their number. `tags` holds what was decided before it (indexes into PENN).
 * Words around, tags before, affixes, shape; after Collins 2002 and Ratnaparkhi 1996.
 */
export function tagFeatures(text: string, tokens: Tokens, sentences: Sentences, tags: Uint8Array, i: number, out: Int32Array): number {
  const { hash, shape, start, end } = tokens
  const s = sentences.of[i]
  const first = sentences.first[s]
  const last = sentences.first[s + 1] - 1
  const word = hash[i]
  const before = i > first ? hash[i - 1] : BEFORE
  const before2 = i > first + 1 ? hash[i - 2] : BEFORE
  const after = i < last ? hash[i + 1] : AFTER
  const after2 = i + 1 < last ? hash[i + 2] : AFTER
  const tag1 = i > first ? tags[i - 1] : 60
  const tag2 = i > first + 1 ? tags[i - 2] : 60
  const length = end[i] - start[i]
  // A capital says little at the head of a sentence, or of a headline.
  const look = shape[i] | (i === first ? 256 : 0)
  let n = 0
  out[n++] = featureKey(1, word)
  out[n++] = featureKey(2, word, look)
  out[n++] = featureKey(3, word, tag1)
  out[n++] = featureKey(4, tag1)
  out[n++] = featureKey(5, tag1, tag2)
  out[n++] = featureKey(6, word, tag1, tag2)
  out[n++] = featureKey(7, before)
  out[n++] = featureKey(8, before, word)
  out[n++] = featureKey(9, after)
  out[n++] = featureKey(10, word, after)
  out[n++] = featureKey(11, tag1, after)
  out[n++] = featureKey(12, before2)
  out[n++] = featureKey(13, after2)
  out[n++] = featureKey(14, look, tag1)
  out[n++] = featureKey(15, after, after2)
  out[n++] = featureKey(16, i < last ? shape[i + 1] : 512, look)
  if (shape[i] & (SHAPE.letter | SHAPE.digit)) {
    for (let k = 1; k <= 4 && k < length; k++) out[n++] = featureKey(16 + k, affix(text, end[i] - k, end[i]))
    for (let k = 1; k <= 3 && k < length; k++) out[n++] = featureKey(20 + k, affix(text, start[i], start[i] + k))
    out[n++] = featureKey(24, affix(text, end[i] - Math.min(3, length), end[i]), tag1)
    out[n++] = featureKey(25, affix(text, end[i] - Math.min(2, length), end[i]), look)
  }
  if (i < last) out[n++] = featureKey(26, affix(text, Math.max(start[i + 1], end[i + 1] - 3), end[i + 1]))
  return n
}
