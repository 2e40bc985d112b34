import type { SourceKind } from '../../model/attribution.ts'
import { hashWord } from '../../model/hash.ts'
import { SHAPE } from '../../model/token.ts'
import { utterances } from '../language/en/roles.ts'
import { offices, unnamedPronouns } from '../language/en/source-words.ts'
import { titleOf } from '../language/en/titles.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Ascription, partOf, type Read } from './ascription.ts'
import { governmentEndsAt, type NameEvidence, ORGANIZATION_WORDS } from './name-evidence.ts'
import { classOf, type NounClass } from './source-classes.ts'

const SINGULAR_PERSON = wordSet('he she him her his hers himself herself')
const SPEAKER = wordSet('i me my mine myself')
const SPEAKERS = wordSet('we us our ours ourselves')
const THEY = wordSet('they them their theirs themselves')
const IT = wordSet('it its itself')
const RELATIVE = wordSet('who whom whose which that')
const PERSONAL = wordSet('who whom whose')
/** How many tokens before a relative pronoun its noun may stand, others between. */
const FARTHEST_HEAD = 16
export const UNNAMED = wordSet(unnamedPronouns)
export const ONE = wordSet('one another someone somebody anyone anybody')
const UTTERANCES = wordSet(utterances)
const OFFICES = wordSet(offices)
const DEFINITE = wordSet('the this that these those his her their its our my your')
export const INDEFINITE = wordSet('a an some several many most few two three four five six seven eight nine ten other another any no every')
const COUNTED = wordSet('two three four five six seven eight nine ten several many few both')
const POSSESSIVE = wordSet("'s 's ' s'")
/** Words after which no head of a noun phrase is looked for. */
const ENDS_PHRASE = wordSet(
  'of in on at from for with within by to who whom which that whose , ( : ; – — familiar close speaking including citing about near among between against inside behind whose said tonight today yesterday after before released published reported issued',
)
const [OF, THE, TO, COMMA] = ['of', 'the', 'to', ','].map(hashWord)
const PEOPLE_ENDING = /(?:ans|ists|ers|ors|ics|ives|als|ents|ants|ians|ese)$/i

/** How a source was read: its kind, the rule that decided, and the token that heads it. */
export interface KindReading {
  readonly kind: SourceKind
  readonly rule: string
  readonly head: number
  readonly pronoun: boolean
  /** The kind of the fullest mention in the cluster of the source's own, where mentions know one: evidence, which may be against the kind. */
  readonly referent?: SourceKind | undefined
}

/** "WHO", "IT", "US": capitals throughout, of two letters or more, are a name and no small word. */
const acronym = ({ shape, start, end }: Read['tokens'], i: number): boolean => (shape[i] & SHAPE.allCapitals) !== 0 && end[i] - start[i] > 1

/** The token that heads a noun phrase given as tokens: the last before a preposition, relative, mark or verb; of "the firm's lawyer" the lawyer, of "Roe's" Roe. */
export function headOf({ tokens, tags }: Pick<Read, 'tokens' | 'tags'>, phrase: readonly number[]): number {
  let head = -1
  for (const [k, i] of phrase.entries()) {
    // "Roe's remarks": what somebody utters is no document of its own, the source is who utters it.
    if (k > 1 && UTTERANCES.has(tokens.hash[i]) && POSSESSIVE.has(tokens.hash[phrase[k - 1]])) break
    if (POSSESSIVE.has(tokens.hash[i])) {
      if (k === phrase.length - 1) break
      continue
    }
    if (k > 0 && head >= 0 && ENDS_PHRASE.has(tokens.hash[i]) && !acronym(tokens, i)) break
    if (!(tokens.shape[i] & (SHAPE.letter | SHAPE.digit))) continue
    if (head >= 0 && tags.length && partOf(tags, i) === 'verb' && partOf(tags, head) === 'noun' && !(tokens.shape[i] & SHAPE.initialCapital) && !classOf(tokens.hash[i]))
      break
    head = i
  }
  return head
}

/** Reads the kinds of a document's sources by rules, in order: pronouns are read by what they most likely stand for. */
export class KindReader {
  private readonly text: string
  private readonly read: Read
  private readonly evidence: NameEvidence
  private readonly mentionAt: ReadonlyMap<number, number>
  private readonly bestOfCluster: ReadonlyMap<number, number>

  constructor(text: string, read: Read, evidence: NameEvidence) {
    this.text = text
    this.read = read
    this.evidence = evidence
    const best = new Map<number, number>()
    const at = new Map<number, number>()
    const rank = (m: number) =>
      (read.mentions[m].form === 'name' ? 1e6 : read.mentions[m].form === 'noun' ? 0 : -1e6) + Math.min(200, read.mentions[m].end - read.mentions[m].start)
    for (const [m, { cluster, head }] of read.mentions.entries()) {
      at.set(head, m)
      const known = best.get(cluster)
      if (known === undefined || rank(m) > rank(known)) best.set(cluster, m)
    }
    this.mentionAt = at
    this.bestOfCluster = best
  }

