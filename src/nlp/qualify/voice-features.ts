import { featureKey } from '../../classify/hashing.ts'
import type { Layers } from '../../model/layers.ts'
import { PENN, SHAPE } from '../../model/token.ts'
import { cuesOf } from '../language/en/cue-lookup.ts'
import { voiceClasses, voicePhrases } from '../language/en/voice-phrases.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Segment, TOKEN_PART } from './own-segments.ts'
import { PhraseFinder } from './phrase-pattern.ts'

type Read = Pick<Layers, 'tokens' | 'sentences' | 'tags' | 'parts' | 'paragraphs'>

/** A phrase of the lexicon in a segment. */
export interface VoiceHit {
  readonly voice: 'inference' | 'evaluation'
  readonly strong: boolean
  readonly pattern: string
  /** Tokens `[first, end)`. */
  readonly first: number
  readonly end: number
}

const finder = new PhraseFinder<Omit<VoiceHit, 'first' | 'end'>>(
  voicePhrases.flatMap(({ voice, strong, patterns }) => patterns.map(([pattern]) => [pattern, { voice, strong, pattern }] as const)),
  voiceClasses,
)
const FIRST_PERSON = wordSet('i we my our us me you your')
const TALK = wordSet('should must ought why how ! ? never let')
/** Features of one segment at most; longer segments are read so far and no further. */
export const MOST_VOICE_FEATURES = 512
const LONGEST = 80
const NOUN = Uint8Array.from(PENN, (tag) => (tag === 'NNP' || tag === 'NNPS' || tag === 'CD' ? 1 : 0))

/** What a whole document tells of how it speaks: the shares of talk and of telling phrases in its own words. */
export interface VoiceSetting {
  readonly personShare: number
  readonly talkShare: number
  readonly hitShare: number
}

/** Lexicon phrases of a segment that stand in own words. */
export function hitsOf({ tokens }: Read, of: Uint8Array, { from, to }: Segment): VoiceHit[] {
  const hits: VoiceHit[] = []
  for (const { value, first, end } of finder.matches(tokens, from, to)) if (of[first] === TOKEN_PART.own) hits.push({ ...value, first, end })
  return hits
}

/** How the document as a whole speaks. */
export function settingOf(
  { tokens, quotation }: Read & Pick<Layers, 'quotation'>,
  of: Uint8Array,
  segments: readonly Segment[],
  hits: readonly (readonly VoiceHit[])[],
): VoiceSetting {
  let [own, person, talk, strong] = [0, 0, 0, 0]
  for (let i = 0; i < tokens.length; i++) {
    if (of[i] !== TOKEN_PART.own || quotation.depth[i]) continue
    own++
    if (FIRST_PERSON.has(tokens.hash[i])) person++
    if (TALK.has(tokens.hash[i])) talk++
  }
  const clauses = segments.filter((s) => !s.attributed && s.ownWords > 0).length
  for (const list of hits) if (list.some((h) => h.strong)) strong++
  return { personShare: person / Math.max(1, own), talkShare: talk / Math.max(1, own), hitShare: strong / Math.max(1, clauses) }
}

const bucket = (share: number, ...edges: number[]): number => edges.filter((edge) => share >= edge).length

/**
 * Writes the features of segment `s` and returns how many. `around`, where known, is what a first classifier made of the document and of the segments beside
 * this one: shares of own view from 0 to 1.
 */
export function voiceFeatures(
  read: Read,
  of: Uint8Array,
  segments: readonly Segment[],
  s: number,
  hits: readonly VoiceHit[],
  setting: VoiceSetting,
  features: Int32Array,
  around?: { readonly document: number; readonly own: number; readonly beside: number },
): number {
  const { tokens, tags, sentences } = read
  const { from, to, sentence, ownWords } = segments[s]
  let n = 0
  const add = (template: number, a: number, b = 0, c = 0): void => {
    if (n < MOST_VOICE_FEATURES) features[n++] = featureKey(template, a, b, c)
  }
  const where = bucket(around?.document ?? setting.hitShare, 0.08, 0.18, 0.32, 0.5, 0.7)
  add(1, 1)
  add(2, bucket(ownWords, 2, 4, 7, 11, 16, 24))
  add(3, bucket(setting.personShare, 0.003, 0.01, 0.02, 0.04))
  add(4, bucket(setting.talkShare, 0.003, 0.006, 0.012, 0.02))
  add(5, bucket(setting.hitShare, 0.1, 0.2, 0.3, 0.45, 0.6))
  add(6, bucket(sentence / Math.max(1, sentences.length), 0.05, 0.2, 0.5, 0.8, 0.95))
  add(7, from === sentences.first[sentence] ? 1 : 0, to === sentences.first[sentence + 1] ? 1 : 0)
  const beforeAttributed = s > 0 && segments[s - 1].attributed && segments[s - 1].sentence === sentence
  const afterAttributed = s + 1 < segments.length && segments[s + 1].attributed && segments[s + 1].sentence === sentence
  add(8, beforeAttributed ? 1 : 0, afterAttributed ? 1 : 0)
  if (around) {
    add(9, where)
    add(10, bucket(around.own, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75), where)
    add(11, bucket(around.beside, 0.1, 0.25, 0.4, 0.6, 0.8), bucket(around.own, 0.15, 0.3, 0.5, 0.7))
  }
  for (const { voice, strong, pattern } of hits) {
    const kind = (voice === 'inference' ? 0 : 1) + (strong ? 2 : 0)
    add(12, kind)
    add(13, kind, where)
    add(14, pattern.length * 31 + pattern.charCodeAt(0) * 7 + pattern.charCodeAt(pattern.length >> 1))
  }
  add(15, Math.min(3, hits.filter((h) => h.strong).length), Math.min(3, hits.length))
  let [names, digits, marks, sourceOrCue, speech] = [0, 0, 0, 0, 0]
  let before = 0
  const end = Math.min(to, from + LONGEST)
  for (let i = from; i < end; i++) {
    if (of[i] !== TOKEN_PART.own) {
      if (of[i] === TOKEN_PART.sourceOrCue) sourceOrCue++
      before = 0
      continue
    }
    const shape = tokens.shape[i]
    if (shape & SHAPE.digit) digits++
    if (shape & (SHAPE.openQuote | SHAPE.closeQuote)) marks++
    if (cuesOf(tokens.hash[i]).some((c) => c.part === 'verb' && c.attitude === 'communication' && !c.weak)) speech++
    const name = tags.length ? NOUN[tags[i]] === 1 : (shape & SHAPE.initialCapital) !== 0 && i > sentences.first[sentence]
    if (name) names++
    const word = name ? 7919 + (tags.length ? tags[i] : 0) : tokens.hash[i]
    if (!name) add(16, word)
    if (before) add(17, before, word)
    if (tags.length) {
      if (i > from) add(18, tags[i - 1], tags[i])
      if (i === from || i === from + 1) add(19, tags[i], i - from)
    }
    if (i - from < 2) add(20, word, i - from)
    before = word
  }
  add(21, Math.min(3, names), Math.min(2, digits))
  add(22, Math.min(2, marks))
  add(23, Math.min(3, sourceOrCue))
  add(24, Math.min(2, speech), sourceOrCue > 0 ? 1 : 0)
  return n
}
