import type { EntityType } from '../../model/observation.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import type { Named } from './named.ts'

/** Order in which a word's types are preferred when it is met in several. */
const TYPES: readonly EntityType[] = ['person', 'organization', 'place', 'event', 'work', 'nationality', 'other']

/** What a document's sure and longer names tell of the words in them: once "Ada Roe" is a person, "Roe" is. */
export class NameAgreement {
  /** Votes by the hash of a whole name, and by the last word of a person's. */
  private readonly wholes = new Map<number, Int32Array>()
  private readonly surnames = new Set<number>()
  private readonly tokens: Tokens

  constructor(tokens: Tokens, names: readonly Named[]) {
    this.tokens = tokens
    for (const name of names) {
      const { first, end, type, sure } = name
      if (type === 'person' && (end - first > 1 || sure)) for (let i = first; i < end; i++) if (i === end - 1 || end - first > 1) this.surnames.add(tokens.hash[i])
      const key = this.keyOf(first, end)
      const votes = this.wholes.get(key) ?? new Int32Array(TYPES.length)
      votes[TYPES.indexOf(type)] += sure ? 4 : type === 'other' ? 0 : 1
      this.wholes.set(key, votes)
      // "The Harrow Relief Corps (HRC)": the letters in brackets are the same body.
      const { shape } = tokens
      if (
        type === 'organization' &&
        end - first > 1 &&
        end + 2 < tokens.length &&
        shape[end + 1] & SHAPE.allCapitals &&
        tokens.end[end] - tokens.start[end] === 1 &&
        !(shape[end] & (SHAPE.letter | SHAPE.digit))
      ) {
        const abbreviation = this.wholes.get(this.keyOf(end + 1, end + 2)) ?? new Int32Array(TYPES.length)
        abbreviation[1] += 8
        this.wholes.set(this.keyOf(end + 1, end + 2), abbreviation)
      }
    }
  }

  /** A name with the type on which the document agrees; names that are sure keep theirs. */
  settle(name: Named): Named {
    if (name.sure) return name
    const { first, end } = name
    if (end - first === 1 && this.surnames.has(this.tokens.hash[first])) return { ...name, type: 'person', sure: true }
    const votes = this.wholes.get(this.keyOf(first, end))
    if (!votes) return name
    let best = TYPES.indexOf(name.type)
    for (let t = 0; t < votes.length; t++) if (votes[t] > votes[best]) best = t
    return { ...name, type: TYPES[best] }
  }

  /** Whether a word is one of a person's names in this document. */
  isSurname(hash: number): boolean {
    return this.surnames.has(hash)
  }

  /** The type under which exactly these words are known in the document; undefined where they are not. */
  typeOf(first: number, end: number): EntityType | undefined {
    if (end - first === 1 && this.surnames.has(this.tokens.hash[first])) return 'person'
    const votes = this.wholes.get(this.keyOf(first, end))
    if (!votes) return undefined
    let best = 0
    for (let t = 1; t < votes.length; t++) if (votes[t] > votes[best]) best = t
    return votes[best] ? TYPES[best] : undefined
  }

  private keyOf(first: number, end: number): number {
    let key = end - first
    for (let i = first; i < end; i++) key = Math.imul(key ^ this.tokens.hash[i], 0x01000193)
    return key
  }
}
