import { hashWord } from '../../model/hash.ts'
import type { Layers } from '../../model/layers.ts'
import type { Entity } from '../../model/observation.ts'
import { PENN, SHAPE } from '../../model/token.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { classOf } from './source-classes.ts'

/** The layers that relations rest on. */
export type Read = Pick<Layers, 'tokens' | 'sentences' | 'tags' | 'tree' | 'parts' | 'entities' | 'dates' | 'mentions'>

/** A noun phrase that names or describes an actor: tokens `[first, end)`. */
export interface Actor {
  readonly first: number
  readonly end: number
  readonly name: string
  /** Whether a name stands in it. */
  readonly named: boolean
  /** Token index of its last word. */
  readonly head: number
}

const ofTags = (...tags: readonly (typeof PENN)[number][]): Uint8Array => {
  const table = new Uint8Array(PENN.length)
  for (const tag of tags) table[PENN.indexOf(tag)] = 1
  return table
}
const IN_PHRASE = ofTags('NN', 'NNS', 'NNP', 'NNPS', 'JJ', 'JJR', 'JJS', 'CD', 'POS', 'HYPH', 'PRP$', 'FW')
const NOUN = ofTags('NN', 'NNS', 'NNP', 'NNPS', 'FW')
const DETERMINER = ofTags('DT', 'PDT', 'PRP$')
const POSSESSIVES = wordSet("'s")
const ARTICLE = wordSet('the a an some several many this that these those his her its their our my your')
const FORCES = wordSet(`troops forces soldiers personnel fighters rebels militants insurgents separatists lawmakers voters protesters contingent army
  garrison garrisons brigade battalion regiment fleet crew crews militia militias gang gangs boats ships warships planes jets drones`)
const POSTED = wordSet('in at on of')
/** Words with a capital that name no actor. */
const NO_NAME = wordSet(
  `understanding monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december`,
)
const PROPER = ofTags('NNP', 'NNPS')
/** Longest noun phrase, in tokens. */
const LONGEST = 14

/** Reads noun phrases as actors: those that hold a name, and those headed by a noun for people or a body. */
export class Actors {
  private readonly text: string
  private readonly read: Read
  /** For each token the index of its entity, or -1. */
  private readonly entityAt: Int32Array
  private names: ReadonlyMap<number, Entity> | undefined

  constructor(text: string, read: Read) {
    this.text = text
    this.read = read
    const { tokens, entities } = read
    this.entityAt = new Int32Array(tokens.length).fill(-1)
    let token = 0
    for (const [e, { start, end }] of entities.entries()) {
      while (token < tokens.length && tokens.end[token] <= start) token++
      for (let i = token; i < tokens.length && tokens.start[i] < end; i++) this.entityAt[i] = e
    }
  }

  /** The entity that a token belongs to. */
  entityOf(i: number): Entity | undefined {
    return this.read.entities[this.entityAt[i]]
  }

  /** Whether a token is of a name: of an entity, or by its tag and capital ("Iskar" at the start of a sentence). */
  private isName(i: number): boolean {
    return (
      this.entityAt[i] >= 0 ||
      (PROPER[this.read.tags[i]] !== 0 &&
        !NO_NAME.has(this.read.tokens.hash[i]) &&
        (this.read.tokens.shape[i] & SHAPE.initialCapital) !== 0 &&
        this.read.tokens.end[i] - this.read.tokens.start[i] > 1)
    )
  }

  /** Whether a name stands in tokens `[first, end)`. */
  anyIn(first: number, end: number): boolean {
    for (let i = first; i < end; i++) if (this.isName(i)) return true
    return false
  }

  textOf({ start, end }: Entity): string {
    return this.text.slice(start, end).replace(/\s+/g, ' ')
  }

  isMark(i: number): boolean {
    return !(this.read.tokens.shape[i] & (SHAPE.letter | SHAPE.digit))
  }

  /** Whether a token can stand inside a noun phrase behind its determiner. */
  inPhrase(i: number): boolean {
    return this.entityAt[i] >= 0 || (IN_PHRASE[this.read.tags[i]] !== 0 && !ARTICLE.has(this.read.tokens.hash[i])) || POSSESSIVES.has(this.read.tokens.hash[i])
  }

  /** Whether a noun phrase goes on with token `i`: behind a name only with another, a possessive, or a word for people ("NATO troops"). */
  private goesOn(i: number): boolean {
    const before = this.entityOf(i - 1)
    if (!before || before.type === 'nationality' || this.entityAt[i] >= 0) return true
    const { hash } = this.read.tokens
    return POSSESSIVES.has(hash[i]) || FORCES.has(hash[i]) || classOf(hash[i]) !== undefined
  }

  /** The actor whose noun phrase begins at token `i` (quotation marks and determiners skipped); undefined where none does. */
  after(i: number, end: number): Actor | undefined {
    const { tags } = this.read
    const [first, last] = this.boundsAfter(i, end)
    if (first === i && last === first && tags[i] === PRP) return this.pronoun(i)
    return this.isModifier(last - 1, end) ? undefined : this.phrase(first, last)
  }

  /** Whether a name only qualifies the noun that follows it, which is no actor: "14 ⟦Iskari⟧ guns". */
  private isModifier(i: number, end: number): boolean {
    const { tree, tags } = this.read
    return i + 1 < end && this.isName(i) && tree.head[i] === i + 1 && NOUN[tags[i + 1]] !== 0
  }

