import type { Tree } from '../../model/token.ts'
import { RELATIONS } from '../../model/token.ts'
import type { Candidate, Read } from './candidates.ts'
import type { Figure } from './cast.ts'
import { FINITE, POSSESSIVE } from './word-kinds.ts'

/** What is known where a pronoun stands: who utters the quotation around it, and in whose reported content it is. */
export interface Around {
  readonly quoted: boolean
  /** The figure whose words the innermost attribution around it gives, or -1. */
  readonly speaker: number
  /** The figure whose words were given last outside quotations, or -1. */
  readonly spokeLast: number
  /** Rank of the figure among those that fit, the latest first. */
  readonly rank: number
}

export const ANTECEDENT_FEATURES = [
  'bias',
  'same sentence',
  'sentence before',
  'two sentences before',
  'distance',
  'subject',
  'source',
  'possessive',
  'pronoun',
  'name',
  'often',
  'same paragraph',
  'first in sentence',
  'sex known',
  'speaker of the quotation',
  'speaker of reported words',
  'quoted mention',
  'rank',
  'both subjects',
  'person',
  'both open a sentence',
  'paragraph before',
  'organization',
  'spoke last',
  'is a source',
] as const
/** Weights of `ANTECEDENT_FEATURES`, fitted by a log-linear ranker on annotated news (training/antecedents.ts). */
export const WEIGHTS: readonly number[] = [
  0, 1.59, 0.84, 0.53, -1.07, 0.35, 0.84, 0.25, 0.65, -0.38, 1.16, 1.11, 0.25, 1.33, -2.71, -0.41, -1.82, -0.14, 0.3, 0.59, 0.63, 0.13, -0.73, 0.96, 0.65,
]

const [NSUBJ, NSUBJPASS] = [RELATIONS.indexOf('nsubj'), RELATIONS.indexOf('nsubjpass')]

/** Whether a candidate is a subject: by the tree, or where there is none by a finite verb right behind it. */
export function isSubject({ tags, tree, tokens }: Pick<Read, 'tags' | 'tree' | 'tokens'>, c: Candidate): boolean {
  if (isParsed(tree, c.head)) return tree.relation[c.head] === NSUBJ || tree.relation[c.head] === NSUBJPASS
  return c.last + 1 < tokens.length && FINITE[tags[c.last + 1]] === 1
}
const isParsed = (tree: Tree, i: number): boolean => tree.head.length > i && (tree.head[i] >= 0 || tree.relation[i] !== 0)

/** Fills in what speaks for and against a figure, by its latest mention `m`, as what the pronoun `p` stands for. */
export function antecedentFeatures(read: Read, p: Candidate, m: Candidate, figure: Figure, around: Around, into: Float64Array): void {
  const { tokens, sentences, quotation } = read
  const apart = sentences.of[p.head] - sentences.of[m.head]
  const paragraphs = tokens.paragraph[p.head] - tokens.paragraph[m.head]
  const subject = isSubject(read, m)
  into.fill(0)
  into[0] = 1
  into[1] = apart === 0 ? 1 : 0
  into[2] = apart === 1 ? 1 : 0
  into[3] = apart === 2 ? 1 : 0
  into[4] = Math.log2(1 + p.head - m.head) / 4
  into[5] = subject ? 1 : 0
  into[6] = m.source >= 0 ? 1 : 0
  into[7] = m.last + 1 < tokens.length && POSSESSIVE.has(tokens.hash[m.last + 1]) ? 1 : 0
  into[8] = m.form === 'pronoun' ? 1 : 0
  into[9] = m.form === 'name' ? 1 : 0
  into[10] = Math.log2(1 + Math.min(15, figure.count)) / 2
  into[11] = paragraphs === 0 ? 1 : 0
  into[12] = m.first <= sentences.first[sentences.of[m.head]] + 1 ? 1 : 0
  into[13] = p.gender && figure.gender === p.gender ? 1 : 0
  into[14] = around.quoted && around.speaker === figure.index ? 1 : 0
  into[15] = !around.quoted && around.speaker === figure.index ? 1 : 0
  into[16] = quotation.depth[m.head] > quotation.depth[p.head] ? 1 : 0
  into[17] = Math.min(4, around.rank)
  into[18] = subject && isSubject(read, p) ? 1 : 0
  into[19] = figure.sort === 'person' ? 1 : 0
  into[20] = into[12] && p.first <= sentences.first[sentences.of[p.head]] + 1 ? 1 : 0
  into[21] = paragraphs === 1 ? 1 : 0
  into[22] = figure.sort === 'organization' ? 1 : 0
  into[23] = around.spokeLast === figure.index ? 1 : 0
  into[24] = figure.speaks ? 1 : 0
}

/** How much speaks for an antecedent. */
export function antecedentScore(features: Float64Array): number {
  let score = 0
  for (let f = 0; f < WEIGHTS.length; f++) score += WEIGHTS[f] * features[f]
  return score
}
