import type { Document, Genre } from '../model/document.ts'
import type { HearsayError } from '../model/error.ts'
import type { SourceMap } from '../model/source-map.ts'
import type { Budget } from './bytes/budget.ts'
import type { ByteRange } from './bytes/byte-range.ts'
import type { Damage } from './bytes/byte-stream.ts'

/** What the user knows of a document and its bytes do not say; it goes before whatever is read from them. */
export interface Given {
  readonly outlet?: string
  readonly title?: string
  readonly published?: string
  readonly url?: string
  readonly language?: string
}

/** What a container says of something that it holds (the address that an archive has for a page, when it was taken, the feed of an entry); the user's word goes before it. */
export interface Known {
  readonly url?: string
  readonly published?: string
  /** When a crawler or a fetch took it, ISO 8601. */
  readonly captured?: string
  readonly feed?: { readonly title: string | null; readonly url: string | null }
  readonly identifier?: string
  /** What a news sitemap says of an address, or a container of what it holds: its title, outlet, language, and when it was last changed. */
  readonly title?: string
  readonly outlet?: string
  readonly language?: string
  readonly modified?: string
  /** The media type and character set that a server or a message declared: a hint to the character set, and no more. */
  readonly contentType?: string
  /** What is wrong with it as the container holds it (it was cut off, its bytes are not those of its checksum): each a note of the document. */
  readonly faults?: readonly string[]
}

/** A file's bytes, compression undone, before anything was made of them. */
export interface Raw {
  readonly bytes: Uint8Array
  /** The file's name, path or address, where there is one: a hint and no more. */
  readonly name: string | undefined
  readonly known: Known
}

/** A decoded file, before a reader of its format has looked at it. */
export interface Source {
  readonly text: string
  /** The file's name or path, where there is one: a hint and no more. */
  readonly name: string | undefined
  /** The address that it was taken from, where the user or a container says so: what its own links stand against. */
  readonly url?: string
}

/** What a reader makes of a source: a document without what is the same for every format. `language` is what the source declares, `genre` what it states. */
export interface Draft extends Omit<Document, 'id' | 'missing' | 'given' | 'genre' | 'feed' | 'identifier'> {
  readonly genre: Genre | null
  /** Labels that hint at the genre: a section, a kicker, tags. */
  readonly labels: readonly string[]
  /** Whether a line that names who wrote it was found. */
  readonly hasByline: boolean
  /** Whether a date was printed, even one without a year, which no ISO 8601 form can hold. */
  readonly hasDate: boolean
  /** Where the text stands in the decoded source, found when it is asked for; absent where the source is no text. */
  readonly places?: () => SourceMap
}

export type FormatName = 'html' | 'markdown' | 'text' | 'pdf' | 'docx' | 'odt'

/** One format of text: whether a source is of it, and how it is read. `read` never throws, whatever the text. */
export interface Reader {
  readonly format: FormatName
  readonly suits: (source: Source) => boolean
  readonly read: (source: Source) => Draft
}

/**
 * One format of bytes that holds one document: whether a file is of it, and how it is read. Text never throws; a file that is broken, locked or
 * without any text does, with `ingest/broken-file`, `ingest/locked` or `ingest/no-text`.
 */
export interface BytesReader {
  readonly format: FormatName
  readonly suits: (raw: Raw) => boolean
  readonly read: (raw: Raw) => Draft | Promise<Draft>
}

export type ContainerName = 'zip' | 'warc' | 'arc' | 'wacz' | 'epub' | 'mhtml' | 'mbox' | 'feed' | 'json-feed' | 'sitemap' | 'ninjs' | 'mail' | 'url-list' | 'newsml'

/** One thing that a container holds: bytes that any reader (or another container) may read, an entry that was read on the way, or why it cannot be read. */
export type Member = {
  /** Its name or address within the container. */
  readonly name: string | undefined
  readonly known: Known
} & (
  | { readonly bytes: Uint8Array }
  /** An entry of a feed: what was read, and the bytes that it was read from, by whose digest it is known. */
  | { readonly bytes: Uint8Array; readonly draft: Draft }
  /** Bytes as they come, of a thing that is too large to be held; what breaks off is thrown. */
  | { readonly pieces: AsyncIterable<Uint8Array> }
  | { readonly failure: HearsayError }
  /** What it is, where it is of a kind that holds no report: a picture, a style sheet. */
  | { readonly unread: string }
  /** Where a report can be fetched that is named and not held: a line of a list, an entry of a sitemap or of a feed that carries no text. */
  | { readonly address: string }
)

/**
 * One format that holds several documents, or wraps one: whether a file is of it, and what it holds, in order. A broken rest is the last member, as a
 * failure; nothing throws. Whatever is unpacked on the way is taken from the budget first.
 */
export interface Container {
  readonly format: ContainerName
  /** Whether it wraps one document, which is then known by the file's own bytes, and has no number. */
  readonly wraps?: true
  /** For a container that is read as its bytes come, at least the first 4 KiB are there and perhaps no more. */
  readonly suits: (raw: Raw) => boolean
  readonly open: (raw: Raw, budget: Budget) => AsyncIterable<Member>
  /** The same from bytes as they come, so that a large one is never held whole. */
  readonly stream?: (chunks: AsyncIterable<Uint8Array | Damage>, raw: Omit<Raw, 'bytes'>, budget: Budget) => AsyncIterable<Member>
  /** The same from bytes that are asked for by place. */
  readonly range?: {
    readonly suits: (bytes: ByteRange) => boolean
    readonly open: (bytes: ByteRange, raw: Omit<Raw, 'bytes'>, budget: Budget) => AsyncIterable<Member>
  }
}

/** A document found in a file; `at` is its place among the file's documents, from 1, and null where the file is the document or nothing was read. `name` is its own within the file. */
export type Found = { readonly at: number | null; readonly name: string | undefined } & (
  | {
      readonly document: Document
      /** The bytes by whose digest the document is known. */
      readonly original: Uint8Array
      readonly captured: string | null
      /** Where the document's text stands in its decoded source; absent where the source is no text. */
      readonly places?: () => SourceMap
    }
  | { readonly failure: HearsayError }
  | { readonly unread: string }
  /** An address to fetch, with what is known of what is there. */
  | { readonly address: string; readonly known: Known }
)
