import type { Attitude, Certainty, Distance, Manner, SourceKind } from '../../src/model/attribution.ts'
import type { HopRole } from '../../src/model/chain.ts'
import type { PartKind } from '../../src/model/document.ts'
import type { Bound, EntityType, GapKind, Voice } from '../../src/model/observation.ts'
import type { Span } from '../../src/model/span.ts'

/** A station of a chain as a person writes it: a source's id, or null with the reason why nothing is there. */
export interface AnnotatedHop {
  readonly source: string | null
  readonly role?: HopRole
  readonly gap?: string
}

/** One attribution as marked in a text. A value that is absent was not judged. */
export interface AnnotatedAttribution {
  /** A number as text: the `1` of `S1`. */
  readonly id: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly hearer: readonly Span[]
  readonly nestedIn?: string
  readonly manner?: Manner
  readonly attitude?: Attitude
  readonly kind?: SourceKind
  readonly certainty?: Certainty
  readonly distance?: Distance
  readonly sources?: readonly string[]
  readonly chain?: readonly AnnotatedHop[]
}

/** A source as declared in the block and mentioned in the text. */
export interface AnnotatedSource {
  readonly id: string
  readonly kind?: SourceKind
  readonly name?: string
  readonly mentions: readonly Span[]
}

interface AnnotatedAnonymity {
  readonly attribution: string
  readonly count: number | null
  readonly description: Span | null
  readonly reason: Span | null
  readonly closeness: Span | null
}
interface AnnotatedVoice extends Span {
  readonly voice: Voice
}
interface AnnotatedGap extends Span {
  readonly kind: GapKind
  readonly holder: string | null
  readonly what: Span | null
}
interface AnnotatedTerm extends Span {
  readonly rule: string
  readonly guide: string | null
}
interface AnnotatedQuantity extends Span {
  readonly value: number | readonly [number, number]
  readonly bound: Bound
  readonly unit: string | null
  readonly of: Span | null
}
interface AnnotatedDate extends Span {
  readonly from: string | null
  readonly to: string | null
  /** Absent where it was not judged. */
  readonly precision?: string
}
interface AnnotatedEntity extends Span {
  readonly type: EntityType
  readonly source?: string
}
interface AnnotatedLink extends Span {
  readonly url: string
  readonly attribution: string | null
}
export interface AnnotatedRelation {
  readonly subject: string
  readonly relation: string
  readonly object: string
  readonly spans: readonly Span[]
  readonly attribution: string | null
}
export interface AnnotatedFinding {
  readonly rule: string
  readonly spans: readonly Span[]
}
interface AnnotatedPart extends Span {
  readonly kind: PartKind
}

/** What the block may say of the document itself; lists are written with `; ` between entries. */
export const DOCUMENT_FIELDS = ['title', 'outlet', 'place', 'url', 'published', 'modified', 'language', 'genre', 'authors', 'credits', 'missing', 'format'] as const
export type DocumentField = (typeof DOCUMENT_FIELDS)[number]

/** The layers that the notation can mark, by the names of the public form. */
export const MARKED_LAYERS = [
  'parts',
  'attributions',
  'sources',
  'anonymity',
  'voice',
  'gaps',
  'scareQuotes',
  'contested',
  'quantities',
  'dates',
  'entities',
  'links',
  'relations',
  'findings',
] as const
export type MarkedLayer = (typeof MARKED_LAYERS)[number]

/**
 * A text and everything that is marked in it: what tagged text means. Lists stand in order of the text, attributions and sources in order of their ids.
 * An empty layer says nothing unless it is in `none` or the annotation is `complete`.
 */
export interface Annotation {
  readonly text: string
  readonly parts: readonly AnnotatedPart[]
  readonly attributions: readonly AnnotatedAttribution[]
  readonly sources: readonly AnnotatedSource[]
  readonly anonymity: readonly AnnotatedAnonymity[]
  readonly voice: readonly AnnotatedVoice[]
  readonly gaps: readonly AnnotatedGap[]
  readonly scareQuotes: readonly Span[]
  readonly contested: readonly AnnotatedTerm[]
  readonly quantities: readonly AnnotatedQuantity[]
  readonly dates: readonly AnnotatedDate[]
  readonly entities: readonly AnnotatedEntity[]
  readonly links: readonly AnnotatedLink[]
  readonly relations: readonly AnnotatedRelation[]
  readonly findings: readonly AnnotatedFinding[]
  /** What the document should say of itself; null where it says nothing, absent where it was not judged. */
  readonly document: Readonly<Partial<Record<DocumentField, string | null>>>
  /** Layers that are stated to be empty. */
  readonly none: readonly MarkedLayer[]
  /** Whether every layer is marked to the last entry, and values left out are the ordinary ones. */
  readonly complete: boolean
}

/** An annotation of a text in which nothing is marked. */
export const blank = (text: string): Annotation => ({
  text,
  parts: [],
  attributions: [],
  sources: [],
  anonymity: [],
  voice: [],
  gaps: [],
  scareQuotes: [],
  contested: [],
  quantities: [],
  dates: [],
  entities: [],
  links: [],
  relations: [],
  findings: [],
  document: {},
  none: [],
  complete: false,
})