  /** Where the noun phrase at token `i` begins behind its determiners, and where it ends. */
  private boundsAfter(i: number, end: number): [number, number] {
    const { tokens, tags } = this.read
    let first = i
    while (first < end && first - i < 4 && (DETERMINER[tags[first]] || ARTICLE.has(tokens.hash[first]) || this.isOpening(first)) && this.entityAt[first] < 0) first++
    let last = first
    while (last < end && last - first < LONGEST && this.inPhrase(last) && (last === first || this.goesOn(last))) last++
    while (last > first && POSSESSIVES.has(tokens.hash[last - 1])) last--
    return [first, last]
  }

  /** The actor at token `i` with what fills it out, or the name behind a noun phrase that is none ("their inventor, ⟦Hearth Electric⟧,"). */
  objectAt(i: number, end: number): Actor | undefined {
    const actor = this.after(i, end)
    if (actor) return this.filledOut(actor, end)
    const [first, last] = this.boundsAfter(i, end)
    return last > first && last < end ? this.apposed(last, end) : undefined
  }

  /** The name between a comma at token `i` and another mark. */
  private apposed(i: number, end: number): Actor | undefined {
    const name = this.read.tokens.hash[i] === COMMA ? this.after(i + 1, end) : undefined
    return name?.named && (name.end >= end || this.isMark(name.end)) ? name : undefined
  }

  /** The actor whose noun phrase ends before token `i`; undefined where none does. */
  before(i: number, start: number): Actor | undefined {
    let first = i
    while (first > start && i - first < LONGEST && this.inPhrase(first - 1)) first--
    if (first === i && i > start && this.read.tags[i - 1] === PRP) return this.pronoun(i - 1)
    return this.phrase(first, i)
  }

  /** An actor with the name that stands for it behind a comma ("a neighboring state, Ostmark,"), or the place where a force stands ("its garrison in Anzel"). */
  filledOut(actor: Actor | undefined, end: number): Actor | undefined {
    if (!actor || actor.named || actor.end >= end) return actor
    const { hash } = this.read.tokens
    if (hash[actor.end] === COMMA) {
      const name = this.apposed(actor.end, end)
      return name ? { ...name, first: actor.first } : actor
    }
    if (!FORCES.has(hash[actor.head])) return actor
    let last = actor.end
    while (last < end && last - actor.end < 6 && !this.isName(last) && (POSTED.has(hash[last]) || ARTICLE.has(hash[last]) || this.inPhrase(last))) last++
    if (last === actor.end || last >= end || !this.isName(last)) return actor
    while (last < end && this.isName(last)) last++
    return { ...actor, end: last, name: this.words(actor.first, last), named: true }
  }

  /** The actor headed by token `head`. */
  at(head: number, start: number, end: number): Actor | undefined {
    let last = head + 1
    const entity = this.entityAt[head]
    if (entity >= 0) while (last < end && this.entityAt[last] === entity) last++
    return this.before(last, start)
  }

  private isOpening(i: number): boolean {
    return this.isMark(i) && /^["'“‘«`]/.test(this.text[this.read.tokens.start[i]])
  }

  /** The actor in a noun phrase: the name that heads it, or all of it where a name or a word for people stands in it. */
  private phrase(first: number, end: number): Actor | undefined {
    const { tokens, tags } = this.read
    if (end <= first) return undefined
    const head = end - 1
    const entity = this.entityOf(head)
    const noun = classOf(tokens.hash[head])
    const people = noun !== undefined && noun.stands !== 'document'
    if (entity && entity.type !== 'nationality' && entity.type !== 'work') {
      let from = head
      while (from > first && this.entityAt[from - 1] === this.entityAt[head]) from--
      return { first: from, end, name: this.words(from, end), named: true, head }
    }
    if (!entity && this.isName(head)) {
      let from = head
      while (from > first && this.isName(from - 1)) from--
      return { first: from, end, name: this.words(from, end), named: true, head }
    }
    if (!NOUN[tags[head]] && !entity) return undefined
    let named = entity !== undefined
    let owned = false
    for (let i = first; i < end; i++) {
      if (this.isName(i) && (people || FORCES.has(tokens.hash[head]) || this.entityAt[i] >= 0)) named = true
      if (POSSESSIVES.has(tokens.hash[i])) owned = true
    }
    // What belongs to somebody is an actor only where it can act ("Ada Vale's nomination" cannot).
    if (!people && !FORCES.has(tokens.hash[head]) && (owned || !named)) return undefined
    return { first, end, name: this.words(first, end), named, head }
  }

  /** The name that a pronoun stands for, by its cluster. */
  private pronoun(i: number): Actor | undefined {
    const entity = this.namesByHead().get(i)
    return entity && { first: i, end: i + 1, name: this.text.slice(entity.start, entity.end), named: true, head: i }
  }

  /** The longest name of each pronoun's cluster, by the pronoun's token. */
  private namesByHead(): ReadonlyMap<number, Entity> {
    if (this.names) return this.names
    const names = new Map<number, Entity>()
    const byCluster = new Map<number, Entity>()
    for (const { cluster, form, head } of this.read.mentions) {
      const entity = form === 'name' ? this.entityOf(head) : undefined
      const known = byCluster.get(cluster)
      if (entity && (!known || entity.end - entity.start > known.end - known.start)) byCluster.set(cluster, entity)
    }
    for (const { cluster, form, head } of this.read.mentions) {
      const entity = form === 'pronoun' ? byCluster.get(cluster) : undefined
      if (entity) names.set(head, entity)
    }
    this.names = names
    return names
  }

  /** The words of tokens `[first, end)`, as they are shown in a line. */
  words(first: number, end: number): string {
    const { start, end: ends } = this.read.tokens
    return this.text.slice(start[first], ends[end - 1]).replace(/\s+/g, ' ')
  }
}

const PRP = PENN.indexOf('PRP')
const COMMA = hashWord(',')
export const AND = hashWord('and')
