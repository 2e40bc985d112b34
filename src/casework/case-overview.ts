import type { Breadth, CaseReader, Counts } from '../model/case.ts'
import { everyReview } from './case-reading.ts'
import { isNamed } from './reviews/identity.ts'
import { inForce } from './reviews/in-force.ts'

/** What a case holds, in a few figures. */
export interface CaseOverview
  extends Breadth,
    Pick<Counts, 'documents' | 'versions' | 'issued' | 'unread' | 'removed' | 'purged' | 'languages' | 'failures' | 'length' | 'size'> {
  /** As it was named. */
  readonly case: string
  /** How many statements the readings ascribe to named sources and to unnamed ones; one of two sources counts for each. */
  readonly saidByNamed: number
  readonly saidByUnnamed: number
  /** Reviews that hold. */
  readonly reviews: number
}

/** The figures of a case. No document is opened for them: what was counted of its sources when it was read is enough. */
export async function overviewOf(reader: CaseReader, name: string): Promise<CaseOverview> {
  const { documents, versions, issued, unread, removed, purged, languages, failures, length, size } = await reader.counts()
  const reviews = inForce(await everyReview(reader)).length
  let [saidByNamed, saidByUnnamed] = [0, 0]
  for await (const { kind, communications } of reader.sources()) {
    if (isNamed(kind)) saidByNamed += communications
    else saidByUnnamed += communications
  }
  return {
    case: name,
    documents,
    versions,
    issued,
    unread,
    removed,
    purged,
    ...(await reader.breadth()),
    languages,
    saidByNamed,
    saidByUnnamed,
    reviews,
    failures,
    length,
    size,
  }
}
