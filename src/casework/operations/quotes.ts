import { z } from 'zod'
import { KIND_WORDS } from '../../exchange/wording.ts'
import type { Piece, Table } from '../../model/table.ts'
import { AttributionRow, attributionRows } from '../attribution-rows.ts'
import { aDocument, choiceOf, findDocument, theCase, whichDocuments } from '../case-options.ts'
import { dayOf, documentColumn, faint, hiddenColumn, SourceKindShape, warning, wordsColumn } from '../case-shapes.ts'
import { operation } from '../operation.ts'

type Row = AttributionRow

const nameOf = ({ sources, source }: Row): string => sources.join('; ') || source

function sourceShown(row: Row): Piece[] {
  const name = nameOf(row)
  if (!name) return [warning(KIND_WORDS.none)]
  return [row.kind.startsWith('unnamed') ? warning(name) : { text: name }]
}

function contentShown({ content, cue, rejected, reviews, nestedIn, certainty }: Row): Piece[] {
  const notes = [nestedIn === null ? '' : `within ${nestedIn}`, certainty === 'certain' ? '' : certainty].filter(Boolean)
  return [
    ...(cue ? [faint(`${cue} `)] : []),
    { text: content, look: rejected ? 'faint' : 'plain' },
    ...(notes.length ? [faint(` [${notes.join('; ')}]`)] : []),
    ...reviews.map(({ number, says }) => warning(` ✎ ${says} (review ${number})`)),
  ]
}

/** The columns of attributions, wherever they are shown. */
export const attributionTable: Table<Row> = {
  columns: [
    documentColumn(({ document }) => document),
    { name: 'id', heading: 'Id', look: 'faint', of: ({ id }) => id },
    { name: 'published', of: ({ published }) => published, shown: ({ published }) => dayOf(published) },
    hiddenColumn('outlet', ({ outlet }) => outlet),
    hiddenColumn('title', ({ title }) => title),
    wordsColumn('source_names', 'Source', 12, nameOf, { shown: sourceShown, lines: 3 }),
    { name: 'manner', heading: 'Manner', of: ({ manner }) => manner },
    hiddenColumn('source', ({ source }) => source),
    hiddenColumn('cue', ({ cue }) => cue),
    wordsColumn('content', 'Cue and content', 24, ({ content }) => content, { shown: contentShown, lines: 4 }),
    hiddenColumn('nested_in', ({ nestedIn }) => nestedIn),
    hiddenColumn('attitude', ({ attitude }) => attitude),
    hiddenColumn('kind', ({ kind }) => kind),
    hiddenColumn('certainty', ({ certainty }) => certainty),
    hiddenColumn('distance', ({ distance }) => distance),
    hiddenColumn('via', ({ via }) => via),
    hiddenColumn('confidence', ({ confidence }) => confidence),
    hiddenColumn('start', ({ start }) => start),
    hiddenColumn('end', ({ end }) => end),
    hiddenColumn('line', ({ line }) => line),
    hiddenColumn('paragraph', ({ paragraph }) => paragraph),
    hiddenColumn('rejected', ({ rejected }) => (rejected ? 'yes' : '')),
    hiddenColumn('reviews', ({ reviews }) =>
      reviews.map(({ number, by, at, says, note }) => `${says}, by ${by}, ${dayOf(at)}, review ${number}${note ? `: ${note}` : ''}`).join('; '),
    ),
  ],
  empty: 'no statement of these documents is of this kind',
}

/** Every statement of a case, one a row. */
export const quotes = operation({
  effect: 'stream',
  input: z.object({
    case: theCase,
    document: aDocument.optional().describe('of this document alone').meta({ value: 'DOCUMENT' }),
    source: z.string().min(1).optional().describe('of this source alone: any of its names').meta({ value: 'NAME' }),
    kind: SourceKindShape.optional().describe('of sources of this kind').meta({ value: 'KIND' }),
    direct: z.boolean().default(false).describe('wholly within quotation marks'),
    indirect: z.boolean().default(false).describe('without quotation marks'),
    nested: z.boolean().default(false).describe('said within said'),
    all: z.boolean().default(false).describe('thoughts, knowledge and wishes too, which nobody said'),
    rejected: z.boolean().default(false).describe('those that a person rejected too'),
    ...whichDocuments,
  }),
  output: AttributionRow,
  examples: [
    { case: 'examples', input: { case: 'examples.hearsay', direct: true }, shows: 'what stands in quotation marks', answer: '"manner":"direct"' },
    { case: 'examples', input: { case: 'examples.hearsay', kind: 'unnamed-person' }, shows: 'what unnamed persons said', answer: '"kind":"unnamed-person"' },
  ],
  table: attributionTable,
  async *run({ case: handle, document, source, kind, direct, indirect, nested, all, rejected, ...which }, context) {
    await using store = await context.openCase(handle, 'read')
    const [{ everyReview, readReviewed }, { sourceFilter }] = await Promise.all([import('../case-reading.ts'), import('../source-filter.ts')])
    const reviews = await everyReview(store)
    const isOf = source === undefined ? undefined : sourceFilter(source, reviews)
    const wanted = (row: Row): boolean =>
      (all || row.attitude === 'communication') &&
      (rejected || !row.rejected) &&
      (kind === undefined || row.kind === kind) &&
      (direct === indirect || (direct ? row.manner === 'direct' : row.manner === 'indirect')) &&
      (!nested || row.nestedIn !== null) &&
      (!isOf || isOf(row))
    const chosen = document === undefined ? store.documents(choiceOf(which)) : [await findDocument(store, document)]
    for await (const kept of chosen) {
      if (kept.removed?.purged || (document === undefined && !(await store.stages(kept.number)))) continue
      yield* attributionRows(await readReviewed(store, kept, reviews)).filter(wanted)
    }
  },
})
