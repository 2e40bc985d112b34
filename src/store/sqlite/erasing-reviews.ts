import type { Review, ReviewSubject } from '../../model/review.ts'
import type { Selector } from '../../model/selector.ts'
import { canonicalJson } from '../canonical.ts'
import { matchOf, phrasesOf } from '../query.ts'
import type { Connection } from './connection.ts'
import { reviewOf } from './reader.ts'
import { reviewDigest } from './writer.ts'

/** What stands where words were. */
export const ERASED = 'erased'

/** What of the log's digests holds now for rows that lost their words, by number. */
export type Digests = Readonly<Record<string, string>>

const wordless = (selectors: readonly Selector[]): Selector[] => selectors.map(({ start, end }) => ({ exact: '', prefix: '', suffix: '', start, end }))

/** What a review was about, without the words that it quotes. */
function wordlessSubject(subject: ReviewSubject): ReviewSubject {
  if (subject.of === 'attribution') return { ...subject, source: wordless(subject.source), cue: wordless(subject.cue), content: wordless(subject.content) }
  if (subject.of === 'span') return { ...subject, spans: wordless(subject.spans) }
  if (subject.of === 'source') return { ...subject, names: [] }
  return subject
}

/** Whether a name stands in the texts and sources of the case, and in those of this document alone; to be asked while the index still has its words. */
function standsOnlyIn(connection: Connection, document: number): (name: string) => boolean {
  const known = new Map<string, boolean>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const phrases = phrasesOf(`"${name.replace(/["“”„«»「」]/gu, ' ')}"`)
    const match = phrases.length ? `{title text source} : (${matchOf(phrases)})` : undefined
    const there = match === undefined ? [] : connection.all('SELECT rowid AS number FROM words WHERE words MATCH ? LIMIT 2', match)
    const isOnly = there.length === 1 && there[0].number === document
    known.set(name, isOnly)
    return isOnly
  }
}

const namesIn = ({ names }: Review['value']): readonly string[] => (Array.isArray(names) ? names.map(String) : [])

/**
 * Takes a document's words out of reviews: of those about it; of those about a source of the case under a name that no other document has; and of those that take
 * one of these back. Answers the digests that these have from then on.
 */
export function eraseReviews(connection: Connection, document: number): Digests {
  const isOnlyHere = standsOnlyIn(connection, document)
  const erased = new Set<number>()
  const digests: Record<string, string> = {}
  const keep = (review: Review) => {
    connection.run(
      'UPDATE review SET subject = ?, value = ?, note = ? WHERE number = ?',
      canonicalJson(review.subject),
      canonicalJson(review.value),
      review.note,
      review.number,
    )
    erased.add(review.number)
    digests[review.number] = reviewDigest(review)
  }
  for (const row of connection.all('SELECT * FROM review ORDER BY number')) {
    const review = reviewOf(row)
    const { subject } = review
    const note = review.note === null ? null : ERASED
    const isOfOne = subject.of === 'source' && [...subject.names, ...namesIn(review.value)].some(isOnlyHere)
    if (row.document === document || (subject.of === 'source' && subject.names.some(isOnlyHere))) keep({ ...review, subject: wordlessSubject(subject), value: {}, note })
    else if (isOfOne) keep({ ...review, value: { ...review.value, names: namesIn(review.value).filter((name) => !isOnlyHere(name)) }, note })
    else if (subject.of === 'review' && erased.has(subject.review)) keep({ ...review, note })
  }
  return digests
}
