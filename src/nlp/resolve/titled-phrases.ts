import { SHAPE } from '../../model/token.ts'
import { FEMALE_NAMES, MALE_NAMES } from '../language/en/given-names.ts'
import { nationAt } from '../language/en/governments.ts'
import { outletOf } from '../language/en/outlets.ts'
import { roleKey, titleOf } from '../language/en/titles.ts'
import { classOf } from '../qualify/source-classes.ts'
import { type Candidate, candidate, FEMALE, type Gender, MALE, type Read, type Sort, UNSEXED } from './candidates.ts'
import { genderOfNoun } from './noun-phrases.ts'
import { AND, BEFORE_HEAD, CALENDAR, FOR, FUNCTION, NOUN, OF, ORGANIZATION, PARTICLE, PROPER, THE, VERB } from './word-kinds.ts'

/** A name of more words than this is a headline in capitals or a list. */
const LONGEST = 12

/** Reads names with the titles and roles before them, as candidates: runs of capitals that the tags confirm. */
export class TitledPhrases {
  private readonly read: Read
  /** Sorts that the entities tell, by token; empty where there are none. */
  private readonly told = new Map<number, Sort>()

  constructor(read: Read) {
    this.read = read
    const { tokens, entities } = read
    let token = 0
    for (const { start, end, type } of entities) {
      if (type !== 'person' && type !== 'organization') continue
      while (token < tokens.length && tokens.end[token] <= start) token++
      let last = token
      while (last + 1 < tokens.length && tokens.start[last + 1] < end) last++
      this.told.set(last, type)
    }
  }

  /** Whether a token may be a word of a name. */
  isName(i: number): boolean {
    const { tokens, tags, sentences } = this.read
    const shape = tokens.shape[i]
    if (!(shape & (SHAPE.initialCapital | SHAPE.innerCapital)) || !(shape & SHAPE.letter) || CALENDAR.has(tokens.hash[i])) return false
    if (PROPER[tags[i]]) return true
    const first = sentences.first[sentences.of[i]]
    const opens = i === first || (i === first + 1 && !(tokens.shape[first] & SHAPE.letter))
    if (opens) {
      const next = i + 1 < tokens.length && (tokens.shape[i + 1] & SHAPE.initialCapital) !== 0 && sentences.of[i + 1] === sentences.of[i]
      if (next && (this.genderOf(i) || titleOf(tokens.hash[i]) || nationAt(tokens.hash, i, i + 2))) return true
      return (shape & SHAPE.allCapitals) !== 0 && tokens.end[i] - tokens.start[i] > 2 && NOUN[tags[i]] === 1
    }
    return !FUNCTION[tags[i]]
  }

  /** The last token of the name that begins with token `i`. */
  private endOfRun(i: number, end: number): number {
    const { hash } = this.read.tokens
    let last = i
    let organization = ORGANIZATION.has(hash[i]) || titleOf(hash[i]) !== undefined
    let titled = titleOf(hash[i]) !== undefined
    let joined = false
    for (let k = i + 1; k < end && k - i < LONGEST; k++) {
      if (titleOf(hash[k])) titled = true
      if (this.isName(k) || (k === last + 1 && PROPER[this.read.tags[k]] && this.genderOf(last) && CALENDAR.has(hash[k]))) {
        last = k
        if (ORGANIZATION.has(hash[k]) || titleOf(hash[k])) organization = true
        continue
      }
      if (k > last + 2) break
      if (PARTICLE.has(hash[k]) && k + 1 < end && this.isName(k + 1)) continue
      if (organization && (hash[k] === OF || hash[k] === FOR)) {
        const next = hash[k + 1] === THE ? k + 2 : k + 1
        if (next < end && this.isName(next)) {
          k = next
          last = next
          joined = true
          continue
        }
      }
      if (hash[k] === AND && organization) {
        // "Fire and Rescue Service" as well as "the Centers for Control and Prevention", but not "the Department of Justice and the FBI".
        const next = hash[k + 1] === THE ? k + 2 : k + 1
        const list = next < end && this.isName(next) && !(this.read.tokens.shape[next] & SHAPE.allCapitals) && !this.genderOf(next) && !titleOf(hash[next])
        if (list && ((ORGANIZATION.has(hash[i]) && next === k + 1) || (joined && !titled))) {
          k = next
          last = next
          continue
        }
      }
      break
    }
    return last
  }

