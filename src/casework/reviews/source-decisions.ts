import { verdict } from '../../exchange/decisions.ts'
import type { Review } from '../../model/review.ts'
import type { Identity } from './identity.ts'
import { inForce } from './in-force.ts'

/** What a person decided about a source, in words. */
export interface SourceDecision {
  readonly number: number
  readonly by: string
  readonly at: string
  readonly says: string
  readonly note: string | null
}

/** Everything that persons decided about a source of the case and that holds, in the order decided. */
export function sourceDecisions(reviews: readonly Review[], key: string, identity: Identity): SourceDecision[] {
  return inForce(reviews).flatMap((review) => {
    const { subject, number, by, at, note } = review
    if (subject.of !== 'source' || !subject.names.some((name) => identity.keyOfName(name, subject.document) === key)) return []
    return [{ number, by, at, note, says: verdict({ ...review, about: 'source', was: {} }) }]
  })
}
