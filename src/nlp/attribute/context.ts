import type { Model } from '../../classify/model.ts'
import { FNV_START, fnvStep, foldUnit } from '../../model/hash.ts'
import type { Layers } from '../../model/layers.ts'
import { PENN, RELATIONS } from '../../model/token.ts'

/** The layers that finding attributions rests on. */
export type Read = Pick<Layers, 'tokens' | 'sentences' | 'quotation' | 'tags' | 'tree'>

/** Relations whose presence among a word's dependents matters, each a bit of `children`. */
const WATCHED = [
  'nsubj',
  'nsubjpass',
  'ccomp',
  'xcomp',
  'dobj',
  'advcl',
  'nmod',
  'mark',
  'csubj',
  'parataxis',
  'dep',
  'auxpass',
  'neg',
  'acl',
  'acl:relcl',
  'nmod:poss',
  'case',
  'iobj',
  'aux',
  'appos',
] as const
const CHILD_BIT = new Int32Array(RELATIONS.length)
for (const [bit, relation] of WATCHED.entries()) CHILD_BIT[RELATIONS.indexOf(relation)] = 1 << bit
const SUBJECTS = new Set([RELATIONS.indexOf('nsubj'), RELATIONS.indexOf('nsubjpass'), RELATIONS.indexOf('nmod:poss')])

/** What every stage of finding attributions asks of a document's tokens, worked out once: columns, one entry a token. */
export interface Context extends Read {
  readonly text: string
  /** Hash of the first letters of the word: one key for "announce", "announced", "announcement". */
  readonly stem: Int32Array
  /** How likely the word is to head a cue, in eight steps; 0 for a word never met. */
  readonly prior: Uint8Array
  /** The word's class among words used alike, in fine and in coarse classes; 0 for a word of no class. */
  readonly fine: Int16Array
  readonly coarse: Uint8Array
  /** Index of the outermost quotation that a token stands in, or -1. */
  readonly quote: Int32Array
  /** 0: outside quotations; 1: opens one; 2: inside; 3: closes one. */
  readonly quoteState: Uint8Array
  /** Bits of the relations among a token's dependents. */
  readonly children: Int32Array
  /** Token index of the subject (or possessor) of a word, or -1. */
  readonly subject: Int32Array
  /** First and last token of the subtree below a word, itself included. */
  readonly leftEdge: Int32Array
  readonly rightEdge: Int32Array
  /** The highest word whose subtree begins (ends) with this token. */
  readonly opens: Int32Array
  readonly closes: Int32Array
}

/** Letters of a stem. */
const STEM = 5

/** What is known of a word whatever text it stands in, packed: bits 0–3 how likely it heads a cue, 4–15 its fine class, 16–23 its coarse class. By hash. */
export type WordKnowledge = ReadonlyMap<number, number>

/** What a model's columns say of words. */
export function knowledgeOf(columns: Model['columns']): WordKnowledge {
  const known = new Map<number, number>()
  const [words, fine, coarse] = ['classes.words', 'classes.fine', 'classes.coarse'].map((name) => columns.get(name))
  if (words && fine && coarse) for (let i = 0; i < words.length; i++) known.set(words[i], ((fine[i] + 1) << 4) | ((coarse[fine[i]] + 1) << 16))
  const [heads, steps] = ['cue.words', 'cue.wordSteps'].map((name) => columns.get(name))
  if (heads && steps) for (let i = 0; i < heads.length; i++) known.set(heads[i], (known.get(heads[i]) ?? 0) | steps[i])
  return known
}

export function contextOf(text: string, read: Read, knowledge: WordKnowledge): Context {
  const { tokens, quotation, tree } = read
  const n = tokens.length
  const stem = new Int32Array(n)
  const prior = new Uint8Array(n)
  const fine = new Int16Array(n)
  const coarse = new Uint8Array(n)
  for (let i = 0; i < n; i++) {
    let hash = FNV_START
    for (let at = tokens.start[i]; at < tokens.end[i] && at < tokens.start[i] + STEM; at++) hash = fnvStep(hash, foldUnit(text.charCodeAt(at)))
    stem[i] = hash
    const known = knowledge.get(tokens.hash[i]) ?? 0
    prior[i] = known & 15
    fine[i] = (known >> 4) & 0xfff
    coarse[i] = known >> 16
  }
  const quote = new Int32Array(n).fill(-1)
  const quoteState = new Uint8Array(n)
  for (const [q, { firstToken, lastToken, depth }] of quotation.quotes.entries()) {
    if (depth > 0) continue
    for (let i = firstToken; i <= lastToken; i++) {
      quote[i] = q
      quoteState[i] = 2
    }
    quoteState[firstToken] = 1
    if (lastToken > firstToken) quoteState[lastToken] = 3
  }
  return { ...read, text, stem, prior, fine, coarse, quote, quoteState, ...shapeOfTree(n, tree.head, tree.relation) }
}

/** What the tree says of each word: its dependents' relations, its subject, and the edges of its subtree. */
function shapeOfTree(n: number, head: Int32Array, relation: Uint8Array) {
  const children = new Int32Array(n)
  const subject = new Int32Array(n).fill(-1)
  const leftEdge = Int32Array.from({ length: n }, (_, i) => i)
  const rightEdge = leftEdge.slice()
  for (let i = 0; i < n; i++) {
    const governor = head[i]
    if (governor < 0) continue
    children[governor] |= CHILD_BIT[relation[i]]
    if (SUBJECTS.has(relation[i])) subject[governor] = i
    // Climbs until nothing widens: the depth of the tree a token, and a parsed piece is never longer than a few hundred tokens.
    for (let up = governor; up >= 0; up = head[up]) {
      if (leftEdge[up] <= i && rightEdge[up] >= i) break
      if (leftEdge[up] > i) leftEdge[up] = i
      if (rightEdge[up] < i) rightEdge[up] = i
    }
  }
  const opens = new Int32Array(n).fill(-1)
  const closes = new Int32Array(n).fill(-1)
  for (let i = 0; i < n; i++) {
    const width = rightEdge[i] - leftEdge[i]
    const o = opens[leftEdge[i]]
    if (o < 0 || rightEdge[o] - leftEdge[o] < width) opens[leftEdge[i]] = i
    const c = closes[rightEdge[i]]
    if (c < 0 || rightEdge[c] - leftEdge[c] < width) closes[rightEdge[i]] = i
  }
  return { children, subject, leftEdge, rightEdge, opens, closes }
}

const isTag = (prefix: string): Uint8Array => Uint8Array.from(PENN, (tag) => (tag.startsWith(prefix) ? 1 : 0))
/** By index of a Penn tag, whether it is a verb's. */
export const VERB = isTag('VB')
/** By index of a Penn tag, whether it is a noun's. */
export const NOUN = isTag('NN')
