/**
 * The words and marks of a text as columns of integers; a million objects of `{start, end}` would cost 165 MB.
 * Token `i` is `text.slice(start[i], end[i])`; tokens are in order, never overlap, and leave out only white space and markup.
 */
export interface Tokens {
  readonly length: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** Index into `paragraphs` of the paragraph that the token stands in. */
  readonly paragraph: Int32Array
  /** FNV-1a hash of the token in lower case with straight apostrophes: equal words have equal hashes, so lexicons are sets of integers. */
  readonly hash: Int32Array
  /** Bits of `SHAPE`. */
  readonly shape: Uint8Array
}

/** What the letters of a token look like, as bits. */
export const SHAPE = { initialCapital: 1, allCapitals: 2, digit: 4, letter: 8, hyphen: 16, openQuote: 32, closeQuote: 64, innerCapital: 128 } as const

/** Sentences as token indexes: sentence `i` has the tokens `[first[i], first[i + 1])`; `first` has one entry more than there are sentences. */
export interface Sentences {
  readonly length: number
  readonly first: Int32Array
  /** For each token the index of its sentence. */
  readonly of: Int32Array
}

/** Penn Treebank tags, universal in the sense of OntoNotes 5 (HYPH, NFP, ADD, AFX among them). `tags[i]` is an index into this list. */
export const PENN = [
  '``',
  "''",
  ',',
  '.',
  ':',
  '-LRB-',
  '-RRB-',
  '$',
  '#',
  'CC',
  'CD',
  'DT',
  'EX',
  'FW',
  'IN',
  'JJ',
  'JJR',
  'JJS',
  'LS',
  'MD',
  'NN',
  'NNS',
  'NNP',
  'NNPS',
  'PDT',
  'POS',
  'PRP',
  'PRP$',
  'RB',
  'RBR',
  'RBS',
  'RP',
  'SYM',
  'TO',
  'UH',
  'VB',
  'VBD',
  'VBG',
  'VBN',
  'VBP',
  'VBZ',
  'WDT',
  'WP',
  'WP$',
  'WRB',
  'HYPH',
  'NFP',
  'ADD',
  'AFX',
  'GW',
] as const
export type PennTag = (typeof PENN)[number]
export type Tags = Uint8Array

/** The indexes of tags, as a set to ask a column of tags with. */
export const tagSet = (...tags: readonly PennTag[]): ReadonlySet<number> => new Set(tags.map((tag) => PENN.indexOf(tag)))

/** Basic Stanford dependencies as the tree's relations; `relation[i]` is an index into this list. */
export const RELATIONS = [
  'root',
  'acl',
  'acl:relcl',
  'advcl',
  'advmod',
  'amod',
  'appos',
  'aux',
  'auxpass',
  'case',
  'cc',
  'cc:preconj',
  'ccomp',
  'compound',
  'compound:prt',
  'conj',
  'cop',
  'csubj',
  'csubjpass',
  'dep',
  'det',
  'det:predet',
  'discourse',
  'dobj',
  'expl',
  'iobj',
  'mark',
  'mwe',
  'neg',
  'nmod',
  'nmod:npmod',
  'nmod:poss',
  'nmod:tmod',
  'nsubj',
  'nsubjpass',
  'nummod',
  'parataxis',
  'punct',
  'xcomp',
] as const

/** A dependency tree for each sentence: `head[i]` is the token index of the governor, or -1 for a root. */
export interface Tree {
  readonly head: Int32Array
  readonly relation: Uint8Array
}
