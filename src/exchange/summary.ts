import type { Chain } from '../model/chain.ts'
import type { PublicAttribution, PublicReading } from '../model/public-reading.ts'
import { firstNot } from '../model/search.ts'
import type { Source } from '../model/source.ts'
import { hull, type Span } from '../model/span.ts'
import { wordsOf } from './excerpt.ts'
import { SHARES, type Share } from './share.ts'
import { UNSURE } from './wording.ts'

/** A source and what is attributed to it, in the order of the text. */
export interface Voiced {
  /** Null for the statements of which nobody is named as the source. */
  readonly source: Source | null
  /** Whom the text does not name: an unnamed person or group, or nobody. */
  readonly unnamed: boolean
  /** How many of its attributions are communication that stands in nobody else's, how many communication within another's, and how many neither. */
  readonly said: number
  readonly within: number
  readonly thought: number
  /** In the order of the text. */
  readonly attributions: readonly PublicAttribution[]
  /** Words of what it said, where that stands in nobody else's statement. */
  readonly words: number
}

/** What a report rests on, counted. Only communication counts as said. */
export interface Summary {
  /** False where the engine does not read the language: then nothing below is known, and nothing of it may be shown as if it were. */
  readonly wasRead: boolean
  /** Words of the body. */
  readonly words: number
  /** Attributions of communication that stand in no other one's content. */
  readonly statements: number
  /** Those said within said. */
  readonly nested: number
  /** How many of both are more likely misread than read. */
  readonly unsure: number
  /** Thoughts, knowledge and wishes that the text ascribes to somebody: not said. */
  readonly ascribed: number
  /** Words of the body by whose assertion they are. */
  readonly shares: Readonly<Record<Share, number>>
  /** The body from its first to its last word in equal cells, each the share that has most of its words. */
  readonly strip: readonly Share[]
  /** Sources of at least one attribution, those with most words first; who is not named last. */
  readonly voiced: readonly Voiced[]
  /** Statements (outermost and nested) whose source is not named, and those of which nobody is. */
  readonly anonymous: number
  readonly agentless: number
  /** How many statements came through each relay that the text states, by its name, and how many through none. */
  readonly routes: readonly { readonly through: string; readonly statements: number }[]
  readonly direct: number
}

const isSaid = ({ attitude }: PublicAttribution): boolean => attitude === 'communication'
const isOutermost = ({ nestedIn }: PublicAttribution): boolean => nestedIn === undefined
const isUnnamed = ({ kind }: { readonly kind: string }): boolean => kind === 'unnamed-person' || kind === 'unnamed-group'

const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu

/** The stretches that count as body: the parts named so, or everything where nothing is. */
export function bodySpans({ document, layers }: PublicReading): readonly Span[] {
  const body = document.parts.filter(({ kind }) => kind === 'body')
  if (body.length) return body
  return document.parts.length ? [] : layers.paragraphs
}

function wordStarts(reading: PublicReading): number[] {
  return bodySpans(reading).flatMap(({ start, end }) => Array.from(reading.document.text.slice(start, end).matchAll(WORD), ({ index }) => start + index))
}

/** The index of the first of ascending numbers that is at least `value`. */
function firstFrom(ascending: readonly number[], value: number): number {
  return firstNot(ascending.length, (i) => ascending[i] < value)
}

function paint(words: readonly number[], { layers }: PublicReading): Uint8Array {
  const shares = new Uint8Array(words.length).fill(SHARES.indexOf('report'))
  const fill = (spans: readonly Span[], share: Share) => {
    for (const { start, end } of spans) shares.fill(SHARES.indexOf(share), firstFrom(words, start), firstFrom(words, end))
  }
  for (const attribution of layers.attributions) {
    if (!isOutermost(attribution)) continue
    const share = isSaid(attribution) ? 'said' : 'ascribed'
    fill(attribution.source, share)
    fill(attribution.cue, share)
    fill(attribution.content, share)
  }
  for (const span of layers.voice) if (span.voice !== 'attributed') fill([span], span.voice)
  return shares
}

const most = (counts: readonly number[]): Share => SHARES[counts.indexOf(Math.max(...counts))]

function countShares(painted: Uint8Array): number[] {
  const counts = SHARES.map(() => 0)
  for (const share of painted) counts[share]++
  return counts
}

