import type { Review } from '../model/review.ts'
import { type Identity, sourceIdentity } from './reviews/identity.ts'
import { sourceKey } from './reviews/source-name.ts'

/** Something that is ascribed to sources by their names, in a document. */
interface Ascribed {
  readonly document: number
  readonly sources: readonly string[]
}

/** Whether something is ascribed to a source, by any name of it that a text or a person gives. */
export function sourceFilter(name: string, reviews: readonly Review[], identity: Identity = sourceIdentity(reviews)): (of: Ascribed) => boolean {
  return ({ document, sources }) => sources.some((one) => sourceKey(one) === sourceKey(name) || identity.keyOfName(one, document) === identity.keyOfName(name, document))
}
