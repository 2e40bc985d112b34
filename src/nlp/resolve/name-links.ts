import { FNV_START, fnvStep } from '../../model/hash.ts'
import { SHAPE } from '../../model/token.ts'
import { FEMALE_NAMES, MALE_NAMES } from '../language/en/given-names.ts'
import { nationAt } from '../language/en/governments.ts'
import { outletOf } from '../language/en/outlets.ts'
import { familyOfName } from '../language/en/roles.ts'
import type { Candidate, Read } from './candidates.ts'
import type { Cast, Figure } from './cast.ts'
import { AND, FOR, OF, OPEN_BRACKET, ORGANIZATION, PARTICLE, THE } from './word-kinds.ts'

const SMALL = new Set([OF, THE, FOR, AND])
/** Figures of one name that are looked at; a list of a thousand namesakes must not cost their square. */
const MOST_NAMESAKES = 12

/** Links names: the same name, a last name after the full one, a short or abbreviated name of an organization. */
export class NameLinks {
  private readonly read: Read
  private readonly cast: Cast
  private readonly text: string

  constructor(text: string, read: Read, cast: Cast) {
    this.text = text
    this.read = read
    this.cast = cast
  }

  /** A hash of all words of a name. */
  private nameHash({ coreFirst, coreLast }: Candidate): number {
    const { hash } = this.read.tokens
    if (coreFirst === coreLast) return hash[coreFirst]
    let h = FNV_START
    for (let i = coreFirst; i <= coreLast; i++) if (!SMALL.has(hash[i])) h = fnvStep(h, hash[i])
    return h
  }

  private firstWord(c: Candidate): number {
    const { hash } = this.read.tokens
    return hash[c.coreFirst] === THE && c.coreFirst < c.coreLast ? hash[c.coreFirst + 1] : hash[c.coreFirst]
  }

  /** Links a name of several words, or begins its figure. All of these come before any short name, which may stand earlier in the text (a headline). */
  full(c: Candidate): void {
    const { cast } = this
    const { hash } = this.read.tokens
    const key = this.nameHash(c)
    let figure = cast.byName.get(key)
    let because = figure ? 'same name' : ''
    if (!figure && c.nation >= 0 && c.sort === 'place') figure = cast.byNation.get(c.nation)
    const outlet = outletOf(hash, c.coreFirst, c.coreLast)
    if (!figure && outlet !== undefined && c.sort !== 'person') figure = cast.byOutlet.get(outlet)
    if (!figure && c.sort === 'person') {
      for (const other of (cast.byWord.get(hash[c.coreLast]) ?? []).slice(-MOST_NAMESAKES)) {
        if (
          other.sort === 'person' &&
          other.lastName === hash[c.coreLast] &&
          other.firstName === hash[c.coreFirst] &&
          !(other.gender && c.gender && other.gender !== c.gender)
        ) {
          figure = other
          because = 'first and last name'
        }
      }
    }
    if (!figure && c.sort !== 'person' && c.sort !== 'place') {
      const other = this.longerOrganization(c)
      if (other) {
        figure = other
        because = 'short name'
      }
    }
    if (!figure) figure = this.begin(c, outlet)
    cast.byName.set(key, figure)
    for (let i = c.coreFirst; i <= c.coreLast; i++) if (!SMALL.has(hash[i])) cast.addWord(figure, hash[i])
    cast.link(c, figure, because, 0.97)
  }

  private begin(c: Candidate, outlet: number | undefined): Figure {
    const { cast } = this
    const { hash, shape } = this.read.tokens
    const figure = cast.create(c)
    if (c.sort === 'person' || c.sort === 'unknown') {
      figure.lastName = hash[c.coreLast]
      if (c.coreFirst < c.coreLast) figure.firstName = hash[c.coreFirst]
    }
    if (c.nation >= 0 && c.sort === 'place') cast.byNation.set(c.nation, figure)
    if (outlet !== undefined && c.sort !== 'person') {
      figure.outlet = outlet
      cast.byOutlet.set(outlet, figure)
    }
    for (let i = c.coreFirst; i <= c.coreLast; i++) {
      figure.family |= familyOfName(hash[i])
      if (i > c.coreFirst && PARTICLE.has(hash[i]) && i < c.coreLast && c.sort === 'person' && !(shape[i] & SHAPE.initialCapital)) cast.addWord(figure, hash[i + 1])
    }
    return figure
  }

  /** An organization of whose name this one is a piece: the last words ("the Gazette"), or the first where they are no adjective. */
  private longerOrganization(c: Candidate): Figure | undefined {
    const { cast } = this
    const { hash } = this.read.tokens
    const last = hash[c.coreLast]
    const first = this.firstWord(c)
    let best: Figure | undefined
    for (const other of (cast.byWord.get(last) ?? []).slice(-MOST_NAMESAKES)) {
      if (other.sort === 'person' || other.sort === 'place') continue
      const words = other.best
      if (words.coreLast - words.coreFirst <= c.coreLast - c.coreFirst) continue
      let all = true
      for (let i = c.coreFirst; i <= c.coreLast; i++) if (!SMALL.has(hash[i]) && !other.words.has(hash[i])) all = false
      if (!all) continue
      const place = nationAt(hash, c.coreFirst, c.coreLast + 1)
      if (hash[words.coreLast] === last || (this.firstWord(words) === first && !place)) if (!best || other.count > best.count) best = other
    }
    return best
  }

