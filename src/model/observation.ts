import type { Span } from './span.ts'

/** What a text states of an unnamed source, and no more. */
export interface Anonymity {
  readonly attribution: string
  readonly count: number | null
  readonly description: Span | null
  /** Why it is not named. */
  readonly reason: Span | null
  /** How it would know. */
  readonly closeness: Span | null
}

export const VOICES = ['attributed', 'report', 'inference', 'evaluation'] as const
/** Whose assertion a stretch is: attributed, or the outlet's own (stated as fact, interpreted, judged). */
export type Voice = (typeof VOICES)[number]

export interface VoiceSpan extends Span {
  readonly voice: Voice
  /** The words that decided, for `explain`. */
  readonly because?: string
}

export const GAP_KINDS = ['undisclosed', 'unknown', 'declined', 'no-answer', 'unverified'] as const
export type GapKind = (typeof GAP_KINDS)[number]

/** A statement that something is withheld or not known, before it is known who its holder is. */
export interface Withholding extends Span {
  readonly kind: GapKind
  /** The words that name who withholds. */
  readonly holder: Span | null
  readonly what: Span | null
  readonly rule: string
}

/** A statement that something is withheld or not known; `holder` is a source's id. */
export interface Gap extends Span {
  readonly kind: GapKind
  readonly holder: string | null
  readonly what: Span | null
}

/** A term in the outlet's own voice that a chosen guide advises on. */
export interface Contested extends Span {
  readonly guide: string
  readonly rule: string
}

/** An assertion that two actors stand in a relation; `attribution` is null for the outlet's own voice. */
export interface RelationAssertion {
  readonly subject: string
  readonly relation: string
  readonly object: string
  readonly span: Span
  readonly attribution: string | null
  readonly time?: string
  readonly place?: string
}

export const BOUNDS = ['exact', 'at-least', 'at-most', 'about', 'range'] as const
export type Bound = (typeof BOUNDS)[number]

export interface Quantity extends Span {
  readonly value: number | readonly [number, number]
  readonly bound: Bound
  readonly unit: string | null
  readonly of: Span | null
}

/** A time expression; `from` and `to` are inclusive ISO 8601, null where they cannot be made out. */
export interface DateMention extends Span {
  readonly from: string | null
  readonly to: string | null
  readonly precision: string
}

/** Where the text links to, and the id of the attribution that the link backs. */
export interface Link extends Span {
  readonly url: string
  readonly attribution: string | null
}

export const ENTITY_TYPES = ['person', 'organization', 'place', 'event', 'work', 'nationality', 'other'] as const
export type EntityType = (typeof ENTITY_TYPES)[number]

export interface Entity extends Span {
  readonly type: EntityType
  readonly source?: string
}
