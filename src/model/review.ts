import type { Anchor, Selector } from './selector.ts'
import type { Span } from './span.ts'

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

/** A review as it stands beside a reading: what it decided, and where its words are there. */
export interface PlacedReview extends Omit<Review, 'subject'> {
  readonly about: ReviewSubject['of']
  /** The document that it was made on: this one, or an earlier version of it. */
  readonly document: number | null
  /** `lost`: its words, or what was read in them, are no longer there, and a person looks again. */
  readonly state: Anchor['state']
  readonly spans: readonly Span[]
  /** What it is about in this reading: the id of an attribution or of a source, null where it is neither or nothing is found any more. */
  readonly id: string | null
  /** The layer that has what it is about. */
  readonly layer: string | null
  /** What the machine read, by field, where the review says otherwise. */
  readonly was: Readonly<Record<string, string>>
}
