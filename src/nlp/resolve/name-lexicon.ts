import { hashWord } from '../../model/hash.ts'
import type { EntityType } from '../../model/observation.ts'
import { nationAt } from '../language/en/governments.ts'
import { nameWordRows, placeNames } from '../language/en/name-words.ts'

/** What the last, first or only word of a name tells of it. */
export const WORDS: Readonly<Record<'last' | 'first' | 'whole', ReadonlyMap<number, EntityType>>> = { last: table('last'), first: table('first'), whole: table('whole') }

function table(at: 'last' | 'first' | 'whole'): ReadonlyMap<number, EntityType> {
  const types = new Map<number, EntityType>()
  for (const row of nameWordRows) if (row.at === at) for (const word of row.words.trim().split(/\s+/)) if (!types.has(hashWord(word))) types.set(hashWord(word), row.type)
  return types
}

const places = new Map<number, readonly (readonly number[])[]>()
for (const name of placeNames.trim().split(/\s+/)) {
  const words = name.split('_').map(hashWord)
  places.set(
    words[0],
    [...(places.get(words[0]) ?? []), words].sort((a, b) => b.length - a.length),
  )
}

/** A name known beforehand: how many words it has and what it stands for. */
export interface KnownName {
  readonly length: number
  readonly type: EntityType
}

/** The longest known place, country or people that the words from token `i` on name; undefined where they name none. */
export function knownNameAt(hash: Int32Array, i: number, end: number): KnownName | undefined {
  let found: KnownName | undefined
  for (const words of places.get(hash[i]) ?? []) {
    if (i + words.length <= end && words.every((word, k) => hash[i + k] === word)) {
      found = { length: words.length, type: 'place' }
      break
    }
  }
  const nation = nationAt(hash, i, end)
  if (nation && (!found || nation.words.length > found.length)) found = { length: nation.words.length, type: nation.people ? 'nationality' : 'place' }
  return found
}
