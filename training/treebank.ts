import type { Quotation } from '../src/model/quotation.ts'
import { PENN, RELATIONS, type Sentences, type Tokens } from '../src/model/token.ts'
import { readSome } from '../src/nlp/pipeline.ts'
import { readJsonLines } from './jsonl.ts'
import { plainDocument } from './plain-document.ts'

/** A text with tags and trees laid over our own tokens: -1 where the treebank says nothing of a token (it cut the text another way). */
export interface TreebankText {
  readonly text: string
  readonly tokens: Tokens
  readonly sentences: Sentences
  readonly quotation: Quotation
  readonly tags: Int8Array
  /** Token index of the governor, -1 for the root, -2 where nothing is known. */
  readonly heads: Int32Array
  readonly relations: Int8Array
}

type SilverToken = readonly [number, number, string, string, string, number, string]
/** A line of `attribution/*.jsonl.gz`, as far as trees go. */
interface SilverLine {
  readonly text: string
  readonly sentences?: readonly (readonly SilverToken[])[]
}
type GoldToken = readonly [number, number, string, string, string, number, string]
/** A line of `gum/*.jsonl.gz`, as far as trees go. */
interface GumLine {
  readonly text: string
  readonly tokens: readonly (readonly GoldToken[])[]
}

const TAG = new Map<string, number>(PENN.map((tag, i) => [tag, i]))
const RELATION = new Map<string, number>(RELATIONS.map((relation, i) => [relation, i]))
/** Universal Dependencies 2 as the older Stanford relations; what has no counterpart is `dep`. */
const UNIVERSAL: Readonly<Record<string, string>> = {
  obj: 'dobj',
  obl: 'nmod',
  'obl:tmod': 'nmod:tmod',
  'obl:npmod': 'nmod:npmod',
  'obl:unmarked': 'nmod:npmod',
  'nmod:unmarked': 'nmod:npmod',
  'obl:agent': 'nmod',
  'nsubj:pass': 'nsubjpass',
  'csubj:pass': 'csubjpass',
  'aux:pass': 'auxpass',
  fixed: 'mwe',
  flat: 'compound',
  goeswith: 'compound',
  'nsubj:outer': 'nsubj',
  'csubj:outer': 'csubj',
  'advcl:relcl': 'acl:relcl',
  list: 'dep',
  orphan: 'dep',
  reparandum: 'dep',
  vocative: 'discourse',
  dislocated: 'dep',
}

/** Lays a treebank's sentences over our tokens. A sentence whose tokens are not all ours gives tags where they agree and no tree. */
function lay(
  text: string,
  treebank: readonly (readonly { start: number; end: number; tag: string; head: number; relation: string }[])[],
  withTrees: boolean,
): TreebankText {
  const { tokens, sentences, quotation } = readSome(plainDocument(text), { model: null, guides: [] }, ['tokens', 'sentences', 'quotation'])
  const at = new Map<string, number>()
  for (let i = 0; i < tokens.length; i++) at.set(`${tokens.start[i]}-${tokens.end[i]}`, i)
  const tags = new Int8Array(tokens.length).fill(-1)
  const heads = new Int32Array(tokens.length).fill(-2)
  const relations = new Int8Array(tokens.length).fill(-1)
  for (const sentence of treebank) {
    const ours = sentence.map(({ start, end }) => at.get(`${start}-${end}`) ?? -1)
    for (const [k, { tag }] of sentence.entries()) if (ours[k] >= 0) tags[ours[k]] = TAG.get(tag) ?? -1
    if (!withTrees || ours.some((i) => i < 0 || sentences.of[i] !== sentences.of[ours[0]])) continue
    const s = sentences.of[ours[0]]
    if (sentences.first[s] !== ours[0] || sentences.first[s + 1] - 1 !== ours.at(-1)) continue
    for (const [k, { head, relation }] of sentence.entries()) {
      heads[ours[k]] = head === 0 ? -1 : ours[head - 1]
      relations[ours[k]] = RELATION.get(UNIVERSAL[relation] ?? relation) ?? RELATION.get(relation.split(':')[0]) ?? (RELATION.get('dep') as number)
    }
  }
  return { text, tokens, sentences, quotation, tags, heads, relations }
}

/** The silver trees of the annotated news (an older parser's output). */
export const readSilver = (path: string): TreebankText[] =>
  readJsonLines<SilverLine>(path)
    .filter((line) => line.sentences?.length)
    .map((line) =>
      lay(
        line.text,
        (line.sentences ?? []).map((s) => s.map(([start, end, , tag, , head, relation]) => ({ start, end, tag, head, relation }))),
        true,
      ),
    )

/** The gold trees of GUM, relations renamed to the older ones. */
export const readGum = (path: string): TreebankText[] =>
  readJsonLines<GumLine>(path).map((line) =>
    lay(
      line.text,
      line.tokens.map((s) => s.map(([start, end, tag, , , head, relation]) => ({ start, end, tag, head, relation }))),
      true,
    ),
  )
