import { hashWord } from '../../model/hash.ts'
import { PENN, RELATIONS, tagSet } from '../../model/token.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { Actor, Actors, Read } from './actors.ts'
import type { Found } from './noun-relations.ts'
import { type RelationVerb, relationVerbsOf } from './relation-lexicon.ts'

const OF = hashWord('of')
const BY = hashWord('by')
const BE = wordSet("is are was were be been being 's 're got")
const HAVE = wordSet("has have had 've")
const NOT = wordSet("not n't never cannot nor neither without would could might may should must can if unless to")
const ADVERB = PENN.indexOf('RB')
const VERBS = tagSet('VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'MD')
const RELATIVE = wordSet('who which that')
const COMMA = hashWord(',')
const SUBJECT = RELATIONS.indexOf('nsubj')
const PASSIVE_SUBJECT = RELATIONS.indexOf('nsubjpass')
const OBJECT = RELATIONS.indexOf('dobj')
const [RELATIVE_CLAUSE, CONJUNCT, PARTICIPLE] = [RELATIONS.indexOf('acl:relcl'), RELATIONS.indexOf('conj'), RELATIONS.indexOf('acl')]

/** Relations stated by a verb in tokens `[start, end)` of one sentence, active ("A sued B") and passive ("B was sued by A"). What is negated or only possible is none. */
export function verbRelations(read: Read, actors: Actors, start: number, end: number): Found[] {
  const found: Found[] = []
  const { hash } = read.tokens
  const subjects = subjectsOf(read, start, end)
  for (let i = start; i < end; i++) {
    // Without weights many verbs are tagged as nouns: behind a name they are taken for verbs.
    if (actors.entityOf(i) || !(VERBS.has(read.tags[i]) || (i > start && actors.entityOf(i - 1)))) continue
    const verbs = relationVerbsOf(hash[i])
    if (!verbs) continue
    const group = groupBefore(read, i, start)
    if (group.denied) continue
    for (const verb of verbs) {
      const relation =
        group.passive && verb.participle ? passive(read, actors, verb, i, group.first, start, end, subjects) : active(read, actors, verb, i, group, start, end, subjects)
      if (!relation) continue
      found.push(relation)
      break
    }
  }
  return found
}

interface Group {
  /** The first word of the verb group: "had" of "had been sued". */
  readonly first: number
  readonly passive: boolean
  /** Negated, or only possible. */
  readonly denied: boolean
  /** Whether the verb has helpers at all. */
  readonly helped: boolean
}

function groupBefore({ tokens: { hash }, tags }: Read, i: number, start: number): Group {
  let first = i
  let passive = false
  let denied = false
  while (first > start && i - first < 6) {
    const word = hash[first - 1]
    if (NOT.has(word)) denied = true
    else if (BE.has(word) && VERBS.has(tags[first - 1])) passive = true
    else if (!HAVE.has(word) && tags[first - 1] !== ADVERB && !(tags[first - 1] === MODAL)) break
    first--
  }
  return { first, passive, denied, helped: first < i }
}
const MODAL = PENN.indexOf('MD')
const GERUND = PENN.indexOf('VBG')
const PAST_PARTICIPLE = PENN.indexOf('VBN')

/** The subject of each verb of a sentence, by the tree: its own, that of the verb it is coordinated with, or the noun that it qualifies. */
function subjectsOf({ tree, tokens }: Read, start: number, end: number): (verb: number) => number {
  const own = new Map<number, number>()
  for (let i = start; i < end; i++) if (tree.relation[i] === SUBJECT || tree.relation[i] === PASSIVE_SUBJECT) own.set(tree.head[i], i)
  return (verb) => {
    let at = verb
    for (let steps = 0; steps < 3; steps++) {
      const subject = own.get(at)
      const governor = tree.head[at]
      if (subject !== undefined && !(RELATIVE.has(tokens.hash[subject]) && governor >= 0)) return subject
      if (governor < 0) return -1
      if (tree.relation[at] === RELATIVE_CLAUSE || tree.relation[at] === PARTICIPLE) return governor < verb ? governor : -1
      if (tree.relation[at] !== CONJUNCT) return -1
      at = governor
    }
    return -1
  }
}

/** Who stands before the verb group: by the tree, else the noun phrase right before it ("who" and what is between commas skipped). */
function subjectOf(read: Read, actors: Actors, verb: number, first: number, start: number, end: number, subjects: (verb: number) => number): Actor | undefined {
  const { hash } = read.tokens
  // "Accused A of selling B": the one accused is who sells.
  if (read.tags[verb] === GERUND && first - 1 > start && hash[first - 1] === OF) return actors.before(first - 1, start)
  const byTree = subjects(verb)
  if (byTree >= start && byTree < first) return actors.at(byTree, start, end)
  if (byTree >= 0 || read.tree.head[verb] >= 0) return undefined
  let before = first
  if (before > start && RELATIVE.has(hash[before - 1])) before--
  if (before > start && hash[before - 1] === COMMA) before--
  return actors.before(before, start)
}

function active(
  read: Read,
  actors: Actors,
  verb: RelationVerb,
  i: number,
  group: Group,
  start: number,
  end: number,
  subjects: (verb: number) => number,
): Found | undefined {
  const { hash } = read.tokens
  // A bare participle is passive ("the man arrested in Norway"), a gerund without "be" hangs on what came before.
  if (read.tags[i] === PAST_PARTICIPLE && !group.helped) return undefined
  if (group.passive && read.tags[i] !== GERUND) return undefined
  let at = i + 1
  if (at < end && read.tags[at] === ADVERB) at++
  if (at < end && verb.prepositions.has(hash[at])) at++
  else if (verb.bound) return undefined
  const object = verb.toward ? receiver(read, actors, verb, at, end) : (actors.objectAt(at, end) ?? relativeObject(read, actors, i, start, end))
  if (!object) return undefined
  const subject = actors.filledOut(subjectOf(read, actors, i, group.first, start, end, subjects), end)
  return made(verb, subject, object, i)
}

/** What a relative clause qualifies, where its verb has a subject of its own: "the council that Norway ⟦installed⟧". */
function relativeObject({ tree, tokens }: Read, actors: Actors, verb: number, start: number, end: number): Actor | undefined {
  const noun = tree.head[verb]
  if (tree.relation[verb] !== RELATIVE_CLAUSE || noun < start || noun >= verb) return undefined
  for (let i = noun + 1; i < verb; i++)
    if (RELATIVE.has(tokens.hash[i]) && tokens.hash[i - 1] !== COMMA && tree.head[i] === verb && tree.relation[i] === OBJECT) return actors.at(noun, start, end)
  return undefined
}

/** To whom something goes: "sold their keeper ⟦to Port Ayr⟧". */
function receiver({ tokens: { hash }, tags }: Read, actors: Actors, verb: RelationVerb, from: number, end: number): Actor | undefined {
  if (!verb.toward) return undefined
  for (let i = from; i < Math.min(end - 1, from + RECEIVER); i++) {
    if (VERBS.has(tags[i])) return undefined
    const actor = hash[i] === verb.toward ? actors.after(i + 1, end) : undefined
    if (actor) return actor
  }
  return undefined
}
const RECEIVER = 12

function passive(
  read: Read,
  actors: Actors,
  verb: RelationVerb,
  i: number,
  first: number,
  start: number,
  end: number,
  subjects: (verb: number) => number,
): Found | undefined {
  const { hash } = read.tokens
  let at = i + 1
  while (at < end && at < i + 8 && hash[at] !== BY && hash[at] !== COMMA && !VERBS.has(read.tags[at])) at++
  if (at >= end || hash[at] !== BY) return undefined
  const agent = actors.after(at + 1, end)
  const sufferer = subjectOf(read, actors, i, first, start, end, subjects)
  return made(verb, agent, sufferer, i)
}

function made({ relation }: RelationVerb, subject: Actor | undefined, object: Actor | undefined, trigger: number): Found | undefined {
  if (!subject || !object || !(subject.named || object.named) || subject.name.toLowerCase() === object.name.toLowerCase()) return undefined
  if (subject.first < object.end && object.first < subject.end) return undefined
  return {
    subject: subject.name,
    relation,
    object: object.name,
    first: Math.min(subject.first, object.first, trigger),
    end: Math.max(subject.end, object.end, trigger + 1),
    trigger,
  }
}
