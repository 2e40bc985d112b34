import { hashWord } from '../../model/hash.ts'
import { verbForms } from '../language/en/inflect.ts'
import { type RelationNounRow, relationNouns, relationVerbs } from '../language/en/relation-words.ts'
import { wordSet } from '../language/en/word-sets.ts'

/** A verb that relates its subject to its object, as one form of it is met. */
export interface RelationVerb {
  readonly relation: string
  /** Whether the form may be a participle, so that it can be passive. */
  readonly participle: boolean
  readonly gerund: boolean
  readonly prepositions: ReadonlySet<number>
  /** Whether a preposition must stand before the object. */
  readonly bound: boolean
  /** Hash of the preposition before whoever receives what the object is; undefined where the verb has none. */
  readonly toward: number | undefined
}

export interface RelationNoun extends Omit<RelationNounRow, 'toward' | 'nouns'> {
  readonly toward: ReadonlySet<number>
}

const verbs = new Map<number, RelationVerb[]>()
for (const { code, verbs: entries, prepositions = '', toward } of relationVerbs) {
  for (const entry of entries.split('|').map((e) => e.trim())) {
    const forms = verbForms(entry)
    const shared = {
      relation: code ?? forms.base,
      prepositions: wordSet(prepositions.replace('!', '') || '-'),
      bound: prepositions.startsWith('!'),
      toward: toward === undefined ? undefined : hashWord(toward),
    }
    for (const form of new Set(Object.values(forms))) {
      const verb = { ...shared, participle: form === forms.participle, gerund: form === forms.gerund }
      verbs.set(hashWord(form), [...(verbs.get(hashWord(form)) ?? []), verb])
    }
  }
}
const nouns = new Map<number, RelationNoun>()
for (const { nouns: words, toward, ...row } of relationNouns)
  for (const word of words.trim().split(/\s+/)) if (!nouns.has(hashWord(word))) nouns.set(hashWord(word), { ...row, toward: wordSet(toward) })

export const relationVerbsOf = (hash: number): readonly RelationVerb[] | undefined => verbs.get(hash)
export const relationNounOf = (hash: number): RelationNoun | undefined => nouns.get(hash)
