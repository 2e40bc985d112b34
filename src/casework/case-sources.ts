import type { CaseReader, DocumentChoice, SourceRow } from '../model/case.ts'
import type { PublicLayers } from '../model/public-reading.ts'
import type { Review } from '../model/review.ts'
import { readReviewed } from './case-reading.ts'
import { reviewedReading } from './reviews/apply.ts'
import { type Identity, sourceIdentity } from './reviews/identity.ts'
import { inForce } from './reviews/in-force.ts'

/** A source of a case: one name across documents, with what persons merged into it; a source without a name stands by itself. */
export interface CaseSource {
  readonly key: string
  /** The name that most documents have, or the one by which a person called it. */
  readonly name: string
  /** Every name, the most frequent first. */
  readonly names: readonly string[]
  readonly kind: string
  readonly unnamed: boolean
  /** The documents in which it is a source, ascending. */
  readonly documents: readonly number[]
  readonly attributions: number
  /** Attributions of communication: only these count as said. */
  readonly said: number
}

/** The sources of a reading as rows, counted anew: for a reading that reviews have changed. */
export function sourceRows({ sources, attributions }: PublicLayers, document: number): SourceRow[] {
  return sources.map(({ id, name, kind }) => {
    const own = attributions.filter(({ sources: of }) => of.includes(id))
    return { document, source: id, name, kind, attributions: own.length, communications: own.filter(({ attitude }) => attitude === 'communication').length }
  })
}

/** The documents whose readings a person changed: their sources are counted from the reading as reviewed. */
const changedBy = (reviews: readonly Review[]): Set<number> =>
  new Set(inForce(reviews).flatMap(({ subject, action }) => (subject.of === 'attribution' && action !== 'note' && action !== 'confirm' ? [subject.document] : [])))

/** Documents with the later versions of each: a review of one bears on those after it. */
async function withLater(reader: CaseReader, numbers: ReadonlySet<number>): Promise<Set<number>> {
  const all = new Set(numbers)
  for (const number of numbers) {
    const versions = await reader.versions(number)
    for (const later of versions.slice(versions.indexOf(number) + 1)) all.add(later)
  }
  return all
}

/** The sources of every document of a choice, as reviews leave them. A document that a review changed is read anew; of the others their rows are enough. */
export async function* reviewedSources(reader: CaseReader, choice: DocumentChoice, reviews: readonly Review[]): AsyncIterable<SourceRow> {
  const changed = await withLater(reader, changedBy(reviews))
  if (!changed.size) return yield* reader.sources(choice)
  const met = new Set<number>()
  for await (const row of reader.sources(choice)) {
    if (!changed.has(row.document)) yield row
    else met.add(row.document)
  }
  for (const number of met) {
    const kept = await reader.find(String(number))
    if (!kept) continue
    const { machine, reviews: placed } = await readReviewed(reader, kept, reviews)
    // Sources keep the names that the text has; who is who is for the identity to say.
    const ofStatements = placed.filter(({ about }) => about !== 'source')
    yield* sourceRows(reviewedReading(machine, ofStatements).layers, number)
  }
}

interface Gathered {
  readonly names: Map<string, number>
  readonly kinds: Map<string, number>
  readonly documents: Set<number>
  attributions: number
  said: number
}

const add = (counts: Map<string, number>, key: string): Map<string, number> => counts.set(key, (counts.get(key) ?? 0) + 1)
const byCount = (counts: ReadonlyMap<string, number>): string[] => [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key)

const NAMED = new Set(['named-person', 'named-organization', 'document'])

/** The sources of a case, those that said most first, those without a name last. */
export async function gatherSources(rows: AsyncIterable<SourceRow>, identity: Identity): Promise<CaseSource[]> {
  const groups = new Map<string, Gathered>()
  for await (const row of rows) {
    if (!row.attributions) continue
    const key = identity.keyOf(row)
    const group = groups.get(key) ?? { names: new Map(), kinds: new Map(), documents: new Set(), attributions: 0, said: 0 }
    groups.set(key, group)
    add(group.names, row.name)
    add(group.kinds, row.kind)
    group.documents.add(row.document)
    group.attributions += row.attributions
    group.said += row.communications
  }
  const sources = Array.from(groups, ([key, { names, kinds, documents, attributions, said }]): CaseSource => {
    const [kind] = byCount(kinds)
    const ordered = byCount(names)
    const name = identity.nameOf(key) ?? ordered[0]
    return {
      key,
      name,
      names: [...new Set([name, ...ordered])],
      kind,
      unnamed: !NAMED.has(kind),
      documents: [...documents].toSorted((a, b) => a - b),
      attributions,
      said,
    }
  })
  return sources.sort((a, b) => Number(a.unnamed) - Number(b.unnamed) || b.said - a.said || b.attributions - a.attributions || a.documents[0] - b.documents[0])
}

/** The sources of a case, with who is who among them. */
export async function sourcesOfCase(
  reader: CaseReader,
  choice: DocumentChoice,
  reviews: readonly Review[],
): Promise<{ readonly sources: CaseSource[]; readonly identity: Identity }> {
  const identity = sourceIdentity(reviews)
  return { identity, sources: await gatherSources(reviewedSources(reader, choice, reviews), identity) }
}

/** Every grade that holds, by the key of its source: the last one of each person, the latest last. */
export function gradesOf(reviews: readonly Review[], identity: Identity): ReadonlyMap<string, readonly Review[]> {
  const grades = new Map<string, Review[]>()
  for (const review of inForce(reviews)) {
    if (review.action !== 'grade' || review.subject.of !== 'source') continue
    const key = identity.keyOfName(review.subject.names[0], review.subject.document)
    grades.set(key, [...(grades.get(key) ?? []).filter(({ by }) => by !== review.by), review])
  }
  return grades
}

/** The Admiralty letter and digit of a source that no person graded. */
export const UNGRADED = 'F6'