function voicedOf({ document, layers }: PublicReading): Voiced[] {
  const byId = new Map(layers.sources.map((source) => [source.id, source]))
  const groups = new Map<Source | null, PublicAttribution[]>()
  const byWords = new Map<string, Source>()
  // Whoever is named and could not be resolved stands for itself, and is not taken for nobody.
  const unresolved = ({ id, kind, source }: PublicAttribution): Source | null => {
    const name = wordsOf(document.text, source)
    if (!name) return null
    const known = byWords.get(name) ?? { id: `unresolved:${id}`, name, kind, mentions: source }
    byWords.set(name, known)
    return known
  }
  for (const attribution of layers.attributions) {
    const named = attribution.sources.flatMap((id) => byId.get(id) ?? [])
    for (const source of named.length ? named : [unresolved(attribution)]) {
      const group = groups.get(source)
      if (group) group.push(attribution)
      else groups.set(source, [attribution])
    }
  }
  const wordCount = (attribution: PublicAttribution) =>
    attribution.content.reduce((sum, { start, end }) => sum + (document.text.slice(start, end).match(WORD)?.length ?? 0), 0)
  const startOf = ({ source, cue, content }: PublicAttribution) => hull([...source, ...cue, ...content])?.start ?? 0
  const voiced = Array.from(groups, ([source, unordered]): Voiced => {
    const attributions = unordered.toSorted((a, b) => startOf(a) - startOf(b))
    const communicated = attributions.filter(isSaid)
    const said = communicated.filter(isOutermost)
    return {
      source,
      unnamed: source === null || isUnnamed(source),
      said: said.length,
      within: communicated.length - said.length,
      thought: attributions.length - communicated.length,
      attributions,
      words: said.reduce((sum, attribution) => sum + wordCount(attribution), 0),
    }
  })
  return voiced.sort((a, b) => Number(a.source === null) - Number(b.source === null) || b.words - a.words || b.within - a.within)
}

/** The relays of a chain: every station but the one that spoke. */
const relaysOf = (chain: Chain | undefined): Chain['hops'] => chain?.hops.slice(1) ?? []

function routesOf({ layers }: PublicReading): Pick<Summary, 'routes' | 'direct'> {
  const names = new Map(layers.sources.map(({ id, name }) => [id, name]))
  const chains = new Map(layers.chains.map((chain) => [chain.attribution, chain]))
  const through = new Map<string, number>()
  let direct = 0
  for (const attribution of layers.attributions) {
    if (!isSaid(attribution)) continue
    const relays = relaysOf(chains.get(attribution.id)).map(({ source, role }) => (source !== null && names.get(source)) || `an unnamed ${role}`)
    if (!relays.length) direct++
    for (const relay of new Set(relays)) through.set(relay, (through.get(relay) ?? 0) + 1)
  }
  const routes = Array.from(through, ([name, statements]) => ({ through: name, statements })).sort((a, b) => b.statements - a.statements)
  return { routes, direct }
}

/** What a reading's report rests on, counted; `cells` is how finely the body's strip is cut. */
export function summarize(reading: PublicReading, cells = 60): Summary {
  const words = wordStarts(reading)
  const painted = paint(words, reading)
  const counts = countShares(painted)
  const wasRead = !reading.layers.findings.some(({ rule }) => rule === 'language-not-read')
  const width = wasRead ? Math.min(cells, words.length) : 0
  const said = reading.layers.attributions.filter(isSaid)
  const cell = (i: number) => painted.subarray(Math.floor((i * words.length) / width), Math.floor(((i + 1) * words.length) / width))
  return {
    wasRead,
    words: words.length,
    statements: said.filter(isOutermost).length,
    nested: said.length - said.filter(isOutermost).length,
    unsure: said.filter(({ confidence }) => confidence < UNSURE).length,
    ascribed: reading.layers.attributions.length - said.length,
    shares: Object.fromEntries(SHARES.map((share, i) => [share, counts[i]])) as Record<Share, number>,
    strip: Array.from({ length: width }, (_, i) => most(countShares(cell(i)))),
    voiced: voicedOf(reading),
    anonymous: said.filter(isUnnamed).length,
    agentless: said.filter(({ kind }) => kind === 'none').length,
    ...routesOf(reading),
  }
}
