import type { Document, Genre } from '../model/document.ts'

/** What the user knows of a document and its bytes do not say; it goes before whatever is read from them. */
export interface Given {
  readonly outlet?: string
  readonly title?: string
  readonly published?: string
  readonly url?: string
  readonly language?: string
}

/** A decoded file, before a reader of its format has looked at it. */
export interface Source {
  readonly text: string
  /** The file's name or path, where there is one: a hint and no more. */
  readonly name: string | undefined
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
}

export type FormatName = 'html' | 'markdown' | 'text'

/** One format: whether a source is of it, and how it is read. `read` never throws, whatever the text. */
export interface Reader {
  readonly format: FormatName
  readonly suits: (source: Source) => boolean
  readonly read: (source: Source) => Draft
}
