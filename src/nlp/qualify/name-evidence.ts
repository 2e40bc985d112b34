import { hashWord } from '../../model/hash.ts'
import { SHAPE } from '../../model/token.ts'
import { nationAt } from '../language/en/governments.ts'
import { calendarWords, organizationWords } from '../language/en/source-words.ts'
import { titleOf } from '../language/en/titles.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { Read } from './ascription.ts'
import { classOf } from './source-classes.ts'

export const ORGANIZATION_WORDS = wordSet(organizationWords)
const CALENDAR = wordSet(calendarWords)

/** Whether a name that stands for a government ends with token `last` and begins at `from` or later; its people's adjective is none. */
export function governmentEndsAt(hash: Int32Array, from: number, last: number): boolean {
  for (let k = Math.max(from, last - 3); k <= last; k++) {
    const name = nationAt(hash, k, last + 1)
    if (name && !name.people && k + name.words.length === last + 1) return true
  }
  return false
}

/** What a document shows of the words in its names: whose they are, and which roles are held by somebody with a name. */
export interface NameEvidence {
  /** Words of names that are persons', by hash. */
  readonly persons: ReadonlySet<number>
  /** Words of names that are organizations'. */
  readonly organizations: ReadonlySet<number>
  /** Singular role nouns ("envoy") that stand beside a person's name somewhere, by hash, with the first token where they do. */
  readonly roles: ReadonlyMap<number, number>
}

const OF = hashWord('of')
const COMMA = hashWord(',')

/** Whether a token is written as a name: a capital that no sentence begins with, or that the entities confirm. */
const capital = (shape: number): boolean => (shape & SHAPE.initialCapital) !== 0 && (shape & SHAPE.letter) !== 0

/** Gathers the evidence from entities and from runs of capitals: two or more that hold no word of an organization or place are taken for a person. */
export function nameEvidence({ tokens, sentences, entities }: Read): NameEvidence {
  const persons = new Set<number>()
  const organizations = new Set<number>()
  const roles = new Map<number, number>()
  // Words met in a person's name of two words, and words that open an organization's: "Ford" is a firm where only "Ford Motor Company" is met, and no "Ana Ford".
  const full = new Set<number>()
  const firms = new Set<number>()
  let token = 0
  for (const { start, end, type } of entities) {
    const into = type === 'person' ? persons : type === 'organization' || type === 'place' ? organizations : undefined
    if (!into) continue
    while (token < tokens.length && tokens.end[token] <= start) token++
    while (token > 0 && tokens.end[token - 1] > start) token--
    const several = token + 1 < tokens.length && tokens.start[token + 1] < end
    for (let i = token; i < tokens.length && tokens.start[i] < end; i++) {
      if (!capital(tokens.shape[i])) continue
      into.add(tokens.hash[i])
      if (several && type === 'person') full.add(tokens.hash[i])
    }
  }
  const person = (word: number): void => {
    if (organizations.has(word)) return
    persons.add(word)
    full.add(word)
  }
  for (let i = 0; i < tokens.length; i++) {
    if (!capital(tokens.shape[i]) || CALENDAR.has(tokens.hash[i])) continue
    let to = i + 1
    const line = sentences.of[i]
    while (to < tokens.length && capital(tokens.shape[to]) && sentences.of[to] === line && !CALENDAR.has(tokens.hash[to])) to++
    // A word that opens a sentence is part of a name only if it is no noun of the lexicon ("Officials Ana Roe").
    const opens = sentences.first[line] === i
    let organization = false
    let titled = -1
    let lastOther = i - 1
    for (let k = i; k < to; k++) {
      const word = tokens.hash[k]
      if (titleOf(word)) titled = k
      if ((ORGANIZATION_WORDS.has(word) && !titleOf(word)) || governmentEndsAt(tokens.hash, i, k) || tokens.shape[k] & SHAPE.allCapitals) {
        organization = true
        lastOther = k
      }
    }
    if (to - i >= 2 && lastOther === to - 1 && titled < 0 && ORGANIZATION_WORDS.has(tokens.hash[lastOther])) firms.add(tokens.hash[i])
    if (titled >= 0 && titled < to - 1) {
      for (let k = titled + 1; k < to; k++) {
        persons.add(tokens.hash[k])
        full.add(tokens.hash[k])
      }
      const role = classOf(tokens.hash[titled])
      if (role && !roles.has(role.singular)) roles.set(role.singular, i)
    } else if (
      organization &&
      to - lastOther >= 3 &&
      to - lastOther <= 4 &&
      entities.length === 0 &&
      (i < 1 || tokens.hash[i - 1] === OF || classOf(tokens.hash[lastOther])?.stands === 'person')
    ) {
      // "Secretary of State Ana Roe", "Marrow Council Spokesman Ana Roe": the name is what follows the last word of an organization.
      for (let k = lastOther + 1; k < to; k++) person(tokens.hash[k])
    } else if (!organization && to - i - (opens && classOf(tokens.hash[i]) ? 1 : 0) >= 2 && to - i <= 4) {
      for (let k = i; k < to; k++) person(tokens.hash[k])
    }
    const beside = i > 1 && tokens.hash[i - 1] === COMMA ? i - 2 : i - 1
    const before = beside >= 0 && !opens ? classOf(tokens.hash[beside]) : undefined
    if (before?.stands === 'person' && !before.plural && to - i >= 2 && !roles.has(before.singular)) roles.set(before.singular, i)
    // "Ana Roe, the envoy": the role in an apposition after a name of two words.
    if (to - i >= 2 && to + 2 < tokens.length && tokens.end[to] - tokens.start[to] === 1 && sentences.of[to] === line) {
      for (let k = to + 1; k < Math.min(to + 6, tokens.length) && sentences.of[k] === line; k++) {
        const role = classOf(tokens.hash[k])
        if (role?.stands === 'person' && !role.plural && persons.has(tokens.hash[to - 1])) {
          if (!roles.has(role.singular)) roles.set(role.singular, i)
          break
        }
      }
    }
    i = to - 1
  }
  for (const word of firms) {
    if (full.has(word)) continue
    persons.delete(word)
    organizations.add(word)
  }
  return { persons, organizations, roles }
}
