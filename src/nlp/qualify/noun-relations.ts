import { hashWord } from '../../model/hash.ts'
import { PENN, tagSet } from '../../model/token.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Actor, type Actors, AND, type Read } from './actors.ts'
import { type RelationNoun, relationNounOf } from './relation-lexicon.ts'

/** A relation before it is known who asserts it: tokens `[first, end)`, the word that states it at `trigger`. */
export interface Found {
  readonly subject: string
  readonly relation: string
  readonly object: string
  readonly first: number
  readonly end: number
  readonly trigger: number
}

const OF = hashWord('of')
const BY = hashWord('by')
const BETWEEN = wordSet('between among')
const POSSESSIVE = wordSet("'s '")
const WHICH = wordSet('that which who')
const LINK = wordSet('and or ,')
/** How many tokens may stand between the noun (and what is coordinated with it) and its first preposition. */
const REACH = 6
const COORDINATED = tagSet('CC', 'NN', 'NNS', 'JJ', 'VBG', 'RB', 'JJR', 'JJS', 'HYPH')
const VERBAL = tagSet('VBD', 'VBN', 'VBP', 'VBZ', 'VBG', 'VB', 'MD', 'RB', 'TO')

/** Relations stated by a noun in tokens `[start, end)` of one sentence: "the friendship between A and B", "A's attack on B", "the involvement of A in B". */
export function nounRelations(read: Read, actors: Actors, start: number, end: number): Found[] {
  const found: Found[] = []
  let done = -1
  for (let i = start; i < end; i++) {
    const noun = relationNounOf(read.tokens.hash[i])
    if (!noun || i <= done || actors.entityOf(i)) continue
    const relation = relationOf(read, actors, noun, i, start, end)
    if (!relation) continue
    found.push(relation)
    done = relation.end - 1
  }
  return found
}

function relationOf(read: Read, actors: Actors, noun: RelationNoun, i: number, start: number, end: number): Found | undefined {
  const { hash } = read.tokens
  let subject: Actor | undefined
  let object: Actor | undefined
  let at = skipCoordinated(read, actors, i + 1, end)
  const first = phraseStart(read, actors, i, start)
  const owner = ownerBefore(read, actors, first, i, start)
  if (at < end && BETWEEN.has(hash[at])) {
    subject = actors.after(at + 1, end)
    if (!subject || hash[subject.end] !== AND) return undefined
    object = actors.after(subject.end + 1, end)
    return object && subject.named && object.named ? made(noun, subject.name, object.name, first, object.end, i) : undefined
  }
  if (noun.impersonal && at < end && WHICH.has(hash[at])) {
    subject = actors.after(at + 1, end)
    at = skipVerbs(read, subject ? subject.end : at + 1, end)
  }
  for (let steps = 0; steps < 3 && at < end; steps++) {
    const word = hash[at]
    const toward = noun.toward.has(word)
    if (word !== OF && word !== BY && !toward) break
    const actor = actors.after(at + 1, end)
    if (!actor) break
    if (word === BY) subject ??= actor
    else if (word === OF && noun.of === 'subject') subject ??= actor
    else object ??= actor
    at = actor.end
    // "(SVO)" behind a name goes with it.
    if (at + 2 < end && actors.isMark(at) && actors.entityOf(at + 1) && actors.isMark(at + 2)) at += 3
  }
  if (!object) return undefined
  subject ??= owner
  if (subject && subject.name !== object.name && (subject.named || object.named) && object.named) {
    return made(noun, subject.name, object.name, Math.min(first, subject.first), Math.max(object.end, Math.min(at, end)), i)
  }
  return !subject && noun.impersonal && object.named && object.end > i ? made(noun, thing(read, actors, i, end), object.name, first, object.end, i) : undefined
}

const made = ({ code }: RelationNoun, subject: string, object: string, first: number, end: number, trigger: number): Found => ({
  subject,
  relation: code,
  object,
  first,
  end,
  trigger,
})

/** Where what is coordinated with a noun ends: "friendship ⟦and combat brotherhood’⟧ between". */
function skipCoordinated(read: Read, actors: Actors, from: number, end: number): number {
  let i = from
  while (i < end && i - from < REACH && !actors.entityOf(i) && (COORDINATED.has(read.tags[i]) || (actors.isMark(i) && i + 1 < end && !LINK.has(read.tokens.hash[i])))) i++
  return i - from < REACH ? i : from
}

/** Where the verbs of a relative clause end: "that ⟦have increasingly circled⟧ around". */
function skipVerbs(read: Read, from: number, end: number): number {
  let i = from
  while (i < end && i - from < REACH && VERBAL.has(read.tags[i])) i++
  return i
}

/** Where the noun phrase of token `i` begins. */
function phraseStart(read: Read, actors: Actors, i: number, start: number): number {
  let first = i
  while (
    first > start &&
    i - first < REACH &&
    (actors.inPhrase(first - 1) ||
      (actors.isMark(first - 1) && first - 1 > start && !LINK.has(read.tokens.hash[first - 1]) && read.tokens.start[first] === read.tokens.end[first - 1]))
  )
    first--
  return first
}

/** Whose the noun is: a possessor or a nation's adjective before it. */
function ownerBefore(read: Read, actors: Actors, first: number, i: number, start: number): Actor | undefined {
  for (let k = i - 1; k >= first && k >= start; k--) {
    if (POSSESSIVE.has(read.tokens.hash[k])) return actors.before(k, start)
    if (actors.entityOf(k)) {
      let from = k
      while (from > first && actors.entityOf(from - 1) === actors.entityOf(k)) from--
      return { first: from, end: k + 1, name: actors.words(from, k + 1), named: true, head: k }
    }
  }
  return undefined
}

/** The thing itself, with what is coordinated with it: "sanctions and isolation". */
function thing(read: Read, actors: Actors, i: number, end: number): string {
  const last = i + 2 < end && read.tokens.hash[i + 1] === AND && read.tags[i + 2] === NN ? i + 2 : i
  return actors.words(i, last + 1)
}
const NN = PENN.indexOf('NN')
