import type { AttributionParts, AttributionValues } from '../../model/attribution.ts'
import type { Layers } from '../../model/layers.ts'
import type { Anonymity } from '../../model/observation.ts'
import type { Span } from '../../model/span.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { nearbyNouns } from '../language/en/anonymity.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { stage } from '../stage.ts'
import { phraseAt } from './anonymity-phrases.ts'
import { tokenAt, tokensOf } from './ascription.ts'
import { countIn } from './source-count.ts'

const NEARBY = wordSet(nearbyNouns)
const PRONOUN = wordSet('he she they i we you it who which that whom his her their my our its this him them me us')
const WHO = wordSet('who that')
const CUTS = wordSet('who whom which whose speaking citing requesting asking declining when on')
const BECAUSE = wordSet('because as since')
/** A reason or a closeness is never longer than this many tokens. */
const LONGEST = 24

interface Withheld {
  readonly first: number
  readonly reason: Span | null
}
type Read = Pick<Layers, 'tokens' | 'sentences'>

const isWord = (tokens: Tokens, i: number) => (tokens.shape[i] & (SHAPE.letter | SHAPE.digit)) !== 0
const spanOf = (tokens: Tokens, first: number, last: number): Span => ({ start: tokens.start[first], end: tokens.end[last] })

/** Where a clause that begins at a token ends: before a mark that is no hyphen or apostrophe, a word of a part, or the end of the sentence. Gives its last token. */
function clauseEnd(text: string, { tokens, sentences }: Read, from: number, stop: (i: number) => boolean): number {
  const end = Math.min(sentences.first[sentences.of[from] + 1], from + LONGEST)
  let last = from
  // A reason that is itself within what somebody says or asks ("asked not to be named because …") does not end where that begins.
  const within = stop(from)
  for (let i = from + 1; i < end; i++) {
    if ((stop(i) && !within) || (!isWord(tokens, i) && /^[,;:.!?()“”"–—]/.test(text.slice(tokens.start[i], tokens.end[i])))) break
    last = i
  }
  return last
}

/** Every place where the text says that somebody is not named, with the reason where one is stated. */
function withheldNames(text: string, read: Read, stop: (i: number) => boolean): Withheld[] {
  const { tokens, sentences } = read
  const found: Withheld[] = []
  for (let i = 0; i < tokens.length; i++) {
    const phrase = phraseAt(tokens, i, 'unnamed', 'reason')
    if (!phrase) continue
    const first = sentences.first[sentences.of[i]]
    if (phrase.means === 'reason') {
      let from = i
      for (let k = i - 1; k >= first && i - k <= 5; k--) if (BECAUSE.has(tokens.hash[k])) from = k
      found.push({ first: i, reason: spanOf(tokens, from, clauseEnd(text, read, phrase.end - 1, stop)) })
      i = phrase.end - 1
      continue
    }
    let reason: Span | null = null
    for (let k = phrase.end; k < tokens.length && k <= phrase.end + 3 && sentences.of[k] === sentences.of[i]; k++) {
      const opener = phraseAt(tokens, k, 'opens-reason')
      if (!opener) continue
      reason = spanOf(tokens, k, clauseEnd(text, read, opener.end - 1, stop))
      i = tokenAt(tokens, reason.end - 1)
      break
    }
    found.push({ first: phrase.first, reason })
  }
  return found
}

/** How the source would know, as its own words say it: "close to the duke", "witnesses". */
function closenessIn(text: string, read: Read, source: readonly number[]): Span | null {
  const { tokens } = read
  const inSource = new Set(source)
  for (const i of source) {
    const phrase = phraseAt(tokens, i, 'closeness')
    const within = WITHIN.has(tokens.hash[i]) && i !== source[0]
    if (phrase || within) {
      const last = clauseEnd(text, read, phrase ? phrase.end - 1 : i, (k) => !inSource.has(k))
      if (last > i) return spanOf(tokens, i, last)
    }
    if (NEARBY.has(tokens.hash[i])) return spanOf(tokens, i, i)
  }
  return null
}
const WITHIN = wordSet('within inside')

/** The source's description: its words up to a clause that says something else of it ("a guard, speaking anonymously,": "a guard"). */
function descriptionOf(text: string, { tokens }: Read, source: readonly number[]): readonly number[] {
  let to = source.length
  for (let k = 1; k < source.length; k++) {
    const mark = text.slice(tokens.start[source[k]], tokens.end[source[k]])
    const next = k + 1 < source.length ? tokens.hash[source[k + 1]] : 0
    const says = phraseAt(tokens, source[k], 'unnamed', 'reason')
    if ((mark === ',' && (k + 1 === source.length || CUTS.has(next))) || says) {
      to = k
      break
    }
  }
  // "An aide who was not authorized …": what led up to the phrase goes too.
  while (to > 1 && to < source.length && !/^,/.test(text.slice(tokens.start[source[to]], tokens.end[source[to]])) && LEADS_UP.has(tokens.hash[source[to - 1]])) to--
  return source.slice(0, to)
}
const LEADS_UP = wordSet('who was were is are asked has had requested on speaking spoke the')

/** What the text states of each unnamed source: how many, how described, why not named, how it would know; nothing is filled in. */
export const anonymity = stage({
  adds: 'anonymity',
  needs: ['tokens', 'sentences', 'parts', 'values', 'resolution'],
  version: 3,
  run: ({ text }, { tokens, sentences, parts, values, resolution }) => {
    const read = { tokens, sentences }
    // "…, who asked not to be named, said": the wish is no statement of its own.
    const isWish = ({ source, content }: AttributionParts) => {
      const [word, ...more] = tokensOf(tokens, source)
      return word !== undefined && !more.length && WHO.has(tokens.hash[word]) && phraseAt(tokens, tokenAt(tokens, content[0].start), 'unnamed') !== undefined
    }
    const hidden = parts.map((_, i) => i).filter((i) => isUnnamed(values[i]) && !isWish(parts[i]))
    if (!hidden.length) return []
    const sources = hidden.map((i) => tokensOf(tokens, parts[i].source))
    const spoken = markedTokens(tokens, parts)
    const reasons = reasonsFor(
      hidden,
      parts,
      read,
      withheldNames(text, read, (i) => spoken[i] === 1),
    )
    const byId = new Map(resolution.sources.map((source) => [source.id, source]))
    const entries = hidden.map((i, h): Anonymity => {
      const own = sources[h]
      const named = own.length && !own.every((k) => PRONOUN.has(tokens.hash[k]) || !isWord(tokens, k))
      const resolved = byId.get(resolution.of[i]?.[0] ?? '')
      const words = named ? own : resolved ? tokensOf(tokens, resolved.mentions.slice(0, 1)) : []
      const description = descriptionOf(text, read, words)
      const last = description.length - 1
      return {
        attribution: parts[i].id,
        count: values[i].kind === 'unnamed-person' ? 1 : several(countIn(text, tokens, description)),
        description: description.length ? spanOf(tokens, description[0], description[last]) : null,
        reason: reasons[h],
        closeness: closenessIn(text, read, words),
      }
    })
    return sharedBySource(entries, hidden, resolution.of)
  },
})

/** Of a group only a number above one says how many. */
const several = (count: number | null): number | null => (count !== null && count > 1 ? count : null)

const isUnnamed = (value: AttributionValues | undefined): boolean => value?.kind === 'unnamed-person' || value?.kind === 'unnamed-group'

/** 1 for every token of a cue or a content: a reason ends where they begin. */
function markedTokens(tokens: Tokens, parts: readonly AttributionParts[]): Uint8Array {
  const marked = new Uint8Array(tokens.length)
  for (const { cue, content, nestedIn } of parts) if (nestedIn === undefined) for (const i of tokensOf(tokens, [...cue, ...content])) marked[i] = 1
  return marked
}

/** The reason of each hidden attribution: what is said in its sentence, or right after it, of somebody not being named. */
function reasonsFor(hidden: readonly number[], parts: readonly AttributionParts[], { tokens, sentences }: Read, withheld: readonly Withheld[]): (Span | null)[] {
  const reasons: (Span | null)[] = hidden.map(() => null)
  if (!withheld.length) return reasons
  const bySentence = new Map<number, { h: number; token: number; own: readonly number[] }[]>()
  for (const [h, i] of hidden.entries()) {
    const span = parts[i].source[0] ?? parts[i].cue[0] ?? parts[i].content[0]
    const token = Math.min(tokens.length - 1, tokenAt(tokens, span.start))
    const place = { h, token, own: tokensOf(tokens, parts[i].source) }
    const there = bySentence.get(sentences.of[token])
    if (there) there.push(place)
    else bySentence.set(sentences.of[token], [place])
  }
  for (const { first, reason } of withheld) {
    if (!reason) continue
    let best = -1
    let least = Number.POSITIVE_INFINITY
    for (let apart = 0; apart <= 2; apart++) {
      for (const { h, token, own } of bySentence.get(sentences.of[first] - apart) ?? []) {
        if (tokens.paragraph[first] - tokens.paragraph[token] > 1) continue
        // What stands in a source's own words is said of it, however near another is.
        const distance = own.includes(first) ? -1 : apart * 1000 + Math.abs(first - token)
        if (distance < least) {
          least = distance
          best = h
        }
      }
    }
    if (best >= 0) reasons[best] ??= reason
  }
  return reasons
}

/** What is stated once of a source holds for all that it says. */
function sharedBySource(entries: readonly Anonymity[], hidden: readonly number[], of: readonly (readonly string[])[]): Anonymity[] {
  const known = new Map<string, { reason: Span | null; closeness: Span | null; count: number | null }>()
  for (const [h, { reason, closeness, count }] of entries.entries()) {
    const id = of[hidden[h]]?.[0]
    if (id === undefined) continue
    const before = known.get(id)
    known.set(id, { reason: before?.reason ?? reason, closeness: before?.closeness ?? closeness, count: before?.count ?? count })
  }
  return entries.map((entry, h) => {
    const shared = known.get(of[hidden[h]]?.[0] ?? '')
    return shared ? { ...entry, reason: entry.reason ?? shared.reason, closeness: entry.closeness ?? shared.closeness, count: entry.count ?? shared.count } : entry
  })
}
