import { featureKey } from '../../classify/hashing.ts'
import { FNV_START, fnvStep, foldUnit } from '../../model/hash.ts'
import type { Context } from './context.ts'

/** No more features than this for one token. */
export const MOST_CUE_FEATURES = 80

/** Labels of the cue's sequence model. */
export const CUE_LABELS = { outside: 0, begin: 1, inside: 2 } as const

const EDGE = 63

/** Tokens to the nearest mark of quotation on one side, in the same sentence, up to four; 5 where there is none so near. */
function toQuote(context: Context, i: number, step: number): number {
  const { quoteState, sentences } = context
  for (let d = 1; d <= 4; d++) {
    const at = i + step * d
    if (at < 0 || at >= quoteState.length || sentences.of[at] !== sentences.of[i]) return 5
    if (quoteState[at] === 1 || quoteState[at] === 3) return d
  }
  return 5
}

/** Writes the features by which token `i` is told to begin, go on with, or be no part of a cue; gives their number. */
export function cueFeatures(context: Context, i: number, out: Int32Array): number {
  const { text, tokens, sentences, tags, tree, stem, prior, fine, coarse, quoteState, children, subject } = context
  const { hash, shape, start, end } = tokens
  const s = sentences.of[i]
  const first = sentences.first[s]
  const last = sentences.first[s + 1] - 1
  const w = hash[i]
  const t = tags[i]
  const w1 = i > first ? hash[i - 1] : 0
  const t1 = i > first ? tags[i - 1] : EDGE
  const w2 = i > first + 1 ? hash[i - 2] : 0
  const t2 = i > first + 1 ? tags[i - 2] : EDGE
  const n1 = i < last ? hash[i + 1] : 0
  const nt1 = i < last ? tags[i + 1] : EDGE
  const n2 = i + 1 < last ? hash[i + 2] : 0
  const nt2 = i + 1 < last ? tags[i + 2] : EDGE
  const q = quoteState[i]
  const inside = q === 0 ? 0 : 1
  const governor = tree.head[i]
  const relation = tree.relation[i]
  const upTag = governor < 0 ? EDGE : tags[governor]
  const upPrior = governor < 0 ? 9 : prior[governor]
  const kids = children[i]
  const upKids = governor < 0 ? 0 : children[governor]
  const who = subject[i]
  const upWho = governor < 0 ? -1 : subject[governor]
  const side = governor < 0 ? 0 : governor < i ? 1 : 2
  const quoteBefore = toQuote(context, i, -1)
  const quoteAfter = toQuote(context, i, 1)
  let n = 0
  out[n++] = featureKey(300, w)
  out[n++] = featureKey(301, stem[i], t)
  out[n++] = featureKey(302, w1)
  out[n++] = featureKey(303, n1)
  out[n++] = featureKey(305, w, n1)
  out[n++] = featureKey(306, w2)
  out[n++] = featureKey(307, n2)
  out[n++] = featureKey(308, t, t1)
  out[n++] = featureKey(309, t, nt1)
  out[n++] = featureKey(310, (t1 << 12) | (t << 6) | nt1)
  out[n++] = featureKey(311, (t2 << 12) | (t1 << 6) | t)
  out[n++] = featureKey(312, (t << 12) | (nt1 << 6) | nt2)
  out[n++] = featureKey(313, w, t, nt1)
  out[n++] = featureKey(314, w, t1)
  out[n++] = featureKey(316, prior[i], t)
  out[n++] = featureKey(317, prior[i], nt1, t1)
  out[n++] = featureKey(318, i > first ? prior[i - 1] : 9, prior[i], i < last ? prior[i + 1] : 9)
  out[n++] = featureKey(319, prior[i], inside, quoteBefore)
  out[n++] = featureKey(320, prior[i], inside, 8 + quoteAfter)
  out[n++] = featureKey(321, w, inside)
  out[n++] = featureKey(322, q, t, i > first ? quoteState[i - 1] : 9)
  out[n++] = featureKey(323, t, (i > first ? quoteState[i - 1] : 9) * 16 + (i < last ? quoteState[i + 1] : 9))
  out[n++] = featureKey(324, w, (i > first ? quoteState[i - 1] : 9) * 16 + (i < last ? quoteState[i + 1] : 9))
  out[n++] = featureKey(325, relation, t, side)
  out[n++] = featureKey(327, relation, upPrior, t)
  out[n++] = featureKey(328, w, relation)
  out[n++] = featureKey(329, w, upTag, side)
  out[n++] = featureKey(330, stem[i], kids)
  out[n++] = featureKey(331, t, kids)
  out[n++] = featureKey(332, prior[i], kids & 0x3f)
  out[n++] = featureKey(333, relation, upKids & 0x3f, t)
  out[n++] = featureKey(350, fine[i], t)
  out[n++] = featureKey(351, fine[i], nt1, kids & 0x3f)
  out[n++] = featureKey(352, i > first ? fine[i - 1] : -1, t)
  out[n++] = featureKey(353, i < last ? fine[i + 1] : -1, t)
  out[n++] = featureKey(355, fine[i], t1, inside)
  out[n++] = featureKey(356, coarse[i], (t << 6) | nt1, kids & 0x3f)
  out[n++] = featureKey(357, fine[i], quoteAfter, t)
  out[n++] = featureKey(358, governor < 0 ? -1 : fine[governor], relation, t)
  if (who >= 0) {
    out[n++] = featureKey(359, fine[who], fine[i])
    out[n++] = featureKey(360, coarse[who], prior[i], t)
    out[n++] = featureKey(334, hash[who], t)
    out[n++] = featureKey(335, tags[who], prior[i], who < i ? 1 : 2)
    out[n++] = featureKey(336, stem[i], tags[who])
    out[n++] = featureKey(337, Math.min(5, Math.abs(who - i)), prior[i])
  }
  if (upWho >= 0) {
    out[n++] = featureKey(338, tags[upWho], upPrior, (relation << 1) | (upWho === i ? 1 : 0))
  }
  out[n++] = featureKey(340, i === first ? 1 : i === last ? 2 : 3, t, shape[i] & 3)
  out[n++] = featureKey(342, suffix(text, start[i], end[i], 2), t1)
  out[n++] = featureKey(343, tokens.paragraph[i] === 0 ? 1 : 0, t, prior[i])
  out[n++] = featureKey(344, w, tokens.paragraph[i] === 0 ? 1 : 0)
  if (governor >= 0) {
    const top = tree.head[governor]
    out[n++] = featureKey(345, relation, tree.relation[governor], top < 0 ? 9 : prior[top])
    out[n++] = featureKey(346, prior[i], tree.relation[governor], relation)
  }
  return n
}

function suffix(text: string, start: number, end: number, size: number): number {
  let hash = FNV_START
  for (let at = Math.max(start, end - size); at < end; at++) hash = fnvStep(hash, foldUnit(text.charCodeAt(at)))
  return hash
}
