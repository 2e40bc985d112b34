import type { Finding } from '../../model/finding.ts'
import type { Block } from '../html/blocks.ts'

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
  /** Texts under pictures. */
  readonly captions: readonly Block[]
  /** What addresses in its text are relative to. */
  readonly base: string | null
  readonly notes: readonly Finding[]
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
  captions: [],
  base: null,
  notes: [],
}