  /** Links a name of one word (or a title and a last name), given all the full names. */
  short(c: Candidate): void {
    const { cast } = this
    const { tokens } = this.read
    const { hash, shape } = tokens
    const word = hash[c.coreLast]
    if (c.sort === 'place' && c.nation >= 0) {
      const known = cast.byNation.get(c.nation)
      if (known) return cast.link(c, known, 'stands for its government', 0.85)
    }
    const bracketed = c.first > 0 && hash[c.first - 1] === OPEN_BRACKET && shape[c.coreLast] & SHAPE.allCapitals
    if (bracketed) {
      const before = this.bracketOwner
      if (before && before.last === c.first - 2) {
        const figure = cast.figureOf(before)
        if (figure) {
          cast.addWord(figure, word)
          cast.byName.set(word, figure)
          return cast.link(c, figure, 'abbreviation in brackets', 0.98)
        }
      }
    }
    const person = c.sort === 'organization' ? undefined : this.namesake(c, word)
    if (person) return cast.link(c, person, person.named && person.firstName ? 'last name' : 'same name', 0.93)
    const same = cast.byName.get(word)
    if (same && !(same.sort === 'organization' && c.roles.length)) return cast.link(c, same, 'same name', 0.95)
    const outlet = outletOf(hash, c.coreFirst, c.coreLast)
    if (outlet !== undefined) {
      const known = cast.byOutlet.get(outlet)
      if (known) return cast.link(c, known, 'another name of the outlet', 0.95)
    }
    if (c.sort !== 'person') {
      const longer = shape[c.coreLast] & SHAPE.allCapitals && tokens.end[c.coreLast] - tokens.start[c.coreLast] > 1 ? this.spelledOut(c) : this.longerOrganization(c)
      if (longer) return cast.link(c, longer, shape[c.coreLast] & SHAPE.allCapitals ? 'abbreviation' : 'short name', 0.85)
    }
    const figure = this.begin(c, outlet)
    if (c.sort !== 'organization' && !c.roles.length && (MALE_NAMES.has(word) || FEMALE_NAMES.has(word))) figure.sort = 'person'
    cast.byName.set(word, figure)
    cast.addWord(figure, word)
    cast.link(c, figure, '', 0.97)
  }

  /** The name right before an opening bracket, set by whoever goes through the candidates in order. */
  bracketOwner: Candidate | undefined

  /** Whose last or first name a word is: the latest mentioned of several, or the one named most. */
  private namesake(c: Candidate, word: number): Figure | undefined {
    const list = this.cast.byWord.get(word)
    if (!list) return undefined
    let best: Figure | undefined
    let bestScore = -1
    for (const raw of list.slice(0, MOST_NAMESAKES)) {
      const other = this.cast.resolve(raw)
      if (other.sort !== 'person' && !(other.sort === 'unknown' && other.lastName === word)) continue
      if (c.gender && other.gender && c.gender !== other.gender && other.lastName === word && !(MALE_NAMES.has(word) || FEMALE_NAMES.has(word))) continue
      const byLast = other.lastName === word
      if (!byLast && (other.firstName !== word || c.roles.length > 0)) continue
      const recent = other.latest >= 0 ? Math.max(0, 300 - (c.head - other.latest)) / 300 : 0
      const roles = c.roles.some((role) => other.roles.has(role)) ? 2 : 0
      const score = (byLast ? 2 : 1) + recent + Math.min(6, other.count) / 6 + roles
      if (score > bestScore) {
        bestScore = score
        best = other
      }
    }
    return best
  }

  /** The organization whose initials an abbreviation is. */
  private spelledOut(c: Candidate): Figure | undefined {
    const letters = this.text.slice(this.read.tokens.start[c.coreLast], this.read.tokens.end[c.coreLast]).replace(/\./g, '')
    if (letters.length < 2 || letters.length > 7) return undefined
    return this.initials.get(letters)
  }

  private readonly initials = new Map<string, Figure>()
  /** Remembers the initials of an organization's name, with and without its small words. */
  noteInitials(c: Candidate, figure: Figure): void {
    const { tokens } = this.read
    let capitals = ''
    for (let i = c.coreFirst; i <= c.coreLast; i++) if (!SMALL.has(tokens.hash[i])) capitals += this.text[tokens.start[i]]
    if (capitals.length > 1 && !this.initials.has(capitals)) this.initials.set(capitals, figure)
  }

  /** Whether a name's words are an organization's. */
  isOrganization({ coreFirst, coreLast }: Candidate): boolean {
    for (let i = coreFirst; i <= coreLast; i++) if (ORGANIZATION.has(this.read.tokens.hash[i])) return true
    return false
  }
}
