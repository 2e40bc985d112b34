import { hashWord } from '../../model/hash.ts'
import { SHAPE } from '../../model/token.ts'
import { pronounOf } from '../language/en/pronouns.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { isSubject } from './antecedents.ts'
import { type Candidate, candidate, FEMALE, MALE, type Read, UNSEXED } from './candidates.ts'
import { Cast, type Figure } from './cast.ts'
import { NameLinks } from './name-links.ts'
import { NounLinks } from './noun-links.ts'
import { isHead, nounPhrase } from './noun-phrases.ts'
import { both, linkPair } from './pairs.ts'
import { PronounLinks, type Teacher } from './pronoun-links.ts'
import { type Heads, headsOfSource } from './source-heads.ts'
import { TitledPhrases } from './titled-phrases.ts'
import { COMMA, NOUN, VERB } from './word-kinds.ts'

/** Everybody in a document: the candidates in order, each linked to a figure of the cast. */
export interface WholeCast {
  readonly candidates: readonly Candidate[]
  /** For each attribution the candidates that its source consists of. */
  readonly sources: readonly (readonly Candidate[])[]
  readonly cast: Cast
}

/** A role in apposition lies at most this many tokens before the name. */
const APPOSITION = 14
const IS = hashWord('is')
const THOSE = wordSet('those some many others people anyone everyone someone one few most')

/** All candidates of a text, and those that head each attribution's source. */
function gather(read: Read): { heads: Heads; sources: Candidate[][] } {
  const { tokens, sentences } = read
  const heads: Heads = { at: new Int32Array(tokens.length).fill(-1), cover: new Int32Array(tokens.length).fill(-1), list: [] }
  const runs = new TitledPhrases(read)
  for (let i = 0; i < tokens.length; i++) {
    const pronoun = pronounOf(tokens.hash[i])
    let found: Candidate | undefined
    if (pronoun) {
      if (pronoun.stands === 'hearer' || (tokens.shape[i] & SHAPE.allCapitals && tokens.end[i] - tokens.start[i] > 1)) {
        if (pronoun.stands !== 'hearer' && runs.isName(i)) found = runs.nameFrom(i)
      } else {
        const gender = pronoun.stands === 'male' ? MALE : pronoun.stands === 'female' ? FEMALE : UNSEXED
        found = candidate('pronoun', i, i, i, { gender, plural: pronoun.stands === 'several' || pronoun.stands === 'speakers' })
      }
    } else if (runs.isName(i)) found = runs.nameFrom(i)
    else if (isHead(read, i)) found = nounPhrase(read, i, sentences.first[sentences.of[i]])
    if (!found) continue
    if (
      pronoun?.stands === 'relative' &&
      i > 0 &&
      heads.at[i - 1] < 0 &&
      sentences.of[i] === sentences.of[i - 1] &&
      (NOUN[read.tags[i - 1]] || THOSE.has(tokens.hash[i - 1]))
    ) {
      heads.at[i - 1] = heads.list.length
      heads.list.push(nounPhrase(read, i - 1))
    }
    heads.at[found.head] = heads.list.length
    if (found.form === 'name' || found.last > found.head) heads.cover.fill(heads.list.length, found.first, found.last + 1)
    heads.list.push(found)
    if (found.last > i) i = found.last
  }
  const sources = read.parts.map((parts, a) => {
    const found = headsOfSource(read, heads, parts)
    for (const c of found) if (c.source < 0) c.source = a
    return found
  })
  heads.list.sort((a, b) => a.head - b.head)
  return { heads, sources }
}

/** For each token the index of the innermost attribution in whose content it stands, or -1. */
function contentsOf({ tokens, parts }: Read): Int32Array {
  const inside = new Int32Array(tokens.length).fill(-1)
  let token = 0
  for (const [a, { content }] of parts.entries()) {
    for (const { start, end } of content) {
      while (token > 0 && tokens.end[token - 1] > start) token--
      while (token < tokens.length && tokens.end[token] <= start) token++
      for (let i = token; i < tokens.length && tokens.start[i] < end; i++) inside[i] = a
    }
  }
  return inside
}

/** Whether only a comma, or nothing, stands between two candidates, and no verb. */
function sideBySide({ tokens, tags, sentences }: Read, before: Candidate, after: Candidate): boolean {
  if (sentences.of[before.head] !== sentences.of[after.head] || after.first - before.last > APPOSITION || after.first <= before.last) return false
  if (after.first < 1 || tokens.hash[after.first - 1] !== COMMA) return false
  for (let i = before.last + 1; i < after.first - 1; i++) if (VERB[tags[i]] || tokens.hash[i] === COMMA) return false
  return true
}

