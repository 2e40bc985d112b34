import { z } from 'zod'
import { REVIEW_ACTIONS } from '../../model/review.ts'
import type { Table } from '../../model/table.ts'
import { visibleLine } from '../../model/visible.ts'
import { by, theCase } from '../case-options.ts'
import { dayOf, documentColumn, faint, handleOf, hiddenColumn, warning, wordsColumn } from '../case-shapes.ts'
import type { Equal, Holds } from '../equal.ts'
import { operation } from '../operation.ts'
import { CORRECTABLE } from '../reviews/corrections.ts'
import { actionAsked, decide } from '../reviews/decide.ts'
import { type LedgerRow, reviewLedger, standingOf } from '../reviews/ledger.ts'

const Row = z
  .object({
    number: z.int().min(1),
    at: z.string(),
    by: z.string(),
    action: z.enum(REVIEW_ACTIONS),
    about: z.enum(['attribution', 'span', 'source', 'document', 'case', 'review']),
    document: z.int().nullable(),
    id: z.string().nullable(),
    words: z.string(),
    says: z.string(),
    value: z.record(z.string(), z.unknown()).readonly(),
    note: z.string().nullable(),
    state: z.enum(['same', 'moved', 'lost']),
    undoneBy: z.int().nullable(),
    later: z
      .object({ document: z.int(), state: z.enum(['same', 'moved', 'lost']) })
      .readonly()
      .nullable(),
    erased: z.boolean(),
  })
  .readonly()
type Row = z.output<typeof Row>
export type RowHolds = Holds<Equal<Row, LedgerRow>>

const Answer = z.union([z.object({ made: Row }).readonly(), Row])
type Answer = z.output<typeof Answer>

const table: Table<Row> = {
  columns: [
    { name: 'number', heading: '#', align: 'right', of: ({ number }) => number },
    { name: 'at', heading: 'Day', of: ({ at }) => at, shown: ({ at }) => dayOf(at) },
    wordsColumn('by', 'By', 6, (row) => row.by),
    documentColumn(({ document }) => document),
    { name: 'id', heading: 'Id', look: 'faint', of: ({ id }) => id },
    wordsColumn('words', 'About', 14, ({ words }) => words, { lines: 3, shown: ({ words, about }) => (words ? words : [faint(about)]) }),
    wordsColumn('says', 'Decided', 16, ({ says }) => says, {
      lines: 4,
      shown: (row) => [
        { text: row.says, look: row.undoneBy === null ? 'plain' : 'faint' },
        ...(row.note ? [faint(` “${row.note}”`)] : []),
        ...(standingOf(row) ? [warning(` (${standingOf(row)})`)] : []),
      ],
    }),
    hiddenColumn('action', ({ action }) => action),
    hiddenColumn('about', ({ about }) => about),
    hiddenColumn('note', ({ note }) => note),
    hiddenColumn('state', ({ state }) => state),
    hiddenColumn('state_in_later_version', ({ later }) => later?.state),
    hiddenColumn('undone_by', ({ undoneBy }) => undoneBy),
  ],
  empty: 'nothing of the kind was decided; a first decision: hearsay review CASE --document 3 --attribution a4 --confirm',
}

const subject = {
  document: z.string().min(1).optional().describe('the document that has what is decided about; without a decision, its reviews are listed').meta({ value: 'DOCUMENT' }),
  attribution: z.string().min(1).optional().describe('a statement of the document, by its id: hearsay quotes shows them').meta({ value: 'ID' }),
  layer: z.string().min(1).optional().describe('anything else that was read: the layer that has it (gaps, voice, relations, …), with --at').meta({ value: 'LAYER' }),
  at: z.string().min(1).optional().describe('where it stands: its words, or a line by its number').meta({ value: 'WORDS' }),
  source: z.string().min(1).optional().describe('a source of the case, by its name; with --document as that document has it').meta({ value: 'NAME' }),
}