  /** Kinds of all ascriptions, one for each. */
  readAll(ascriptions: readonly Ascription[]): KindReading[] {
    const readings: KindReading[] = []
    const initials = new Map<string, SourceKind>()
    for (const [i, a] of ascriptions.entries()) {
      if (!a.source.length) {
        readings.push(this.unstated(i, ascriptions, readings))
        continue
      }
      const reading = this.readOne(a, a.parent >= 0 && a.parent < i ? readings[a.parent] : undefined, readings)
      const known = a.source.length === 1 && a.cue.length === 1 && this.word(a.cue[0]) === ':' ? initials.get(this.word(a.source[0])) : undefined
      readings.push(known ? { ...reading, kind: known, rule: 'initials' } : reading)
      // "Ada Lind: …", and later on "AL: …".
      if (a.source.length > 1 && a.source.length < 5 && reading.kind === 'named-person') initials.set(a.source.map((k) => this.word(k)[0]).join(''), reading.kind)
    }
    return readings
  }

  private word(i: number): string {
    return this.text.slice(this.read.tokens.start[i], this.read.tokens.end[i])
  }

  /** The kind where no source is stated: nobody, but for "…, adding that", whose subject is that of the statement before in the sentence. */
  private unstated(i: number, ascriptions: readonly Ascription[], readings: readonly KindReading[]): KindReading {
    const none: KindReading = { kind: 'none', rule: 'no-source', head: -1, pronoun: false }
    const { entry, cue, parent } = ascriptions[i]
    if (!cue.length || entry?.form !== 'gerund' || entry.attitude !== 'communication') return none
    const { of } = this.read.sentences
    for (let k = i - 1; k >= 0 && k > i - 4; k--) {
      const before = ascriptions[k]
      if (before.parent !== parent || !before.cue.length || of[before.cue[0]] !== of[cue[0]]) continue
      if (before.cue[0] < cue[0] && before.source.length) return { ...readings[k], rule: 'subject-before', head: -1 }
    }
    return none
  }

  private readOne({ source }: Ascription, parent: KindReading | undefined, before: readonly KindReading[]): KindReading {
    const { hash } = this.read.tokens
    const head = headOf(this.read, source)
    const word = head < 0 ? hash[source[0]] : hash[head]
    const found = (kind: SourceKind, rule: string): KindReading => ({ kind, rule, head: head < 0 ? source[0] : head, pronoun: true })
    const last = (...kinds: SourceKind[]): SourceKind | undefined => {
      for (let k = before.length - 1; k >= 0 && k > before.length - 12; k--) if (!before[k].pronoun && kinds.includes(before[k].kind)) return before[k].kind
      return undefined
    }
    const short = source.length <= 2 && !acronym(this.read.tokens, head < 0 ? source[0] : head)
    if (short) {
      const referent = this.referentOf(head)
      const asKnown = (...kinds: SourceKind[]): KindReading | undefined =>
        referent && kinds.includes(referent) ? { ...found(referent, 'cluster'), referent } : undefined
      const guess = (kind: SourceKind, rule: string): KindReading => ({ ...found(kind, rule), referent })
      if (SINGULAR_PERSON.has(word)) return asKnown('named-person') ?? guess(last('named-person', 'unnamed-person') ?? 'named-person', 'he-or-she')
      if (SPEAKER.has(word)) return asKnown('named-person') ?? guess(parent && parent.kind === 'unnamed-person' ? 'unnamed-person' : 'named-person', 'I')
      if (SPEAKERS.has(word)) return guess(parent && parent.kind !== 'none' && parent.kind !== 'document' ? parent.kind : 'named-person', 'we')
      if (THEY.has(word)) return asKnown('unnamed-group') ?? guess(last('unnamed-group', 'named-organization') ?? 'unnamed-group', 'they')
      if (IT.has(word)) return asKnown('named-organization', 'document') ?? guess(last('named-organization', 'document') ?? 'named-organization', 'it')
      if (RELATIVE.has(word) && source.length === 1) return { ...this.antecedent(source[0]), rule: 'relative', pronoun: true, referent }
    }
    if (head < 0) return found('none', 'no-head')
    const reading = this.phrase(source, head)
    if (reading.rule !== 'role') return reading
    const referent = this.referentOf(head)
    return referent === 'named-person' ? { ...reading, kind: referent, rule: 'cluster', referent } : { ...reading, referent }
  }

