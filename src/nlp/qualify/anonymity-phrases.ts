import { hashWord } from '../../model/hash.ts'
import type { Tokens } from '../../model/token.ts'
import { type AnonymityPhrase, anonymityPhrases } from '../language/en/anonymity.ts'

interface Pattern {
  readonly means: AnonymityPhrase['means']
  /** For each place the hashes of its words. */
  readonly places: readonly ReadonlySet<number>[]
}

const byFirst = new Map<number, Pattern[]>()
for (const { means, pattern } of anonymityPhrases) {
  const places = pattern.split(' ').map((place) => new Set(place.split('|').map(hashWord)))
  for (const first of places[0]) byFirst.set(first, [...(byFirst.get(first) ?? []), { means, places }])
}

/** A phrase about anonymity as it stands in a text: its meaning and the tokens `[first, end)` of its words. */
export interface PhraseFound {
  readonly means: AnonymityPhrase['means']
  readonly first: number
  readonly end: number
}

/** The phrase of one of these meanings that begins at a token; undefined where none does. */
export function phraseAt({ hash, length }: Tokens, at: number, ...meanings: readonly AnonymityPhrase['means'][]): PhraseFound | undefined {
  const patterns = byFirst.get(hash[at])
  if (!patterns) return undefined
  for (const { means, places } of patterns) {
    if (!meanings.includes(means) || at + places.length > length) continue
    if (places.every((words, k) => words.has(hash[at + k]))) return { means, first: at, end: at + places.length }
  }
  return undefined
}
