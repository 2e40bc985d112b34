import type { Attitude, Certainty, Distance, Manner, SourceKind } from './attribution.ts'
import type { Chain } from './chain.ts'
import type { Genre, Part } from './document.ts'
import type { Finding } from './finding.ts'
import type { Anonymity, Contested, DateMention, Entity, Gap, Link, Quantity, RelationAssertion, Voice } from './observation.ts'
import type { PlacedReview } from './review.ts'
import type { Source } from './source.ts'
import type { SourceMap } from './source-map.ts'
import type { Span } from './span.ts'

/** The name and version of the public form; within it a field keeps its name and meaning. */
export const READING_SCHEMA = 'hearsay/reading@1'

/** One attribution as the public form shows it: parts, values and sources in one object. */
export interface PublicAttribution {
  readonly id: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  /** Never empty. */
  readonly content: readonly Span[]
  readonly manner: Manner
  readonly attitude: Attitude
  readonly kind: SourceKind
  readonly certainty: Certainty
  readonly distance: Distance
  /** Ids in the layer `sources`. */
  readonly sources: readonly string[]
  readonly nestedIn?: string
  /** To whom it was said; absent where the text does not say. */
  readonly hearer?: readonly Span[]
  /** The chance that source, cue and content all overlap an annotator's. */
  readonly confidence: number
  /** The chance that each of these is right. */
  readonly sure?: Readonly<Record<string, number>>
}

/** A stretch of the body and whose assertion it is. */
export interface PublicVoice extends Span {
  readonly voice: Voice
}

/** A word or mark as the engine saw it; `head` is the index of its governor in the same list, absent for a root. */
export interface PublicToken extends Span {
  readonly tag: string
  readonly head?: number
  readonly relation?: string
}

/** A span that stands for somebody or something; the same `cluster` is the same one. */
export interface PublicMention extends Span {
  readonly cluster: number
}

/** The document's own part of the public form. */
export interface PublicDocument {
  readonly id: string
  readonly text: string
  readonly language: string | null
  readonly title: string | null
  readonly outlet: string | null
  readonly place: string | null
  readonly url: string | null
  readonly published: string | null
  readonly modified: string | null
  readonly authors: readonly string[]
  readonly credits: readonly string[]
  readonly genre: Genre
  readonly parts: readonly Part[]
  readonly given?: readonly string[]
  /** Where each datum was read, by field: `json-ld datePublished`, `meta og:title`, `byline element`, `given`. */
  readonly readFrom?: Readonly<Record<string, string>>
  /** Where the text stands in the decoded source, run by run; with `--layers all` only. */
  readonly sourceMap?: SourceMap
  readonly feed?: { readonly title: string | null; readonly url: string | null }
  readonly identifier?: string | null
  readonly missing: readonly string[]
}

/** Every layer of the public form by name; `tokens` and `mentions` only where they were asked for. */
export interface PublicLayers {
  readonly paragraphs: readonly Span[]
  readonly sentences: readonly Span[]
  readonly attributions: readonly PublicAttribution[]
  readonly sources: readonly Source[]
  readonly chains: readonly Chain[]
  readonly anonymity: readonly Anonymity[]
  readonly voice: readonly PublicVoice[]
  readonly gaps: readonly Gap[]
  readonly contested: readonly Contested[]
  readonly scareQuotes: readonly Span[]
  readonly relations: readonly RelationAssertion[]
  readonly quantities: readonly Quantity[]
  readonly dates: readonly DateMention[]
  readonly links: readonly Link[]
  readonly entities: readonly Entity[]
  readonly findings: readonly Finding[]
  readonly tokens?: readonly PublicToken[]
  readonly mentions?: readonly PublicMention[]
}

/** What `hearsay read --json` prints for one document: plain objects and spans, made from a Reading on its way out. */
export interface PublicReading {
  readonly schema: typeof READING_SCHEMA
  /** As the user named the input; `-` for standard input. */
  readonly path: string
  readonly engine: { readonly version: string; readonly model: string | null; readonly profile: 'default' | 'fast' }
  readonly document: PublicDocument
  readonly layers: PublicLayers
  /** Of a document of a case: its number there, and what persons decided about it. In JSON the layers are the machine's all the same; where a person reads, they are as the reviews leave them. */
  readonly number?: number
  readonly reviews?: readonly PlacedReview[]
}
