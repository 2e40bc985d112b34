import type { Document } from './document.ts'
import type { PublicLayers, PublicReading } from './public-reading.ts'
import type { Review, ReviewSubject } from './review.ts'
import type { Span } from './span.ts'

/** A document that a case holds. Its number is its name within the case, given once and never again. */
export interface KeptDocument {
  readonly number: number
  /** Without its text, which is asked for by itself. */
  readonly document: Omit<Document, 'text'>
  /** As it was named when it came in: a path, an address, `file.warc.gz#3`. */
  readonly name: string
  /** Every further name or address under which the same bytes or the same article came in. */
  readonly otherNames: readonly string[]
  /** ISO 8601, UTC: when it was added, and when a crawler or a fetch took it where that is known. */
  readonly added: string
  readonly captured: string | null
  /** The number of an earlier version of the same article: never a report more. */
  readonly versionOf: number | null
  /** Whether it is an issuer's own text. */
  readonly issued: boolean
  /** UTF-16 units of its text, bytes of its original. */
  readonly length: number
  readonly bytes: number
  /** Set by a recorded decision; a removed document counts nowhere, a purged one has neither bytes nor text any more. */
  readonly removed: { readonly at: string; readonly why: string; readonly purged: boolean } | null
}

/** What is kept of a reading: the public layers, and the versions of the stages that made each. */
export interface KeptReading {
  readonly document: number
  readonly at: string
  readonly engine: PublicReading['engine']
  /** By public layer: a digest of the versions of every stage that it rests on, weights and guides among them. Another digest: stale. */
  readonly stages: Readonly<Record<string, string>>
  readonly layers: PublicLayers
}

/** One source of one document as a row of the whole case. */
export interface SourceRow {
  readonly document: number
  readonly source: string
  readonly name: string
  readonly kind: string
  /** How many attributions of the document rest on it; communications are those that count as said. */
  readonly attributions: number
  readonly communications: number
}

/** Something that a search found: where, and a passage of the text around it. */
export interface Hit {
  readonly document: number
  readonly in: 'text' | 'quotation' | 'source' | 'title'
  readonly spans: readonly Span[]
  readonly score: number
}

export const LOG_ACTIONS = [
  'created',
  'migrated',
  'added',
  'met-again',
  'read',
  'reviewed',
  'exported',
  'removed',
  'purged',
  'compacted',
  'backed-up',
  'failed',
  'job',
  'fetched',
  'sampled',
] as const
export type LogAction = (typeof LOG_ACTIONS)[number]

/**
 * One entry of the log of a case, chained: `digest` is SHA-256 over the entry's canonical JSON with the digest of the one before. `what` holds digests of what was kept,
 * never words of a report: so that an erasure can take words away and leave the chain whole.
 */
export interface LogEntry {
  readonly number: number
  readonly at: string
  readonly by: string
  readonly action: LogAction
  readonly document: number | null
  readonly what: Readonly<Record<string, unknown>>
  readonly before: string
  readonly digest: string
}

/** Something wrong in a case file, by name: which table and row, what was expected and what is there. */
export interface Fault {
  readonly kind: 'file' | 'original' | 'text' | 'layer' | 'source' | 'review' | 'log' | 'document' | 'index' | 'span' | 'job'
  readonly document: number | null
  readonly name: string
  readonly says: string
}

/** A run of `add`, `watch` or `reread`: what was asked and how it ended, so that the same call goes on where it stopped. */
export interface Job {
  readonly number: number
  readonly command: string
  readonly started: string
  readonly ended: string | null
  readonly added: number
  readonly known: number
  readonly failed: number
}

/** A failure of one input, kept so that it can be listed at the end and later. */
export interface InputFailure {
  readonly job: number
  readonly name: string
  readonly code: string
  readonly message: string
}

/** What a case knows of an address from which documents came: what a watch asks again, and what a server need not send again. */
export interface KeptAddress {
  /** As it was asked for, and where redirects led. */
  readonly address: string
  readonly finalAddress: string
  /** When it last answered, ISO 8601, UTC, and how. */
  readonly at: string
  readonly status: number
  readonly etag: string | null
  readonly lastModified: string | null
}

/** One fetch on its way into a case: the raw exchange (WARC records, each a gzip member) and the documents that came of it, with whose purge it is erased. */
export interface Fetching extends KeptAddress {
  readonly exchanges: readonly Uint8Array[]
  readonly documents: readonly number[]
}

/** How many documents one engine read, with the same versions of its stages. */
export interface EngineUse extends Pick<KeptReading, 'engine' | 'stages'> {
  readonly documents: number
}