/** Finds who is who: names first (full, then short), then noun phrases, then pronouns, then whoever says "I". */
export function castOf(text: string, read: Read, teach?: Teacher): WholeCast {
  const { heads, sources } = gather(read)
  const list = heads.list
  /** Candidates of the same words as one in the list, for sources that stand for two. */
  const twins: Candidate[] = []
  const cast = new Cast()
  const names = new NameLinks(text, read, cast)
  for (const c of list) {
    if (c.form !== 'name' || c.coreFirst === c.coreLast || c.sort === 'group') continue
    names.full(c)
    const figure = cast.figureOf(c)
    if (figure && figure.sort !== 'person') names.noteInitials(c, figure)
  }
  for (const figure of cast.figures) figure.latest = -1
  const nouns = new NounLinks(read, cast)
  let previous: Candidate | undefined
  for (const c of list) {
    if (c.form === 'pronoun') continue
    if (c.form === 'name' && c.sort !== 'group') {
      names.bracketOwner = previous
      if (c.figure < 0) names.short(c)
      const figure = cast.figureOf(c) as Figure
      figure.latest = c.head
      if (figure.sort === 'person' || (figure.sort === 'unknown' && c.roles.length)) nouns.noteNamed(figure)
      else if (figure.sort !== 'place') nouns.noteOrganization(figure)
      if (previous && previous.form === 'noun' && figure.sort !== 'place') joinRole(read, cast, previous, c, figure)
    } else if (previous?.form === 'name' && isApposed(read, previous, c)) {
      const figure = cast.figureOf(previous) as Figure
      cast.link(c, figure, 'apposition', 0.93)
      nouns.noteWords(c, figure)
    } else if (!linkPair(read, cast, nouns, twins, sources, c)) nouns.link(c)
    previous = c
  }
  linkPronouns(read, cast, list, twins, sources, teach)
  for (const c of list) if (c.sort === 'place' && c.source < 0 && !isSubject(read, c)) c.figure = -1
  if (twins.length) {
    list.push(...twins)
    list.sort((a, b) => a.head - b.head)
  }
  return { candidates: list, sources, cast }
}

/** "The head of the watch, Ana Roe": the role before the comma is borne by the name behind it. */
function joinRole(read: Read, cast: Cast, role: Candidate, name: Candidate, figure: Figure): void {
  if (
    role.plural ||
    role.determiner === 'indefinite' ||
    (role.sort === 'person') !== (figure.sort === 'person') ||
    (role.sort !== 'person' && role.sort !== 'organization')
  )
    return
  const adjacent = role.last + 1 === name.first
  if (role.sort === 'organization' && (adjacent || name.last + 1 >= read.tokens.length || read.tokens.hash[name.last + 1] !== COMMA || role.determiner !== 'definite'))
    return
  if (!adjacent && !sideBySide(read, role, name)) return
  const bearer = cast.figureOf(role)
  if (!bearer || bearer.named || bearer === figure) return
  cast.merge(bearer, figure)
  role.because = 'apposition'
}

/** "Ana Roe, the head of the watch": a noun for a person or organization right behind a name and a comma. */
function isApposed({ tokens, sentences }: Read, name: Candidate, noun: Candidate): boolean {
  if (sentences.of[name.head] !== sentences.of[noun.head] || noun.plural || (noun.sort !== 'person' && noun.sort !== 'organization')) return false
  if (noun.first !== name.last + 2 || tokens.hash[name.last + 1] !== COMMA) return false
  return noun.sort === 'person' ? name.sort === 'person' || name.sort === 'unknown' : name.sort === 'organization' || name.sort === 'unknown'
}

function linkPronouns(read: Read, cast: Cast, list: readonly Candidate[], twins: Candidate[], sources: Candidate[][], teach?: Teacher): void {
  const { tokens, quotation, parts } = read
  const inside = contentsOf(read)
  const links = new PronounLinks(read, cast, teach)
  const speakerOf = (i: number): number => {
    const a = inside[i]
    if (a < 0) return -1
    for (const c of sources[a]) {
      const figure = cast.figureOf(c)
      if (figure) return figure.index
    }
    return -1
  }
  let spokeLast = -1
  let pair: { readonly figures: readonly Figure[]; readonly head: number } | undefined
  for (const [at, c] of list.entries()) {
    if (c.form !== 'pronoun') {
      if (c.source >= 0 && sources[c.source].length === 2 && sources[c.source][1].form !== 'pronoun') {
        const figures = sources[c.source].map((s) => cast.figureOf(s)).filter((f) => f !== undefined)
        if (figures.length === 2) pair = { figures, head: c.head }
      }
      if (c.source >= 0 && parts[c.source].nestedIn === undefined) spokeLast = cast.figureOf(c)?.index ?? spokeLast
      continue
    }
    const pronoun = pronounOf(tokens.hash[c.head])
    const stands = pronoun?.stands ?? 'relative'
    if (stands === 'speaker' || stands === 'speakers' || stands === 'hearer') continue
    if (stands === 'relative') {
      linkRelative(read, cast, list, at)
      continue
    }
    if (stands === 'thing' && c.source < 0) continue
    if (stands === 'several' && pair && c.source >= 0 && c.head - pair.head < PAIR_REACH && noneBetween(cast, list, at, pair.head)) {
      both(cast, twins, sources, c, pair.figures, 'pronoun for both')
      continue
    }
    links.link(list, at, { quoted: quotation.depth[c.head] > 0, speaker: speakerOf(c.head), spokeLast })
    if (c.source >= 0 && parts[c.source].nestedIn === undefined) spokeLast = cast.figureOf(c)?.index ?? spokeLast
  }
  // Whoever says "I" may be named behind the quotation, and in nested ones by an outer "I": parents come first in the list.
  const writer: { figure?: Figure } = { figure: signedBy(read, cast, list) }
  const writers: { figure?: Figure } = {}
  const hearers: { figure?: Figure } = {}
  for (const c of list) {
    if (c.form !== 'pronoun' || c.figure >= 0) continue
    const stands = pronounOf(tokens.hash[c.head])?.stands
    if (stands === 'hearer' && c.source >= 0) {
      hearers.figure ??= cast.create(c)
      cast.link(c, hearers.figure, 'whoever is spoken to', 0.4)
    }
    if (stands !== 'speaker' && stands !== 'speakers') continue
    let a = inside[c.head]
    for (let steps = 0; a >= 0 && steps < 8; steps++) {
      const speaker = sources[a].find((s) => s !== c && cast.figureOf(s))
      if (speaker) {
        const own = stands === 'speakers' ? organizationBeside(cast, list, speaker, read) : undefined
        cast.link(c, own ?? (cast.figureOf(speaker) as Figure), 'speaker of the quotation', stands === 'speaker' ? 0.9 : 0.7)
        break
      }
      a = parentOf(read, a)
    }
    if (c.figure >= 0 || c.source < 0) continue
    // Nobody is quoted: the writer speaks.
    const own = stands === 'speaker' ? writer : writers
    own.figure ??= cast.create(c)
    own.figure.plural = stands === 'speakers'
    cast.link(c, own.figure, 'the writer', 0.6)
  }
}

