import type { Selector } from './selector.ts'

export const REVIEW_ACTIONS = ['confirm', 'reject', 'correct', 'merge', 'split', 'grade', 'note', 'undo'] as const
export type ReviewAction = (typeof REVIEW_ACTIONS)[number]

/** What a review is about: an attribution or another thing read in a document, a source of the case by its names, a document, or the case. */
export type ReviewSubject =
  | {
      readonly of: 'attribution'
      readonly document: number
      readonly source: readonly Selector[]
      readonly cue: readonly Selector[]
      readonly content: readonly Selector[]
    }
  | { readonly of: 'span'; readonly document: number; readonly layer: string; readonly spans: readonly Selector[] }
  | { readonly of: 'source'; readonly names: readonly string[]; readonly document: number | null }
  | { readonly of: 'document'; readonly document: number }
  | { readonly of: 'case' }
  /** An undo: which review it takes back. */
  | { readonly of: 'review'; readonly review: number }

/** A person's decision about what was read. Append-only: an undo is a review of its own, and a re-read changes none. */
export interface Review {
  /** From 1, in the order made. */
  readonly number: number
  /** ISO 8601, UTC. */
  readonly at: string
  readonly by: string
  readonly action: ReviewAction
  readonly subject: ReviewSubject
  /** What was decided, by field: the corrected value, the Admiralty letter and digit, the names that belong together. */
  readonly value: Readonly<Record<string, unknown>>
  readonly note: string | null
}
