import type { SourceKind } from './attribution.ts'
import type { Span } from './span.ts'

/** A span that stands for somebody or something; the same `cluster` is the same one. */
export interface Mention extends Span {
  readonly cluster: number
  /** How it refers. */
  readonly form: 'name' | 'noun' | 'pronoun'
  /** Token index of the head word. */
  readonly head: number
  /** Ids of the attributions whose source, or one of whose sources, it heads. */
  readonly sourceOf?: readonly string[]
  /** What linked it to its cluster, and the chance that the link is right. */
  readonly because?: string
  readonly sure?: number
}

/** A person, organization, document or unnamed group that a document's statements are ascribed to. `name` is the fullest form in the text. */
export interface Source {
  readonly id: string
  readonly name: string
  readonly kind: SourceKind
  /** In order of the text; never empty. */
  readonly mentions: readonly Span[]
}

/** Who the sources are: the list, and for each attribution (by its index in the parts) the ids of its sources, in order, none where nobody is named. */
export interface Resolution {
  readonly sources: readonly Source[]
  readonly of: readonly (readonly string[])[]
  /** The chance, for each attribution, that the resolution is right. */
  readonly sure: readonly number[]
  /** What merged a mention into its source, for `explain`: one line a source id. */
  readonly because: Readonly<Record<string, readonly string[]>>
  /** For each withholding (by index) the id of the source that withholds, or null. */
  readonly holders: readonly (string | null)[]
}
