import { z } from 'zod'
import type { Piece, Table } from '../../model/table.ts'
import { choiceOf, theCase, whichDocuments } from '../case-options.ts'
import { DocumentRow, dayOf, documentColumn, documentRow, faint, handleOf, hiddenColumn, warning, wordsColumn } from '../case-shapes.ts'
import { operation } from '../operation.ts'

/** `statements` is null where nothing is known of them: the document was not read yet, or is in a language that is not read. */
const Row = z.object({ ...DocumentRow.unwrap().shape, statements: z.int().nullable() }).readonly()
type Row = z.output<typeof Row>

function titled({ title, name, versionOf, issued, removed }: Row): Piece[] {
  if (removed?.purged) return [warning(`erased on ${dayOf(removed.at)}: ${removed.why}`)]
  const notes = [versionOf === null ? '' : `version of ${handleOf(versionOf)}`, issued ? 'issued' : '', removed ? `removed: ${removed.why}` : '']
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
    {
      name: 'statements',
      heading: 'Said',
      align: 'right',
      of: ({ statements }) => statements,
      shown: ({ statements, removed }) => (statements !== null ? String(statements) : removed?.purged ? '' : 'not read'),
    },
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
    const [{ statementsByDocument }, { isRead }] = await Promise.all([import('../statement-counts.ts'), import('../../nlp/language/languages.ts')])
    const choice = choiceOf(which)
    const counted = statementsByDocument(store, choice)
    const { unread } = await store.counts()
    const isKnown = async (number: number, language: string | null) => isRead(language) && (!unread || (await store.stages(number)) !== undefined)
    for await (const kept of store.documents(choice)) {
      const statements = await counted(kept.number)
      const known = !kept.removed?.purged && (await isKnown(kept.number, kept.document.language))
      yield { ...documentRow(kept), statements: known ? statements : null }
    }
  },
})
