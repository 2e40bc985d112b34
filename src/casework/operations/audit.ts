import { z } from 'zod'
import type { Table } from '../../model/table.ts'
import { Audit, GROUPINGS, type Line, QUESTIONS } from '../audit/questions.ts'
import { theCase, whichDocuments } from '../case-options.ts'
import type { Equal, Holds } from '../equal.ts'
import { operation } from '../operation.ts'
import { Span } from '../reading-schema.ts'

const LineShape = z
  .object({
    question: z.enum(QUESTIONS),
    what: z.string(),
    document: z.int().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    count: z.int(),
    among: z.int(),
    of: z.enum(['stories', 'statements']),
    because: z.string(),
    places: z.array(z.object({ document: z.int(), spans: z.array(Span).readonly() }).readonly()).readonly(),
  })
  .readonly()
export type LineHolds = Holds<Equal<z.output<typeof LineShape>, Line>>

const Told = z.object({ stories: z.int(), unread: z.int() }).readonly()

/** Where a number comes from, as a person finds it again: `d3:120-180`. */
const placesOf = ({ places }: Line): string[] =>
  places.flatMap(({ document, spans }) => (spans.length ? spans.map(({ start, end }) => `d${document}:${start}-${end}`) : [`d${document}`]))

/** The first of them, and how many more there are. */
function firstPlace(line: Line): string {
  const [first = '', ...more] = placesOf(line)
  return more.length ? `${first} +${more.length}` : first
}

const ONE = { stories: 'story', statements: 'statement' } as const

const table: Table<z.output<typeof LineShape>> = {
  columns: [
    { name: 'question', of: ({ question }) => question },
    { name: 'what', heading: 'What', least: 16, lines: 2, look: 'strong', of: ({ what }) => what },
    { name: 'document', heading: 'Doc', align: 'right', of: ({ document }) => document, shown: ({ document }) => (document === null ? '' : `d${document}`) },
    { name: 'outlet', heading: 'Outlet', least: 8, of: ({ outlet }) => outlet },
    { name: 'published', heading: 'Published', of: ({ published }) => published, shown: ({ published }) => published?.slice(0, 10) ?? '' },
    { name: 'count', heading: 'Number', align: 'right', of: ({ count }) => count },
    { name: 'among', heading: 'Among', align: 'right', of: ({ among }) => among, shown: ({ among, of }) => `${among} ${among === 1 ? ONE[of] : of}` },
    {
      name: 'percent',
      heading: '%',
      align: 'right',
      of: ({ count, among }) => (among ? Math.round((count / among) * 1000) / 10 : null),
      shown: ({ count, among, document }) => (document === null && among ? ((count / among) * 100).toFixed(1) : ''),
    },
    { name: 'because', heading: 'Because', least: 12, lines: 2, of: ({ because }) => because },
    { name: 'places', heading: 'Where', look: 'faint', of: (line) => placesOf(line).join(' '), shown: firstPlace },
  ],
  empty: 'no story of this case answers to it',
}

/** Answers a desk's questions over the stories of a case: what rests on one source, on unnamed sources, on agencies. Issuers' own texts, earlier versions and removed documents are no stories. */
export const audit = operation({
  effect: 'read',
  input: z.object({
    case: theCase,
    question: z
      .enum(QUESTIONS)
      .optional()
      .describe(
        'single-source or unnamed-only (stories resting on these), anonymous (share of statements of unnamed sources), agencies (depended on); none: how many each finds',
      )
      .meta({ value: 'QUESTION', positional: true }),
    by: z.enum(GROUPINGS).default('outlet').describe('what anonymous statements are counted by').meta({ value: 'GROUPING' }),
    outlet: whichDocuments.outlet,
    from: whichDocuments.from,
    to: whichDocuments.to,
  }),
  output: z.union([LineShape, Told]),
  table: table as Table<unknown> as Table<z.output<typeof LineShape> | z.output<typeof Told>>,
  told: (answer) => {
    if ('question' in answer) return undefined
    const left = answer.unread ? `; ${answer.unread} more in languages that are not read` : ''
    return `among ${answer.stories} ${answer.stories === 1 ? 'story' : 'stories'} read${left}`
  },
  examples: [
    { input: { case: 'examples.hearsay' }, case: 'examples', shows: 'how many stories each question finds', answer: '"what":"stories resting on one source"' },
    {
      input: { case: 'examples.hearsay', question: 'anonymous', by: 'week' },
      case: 'examples',
      shows: 'the share of statements of unnamed sources, week by week',
      answer: '"of":"statements"',
    },
  ],
  async *run({ case: handle, question, by, outlet, from, to }, context) {
    await using store = await context.openCase(handle, 'read')
    const found = new Audit(by)
    for await (const { kept, reading } of store.readings({ outlet, from, to, issued: false })) {
      if (context.stopping.aborted) return
      found.add(kept, reading.layers)
    }
    yield* question ? found.answer(question) : found.overview()
    yield { stories: found.stories, unread: found.unread }
  },
})