  /** The name that begins with token `start`; a title that nobody's name follows is read as a noun for its bearer. */
  nameFrom(start: number): Candidate {
    let i = start
    const { tokens, sentences } = this.read
    const { hash } = tokens
    const end = sentences.first[sentences.of[i] + 1]
    const last = this.endOfRun(i, end)
    const nation = nationAt(hash, i, last + 1)
    const first = this.determinerBefore(i)
    if (nation && nation.words.length === last - i + 1)
      return candidate('name', first, last, last, { sort: nation.people ? 'group' : 'place', nation: nation.nation, coreFirst: i, coreLast: last, plural: nation.people })
    if (nation && this.genderOf(i + nation.words.length)) {
      // "Germany Ada Roe" (after "ambassador to") is a place and a person, "Russian Ada Roe" one person.
      const from = i + nation.words.length
      if (!nation.people) return candidate('name', first, from - 1, from - 1, { sort: 'place', nation: nation.nation, coreFirst: i, coreLast: from - 1 })
      i = from
    }
    const lastTitle = this.lastTitle(i, last)
    const given = this.givenName(Math.max(i, lastTitle + 1), last)
    const { roles, gender } = this.titlesIn(i, lastTitle)
    const nationality = nation ? nation.nation : -1
    // "Foreign Minister", "the Speaker of the House": a title, and nobody's name behind it.
    if (lastTitle >= 0 && roles.length && (lastTitle === last || (hash[lastTitle + 1] === OF && given < 0 && last - lastTitle < 5))) {
      return candidate('noun', first, last, lastTitle, {
        sort: 'person',
        gender,
        roles,
        nation: nationality,
        determiner: first < i ? 'definite' : 'bare',
        coreFirst: i,
        coreLast: lastTitle,
      })
    }
    if (lastTitle >= 0 && lastTitle < last) {
      const from = hash[lastTitle + 1] !== OF ? lastTitle + 1 : given >= 0 ? given : Math.max(lastTitle + 2, last - 1)
      return this.person(first, from, last, gender, roles, nationality)
    }
    const before = i > 0 && sentences.of[i - 1] === sentences.of[i] && NOUN[this.read.tags[i - 1]] ? classOf(hash[i - 1]) : undefined
    if (before?.stands === 'person' && this.sortOf(i, last) !== 'organization') {
      if (!before.plural) return this.person(this.phraseStart(i - 1), i, last, genderOfNoun(hash[i - 1]), [roleKey(before.singular)], this.nationBefore(i - 1))
      return candidate('name', first, last, last, { sort: 'person', coreFirst: i, coreLast: last, gender: this.genderOf(i) })
    }
    if (given === i && last > i && this.sortOf(i, last) !== 'organization') return this.person(first, i, last, UNSEXED, [], -1)
    return candidate('name', first, last, last, { sort: this.sortOf(i, last), coreFirst: i, coreLast: last, gender: this.genderOf(i) })
  }

  private titlesIn(i: number, lastTitle: number): { roles: number[]; gender: Gender } {
    const { hash } = this.read.tokens
    const roles: number[] = []
    let gender: Gender = UNSEXED
    for (let k = i; k <= lastTitle; k++) {
      const title = titleOf(hash[k])
      if (!title) continue
      if (title.role) roles.push(roleKey(hash[k]))
      if (title.gender) gender = title.gender === 'male' ? MALE : FEMALE
      else gender = gender || genderOfNoun(hash[k])
    }
    return { roles, gender }
  }

  private person(first: number, from: number, last: number, gender: Gender, roles: readonly number[], nation: number): Candidate {
    const { hash } = this.read.tokens
    let end = last
    // "Martin Orrin of Marrow": what follows the preposition is not his name.
    for (let k = from + 1; k <= last; k++) {
      if (hash[k] === OF || hash[k] === FOR) {
        end = k - 1
        break
      }
    }
    return candidate('name', first, last, end, {
      sort: 'person',
      gender: gender || this.genderOf(from),
      roles,
      nation,
      coreFirst: from,
      coreLast: end,
      determiner: 'definite',
    })
  }

  private genderOf(i: number): Gender {
    const word = this.read.tokens.hash[i]
    return MALE_NAMES.has(word) ? MALE : FEMALE_NAMES.has(word) ? FEMALE : UNSEXED
  }

  private sortOf(i: number, last: number): Sort {
    const { tokens } = this.read
    const { hash, shape } = tokens
    if (outletOf(hash, i, last) !== undefined) return 'organization'
    const told = this.told.get(last)
    if (told) return told
    if (last > i && classOf(hash[last])?.stands === 'document') return 'document'
    for (let k = i; k <= last; k++) if (ORGANIZATION.has(hash[k]) || (shape[k] & SHAPE.allCapitals && tokens.end[k] - tokens.start[k] > 2)) return 'organization'
    for (let k = i + 1; k <= last; k++) if (hash[k] === OF || hash[k] === FOR || hash[k] === AND) return 'organization'
    return last > i && (this.genderOf(i) || last - i <= 2) ? 'person' : 'unknown'
  }

  private lastTitle(i: number, last: number): number {
    const { hash } = this.read.tokens
    for (let k = last; k >= i; k--) if (titleOf(hash[k])) return k
    return -1
  }

  private givenName(from: number, last: number): number {
    for (let k = from; k < last; k++) if (this.genderOf(k)) return k
    return -1
  }

  private determinerBefore(i: number): number {
    const { hash } = this.read.tokens
    const line = this.read.sentences.first[this.read.sentences.of[i]]
    return i > line && hash[i - 1] === THE ? i - 1 : i
  }

  /** Where the noun phrase begins whose role stands at token `role`. */
  private phraseStart(role: number): number {
    const { tokens, tags, sentences } = this.read
    const least = Math.max(sentences.first[sentences.of[role]], role - 6)
    let first = role
    while (first > least && BEFORE_HEAD[tags[first - 1]] && !VERB[tags[first - 1]] && tokens.shape[first - 1] & (SHAPE.letter | SHAPE.hyphen | SHAPE.digit)) first--
    return first
  }

  private nationBefore(role: number): number {
    const { hash } = this.read.tokens
    for (let k = role; k >= 0 && k > role - 4; k--) {
      const nation = nationAt(hash, k, role)
      if (nation) return nation.nation
    }
    return -1
  }
}
