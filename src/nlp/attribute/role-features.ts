import { featureKey } from '../../classify/hashing.ts'
import { type Context, NOUN, VERB } from './context.ts'
import type { Window } from './window.ts'

/** No more features than this for one token. */
export const MOST_ROLE_FEATURES = 80

/** Labels of the model that finds a cue's source and content. */
export const ROLE_LABELS = { outside: 0, sourceBegin: 1, sourceInside: 2, contentBegin: 3, contentInside: 4 } as const

const EDGE = 63

/** A cue as the role model sees it: its tokens `[first, last]`, the word that heads it, and which tokens near it are cues of others. */
export interface CueSite {
  readonly first: number
  readonly last: number
  readonly head: number
}

/** The word of a cue that governs the others: the one whose governor lies outside, verbs and nouns first. */
export function headOfCue(context: Context, first: number, last: number): number {
  const { tree, tags } = context
  let best = -1
  for (let i = first; i <= last; i++) {
    const governor = tree.head[i]
    if (governor >= first && governor <= last) continue
    if (best < 0 || rank(tags[i]) > rank(tags[best])) best = i
  }
  return best < 0 ? last : best
}
const rank = (tag: number): number => (VERB[tag] ? 2 : NOUN[tag] ? 1 : 0)

/**
 * For each token of a window how the tree leads to it from the cue: what the way is called (a hash), how deep below the turning point it lies, and the head of the
 * branch that holds it (a dependent of the cue or of one of its governors).
 */
export class Paths {
  name = new Int32Array(0)
  depth = new Uint8Array(0)
  branch = new Int32Array(0)

  measure(context: Context, window: Window, head: number): void {
    const { tree } = context
    const n = window.end - window.first
    if (this.name.length < n) {
      this.name = new Int32Array(n * 2)
      this.depth = new Uint8Array(n * 2)
      this.branch = new Int32Array(n * 2)
    }
    // The cue's governors, with the way up to each.
    const above: number[] = [head]
    const ways: number[] = [1]
    for (let up = head; tree.head[up] >= 0 && above.length < 5; up = tree.head[up]) {
      above.push(tree.head[up])
      ways.push(featureKey(2, ways[ways.length - 1], tree.relation[up]))
    }
    for (let k = 0; k < n; k++) {
      const i = window.first + k
      let below = i
      let depth = 0
      let turn = above.indexOf(i)
      if (turn >= 0) {
        this.name[k] = ways[turn]
        this.depth[k] = 0
        this.branch[k] = i
        continue
      }
      while (depth < 12) {
        const governor = tree.head[below]
        if (governor < 0) break
        turn = above.indexOf(governor)
        if (turn >= 0) break
        below = governor
        depth++
      }
      this.name[k] = turn < 0 ? 3 : featureKey(4, ways[turn], tree.relation[below])
      this.depth[k] = Math.min(depth, 3)
      this.branch[k] = below
    }
  }
}

/** Facts of a window that every token's features use. */
interface Surroundings {
  readonly window: Window
  readonly cue: CueSite
  readonly paths: Paths
  /** One bit a token of the window: part of another cue. */
  readonly others: Uint8Array
  /** How many other cues, and how many commas and such marks, stand between the cue and a token. */
  readonly cuesBetween: Uint8Array
  readonly marksBetween: Uint8Array
  readonly quoteLeft: number
  readonly quoteRight: number
}

