import { z } from 'zod'
import type { Piece, Table } from '../../model/table.ts'
import { choiceOf, theCase, whichDocuments } from '../case-options.ts'
import { DocumentRow, dayOf, documentColumn, documentRow, faint, handleOf, hiddenColumn, warning, wordsColumn } from '../case-shapes.ts'
import { operation } from '../operation.ts'

const Row = z.object({ ...DocumentRow.unwrap().shape, statements: z.int() }).readonly()
type Row = z.output<typeof Row>

function titled({ title, name, versionOf, issued, removed }: Row): Piece[] {
  const notes = [versionOf === null ? '' : `version of ${handleOf(versionOf)}`, issued ? 'issued' : '', removed ? (removed.purged ? 'erased' : 'removed') : '']
  const noted = notes.filter(Boolean)
  return [title === null ? faint(name) : { text: title }, ...(noted.length ? [warning(` (${noted.join(', ')})`)] : [])]
}

const table: Table<Row> = {
  columns: [
    documentColumn(({ number }) => number),
    { name: 'published', heading: 'Published', of: ({ published }) => published, shown: ({ published }) => dayOf(published) },
    wordsColumn('outlet', 'Outlet', 10, ({ outlet }) => outlet, { lines: 2 }),
    wordsColumn('title', 'Title', 16, ({ title }) => title, { shown: titled, lines: 3 }),
    hiddenColumn('authors', ({ authors }) => authors.join('; ')),
    { name: 'language', heading: 'Lang', of: ({ language }) => language },
    { name: 'statements', heading: 'Said', align: 'right', of: ({ statements }) => statements },
    hiddenColumn('version_of', ({ versionOf }) => versionOf),
    hiddenColumn('issued', ({ issued }) => (issued ? 'yes' : '')),
    hiddenColumn('removed', ({ removed }) => removed?.at),
    hiddenColumn('why_removed', ({ removed }) => removed?.why),
    hiddenColumn('name', ({ name }) => name),
    hiddenColumn('url', ({ url }) => url),
    hiddenColumn('id', ({ id }) => id),
    hiddenColumn('added', ({ added }) => added),
    hiddenColumn('length', ({ length }) => length),
    hiddenColumn('bytes', ({ bytes }) => bytes),
  ],
  empty: 'no document of the case is of this kind; hearsay list CASE without filters shows all, hearsay add CASE FILE takes one in',
}

/** The documents of a case, one a row, in the order in which they were added. */
export const list = operation({
  effect: 'read',
  input: z.object({ case: theCase, ...whichDocuments }),
  output: Row,
  examples: [
    { case: 'examples', input: { case: 'examples.hearsay' }, shows: 'what the case holds', answer: '"number":2' },
    {
      case: 'examples',
      input: { case: 'examples.hearsay', from: '2026-03-01', removed: true },
      shows: 'what was published since March, removed documents too',
      answer: '"removed":null',
    },
  ],
  table,
  async *run({ case: handle, ...which }, context) {
    await using store = await context.openCase(handle, 'read')
    const { statementsByDocument } = await import('../statement-counts.ts')
    const counted = statementsByDocument(store, choiceOf(which))
    for await (const kept of store.documents(choiceOf(which))) yield { ...documentRow(kept), statements: await counted(kept.number) }
  },
})