  /** The kind of what the mention at a token stands for, by the fullest mention of its cluster; undefined where no mention knows more. */
  private referentOf(head: number): SourceKind | undefined {
    const mention = this.mentionAt.get(head)
    if (mention === undefined) return undefined
    const best = this.bestOfCluster.get(this.read.mentions[mention].cluster)
    if (best === undefined || best === mention) return undefined
    const { form, start, end, head: bestHead } = this.read.mentions[best]
    if (form === 'pronoun') return undefined
    const { tokens } = this.read
    const phrase: number[] = []
    for (let i = bestHead; i >= 0 && tokens.start[i] >= start; i--) phrase.unshift(i)
    for (let i = bestHead + 1; i < tokens.length && tokens.end[i] <= end; i++) phrase.push(i)
    return this.phrase(phrase, bestHead).kind
  }

  /** The kind of the noun phrase that ends before a relative pronoun. */
  private antecedent(relative: number): KindReading {
    const { tokens, sentences } = this.read
    const first = sentences.first[sentences.of[relative]]
    let end = relative - 1
    while (end > first && !(tokens.shape[end] & (SHAPE.letter | SHAPE.digit))) end--
    if (end < first) return { kind: 'unnamed-group', rule: 'relative', head: relative, pronoun: true }
    const nearest = this.phraseTo(end, first)
    const reading = this.phrase(nearest, end)
    if (!PERSONAL.has(tokens.hash[relative]) || (reading.kind !== 'named-organization' && reading.kind !== 'document')) return reading
    // "Aides of the ministry, who …": no ministry is "who", the aides are.
    for (let i = nearest[0] - 1; i >= first && end - i < FARTHEST_HEAD; i--) {
      if (classOf(tokens.hash[i])?.stands === 'person') return this.phrase(this.phraseTo(i, first), i)
    }
    return reading
  }

  /** The tokens of the noun phrase that a token ends. */
  private phraseTo(end: number, first: number): number[] {
    const { hash } = this.read.tokens
    const phrase: number[] = []
    for (let i = end; i >= first && end - i < 6; i--) {
      if (i !== end && ENDS_PHRASE.has(hash[i])) break
      phrase.unshift(i)
      if (DEFINITE.has(hash[i]) || INDEFINITE.has(hash[i])) break
    }
    return phrase
  }

  /** The kind of a noun phrase by its head and what stands around it. */
  private phrase(phrase: readonly number[], head: number): KindReading {
    const { tokens, tags } = this.read
    const { hash, shape } = tokens
    const found = (kind: SourceKind, rule: string): KindReading => ({ kind, rule, head, pronoun: false })
    const word = hash[head]
    const firstWord = hash[phrase[0]]
    const known = classOf(word)
    if (phrase.length === 1 && ONE.has(word)) return found('unnamed-person', 'one')
    if (UNNAMED.has(word)) return found('unnamed-group', 'indefinite')
    // "Two of them": so many of a group, whatever the group is called.
    if (head === phrase[0] && COUNTED.has(word) && hash[phrase[1]] === OF) return found('unnamed-group', 'indefinite')
    if (ONE.has(firstWord) && phrase.length > 1 && (!known || known.stands === 'person')) return found('unnamed-person', 'one')
    const capital = (i: number) =>
      (shape[i] & SHAPE.initialCapital) !== 0 && (this.isName(i) || (tags.length > 0 && (partOf(tags, i) === 'noun' || partOf(tags, i) === 'adjective')))
    const named = phrase.some((i) => this.evidence.persons.has(hash[i]) && capital(i) && this.inFirstPart(phrase, i, head))
    if ((!known || known.stands === 'person') && !known?.plural && !this.evidence.persons.has(word) && this.apposed(phrase, head))
      return found('named-person', 'apposition')
    if (capital(head) && !(known && this.opensSentence(head))) return this.name(phrase, head, known, named, found)
    if (named && !this.possessed(phrase, head) && (!known || known.stands === 'person') && !known?.plural) return found('named-person', 'name-beside-role')
    return this.noun(phrase, head, known, named, found)
  }

