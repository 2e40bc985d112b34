import { z } from 'zod'
import { KIND_WORDS } from '../../exchange/wording.ts'
import type { Table } from '../../model/table.ts'
import { choiceOf, theCase, whichDocuments } from '../case-options.ts'
import { handleOf, hiddenColumn, SourceKindShape, sourceFields, warning, wordsColumn } from '../case-shapes.ts'
import { operation } from '../operation.ts'

const Row = z
  .object({
    ...sourceFields,
    gradedBy: z.string().nullable(),
  })
  .readonly()
type Row = z.output<typeof Row>

const MOST_NAMED = 3

/** The documents of a source as a person reads them: a few by number, or how many. */
function documentsShown({ documents }: Row): string {
  return documents.length > MOST_NAMED ? `${documents.length}: ${documents.slice(0, MOST_NAMED).map(handleOf).join(' ')} …` : documents.map(handleOf).join(' ')
}

const table: Table<Row> = {
  columns: [
    wordsColumn('name', 'Source', 20, ({ name }) => name, {
      lines: 2,
      shown: ({ name, names, unnamed }) => [
        { text: name, look: unnamed ? 'warning' : 'plain' },
        ...(names.length > 1 ? [{ text: ` = ${names.filter((one) => one !== name).join(', ')}`, look: 'faint' } as const] : []),
      ],
    }),
    { name: 'kind', heading: 'Kind', of: ({ kind }) => kind, shown: ({ kind, unnamed }) => (unnamed ? [warning(KIND_WORDS[kind])] : KIND_WORDS[kind]) },
    { name: 'said', heading: 'Said', align: 'right', of: ({ said }) => said },
    { name: 'documents', heading: 'In', of: ({ documents }) => documents.length, shown: documentsShown },
    { name: 'grade', heading: 'Grade', of: ({ grade }) => grade },
    hiddenColumn('graded_by', ({ gradedBy }) => gradedBy),
    hiddenColumn('attributions', ({ attributions }) => attributions),
    hiddenColumn('document_numbers', ({ documents }) => documents.join(' ')),
    hiddenColumn('names', ({ names }) => names.join('; ')),
    hiddenColumn('unnamed', ({ unnamed }) => (unnamed ? 'yes' : '')),
  ],
  empty: 'no source: no statement of these documents is ascribed to anybody',
}

/** Whom the documents of a case ascribe statements to. */
export const sources = operation({
  effect: 'read',
  input: z.object({
    case: theCase,
    named: z.boolean().default(false).describe('named sources alone'),
    unnamed: z.boolean().default(false).describe('unnamed sources alone: each stands by itself, since no text says that two of them are one'),
    ...whichDocuments,
  }),
  output: Row,
  examples: [
    { case: 'examples', input: { case: 'examples.hearsay' }, shows: 'every source, with how much it said and where', answer: '"said":' },
    { case: 'examples', input: { case: 'examples.hearsay', unnamed: true }, shows: 'who is not named', answer: '"unnamed":true' },
  ],
  table,
  async *run({ case: handle, named, unnamed, ...which }, context) {
    await using store = await context.openCase(handle, 'read')
    const [{ everyReview }, { gradesOf, sourcesOfCase, UNGRADED }] = await Promise.all([import('../case-reading.ts'), import('../case-sources.ts')])
    const reviews = await everyReview(store)
    const found = await sourcesOfCase(store, choiceOf(which), reviews)
    const grades = gradesOf(reviews, found.identity)
    for (const { key, ...source } of found.sources) {
      if (named !== unnamed && source.unnamed !== unnamed) continue
      const grade = grades.get(key)?.at(-1)
      const kind = SourceKindShape.parse(source.kind)
      yield { ...source, kind, grade: grade ? String(grade.value.grade) : UNGRADED, gradedBy: grade?.by ?? null }
    }
  },
})
