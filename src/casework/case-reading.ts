import { publicDocument } from '../exchange/reading-json.ts'
import type { CaseReader, KeptDocument, KeptReading } from '../model/case.ts'
import { HearsayError } from '../model/error.ts'
import { type PublicReading, READING_SCHEMA } from '../model/public-reading.ts'
import type { PlacedReview, Review } from '../model/review.ts'
import { handleOf } from './case-shapes.ts'
import { reviewedReading } from './reviews/apply.ts'
import { reviewsBeside } from './reviews/beside.ts'

/** A kept reading in the public form, as the machine made it. */
export function publicForm({ document, name, number }: KeptDocument, { engine, layers }: KeptReading, text: string): PublicReading {
  const { version, model, profile } = engine
  return { schema: READING_SCHEMA, path: name, engine: { version, model, profile }, document: publicDocument({ ...document, text }), layers, number }
}

/** The numbers of a document and of the earlier versions of its article: a review of one bears on those after it. */
async function withEarlier(reader: CaseReader, number: number): Promise<readonly number[]> {
  const versions = await reader.versions(number)
  return versions.slice(0, versions.indexOf(number) + 1)
}

const inOrder = (reviews: readonly Review[]): Review[] => reviews.toSorted((a, b) => a.number - b.number)

/** Every review of a case. There are as many as persons made: they are held. */
export async function everyReview(reader: CaseReader): Promise<Review[]> {
  const reviews: Review[] = []
  for await (const review of reader.reviews()) reviews.push(review)
  return inOrder(reviews)
}

/** The reviews that may bear on a document among all of a case: those made on it, on an earlier version, or on a source wherever it stands; undos with them. */
export function bearingOn(reviews: readonly Review[], documents: readonly number[]): Review[] {
  return reviews.filter(({ subject }) => !('document' in subject) || subject.document === null || documents.includes(subject.document))
}

/** A document's reading as the machine made it and with what persons decided: the reviews beside it, and applied. */
export interface ReviewedDocument {
  readonly kept: KeptDocument
  readonly machine: PublicReading
  readonly reviews: readonly PlacedReview[]
  readonly reviewed: PublicReading
}

/** The reading of a document with its reviews. Throws `casework/not-read` where there is none, and `casework/erased` where there is no text any more. */
export async function readReviewed(reader: CaseReader, kept: KeptDocument, all?: readonly Review[]): Promise<ReviewedDocument> {
  const { number, removed } = kept
  if (removed?.purged) throw new HearsayError('casework/erased', `${handleOf(number)} was erased on ${removed.at.slice(0, 10)}: ${removed.why}`)
  const [reading, text] = [await reader.reading(number), await reader.text(number)]
  if (!reading) throw new HearsayError('casework/not-read', `${handleOf(number)} is kept and was not read yet`, { hint: 'read it with: hearsay reread CASE' })
  const machine = publicForm(kept, reading, text)
  const bearing = bearingOn(all ?? (await everyReview(reader)), await withEarlier(reader, number))
  const reviews = reviewsBeside(bearing, machine, number)
  return { kept, machine, reviews, reviewed: reviewedReading(machine, reviews) }
}
