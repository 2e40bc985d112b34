import type { AttributionParts } from '../../model/attribution.ts'
import type { Layers } from '../../model/layers.ts'
import { firstNot } from '../../model/search.ts'
import type { Span } from '../../model/span.ts'
import { PENN, type Tokens } from '../../model/token.ts'
import { cueOf, phraseCueAt } from '../language/en/cue-lookup.ts'
import type { Cue } from '../language/en/cues.ts'
import { wordSet } from '../language/en/word-sets.ts'

/** The layers that telling an attribution's values rests on; tags, tree, mentions and entities may be empty. */
export type Read = Pick<Layers, 'tokens' | 'sentences' | 'quotation' | 'tags' | 'tree' | 'mentions' | 'entities'>

/** An attribution over tokens: what each part consists of, and the word that decides what the cue means. */
export interface Ascription {
  readonly parts: AttributionParts
  /** Token indexes of each part, in order. */
  readonly source: readonly number[]
  readonly cue: readonly number[]
  readonly content: readonly number[]
  /** Token index of the word that the cue turns on, or -1 where there is no cue. */
  readonly turn: number
  /** What the lexicon says of that word, or of the phrase that begins with it. */
  readonly entry: Cue | undefined
  /** Index of the attribution in whose content this one stands, or -1. */
  readonly parent: number
}

/** Index of the first token that ends after `at`. */
export function tokenAt({ end, length }: Tokens, at: number): number {
  return firstNot(length, (i) => end[i] <= at)
}

/** The tokens that spans touch, in order. */
export function tokensOf(tokens: Tokens, spans: readonly Span[]): number[] {
  const found: number[] = []
  for (const { start, end } of spans) {
    for (let i = tokenAt(tokens, start); i < tokens.length && tokens.start[i] < end; i++) if (!found.length || found[found.length - 1] < i) found.push(i)
  }
  return found
}

const AUXILIARY = wordSet("is are was were be been being am 's 're 'm has have had having do does did will would can could may might must shall should 'd 'll 've to")

const BE = wordSet("is are was were be been being am 's 're 'm")
const [NN, JJ, RB] = ['NN', 'JJ', 'RB'].map((prefix) => Uint8Array.from(PENN, (tag) => (tag.startsWith(prefix) ? 1 : 0)))
const VB = Uint8Array.from(PENN, (tag) => (tag.startsWith('VB') || tag === 'MD' ? 1 : 0))

/** Which part of speech the tags give a token; undefined where nothing is tagged. */
export function partOf(tags: Uint8Array, token: number): 'verb' | 'noun' | 'adjective' | 'adverb' | undefined {
  if (!tags.length) return undefined
  const tag = tags[token]
  return VB[tag] ? 'verb' : NN[tag] ? 'noun' : JJ[tag] ? 'adjective' : RB[tag] ? 'adverb' : undefined
}

/** The word that a cue turns on: a phrase of several words, else the first word that the lexicon knows in that part of speech, else the first verb, else the last word. */
function turnOf({ tokens, tags }: Read, cue: readonly number[]): { turn: number; entry: Cue | undefined } {
  for (const i of cue) {
    const phrase = phraseCueAt(tokens, i)
    if (phrase) return { turn: i, entry: phrase }
  }
  let noun: { turn: number; entry: Cue } | undefined
  for (const i of cue) {
    const part = partOf(tags, i)
    const entry = cueOf(tokens.hash[i], part)
    if (!entry) continue
    // "Was determined to wait": after a form of "be" a participle that is in the lexicon as an adjective too is that.
    const adjective = entry.part === 'verb' && i > cue[0] && BE.has(tokens.hash[i - 1]) ? cueOf(tokens.hash[i], 'adjective') : undefined
    if (adjective?.part === 'adjective') return { turn: i, entry: adjective }
    // A verb decides over a noun before it ("has plans to announce" aside, "a statement saying"): nouns wait for the end.
    if (entry.part !== 'noun') return { turn: i, entry }
    noun ??= { turn: i, entry }
  }
  if (noun) return noun
  const verb = cue.find((i) => partOf(tags, i) === 'verb' && !AUXILIARY.has(tokens.hash[i]))
  return { turn: verb ?? cue[cue.length - 1] ?? -1, entry: undefined }
}

/** The attributions of a document over its tokens. */
export function ascriptionsOf(read: Read, parts: readonly AttributionParts[]): Ascription[] {
  const indexOf = new Map(parts.map(({ id }, i) => [id, i]))
  return parts.map((p, i) => {
    const cue = tokensOf(read.tokens, p.cue)
    const parent = p.nestedIn === undefined ? -1 : (indexOf.get(p.nestedIn) ?? -1)
    return { parts: p, source: tokensOf(read.tokens, p.source), cue, content: tokensOf(read.tokens, p.content), ...turnOf(read, cue), parent: parent === i ? -1 : parent }
  })
}