/** The organization that a person speaks for, where the source names both ("guild spokeswoman Ada Roe"): it says "we". */
function organizationBeside(cast: Cast, list: readonly Candidate[], speaker: Candidate, { tokens, parts }: Read): Figure | undefined {
  if (speaker.form !== 'name' || speaker.source < 0) return undefined
  const spans = parts[speaker.source].source
  const start = spans[0].start
  const end = spans[spans.length - 1].end
  let at = 0
  for (let high = list.length; at < high; ) {
    const middle = (at + high) >> 1
    if (list[middle].head < speaker.head) at = middle + 1
    else high = middle
  }
  for (let k = Math.max(0, at - 5); k < list.length && k < at + 8; k++) {
    const m = list[k]
    if (m === speaker || tokens.start[m.first] < start || tokens.end[m.last] > end) continue
    const figure = cast.figureOf(m)
    if (figure?.sort === 'organization' && m.form === 'name') return figure
  }
  return undefined
}

/** How many tokens behind two who spoke together "they" may stand for both. */
const PAIR_REACH = 80
/** Whether no other plural was mentioned since. */
function noneBetween(cast: Cast, list: readonly Candidate[], at: number, since: number): boolean {
  for (let k = at - 1; k >= 0 && list[k].head > since; k--) if (list[k].form !== 'pronoun' && cast.figureOf(list[k])?.plural) return false
  return true
}

/** Whom the last paragraph of a piece introduces ("Ada Roe is mayor of Marrow."), who speaks where nobody is quoted; undefined where it begins with no person. */
function signedBy({ tokens, sentences }: Read, cast: Cast, list: readonly Candidate[]): Figure | undefined {
  const last = tokens.length - 1
  if (last < 0) return undefined
  for (let k = list.length - 1; k >= 0 && tokens.paragraph[list[k].head] === tokens.paragraph[last]; k--) {
    const c = list[k]
    const opens = c.form === 'name' && (c.first === 0 || tokens.paragraph[c.first - 1] < tokens.paragraph[last])
    if (opens && c.last + 1 < tokens.length && (tokens.hash[c.last + 1] === IS || tokens.hash[c.last + 1] === COMMA) && sentences.of[last] - sentences.of[c.first] < 3) {
      const figure = cast.figureOf(c)
      if (figure?.sort === 'person' && figure.count < 3) return figure
    }
  }
  return undefined
}

function parentOf({ parts }: Read, a: number): number {
  const id = parts[a].nestedIn
  if (id === undefined) return -1
  for (let k = a - 1; k >= 0; k--) if (parts[k].id === id) return k
  return -1
}

/** A relative pronoun stands for the noun phrase or name right before it; "who" for a person or people, further back if need be. */
function linkRelative({ sentences, tokens }: Read, cast: Cast, list: readonly Candidate[], at: number): void {
  const c = list[at]
  const personal = pronounOf(tokens.hash[c.head]) !== undefined
  for (let k = at - 1; k >= 0 && k > at - 6; k--) {
    const m = list[k]
    if (sentences.of[m.head] !== sentences.of[c.head] || c.head - m.last > 12) break
    const figure = cast.figureOf(m)
    if (!figure || m.form === 'pronoun') continue
    if (personal && (figure.sort === 'document' || figure.sort === 'organization' || figure.sort === 'place') && m.last + 1 < c.head) continue
    if (personal && figure.sort === 'document') continue
    cast.link(c, figure, 'relative', 0.85)
    return
  }
}
