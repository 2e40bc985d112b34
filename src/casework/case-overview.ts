import type { CaseReader } from '../model/case.ts'
import { everyReview } from './case-reading.ts'
import { sourcesOfCase } from './case-sources.ts'
import { inForce } from './reviews/in-force.ts'

/** What a case holds, in a few figures. */
export interface CaseOverview {
  readonly case: string
  /** Articles: their versions are beside them, issuers' own texts among them. */
  readonly documents: number
  readonly versions: number
  readonly issued: number
  readonly unread: number
  readonly removed: number
  readonly purged: number
  /** The first and the last publication that is known. */
  readonly from: string | null
  readonly to: string | null
  /** Those with most documents first; null stands for documents that name none. */
  readonly outlets: readonly { readonly outlet: string | null; readonly documents: number }[]
  readonly languages: Readonly<Record<string, number>>
  /** How many sources, and how many statements are ascribed to them. */
  readonly sources: { readonly named: number; readonly unnamed: number; readonly saidByNamed: number; readonly saidByUnnamed: number }
  /** Reviews that hold. */
  readonly reviews: number
  readonly failures: number
  /** UTF-16 units of all texts, bytes of the file. */
  readonly length: number
  readonly size: number
}

/** The figures of a case. One pass over its documents and one over its sources; no text and no layer is opened. */
export async function overviewOf(reader: CaseReader & { readonly place: string }): Promise<CaseOverview> {
  const counts = await reader.counts()
  const outlets = new Map<string | null, number>()
  let [from, to]: (string | null)[] = [null, null]
  for await (const { document } of reader.documents()) {
    outlets.set(document.outlet, (outlets.get(document.outlet) ?? 0) + 1)
    const { published } = document
    if (published !== null && (from === null || published < from)) from = published
    if (published !== null && (to === null || published > to)) to = published
  }
  const reviews = await everyReview(reader)
  const { sources } = await sourcesOfCase(reader, {}, reviews)
  const [named, unnamed] = [sources.filter((source) => !source.unnamed), sources.filter((source) => source.unnamed)]
  const said = (of: typeof sources) => of.reduce((sum, source) => sum + source.said, 0)
  const { documents, versions, issued, unread, removed, purged, languages, failures, length, size } = counts
  return {
    case: reader.place,
    documents,
    versions,
    issued,
    unread,
    removed,
    purged,
    from,
    to,
    outlets: Array.from(outlets, ([outlet, held]) => ({ outlet, documents: held })).toSorted((a, b) => b.documents - a.documents),
    languages,
    sources: { named: named.length, unnamed: unnamed.length, saidByNamed: said(named), saidByUnnamed: said(unnamed) },
    reviews: inForce(reviews).length,
    failures,
    length,
    size,
  }
}
