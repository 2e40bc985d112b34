import type { Review } from '../../model/review.ts'

/** Whether an erasure took the name of the source that a review was about: it is listed, and says nothing of anybody any more. */
export const isNameless = ({ subject }: Pick<Review, 'subject'>): boolean => subject.of === 'source' && !subject.names.length

/** The reviews that hold, in the order made: those that no undo takes back which itself holds, and that still say whom they are about. An undo is none of them. */
export function inForce(reviews: readonly Review[]): Review[] {
  const undone = undoneBy(reviews)
  return reviews.filter((review) => review.action !== 'undo' && !undone.has(review.number) && !isNameless(review))
}

/** Which reviews are taken back, each with the number of the undo that does it. An undo of an undo lets the first review hold again. */
export function undoneBy(reviews: readonly Review[]): ReadonlyMap<number, number> {
  const undone = new Map<number, number>()
  for (const { number, subject } of reviews.toSorted((a, b) => b.number - a.number)) {
    if (subject.of === 'review' && !undone.has(number) && subject.review < number && !undone.has(subject.review)) undone.set(subject.review, number)
  }
  return undone
}
