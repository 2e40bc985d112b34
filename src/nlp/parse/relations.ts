import { featureKey } from '../../classify/hashing.ts'
import type { Tokens } from '../../model/token.ts'

/** No more features than this for one arc. */
export const MOST_RELATION_FEATURES = 24

/** Writes the features of the arc from `head[i]` to token `i` into `out` and gives their number; the sentence is `[first, end)`. */
export function relationFeatures(tokens: Tokens, tags: Uint8Array, head: Int32Array, first: number, end: number, i: number, out: Int32Array): number {
  const governor = head[i]
  const word = tokens.hash[i]
  const tag = tags[i]
  const upWord = governor < 0 ? 0 : tokens.hash[governor]
  const upTag = governor < 0 ? 63 : tags[governor]
  const side = governor < 0 ? 0 : i < governor ? 1 : 2
  const gap = governor < 0 ? 0 : Math.min(6, Math.abs(governor - i))
  const pair = (upTag << 8) | (tag << 2) | side
  const before = i > first ? tags[i - 1] : 62
  const after = i + 1 < end ? tags[i + 1] : 61
  const beforeWord = i > first ? tokens.hash[i - 1] : 0
  const afterWord = i + 1 < end ? tokens.hash[i + 1] : 0
  const upBefore = governor > first ? tags[governor - 1] : 62
  const upAfter = governor >= 0 && governor + 1 < end ? tags[governor + 1] : 61
  let n = 0
  out[n++] = featureKey(200, pair)
  out[n++] = featureKey(201, word, pair)
  out[n++] = featureKey(202, upWord, pair)
  out[n++] = featureKey(203, word, upWord, side)
  out[n++] = featureKey(204, word, tag)
  out[n++] = featureKey(205, upWord, side)
  out[n++] = featureKey(206, pair, gap)
  out[n++] = featureKey(207, pair, before)
  out[n++] = featureKey(208, pair, after)
  out[n++] = featureKey(209, pair, before, after)
  out[n++] = featureKey(210, pair, beforeWord)
  out[n++] = featureKey(211, pair, afterWord)
  out[n++] = featureKey(212, upWord, tag, before)
  out[n++] = featureKey(213, upWord, tag, beforeWord)
  out[n++] = featureKey(214, pair, upBefore)
  out[n++] = featureKey(215, pair, upAfter)
  out[n++] = featureKey(216, word, side, gap)
  out[n++] = featureKey(217, upWord, word, beforeWord)
  return n
}
