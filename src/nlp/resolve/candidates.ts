import type { Layers } from '../../model/layers.ts'

/** The layers that finding who is who rests on. */
export type Read = Pick<Layers, 'tokens' | 'sentences' | 'quotation' | 'tags' | 'tree' | 'entities' | 'parts'>

export type Sort = 'person' | 'organization' | 'document' | 'group' | 'place' | 'unknown'
export type Gender = 0 | 1 | 2
export const [UNSEXED, MALE, FEMALE]: readonly [0, 1, 2] = [0, 1, 2]

/** A stretch of tokens that may stand for somebody, before it is known for whom. Token indexes; `last` is inclusive. */
export interface Candidate {
  first: number
  last: number
  head: number
  form: 'name' | 'noun' | 'pronoun'
  sort: Sort
  gender: Gender
  plural: boolean
  determiner: 'definite' | 'indefinite' | 'possessive' | 'bare'
  /** The words of a name without titles; of a noun its head. */
  coreFirst: number
  coreLast: number
  /** Keys of roles: titles before a name, or the noun itself. */
  roles: readonly number[]
  /** The government that it names, or whose adjective it has; -1 for none. */
  nation: number
  /** Index of the attribution whose source it heads, or -1. */
  source: number
  /** Index of the figure that it was linked to, or -1. */
  figure: number
  /** What linked it. */
  because: string
  /** The chance that the link is right. */
  sure: number
}

export const candidate = (form: Candidate['form'], first: number, last: number, head: number, more: Partial<Candidate> = {}): Candidate => ({
  first,
  last,
  head,
  form,
  sort: 'unknown',
  gender: UNSEXED,
  plural: false,
  determiner: 'bare',
  coreFirst: head,
  coreLast: head,
  roles: [],
  nation: -1,
  source: -1,
  figure: -1,
  because: '',
  sure: 1,
  ...more,
})
