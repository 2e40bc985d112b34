import { FNV_START, fnvStep } from '../../model/hash.ts'
import { SHAPE } from '../../model/token.ts'
import { epithets, familyOfNoun } from '../language/en/roles.ts'
import { rulers } from '../language/en/titles.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { Candidate, Read } from './candidates.ts'
import type { Cast, Figure } from './cast.ts'
import { COMMA, DEFINITE, INDEFINITE, OWNERS, POSSESSIVE } from './word-kinds.ts'

const RULER = wordSet(rulers)
const EPITHET = wordSet(epithets)
/** Words before a noun that tell nobody apart. */
const IDLE = wordSet('former current late then new now ex old young unnamed same own other senior top')
const MOST_BEARERS = 12
/** A figure last mentioned further back than this, in tokens, is not taken up by a bare noun. */
const FAR = 900

/** Links noun phrases: the same words again, a role that somebody bears, a noun that takes up an organization. */
export class NounLinks {
  private readonly read: Read
  private readonly cast: Cast
  private readonly byWording = new Map<number, Figure>()
  /** Persons with names in the order of their latest mention, the newest last. */
  private readonly recent: Figure[] = []

  constructor(read: Read, cast: Cast) {
    this.read = read
    this.cast = cast
  }

  /** Notes that a person with a name was mentioned. */
  noteNamed(figure: Figure): void {
    const at = this.recent.indexOf(figure)
    if (at >= 0) this.recent.splice(at, 1)
    this.recent.push(figure)
    if (this.recent.length > MOST_BEARERS) this.recent.shift()
  }

  /** The named persons mentioned last, the newest first. */
  latestPersons(count: number): Figure[] {
    return this.recent
      .slice(-count)
      .reverse()
      .map((f) => this.cast.resolve(f))
  }

  private isModifier(i: number, head: number): boolean {
    const { hash } = this.read.tokens
    return i !== head && !DEFINITE.has(hash[i]) && !INDEFINITE.has(hash[i]) && !OWNERS.has(hash[i]) && !POSSESSIVE.has(hash[i]) && hash[i] !== COMMA && !IDLE.has(hash[i])
  }

  private wordingOf(c: Candidate): number {
    const { hash } = this.read.tokens
    let h = FNV_START
    for (let i = c.coreFirst; i <= c.head; i++) if (this.isModifier(i, -1)) h = fnvStep(h, hash[i])
    return h
  }

  /** How well a figure bears what a noun phrase says besides its head: 1 with nothing said, more with shared words, -1 where none of them is the figure's. */
  private fits(c: Candidate, figure: Figure): number {
    const { hash } = this.read.tokens
    let said = 0
    let shared = 0
    for (let i = c.coreFirst; i < c.head; i++) {
      if (!this.isModifier(i, c.head)) continue
      said++
      if (figure.words.has(hash[i]) || figure.roles.has(hash[i])) shared++
    }
    if (c.nation >= 0 && figure.nation >= 0) {
      if (c.nation !== figure.nation) return -1
      shared++
    }
    return said === 0 ? 1 : shared > 0 ? 1 + shared : -1
  }

  private begin(c: Candidate): Figure {
    const { hash } = this.read.tokens
    const figure = this.cast.create(c)
    for (let i = c.coreFirst; i < c.head; i++) if (this.isModifier(i, c.head)) figure.words.add(hash[i])
    return figure
  }

  /** Adds the words of a noun phrase to whoever it was found to be. */
  noteWords(c: Candidate, figure: Figure): void {
    const { hash } = this.read.tokens
    for (let i = c.coreFirst; i < c.head; i++) if (this.isModifier(i, c.head)) figure.words.add(hash[i])
    const wording = this.wordingOf(c)
    if (!this.byWording.has(wording)) this.byWording.set(wording, figure)
  }

  link(c: Candidate): void {
    const { cast } = this
    const wording = this.wordingOf(c)
    const known = this.byWording.get(wording)
    const same = known && cast.resolve(known)
    const old = this.antecedent(c, same)
    const figure = old?.figure ?? this.begin(c)
    cast.link(c, figure, old?.because ?? '', old?.sure ?? 0.9)
    if (old) for (let i = c.coreFirst; i < c.head; i++) if (this.isModifier(i, c.head)) figure.words.add(this.read.tokens.hash[i])
    this.byWording.set(wording, figure)
  }