/** The facts of a window around a cue; `isCue` marks the tokens of every cue that was found. */
export function surroundingsOf(context: Context, window: Window, cue: CueSite, paths: Paths, isCue: Uint8Array): Surroundings {
  const { quoteState, quote, tags } = context
  const n = window.end - window.first
  const others = new Uint8Array(n)
  const cuesBetween = new Uint8Array(n)
  const marksBetween = new Uint8Array(n)
  for (let k = 0; k < n; k++) {
    const i = window.first + k
    if (isCue[i] && (i < cue.first || i > cue.last)) others[k] = 1
  }
  let quoteLeft = -1
  let quoteRight = -1
  let cues = 0
  let marks = 0
  for (let i = cue.last + 1; i < window.end; i++) {
    const k = i - window.first
    cuesBetween[k] = Math.min(2, cues)
    marksBetween[k] = Math.min(3, marks)
    if (others[k] && !others[k - 1]) cues++
    if (tags[i] === COMMA || tags[i] === COLON) marks++
    if (quoteRight < 0 && quoteState[i] === 1) quoteRight = quote[i]
  }
  cues = 0
  marks = 0
  for (let i = cue.first - 1; i >= window.first; i--) {
    const k = i - window.first
    cuesBetween[k] = Math.min(2, cues)
    marksBetween[k] = Math.min(3, marks)
    if (others[k] && (k + 1 >= n || !others[k + 1])) cues++
    if (tags[i] === COMMA || tags[i] === COLON) marks++
    if (quoteLeft < 0 && quoteState[i] === 3) quoteLeft = quote[i]
  }
  paths.measure(context, window, cue.head)
  return { window, cue, paths, others, cuesBetween, marksBetween, quoteLeft, quoteRight }
}
const COMMA = 2
const COLON = 4

const bucket = (d: number): number => (d < 4 ? d : d < 7 ? 4 : d < 12 ? 5 : d < 20 ? 6 : d < 40 ? 7 : 8)

