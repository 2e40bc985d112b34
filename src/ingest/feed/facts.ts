import type { Finding } from '../../model/finding.ts'
import type { Block } from '../html/blocks.ts'

/** A line as a block of its own. */
export const lineBlock = (text: string): Block => ({ element: { name: 'p', attributes: {}, children: [text], parent: null }, text, links: [], linked: 0, bold: false })

/** What an entry of a feed, or an agency's item, says of itself, whatever its format. */
export interface EntryFacts {
  readonly title: string | null
  /** Absolute, of the web. */
  readonly url: string | null
  readonly identifier: string | null
  /** Names as stated, addresses and all. */
  readonly writers: readonly string[]
  /** Agencies and others to be credited, beyond the writers. */
  readonly credits: readonly string[]
  readonly published: string | null
  readonly modified: string | null
  readonly outlet: string | null
  readonly place: string | null
  /** What the entry or what is around it declares. */
  readonly language: string | null
  readonly labels: readonly string[]
  /** Shorter and fuller texts of it; the fullest becomes the body. */
  readonly summary: readonly Block[]
  readonly body: readonly Block[]
  /** The byline and the dateline where they stand on lines of their own. */
  readonly byline: string | null
  readonly dateline: string | null
  /** Texts under pictures. */
  readonly captions: readonly Block[]
  /** Those blocks of the body that stand in it and are not its own words: what is quoted of earlier messages, what a package lists. */
  readonly aside: ReadonlySet<Block>
  /** What addresses in its text are relative to. */
  readonly base: string | null
  readonly notes: readonly Finding[]
  /** By field of a document, the element or key that gave it. */
  readonly readFrom: Readonly<Record<string, string | undefined>>
}

/** An entry that says nothing: what a format does not have stays so. */
export const NOTHING: EntryFacts = {
  title: null,
  url: null,
  identifier: null,
  writers: [],
  credits: [],
  published: null,
  modified: null,
  outlet: null,
  place: null,
  language: null,
  labels: [],
  summary: [],
  body: [],
  byline: null,
  dateline: null,
  captions: [],
  aside: new Set(),
  base: null,
  notes: [],
  readFrom: {},
}
