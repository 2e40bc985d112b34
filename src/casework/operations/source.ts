import { z } from 'zod'
import { KIND_WORDS } from '../../exchange/wording.ts'
import { HearsayError } from '../../model/error.ts'
import type { Table } from '../../model/table.ts'
import { visibleLine } from '../../model/visible.ts'
import { AttributionRow, attributionRows } from '../attribution-rows.ts'
import { choiceOf, theCase, whichDocuments } from '../case-options.ts'
import { dayOf, handleOf, SourceKindShape, sourceFields } from '../case-shapes.ts'
import type { CaseSource } from '../case-sources.ts'
import { operation } from '../operation.ts'
import { attributionTable } from './quotes.ts'

const Noted = z.object({ number: z.int(), by: z.string(), at: z.string(), says: z.string(), note: z.string().nullable() }).readonly()

/** Who a source is, before what it said. */
const Head = z
  .object({
    ...sourceFields,
    /** What persons decided about it: grades, merges, splits, notes. */
    reviews: z.array(Noted).readonly(),
  })
  .readonly()

const Answer = z.union([z.object({ about: Head }).readonly(), AttributionRow])
type Answer = z.output<typeof Answer>

/** How many sources are named where a name fits several. */
const MOST_LISTED = 6

const column = (name: string, heading?: string) => {
  const { heading: _, ...found } = attributionTable.columns.find((one) => one.name === name) ?? attributionTable.columns[0]
  return heading === undefined ? found : { ...found, heading }
}

/** The columns of statements once their source is known: where, and how it came to the report. */
const table: Table<AttributionRow> = {
  ...attributionTable,
  columns: attributionTable.columns.map((one) =>
    one.name === 'published' ? column('published', 'Published') : one.name === 'source_names' ? column('source_names') : one,
  ),
  empty: 'nothing found: no source of the case has this name; hearsay sources CASE lists them',
  status: (rows, others) => (rows || others ? 0 : 1),
}

/** The source that a person means: by a name of it, else the only one that has all the words. Throws `casework/several-sources`. */
function chosen(sources: readonly CaseSource[], name: string, sameName: (a: string, b: string) => boolean): CaseSource | undefined {
  const exact = sources.filter(({ names }) => names.some((one) => sameName(one, name)))
  const [best] = exact.toSorted((a, b) => b.attributions - a.attributions)
  if (best && (!best.unnamed || exact.length === 1)) return best
  const words = name.toLowerCase().split(/\s+/)
  const near = exact.length ? exact : sources.filter(({ names }) => names.some((one) => words.every((word) => one.toLowerCase().includes(word))))
  if (near.length < 2) return near[0]
  const places = new Map<string, number[]>()
  for (const one of near) places.set(one.name, [...(places.get(one.name) ?? []), ...one.documents])
  const listed = Array.from(places, ([called, documents]) => `${called} (${documents.slice(0, 3).map(handleOf).join(' ')}${documents.length > 3 ? ' …' : ''})`)
  throw new HearsayError('casework/several-sources', `'${name}' fits ${near.length} sources`, {
    hint: `name one of them in full, or a document that has it by --document: ${listed.slice(0, MOST_LISTED).join('; ')}${listed.length > MOST_LISTED ? ' …' : ''}`,
  })
}

/** Everything that one source said, wherever it was said, with what persons decided about it. */
export const source = operation({
  effect: 'read',
  input: z.object({
    case: theCase,
    name: z.string().min(1).describe('a name of the source, or words of one').meta({ value: 'NAME', positional: true }),
    document: z.string().min(1).optional().describe('in this document alone').meta({ value: 'DOCUMENT' }),
    all: z.boolean().default(false).describe('thoughts, knowledge and wishes too, which it did not say'),
    ...whichDocuments,
  }),
  output: Answer,
  examples: [{ case: 'examples', input: { case: 'examples.hearsay', name: 'Helga Brandt' }, shows: 'what a person said, and where', answer: '"about":{"name":' }],
  table: table as Table<Answer>,
  told(answer) {
    if (!('about' in answer)) return undefined
    const { kind, documents, said, attributions, grade, reviews } = answer.about
    const name = visibleLine(answer.about.name)
    const others = answer.about.names.filter((one) => one !== answer.about.name).map(visibleLine)
    const thought = attributions - said
    return [
      `${name}  ${KIND_WORDS[kind]}, grade ${grade}${grade === 'F6' ? ' (set by nobody)' : ''}`,
      ...(others.length ? [`also: ${others.join('; ')}`] : []),
      `said ${said} in ${documents.map(handleOf).slice(0, 12).join(' ')}${documents.length > 12 ? ` and ${documents.length - 12} more` : ''}${thought ? `; besides, ${thought} thought or wanted, not said` : ''}`,
      ...reviews.map(({ number, by, at, says, note }) => `✎ ${says}, by ${visibleLine(by)}, ${dayOf(at)}, review ${number}${note ? `: ${visibleLine(note)}` : ''}`),
    ].join('\n')
  },
  async *run({ case: handle, name, document, all, ...which }, context) {
    await using store = await context.openCase(handle, 'read')
    const [{ everyReview, readReviewed }, { gradesOf, sourcesOfCase, UNGRADED }, { sameSource }, { sourceDecisions }, { findDocument }] = await Promise.all([
      import('../case-reading.ts'),
      import('../case-sources.ts'),
      import('../reviews/source-name.ts'),
      import('../reviews/source-decisions.ts'),
      import('../case-options.ts'),
    ])
    const reviews = await everyReview(store)
    const only = document === undefined ? undefined : (await findDocument(store, document)).number
    const { sources, identity } = await sourcesOfCase(store, choiceOf(which), reviews)
    const held = only === undefined ? sources : sources.filter(({ documents }) => documents.includes(only))
    const found = chosen(held, name, sameSource)
    if (!found) return
    const { key, ...about } = found
    const grade = gradesOf(reviews, identity).get(key)?.at(-1)
    yield {
      about: {
        ...about,
        kind: SourceKindShape.parse(about.kind),
        grade: grade ? String(grade.value.grade) : UNGRADED,
        reviews: sourceDecisions(reviews, key, identity),
      },
    }
    for (const number of only === undefined ? found.documents : [only]) {
      const kept = await store.find(String(number))
      if (!kept) continue
      const read = await readReviewed(store, kept, reviews)
      const ids = new Set(
        read.reviewed.layers.sources.filter((one) => identity.keyOf({ document: number, source: one.id, name: one.name, kind: one.kind }) === key).map(({ id }) => id),
      )
      const own = new Set(read.reviewed.layers.attributions.filter(({ sources: of }) => of.some((id) => ids.has(id))).map(({ id }) => id))
      yield* attributionRows(read).filter(({ id, attitude, rejected }) => own.has(id) && !rejected && (all || attitude === 'communication'))
    }
  },
})