/** Writes the features by which token `i` of a window is told to be source, content or neither of the cue; gives their number. */
export function roleFeatures(context: Context, around: Surroundings, i: number, out: Int32Array): number {
  const { tokens, sentences, tags, tree, stem, prior, fine, coarse, quote, quoteState, leftEdge, rightEdge, opens, closes } = context
  const { window, cue, paths, others, cuesBetween, marksBetween, quoteLeft, quoteRight } = around
  const { hash, shape } = tokens
  const k = i - window.first
  const w = hash[i]
  const t = tags[i]
  const w1 = i > window.first ? hash[i - 1] : 0
  const t1 = i > window.first ? tags[i - 1] : EDGE
  const t2 = i > window.first + 1 ? tags[i - 2] : EDGE
  const nt1 = i + 1 < window.end ? tags[i + 1] : EDGE
  const nt2 = i + 2 < window.end ? tags[i + 2] : EDGE
  const side = i < cue.first ? 1 : i > cue.last ? 2 : 0
  const away = side === 1 ? cue.first - i : side === 2 ? i - cue.last : 0
  const far = bucket(away)
  const sentence = Math.max(-2, Math.min(3, sentences.of[i] - sentences.of[cue.head])) + 2
  const where = (side << 4) | far
  const cueStem = stem[cue.head]
  const cueTag = tags[cue.head]
  const cueQuoted = quoteState[cue.head] > 0 ? 1 : 0
  const q = quoteState[i]
  const sameQuote = quote[i] >= 0 && quote[i] === quote[cue.head] ? 1 : 0
  const nearQuote = quote[i] < 0 ? 0 : quote[i] === quoteLeft ? 1 : quote[i] === quoteRight ? 2 : 3
  const quoted = (q << 4) | (cueQuoted << 3) | (sameQuote << 2) | nearQuote
  const path = paths.name[k]
  const depth = paths.depth[k]
  const pathBefore = k > 0 ? paths.name[k - 1] : 5
  const sameBranch = k > 0 && paths.branch[k] === paths.branch[k - 1] ? 1 : 0
  const branch = paths.branch[k]
  const edge = (leftEdge[branch] === i ? 1 : 0) | (rightEdge[branch] === i ? 2 : 0)
  const between = (cuesBetween[k] << 3) | (marksBetween[k] << 1) | (others[k] ? 1 : 0)
  const opener = opens[i]
  const closer = i > window.first ? closes[i - 1] : -1
  const fromSentence = i - sentences.first[sentences.of[i]]
  const atStart = fromSentence === 0 ? 1 : 0
  const atEnd = i + 1 === sentences.first[sentences.of[i] + 1] ? 1 : 0
  const cueAtEnd = cue.last + 2 >= sentences.first[sentences.of[cue.last] + 1] ? 1 : 0
  const afterCue = cue.last + 1 < window.end ? hash[cue.last + 1] : 0
  const afterCueTag = cue.last + 1 < window.end ? tags[cue.last + 1] : EDGE
  const beforeCueTag = cue.first > window.first ? tags[cue.first - 1] : EDGE
  const beforeCueQuote = cue.first > window.first ? quoteState[cue.first - 1] : 9
  const hasSubject = context.subject[cue.head] >= 0 ? (context.subject[cue.head] < cue.head ? 1 : 2) : 0
  const kids = context.children[cue.head]
  let n = 0
  if (side === 0) {
    out[n++] = featureKey(499, 1)
    return n
  }
  out[n++] = featureKey(400, where, sentence)
  out[n++] = featureKey(401, w, side)
  out[n++] = featureKey(402, t, where)
  out[n++] = featureKey(403, (t1 << 6) | t, side)
  out[n++] = featureKey(404, (t << 6) | nt1, side)
  out[n++] = featureKey(405, (t1 << 12) | (t << 6) | nt1, side)
  out[n++] = featureKey(406, (t2 << 12) | (t1 << 6) | t, side)
  out[n++] = featureKey(407, (t << 12) | (nt1 << 6) | nt2, side)
  out[n++] = featureKey(408, w1, t, side)
  out[n++] = featureKey(412, quoted, side, between)
  out[n++] = featureKey(413, quoted, t, side)
  out[n++] = featureKey(414, quoted, (k > 0 ? quoteState[i - 1] : 9) * 16 + (i + 1 < window.end ? quoteState[i + 1] : 9), side)
  out[n++] = featureKey(415, between, side, far)
  out[n++] = featureKey(416, between, t, side)
  out[n++] = featureKey(417, path, depth)
  out[n++] = featureKey(418, path, t, side)
  out[n++] = featureKey(419, path, cueStem)
  out[n++] = featureKey(420, path, cueTag, edge)
  out[n++] = featureKey(421, path, pathBefore, (sameBranch << 6) | t)
  out[n++] = featureKey(422, path, edge, side)
  out[n++] = featureKey(423, path, between)
  out[n++] = featureKey(424, path, quoted)
  out[n++] = featureKey(426, tree.relation[i], path, depth)
  out[n++] = featureKey(427, cueStem, side, far)
  out[n++] = featureKey(428, cueStem, t, side)
  out[n++] = featureKey(430, cueTag, where, t)
  out[n++] = featureKey(431, afterCue, where)
  out[n++] = featureKey(432, afterCueTag, where, cueTag)
  out[n++] = featureKey(433, cueAtEnd, side, (q << 4) | far)
  out[n++] = featureKey(434, cueAtEnd, path, quoted)
  out[n++] = featureKey(435, hasSubject, side, (cueTag << 6) | t)
  out[n++] = featureKey(436, kids & 0x3f, side, (q << 4) | far)
  out[n++] = featureKey(437, kids & 0x3f, path)
  out[n++] = featureKey(438, opener < 0 ? 99 : tree.relation[opener], t, side)
  out[n++] = featureKey(439, opener < 0 ? 99 : tags[opener], opener < 0 ? 0 : bucket(rightEdge[opener] - i), side)
  out[n++] = featureKey(440, closer < 0 ? 99 : tree.relation[closer], t, side)
  out[n++] = featureKey(441, closer < 0 ? 99 : tree.relation[closer], t1, path)
  out[n++] = featureKey(442, atStart, side, (q << 8) | t)
  out[n++] = featureKey(443, atEnd, t, path)
  out[n++] = featureKey(444, shape[i] & 7, t, path)
  out[n++] = featureKey(445, beforeCueTag, where, beforeCueQuote)
  out[n++] = featureKey(446, prior[i], path, side)
  out[n++] = featureKey(447, sentence, q, between)
  out[n++] = featureKey(448, sentence, atStart, (q << 4) | (cuesBetween[k] << 2) | (quoteState[cue.head] ? 1 : 0))
  out[n++] = featureKey(460, fine[i], path)
  out[n++] = featureKey(461, fine[i], side, far)
  out[n++] = featureKey(462, fine[cue.head], path)
  out[n++] = featureKey(463, fine[cue.head], where, t)
  out[n++] = featureKey(465, coarse[i], coarse[cue.head], path)
  out[n++] = featureKey(467, coarse[i], t, where)
  out[n++] = featureKey(468, i + 1 < window.end ? fine[i + 1] : -1, t, side)
  out[n++] = featureKey(469, k > 0 ? fine[i - 1] : -1, t, side)
  out[n++] = featureKey(451, tags[branch], path, depth)
  return n
}
