import type { Finding } from './finding.ts'
import type { Span } from './span.ts'

export const GENRES = ['report', 'analysis', 'opinion', 'live', 'interview', 'transcript', 'statement', 'obituary', 'review', 'other'] as const
/** What sort of piece a document is. */
export type Genre = (typeof GENRES)[number]

export const PART_KINDS = ['headline', 'standfirst', 'byline', 'dateline', 'credit', 'body', 'caption', 'embed', 'correction', 'other'] as const
export type PartKind = (typeof PART_KINDS)[number]

/** A named stretch of a document's text. Parts stand in order and never overlap; one paragraph may be several parts (a dateline and a body). */
export interface Part extends Span {
  readonly kind: PartKind
}

/** A stretch of the text that links to an address. */
export interface Hyperlink extends Span {
  readonly url: string
}

/**
 * One report as it came in: its text, never changed after ingest, and what it or the user says about itself.
 * Times are ISO 8601, a date alone where only that is known, an offset only where one is stated.
 */
export interface Document {
  /** `sha256:` and the hex digest of the bytes that came in. */
  readonly id: string
  readonly text: string
  /** BCP 47; null where nothing was made out. */
  readonly language: string | null
  readonly title: string | null
  readonly outlet: string | null
  readonly place: string | null
  readonly url: string | null
  readonly published: string | null
  readonly modified: string | null
  /** Persons in the byline. */
  readonly authors: readonly string[]
  /** Agencies, outlets, desks and places printed in the byline. */
  readonly credits: readonly string[]
  readonly genre: Genre
  readonly parts: readonly Part[]
  /** What one would look for and the document does not say: `outlet`, `byline`, `date`, `place`, `link`, … */
  readonly missing: readonly string[]
  /** Names of the fields that the user gave. */
  readonly given?: readonly string[]
  /** Where each datum was read, by field: `json-ld datePublished`, `meta og:title`, `byline element`, `given`. */
  readonly readFrom?: Readonly<Record<string, string>>
  readonly feed?: { readonly title: string | null; readonly url: string | null }
  readonly identifier?: string | null
  /** Where the text links to. */
  readonly hyperlinks: readonly Hyperlink[]
  /** Stretches that are markup and no token (Markdown's signs and addresses), in order, not overlapping. */
  readonly markup: readonly Span[]
  /** What the way in noticed: bytes that could not be decoded, an empty file. */
  readonly notes: readonly Finding[]
}