/** What a case holds, counted without reading it whole. Removed documents count as removed and nowhere else. */
export interface Counts {
  /** Articles: a document and its later versions are one. */
  readonly documents: number
  readonly versions: number
  readonly issued: number
  readonly removed: number
  readonly purged: number
  /** Documents and versions that have no reading. */
  readonly unread: number
  readonly engines: readonly EngineUse[]
  /** By BCP 47 tag; `und` where none was made out. */
  readonly languages: Readonly<Record<string, number>>
  /** UTF-16 units of all texts, bytes of all originals, of the file. */
  readonly length: number
  readonly bytes: number
  readonly size: number
  readonly jobs: number
  readonly failures: number
}

/** From whom and of when the documents of a case are, counted without reading it whole. */
export interface Breadth {
  /** The first and the last publication that is known. */
  readonly from: string | null
  readonly to: string | null
  /** The outlets with most documents; null stands for documents that name none. */
  readonly outlets: readonly { readonly outlet: string | null; readonly documents: number }[]
  /** How many outlets there are in all. */
  readonly outletsInAll: number
}

/** A document on its way into a case, read or not. */
export interface Arrival {
  readonly document: Document
  readonly original: Uint8Array
  readonly name: string
  readonly captured: string | null
  readonly issued: boolean
  readonly reading: Omit<KeptReading, 'document' | 'at'> | null
}

/** A reading made ready for keeping by `packReading`, which a worker can do: the one who writes only inserts it. Its fields are the store's own affair. */
export interface PackedReading {
  readonly engine: KeptReading['engine']
  readonly stages: KeptReading['stages']
  readonly layers: Uint8Array
  /** The rows of its sources. */
  readonly sources: Uint8Array
  /** Over engine, stages and layers. */
  readonly digest: string
  readonly words: { readonly quotation: string; readonly source: string }
}

/** An arrival made ready for keeping by `packArrival`, which a worker can do. It holds neither text nor original but packed, and goes over any wire. */
export interface PackedArrival extends Omit<Arrival, 'document' | 'original' | 'reading'> {
  readonly document: Omit<Document, 'text'>
  readonly length: number
  readonly bytes: number
  readonly text: Uint8Array
  readonly original: Uint8Array
  /** What of the document has no column. */
  readonly rest: Uint8Array
  /** Of the text. */
  readonly digest: string
  /** By which the same article is looked up. */
  readonly keys: readonly number[]
  readonly words: { readonly title: string; readonly text: string }
  readonly reading: PackedReading | null
}

/** What became of an arrival: new, a new version of an article that is held, or the same again under another name (`again`) or under the same (`known`: nothing was written). */
export interface Admission {
  readonly document: number
  readonly became: 'new' | 'version' | 'again' | 'known'
}

/** Which documents are meant; nothing said: all that were not removed. */
export interface DocumentChoice {
  readonly outlet?: string
  readonly author?: string
  /** Publication, ISO 8601, inclusive. */
  readonly from?: string
  readonly to?: string
  readonly language?: string
  /** Whether removed ones, earlier versions, issuers' texts are among them. Default: earlier versions no, removed no, issued yes. */
  readonly removed?: boolean
  readonly versions?: boolean
  readonly issued?: boolean
}

/** How a whole case is read: whatever can be large comes as an async iterable and is never held as one value. */
export interface CaseReader {
  documents(choice?: DocumentChoice): AsyncIterable<KeptDocument>
  /** By number, `sha256:` id (or its unambiguous beginning), or exact name. */
  find(handle: string): Promise<KeptDocument | undefined>
  /** The numbers of all versions of a document's article in order of time, itself among them. */
  versions(document: number): Promise<readonly number[]>
  text(document: number): Promise<string>
  original(document: number): Promise<Uint8Array>
  reading(document: number): Promise<KeptReading | undefined>
  /** The stages of its reading alone, by which one knows whether it is stale: no layer is unpacked for it. */
  stages(document: number): Promise<KeptReading['stages'] | undefined>
  readings(choice?: DocumentChoice): AsyncIterable<{ readonly kept: KeptDocument; readonly reading: KeptReading }>
  sources(choice?: DocumentChoice): AsyncIterable<SourceRow>
  /** Best first, within blocks of the newest. Where no place is asked for, title and text are looked at. Whatever is typed, nothing throws. */
  search(words: string, options?: { readonly in?: Hit['in']; readonly limit?: number; readonly offset?: number }): AsyncIterable<Hit>
  reviews(subject?: Pick<ReviewSubject, 'of'> & { readonly document?: number }): AsyncIterable<Review>
  log(): AsyncIterable<LogEntry>
  jobs(): AsyncIterable<Job>
  failures(job?: number): AsyncIterable<InputFailure>
  counts(): Promise<Counts>
  breadth(): Promise<Breadth>
  /** Every address that was fetched, with its last answer. */
  addresses(): AsyncIterable<KeptAddress>
  /** The raw exchanges in the order kept, each a gzip member: one after the other they are a WARC file. */
  exchanges(): AsyncIterable<Uint8Array>
}
