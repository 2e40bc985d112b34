import { z } from 'zod'
import type { KeptDocument } from '../../model/case.ts'
import type { Piece, Table } from '../../model/table.ts'
import { theCase } from '../case-options.ts'
import { dayOf, documentColumn, faint, hiddenColumn, wordsColumn } from '../case-shapes.ts'
import { operation } from '../operation.ts'
import { goesOnAround, markedPassage, passageAround } from '../passage.ts'
import { Span } from '../reading-schema.ts'

const PLACES = ['text', 'quotation', 'source', 'title'] as const

const Row = z
  .object({
    document: z.int().min(1),
    in: z.enum(PLACES),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    /** Every place of the words in the text; none where only a title that is no part of the text has them. */
    spans: z.array(Span).readonly(),
    passage: Span.nullable(),
    words: z.string(),
    /** Whether the paragraph goes on before and after the passage. */
    goesOn: z.object({ before: z.boolean(), after: z.boolean() }).readonly(),
  })
  .readonly()
type Row = z.output<typeof Row>

/** The words of the passage, those that were found marked. */
function marked({ words, passage, spans, goesOn }: Row): Piece[] {
  if (passage === null) return [{ text: words }]
  const within = spans.map(({ start, end }) => ({ start: start - passage.start, end: end - passage.start }))
  return [...(goesOn.before ? [faint('… ')] : []), ...markedPassage(words, { start: 0, end: words.length }, within), ...(goesOn.after ? [faint(' …')] : [])]
}

const table: Table<Row> = {
  columns: [
    documentColumn(({ document }) => document),
    { name: 'published', heading: 'Published', of: ({ published }) => published, shown: ({ published }) => dayOf(published) },
    wordsColumn('outlet', 'Outlet', 10, ({ outlet }) => outlet, { lines: 2 }),
    { name: 'in', heading: 'In', of: (row) => row.in },
    wordsColumn('words', 'Passage', 24, ({ words }) => words, { shown: marked, lines: 3 }),
    hiddenColumn('title', ({ title }) => title),
    hiddenColumn('places', ({ spans }) => spans.length),
    hiddenColumn('start', ({ spans }) => spans[0]?.start),
    hiddenColumn('end', ({ spans }) => spans[0]?.end),
  ],
  empty: 'nothing found: fewer words find more; words in quotation marks are found as they stand there',
  status: (rows) => (rows ? 0 : 1),
}

/** What a case has of some words: the best hits first, each with the passage around. */
export const search = operation({
  effect: 'read',
  input: z.object({
    case: theCase,
    words: z.array(z.string()).min(1).describe('what to look for; words in quotation marks stand together').meta({ value: 'WORDS', positional: true }),
    in: z.enum(PLACES).optional().describe('look in the text, in what is quoted or reported as said, in names of sources, or in titles alone').meta({ value: 'WHERE' }),
    limit: z.int().min(1).default(20).describe('the most documents to show').meta({ value: 'N', short: 'n' }),
    offset: z.int().min(0).optional().describe('begin after so many').meta({ value: 'N' }),
  }),
  output: Row,
  examples: [
    { case: 'examples', input: { case: 'examples.hearsay', words: ['slope'] }, shows: 'every document that has a word', answer: '"in":' },
    { case: 'examples', input: { case: 'examples.hearsay', words: ['agency'], in: 'source' }, shows: 'which sources have a word in their name', answer: '"in":"source"' },
  ],
  table,
  async *run({ case: handle, words: wanted, in: place, limit, offset }, context) {
    await using store = await context.openCase(handle, 'read')
    const known = new Map<number, KeptDocument | undefined>()
    for await (const { document, in: found, spans } of store.search(wanted.join(' '), { in: place, limit, offset })) {
      if (!known.has(document)) known.set(document, await store.find(String(document)))
      const kept = known.get(document)
      const { title = null, outlet = null, published = null } = kept?.document ?? {}
      const text = spans.length ? await store.text(document) : ''
      const passage = spans.length ? passageAround(text, spans) : null
      const words = passage === null ? (title ?? '') : text.slice(passage.start, passage.end)
      yield { document, in: found, title, outlet, published, spans, passage, words, goesOn: goesOnAround(text, passage) }
    }
  },
})
