import { STANDING, verdict } from '../../exchange/decisions.ts'
import { BETWEEN } from '../../exchange/excerpt.ts'
import type { CaseReader } from '../../model/case.ts'
import type { PublicReading } from '../../model/public-reading.ts'
import type { PlacedReview, Review, ReviewSubject } from '../../model/review.ts'
import { everyReview, publicForm } from '../case-reading.ts'
import { documentOf, reviewsBeside } from './beside.ts'
import { isNameless, undoneBy } from './in-force.ts'

/** A review as a row: what was decided about what, by whom, and whether it still holds. */
export interface LedgerRow {
  readonly number: number
  readonly at: string
  readonly by: string
  readonly action: Review['action']
  readonly about: ReviewSubject['of']
  readonly document: number | null
  /** In the reading as it is now: the id of the attribution; null where it is about something else or is found no more. */
  readonly id: string | null
  /** The words that it holds on to, or the names of the source. */
  readonly words: string
  readonly says: string
  readonly value: Readonly<Record<string, unknown>>
  readonly note: string | null
  readonly state: PlacedReview['state']
  readonly undoneBy: number | null
  /** Where its words are in the latest version of the article, where its document is an earlier one. */
  readonly later: { readonly document: number; readonly state: PlacedReview['state'] } | null
  /** Whether its document was erased, and with it the words. */
  readonly erased: boolean
}

/** The words that a review is about, as it keeps them. */
function wordsOf(subject: ReviewSubject): string {
  const exact = (selectors: readonly { readonly exact: string }[]) => selectors.map((one) => one.exact).join(BETWEEN)
  if (subject.of === 'attribution') return [subject.source, subject.cue, subject.content].map(exact).filter(Boolean).join(' | ')
  if (subject.of === 'span') return exact(subject.spans)
  if (subject.of === 'source') return subject.names.join('; ')
  return subject.of === 'review' ? `review ${subject.review}` : ''
}

/** How many readings are held at once. */
const MOST_HELD = 4

/** Every review of a case, those taken back among them, in the order made. A document with reviews is opened once. */
export async function* reviewLedger(reader: CaseReader, wanted: (review: Review) => boolean = () => true): AsyncIterable<LedgerRow> {
  const reviews = await everyReview(reader)
  const undone = undoneBy(reviews)
  const readings = new Map<number, PublicReading | undefined>()
  const erased = new Set<number>()
  const readingOf = async (number: number): Promise<PublicReading | undefined> => {
    if (readings.has(number)) return readings.get(number)
    const kept = await reader.find(String(number))
    if (kept?.removed?.purged) erased.add(number)
    const reading = kept && !kept.removed?.purged ? await reader.reading(number) : undefined
    const made = kept && reading ? publicForm(kept, reading, await reader.text(number)) : undefined
    // A few at a time: reviews of a document mostly stand together, and so do its versions.
    if (readings.size >= MOST_HELD) readings.clear()
    readings.set(number, made)
    return made
  }
  for (const review of reviews) {
    if (!wanted(review)) continue
    const { number, at, by, action, subject, value, note } = review
    const document = documentOf(subject)
    const reading = document === null ? undefined : await readingOf(document)
    const [placed] = reading && document !== null ? reviewsBeside([review], reading, document) : []
    const isOfText = subject.of === 'attribution' || subject.of === 'span'
    const state = placed?.state ?? (isOfText ? 'lost' : 'same')
    const latest = document !== null && isOfText ? (await reader.versions(document)).at(-1) : undefined
    const later = latest === undefined || latest === document ? undefined : await readingOf(latest)
    const [inLater] = later && latest !== undefined ? reviewsBeside([review], later, latest) : []
    const says = verdict({ action, value, about: subject.of, was: placed?.was ?? {} })
    yield {
      number,
      at,
      by,
      action,
      about: subject.of,
      document,
      id: placed?.about === 'attribution' ? placed.id : null,
      words: wordsOf(subject),
      says,
      value,
      note,
      state,
      undoneBy: undone.get(number) ?? null,
      later: inLater && latest !== undefined ? { document: latest, state: inLater.state } : null,
      erased: (document !== null && erased.has(document)) || isNameless(review),
    }
  }
}

/** Whether a review still holds, in words; empty where nothing is to be said. */
export function standingOf({ state, undoneBy: by, erased, later }: LedgerRow): string {
  if (by !== null) return `taken back by review ${by}`
  if (erased) return 'its document was erased'
  return [STANDING[state], later && STANDING[later.state] ? `in d${later.document}, a later version: ${STANDING[later.state]}` : ''].filter(Boolean).join('; ')
}
