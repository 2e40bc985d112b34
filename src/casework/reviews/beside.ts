import { wordsOf } from '../../exchange/excerpt.ts'
import type { PublicAttribution, PublicReading } from '../../model/public-reading.ts'
import type { PlacedReview, Review, ReviewSubject } from '../../model/review.ts'
import { inForce } from './in-force.ts'
import { placeReview } from './place.ts'
import { sameSource } from './source-name.ts'

/** The document that a review was made on; null where it is of a source of the whole case, or of the case. */
export const documentOf = (subject: ReviewSubject): number | null => ('document' in subject ? subject.document : null)

/** What the machine has for each field that a review decides about an attribution, as words. */
function machineValues(attribution: PublicAttribution, { document, layers }: PublicReading, { action, value }: Pick<Review, 'action' | 'value'>): Record<string, string> {
  const names = attribution.sources.map((id) => layers.sources.find((source) => source.id === id)?.name ?? id)
  const all: Readonly<Record<string, string>> = {
    who: names.join('; '),
    source: wordsOf(document.text, attribution.source),
    cue: wordsOf(document.text, attribution.cue),
    content: wordsOf(document.text, attribution.content),
    manner: attribution.manner,
    attitude: attribution.attitude,
    kind: attribution.kind,
    certainty: attribution.certainty,
    distance: attribution.distance,
  }
  const asked = action === 'correct' ? Object.keys(value) : action === 'reject' ? ['source', 'cue', 'content'] : []
  return Object.fromEntries(asked.filter((name) => Object.hasOwn(all, name)).map((name) => [name, all[name]]))
}

/** Whether a review of a source bears on a reading: the source, or one that it is said to be, stands there. */
function bears({ subject, value }: Review, { layers }: PublicReading, number: number): boolean {
  if (subject.of !== 'source') return true
  if (subject.document !== null && subject.document !== number) return false
  const names = [...subject.names, ...(Array.isArray(value.names) ? (value.names as string[]) : [])]
  return layers.sources.some(({ name }) => names.some((one) => sameSource(one, name)))
}

/** Reviews as they stand beside a reading; those taken back are left out. `reviews` are those of the document, of its earlier versions, and of the sources of the case. */
export function reviewsBeside(reviews: readonly Review[], reading: PublicReading, number: number): PlacedReview[] {
  return inForce(reviews)
    .filter((review) => review.subject.of !== 'case' && bears(review, reading, number))
    .map((review): PlacedReview => {
      const { subject, ...rest } = review
      const place = placeReview(review, reading.document.text, reading.layers)
      const attribution = subject.of === 'attribution' ? reading.layers.attributions.find(({ id }) => id === place.id) : undefined
      return { ...rest, about: subject.of, document: documentOf(subject), ...place, was: attribution ? machineValues(attribution, reading, review) : {} }
    })
}