const decision = {
  confirm: z.boolean().default(false).describe('it is read rightly'),
  reject: z.boolean().default(false).describe('nothing of the kind stands there: it counts nowhere, and stays to be seen'),
  correct: z
    .array(z.string())
    .default([])
    .describe(`it should be read otherwise: FIELD is one of ${CORRECTABLE.join(', ')}; words stand as in the text; may be given again`)
    .meta({ value: 'FIELD=VALUE' }),
  merge: z.array(z.string().min(1)).default([]).describe('this name is the same source; may be given again').meta({ value: 'NAME' }),
  split: z.boolean().default(false).describe('the source stands by itself: with --document, the one of that document is another than its namesakes'),
  grade: z
    .string()
    .regex(/^[A-Fa-f][1-6]$/, 'is no grade: write a letter from A to F and a digit from 1 to 6')
    .optional()
    .describe('reliability (A to F) and credibility (1 to 6) of the source')
    .meta({ value: 'GRADE' }),
  note: z.string().min(1).optional().describe('why; alone it is a note on the document, the statement, the source or the case').meta({ value: 'TEXT' }),
  undo: z.int().min(1).optional().describe('take a review back, by its number; it stays listed').meta({ value: 'NUMBER' }),
}

/** A person's decisions about what was read: made one at a time, never overwritten, listed with whether they still hold. */
export const review = operation({
  effect: 'write',
  input: z.object({ case: theCase, ...subject, ...decision, by }),
  output: Answer,
  examples: [
    {
      case: 'examples',
      input: { case: 'examples.hearsay', document: '1', attribution: 'a1', confirm: true },
      shows: 'a statement is read rightly',
      answer: '"action":"confirm"',
    },
    {
      case: 'examples',
      input: { case: 'examples.hearsay', document: '1', attribution: 'a5', correct: ['who=Voltane', 'certainty=denied'], note: 'the company is Voltane' },
      shows: 'who said it, and how surely',
      answer: '"who":"Voltane"',
    },
    {
      case: 'examples',
      input: { case: 'examples.hearsay', source: 'Voltane', merge: ['the company'], document: '1' },
      shows: 'two names of one source in a document',
      answer: '"action":"merge"',
    },
    { case: 'examples', input: { case: 'examples.hearsay', source: 'Helga Brandt', grade: 'B2' }, shows: 'how far a source can be relied on', answer: '"grade":"B2"' },
    { case: 'examples', input: { case: 'examples.hearsay' }, shows: 'everything that was decided', answer: '[]' },
  ],
  table: table as Table<Answer>,
  told(answer) {
    if (!('made' in answer)) return undefined
    const { number, document, id, says, by: who, note } = answer.made
    const words = visibleLine(answer.made.words)
    const what = [document === null ? '' : handleOf(document), id ?? '', words ? `“${words.length > 80 ? `${words.slice(0, 79)}…` : words}”` : '']
      .filter(Boolean)
      .join(' ')
    return `review ${number}: ${what}${what ? ': ' : ''}${says}, by ${visibleLine(who)}${note ? ` (${visibleLine(note)})` : ''}`
  },
  async *run({ case: handle, by: who, ...asked }, context) {
    const action = actionAsked(asked)
    await using store = await context.openCase(handle, action === undefined ? 'read' : 'write', who)
    if (action !== undefined) {
      const decided = await decide(store, action, asked)
      const made = await store.write((writer) => writer.addReview(decided))
      for await (const row of reviewLedger(store, ({ number }) => number === made.number)) yield { made: row }
      return
    }
    const [{ findDocument }, { sameSource }] = await Promise.all([import('../case-options.ts'), import('../reviews/source-name.ts')])
    const number = asked.document === undefined ? undefined : (await findDocument(store, asked.document)).number
    // What was decided about an earlier version is carried into the later ones.
    const versions = number === undefined ? [] : [...(await store.versions(number)), number]
    const upToIt = new Set<number | null>(versions.slice(0, versions.indexOf(number ?? 0) + 1))
    const { source } = asked
    yield* reviewLedger(store, ({ subject: of }) => {
      if (number !== undefined && (!('document' in of) || !upToIt.has(of.document))) return false
      return source === undefined || (of.of === 'source' && of.names.some((name) => sameSource(name, source)))
    })
  },
})
