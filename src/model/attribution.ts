import type { Span } from './span.ts'

export const MANNERS = ['direct', 'indirect', 'mixed'] as const
/** `direct`: all of the content stands inside quotation marks; `mixed`: some; `indirect`: none. */
export type Manner = (typeof MANNERS)[number]

export const ATTITUDES = ['communication', 'belief', 'knowledge', 'intention'] as const
/** What the source does towards the content, near the Penn Discourse Treebank. Only communication counts as said. */
export type Attitude = (typeof ATTITUDES)[number]

export const SOURCE_KINDS = ['named-person', 'named-organization', 'document', 'unnamed-person', 'unnamed-group', 'none'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export const CERTAINTIES = ['certain', 'probable', 'possible', 'denied', 'asked', 'declined'] as const
/** How sure the source itself is. */
export type Certainty = (typeof CERTAINTIES)[number]

export const DISTANCES = ['neutral', 'doubting', 'endorsing'] as const
/** Where the outlet stands to what it attributes. */
export type Distance = (typeof DISTANCES)[number]

/**
 * The parts of one attribution: who, by which words, said what. Lists of spans in order, because parts are discontinuous; `source` is empty
 * where nobody is named, `cue` where a quotation has none; `content` never is.
 */
export interface AttributionParts {
  readonly id: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  /** Id of the attribution in whose content this one is said. Always one that stands earlier in the list. */
  readonly nestedIn?: string
  /** The chance that source, cue and content all overlap an annotator's. */
  readonly confidence: number
  /** What decided: a rule's name, or `model`. */
  readonly rule: string
}

/** The chance that each value of an attribution is right. */
export interface Sureness {
  readonly link: number
  readonly kind: number
  readonly certainty: number
  readonly distance: number
  readonly resolved: number
}

/** What is said of an attribution besides its parts; entry `i` belongs to entry `i` of the parts. */
export interface AttributionValues {
  readonly manner: Manner
  readonly attitude: Attitude
  readonly kind: SourceKind
  readonly certainty: Certainty
  readonly distance: Distance
  /** To whom it was said; empty where the text does not say. */
  readonly hearer: readonly Span[]
  readonly sure: Omit<Sureness, 'link' | 'resolved'>
  /** The words or rules that decided each value, for `explain`. */
  readonly because: Readonly<Partial<Record<'attitude' | 'kind' | 'certainty' | 'distance', string>>>
}