  private antecedent(c: Candidate, same: Figure | undefined): { figure: Figure; because: string; sure: number } | undefined {
    const { cast } = this
    const role = c.roles[c.roles.length - 1] ?? 0
    const word = this.read.tokens.hash[c.head]
    const wordy = c.head - c.coreFirst - (c.determiner === 'bare' ? 0 : 1) > 0
    if (c.determiner === 'indefinite') return undefined
    if (
      same &&
      (c.plural || wordy || c.sort === 'document' || c.determiner === 'possessive') &&
      !(c.determiner === 'possessive' && OWNERS.has(this.read.tokens.hash[c.first]) && !wordy)
    )
      return { figure: same, because: 'same words', sure: 0.85 }
    if (c.determiner === 'bare' && !c.plural && c.sort !== 'person') return same ? { figure: same, because: 'same words', sure: 0.7 } : undefined
    if (c.determiner === 'bare' && c.plural) return undefined
    if (c.nation >= 0 && RULER.has(word)) {
      for (const figure of this.recent.toReversed().map((f) => cast.resolve(f))) {
        if (figure.nation === c.nation && this.rules(figure)) return { figure, because: 'leader of that country', sure: 0.9 }
      }
    }
    let best: Figure | undefined
    let bestScore = -1
    let because = ''
    const consider = (raw: Figure, why: string, bonus: number): void => {
      const figure = cast.resolve(raw)
      if (figure.latest < 0 || figure.latest >= c.head || figure.plural !== c.plural || (c.gender && figure.gender && c.gender !== figure.gender)) return
      const fit = this.fits(c, figure)
      if (fit < 0) return
      const distance = c.head - figure.latest
      if (distance > FAR && !figure.named) return
      const score = bonus + fit + Math.max(0, 1 - distance / 300) + Math.min(5, figure.count) / 10 + (figure.named ? 0.5 : 0)
      if (score > bestScore) {
        bestScore = score
        best = figure
        because = why
      }
    }
    const bearers = cast.byRole.get(role)
    if (bearers) for (const figure of bearers.slice(-MOST_BEARERS)) consider(figure, 'role', 1)
    if (c.determiner !== 'possessive') {
      if (c.sort === 'organization' || c.sort === 'unknown')
        for (const figure of (cast.byWord.get(word) ?? []).slice(-MOST_BEARERS)) if (figure.sort === 'organization') consider(figure, 'noun in its name', 1)
      const family = familyOfNoun(word)
      if (family && !best) for (const figure of this.recentOrganizations) if (figure.family & family) consider(figure, 'sort of organization', 0.5)
    }
    if (!best && c.determiner !== 'possessive' && !c.plural && c.sort === 'person') {
      // The only one here who bears the role, whatever else is said of it ("the Marrow senator").
      const bearer = bearers && this.saysPlace(c) && this.onlyBearer(bearers, c)
      if (bearer) return { figure: bearer, because: 'only bearer of the role', sure: 0.7 }
    }
    if (!best && EPITHET.has(word) && c.determiner === 'definite') for (const figure of this.latestPersons(3)) consider(figure, 'person spoken of', 0)
    if (!best) return undefined
    return { figure: best, because, sure: because === 'role' ? 0.8 : 0.7 }
  }

  /** Whether all that is said of a role besides its name is a proper name: where its bearer is from, most likely. */
  private saysPlace(c: Candidate): boolean {
    for (let i = c.coreFirst; i < c.head; i++) if (this.isModifier(i, c.head) && !(this.read.tokens.shape[i] & SHAPE.initialCapital)) return false
    return true
  }

  private onlyBearer(bearers: readonly Figure[], c: Candidate): Figure | undefined {
    const named = new Set(
      bearers
        .slice(-MOST_BEARERS)
        .map((f) => this.cast.resolve(f))
        .filter((f) => f.named && f.latest >= 0 && f.latest < c.head && !(c.gender && f.gender && c.gender !== f.gender)),
    )
    return named.size === 1 ? [...named][0] : undefined
  }

  private readonly recentOrganizations: Figure[] = []
  /** Notes that an organization was mentioned. */
  noteOrganization(figure: Figure): void {
    const at = this.recentOrganizations.indexOf(figure)
    if (at >= 0) this.recentOrganizations.splice(at, 1)
    this.recentOrganizations.push(figure)
    if (this.recentOrganizations.length > MOST_BEARERS) this.recentOrganizations.shift()
  }

  private rules(figure: Figure): boolean {
    for (const role of figure.roles) if (RULER.has(role)) return true
    return false
  }
}
