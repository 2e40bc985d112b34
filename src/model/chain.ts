import type { Span } from './span.ts'

export const HOP_ROLES = ['speaker', 'issuer', 'agency', 'outlet', 'document', 'post'] as const
export type HopRole = (typeof HOP_ROLES)[number]

/** One station on a statement's way to the report. A station that the text does not name is a gap with its reason, never a guess. */
export interface Hop {
  readonly source: string | null
  readonly role: HopRole
  readonly span?: Span
  readonly gap?: string
}

/** The stations of one attribution: the utterer first, then each relay stated in the text, outward. The report's own outlet is not listed. */
export interface Chain {
  readonly attribution: string
  readonly hops: readonly Hop[]
}