  private name(
    phrase: readonly number[],
    head: number,
    known: NounClass | undefined,
    named: boolean,
    found: (kind: SourceKind, rule: string) => KindReading,
  ): KindReading {
    const { hash, shape, start, end } = this.read.tokens
    const word = hash[head]
    if (known?.stands === 'document') return found('document', 'document-name')
    const organization = phrase.some((i) => i <= head && ORGANIZATION_WORDS.has(hash[i]) && !titleOf(hash[i]))
    if (ORGANIZATION_WORDS.has(word) || (known?.stands === 'organization' && !named)) return found('named-organization', 'organization-word')
    if (this.evidence.persons.has(word) || (phrase.length > 1 && phrase.some((i) => i < head && titleOf(hash[i])))) return found('named-person', 'person-name')
    if (governmentEndsAt(hash, phrase[0], head) || organization || shape[head] & SHAPE.allCapitals || this.evidence.organizations.has(word))
      return found('named-organization', 'organization-name')
    if (known?.plural || known?.stands === 'collective') return found('unnamed-group', 'group-noun')
    if (PEOPLE_ENDING.test(this.text.slice(start[head], end[head]))) return found('unnamed-group', 'people')
    if (known?.stands === 'person') return this.noun(phrase, head, known, named, found)
    // A name of one word that the document never shows to be a person's is more often a paper, firm or place ("Politico").
    return found(phrase.length < 2 || phrase.some((i) => DEFINITE.has(hash[i])) ? 'named-organization' : 'named-person', 'capital')
  }

  private noun(
    phrase: readonly number[],
    head: number,
    known: NounClass | undefined,
    named: boolean,
    found: (kind: SourceKind, rule: string) => KindReading,
  ): KindReading {
    const { hash, shape, start, end } = this.read.tokens
    const first = hash[phrase[0]]
    const plural = known ? known.plural : /[^s]s$/.test(this.text.slice(start[head], end[head]))
    if (!known) return found(plural ? 'unnamed-group' : named ? 'named-person' : 'unnamed-group', 'unknown-noun')
    switch (known.stands) {
      case 'document':
        return found('document', 'document-noun')
      case 'collective':
        return found('unnamed-group', 'group-noun')
      case 'organization': {
        const proper = phrase.some((i) => i < head && (shape[i] & SHAPE.initialCapital) !== 0 && !this.opensSentence(i))
        if (plural && !proper) return found('unnamed-group', 'organizations')
        return found(INDEFINITE.has(first) && !proper ? 'unnamed-group' : 'named-organization', 'organization-noun')
      }
      default: {
        if (plural) return found('unnamed-group', 'people')
        const role = this.evidence.roles.get(known.singular)
        if (role !== undefined && role < head && !INDEFINITE.has(first)) return found('named-person', 'role')
        if (OFFICES.has(known.singular) && !INDEFINITE.has(first)) return found('named-person', 'office')
        return found('unnamed-person', INDEFINITE.has(first) ? 'one' : 'role')
      }
    }
  }

  /** Whether a token lies before the first mark after the head, or right behind one (an apposition): names further on are somebody else's. */
  private inFirstPart(phrase: readonly number[], i: number, head: number): boolean {
    if (i <= head) return true
    const { hash, end, start } = this.read.tokens
    const between = phrase.filter((k) => k > head && k < i)
    return (
      between.length <= 6 &&
      between.some((k) => end[k] - start[k] === 1 && this.text[start[k]] === ',') &&
      !between.some((k) => ENDS_PHRASE.has(hash[k]) && this.text[start[k]] !== ',')
    )
  }

  /** Whether a person's name follows the head: "Secretary of State Ana Roe", "a member of the council, Ana Roe". */
  private apposed(phrase: readonly number[], head: number): boolean {
    const { hash, shape } = this.read.tokens
    for (let k = 1; k < phrase.length; k++) {
      const i = phrase[k]
      if (i <= head || !(shape[i] & shape[i - 1] & SHAPE.initialCapital) || !this.evidence.persons.has(hash[i]) || !this.evidence.persons.has(hash[i - 1])) continue
      const before = phrase.slice(0, k - 1).filter((b) => b > head)
      if (
        before.every((b) => (shape[b] & SHAPE.initialCapital) !== 0 || hash[b] === OF || hash[b] === THE || hash[b] === TO || hash[b] === COMMA) ||
        hash[i - 2] === COMMA
      )
        return true
    }
    return false
  }

  /** Whether what comes before the head is a possessor: in "Roe's lawyer" Roe is not the source. */
  private possessed(phrase: readonly number[], head: number): boolean {
    return phrase.some((i) => i < head && POSSESSIVE.has(this.read.tokens.hash[i]))
  }

  private opensSentence(i: number): boolean {
    const { sentences, tokens } = this.read
    const first = sentences.first[sentences.of[i]]
    return i === first || (i === first + 1 && !(tokens.shape[first] & SHAPE.letter))
  }

  /** Without tags a capital at the start of a sentence is a name only where the document shows it elsewhere. */
  private isName(i: number): boolean {
    return (
      !this.opensSentence(i) ||
      this.evidence.persons.has(this.read.tokens.hash[i]) ||
      this.evidence.organizations.has(this.read.tokens.hash[i]) ||
      !classOf(this.read.tokens.hash[i])
    )
  }
}
