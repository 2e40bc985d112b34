import { z } from 'zod'
import { count } from '../../exchange/wording.ts'
import { HearsayError } from '../../model/error.ts'
import type { Table } from '../../model/table.ts'
import type { Store } from '../../store/store.ts'
import { theCase } from '../case-options.ts'
import type { Equal, Holds } from '../equal.ts'
import { type Context, operation } from '../operation.ts'
import { type Agreement, MEASURES, readWithin, Tally } from '../sample/agreement.ts'
import type { Share } from '../sample/interval.ts'
import { isMark, type Mark, readMark } from '../sample/marks.ts'
import { Draw } from '../sample/passages.ts'
import { HOW_TO_MARK, type MarkedPassage, readSheet, type ShownPassage, sheetOf } from '../sample/sheet.ts'

const ShareShape = z.object({ right: z.int(), among: z.int(), share: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }).readonly()
const AgreementShape = z.object({ measure: z.enum(MEASURES), precision: ShareShape, recall: ShareShape }).readonly()
export type AgreementHolds = Holds<Equal<z.output<typeof AgreementShape>, Agreement>>
const Told = z.object({ says: z.string() }).readonly()

const percent = (share: number | null): string => (share === null ? '–' : (share * 100).toFixed(0))
const shown = ({ right, among, share, low, high }: Share): string =>
  share === null ? 'nothing to count' : `${percent(share)} % (${percent(low)}–${percent(high)}), ${right} of ${among}`

const table: Table<Agreement> = {
  columns: [
    { name: 'measure', heading: 'Of the outermost attributions', look: 'strong', of: ({ measure }) => measure },
    { name: 'precision', heading: 'Precision (95 %)', of: ({ precision }) => precision.share, shown: ({ precision }) => shown(precision) },
    { name: 'precision_low', of: ({ precision }) => precision.low },
    { name: 'precision_high', of: ({ precision }) => precision.high },
    { name: 'read', of: ({ precision }) => precision.among },
    { name: 'recall', heading: 'Recall (95 %)', of: ({ recall }) => recall.share, shown: ({ recall }) => shown(recall) },
    { name: 'recall_low', of: ({ recall }) => recall.low },
    { name: 'recall_high', of: ({ recall }) => recall.high },
    { name: 'marked', of: ({ recall }) => recall.among },
  ],
  empty: 'nothing was marked',
}

/** How much was marked, in words. */
const markedWords = (passages: number, attributions: number): string =>
  `${count(passages, 'passage')} marked, ${count(attributions, 'attribution')} in ${passages === 1 ? 'it' : 'them'}`

/** Draws passages and gives each its words. */
async function draw(store: Store, most: number, seed: number): Promise<readonly ShownPassage[]> {
  const drawn = new Draw(most, seed)
  for await (const { kept, reading } of store.readings()) drawn.add(kept, reading.layers)
  const passages: ShownPassage[] = []
  for (const passage of drawn.passages()) passages.push({ ...passage, words: (await store.text(passage.document)).slice(passage.start, passage.end).trim() })
  return passages
}

/** Asks for the marks of one passage, line by line, until an empty line; null where the person stops. */
async function askFor({ words }: ShownPassage, which: string, ask: NonNullable<Context['ask']>): Promise<readonly Mark[] | null> {
  const marks: Mark[] = []
  let before = `\n${which}\n\n${words}\n\n`
  for (;;) {
    const line = await ask(`${before}source | cue | content (an empty line when done): `)
    if (line === null || line.trim() === 'q') return null
    if (!line.trim()) return marks
    const mark = readMark(words, line)
    if (mark === null) return marks
    if (isMark(mark)) marks.push(mark)
    before = isMark(mark) ? '' : `${mark.says}\n`
  }
}

/** Tallies marked passages against the readings that the case holds. Throws `casework/bad-sheet` where a passage is no longer in the case as it was. */
async function tallied(store: Store, marked: readonly MarkedPassage[]): Promise<Tally> {
  const tally = new Tally()
  for (const { document, start, end, words, marks } of marked) {
    const reading = await store.reading(document)
    const text = reading && (await store.text(document)).slice(start, end)
    if (!reading || text === undefined || text.replace(/\s+/gu, ' ').trim() !== words.replace(/\s+/gu, ' ').trim())
      throw new HearsayError('casework/bad-sheet', `the passage d${document}:${start}-${end} does not stand in this case`, {
        hint: 'mark a sheet that was drawn from this case',
      })
    const offset = start + text.length - text.trimStart().length
    const moved = marks.map(({ source, cue, content }): Mark => {
      const [s, c, t] = [source, cue, content].map((spans) => spans.map((span) => ({ start: span.start + offset, end: span.end + offset })))
      return { source: s, cue: c, content: t }
    })
    tally.add(readWithin(reading.layers.attributions, { start, end }), moved)
  }
  return tally
}

/** Checks the engine on one's own copy: passages are shown without their reading, a person marks them, and precision and recall are said with intervals. */
export const sample = operation({
  effect: 'write',
  input: z.object({
    case: theCase,
    number: z.coerce.number().int().min(1).max(10_000).default(50).describe('how many passages to draw').meta({ value: 'N', short: 'n' }),
    seed: z.coerce.number().int().min(0).default(1).describe('another seed draws other passages').meta({ value: 'SEED' }),
    sheet: z.string().optional().describe('write the passages to be marked in an editor').meta({ value: 'FILE' }),
    marked: z.string().optional().describe('score a sheet that was marked, or - for standard input').meta({ value: 'FILE' }),
  }),
  output: z.union([AgreementShape, Told]),
  table: table as Table<unknown> as Table<Agreement | z.output<typeof Told>>,
  told: (answer) => ('says' in answer ? answer.says : undefined),
  examples: [
    {
      input: { case: 'examples.hearsay', marked: '-' },
      case: 'examples',
      standardInput: '## 1 d1:0-10\n> A passage.\n\n- \n',
      shows: 'precision and recall by a sheet that a person has marked',
      answer: 'no passage of the sheet is marked yet',
    },
  ],
  async *run({ case: handle, number, seed, sheet, marked }, context) {
    await using store = await context.openCase(handle, 'write')
    if (sheet !== undefined) {
      const passages = await draw(store, number, seed)
      const place = await context.deliver(sheet, { name: 'sample', extension: 'md', content: sheetOf(passages, seed) })
      yield { says: `wrote ${place}: ${count(passages.length, 'passage')}. Mark them, then: hearsay sample ${handle} --marked ${place}` }
      return
    }
    let done: readonly MarkedPassage[]
    if (marked !== undefined) {
      const pieces: string[] = []
      for await (const input of context.inputs(marked)) pieces.push(new TextDecoder().decode(await input.bytes()))
      done = readSheet(pieces.join('\n'))
    } else {
      if (!context.ask)
        throw new HearsayError('casework/nobody-to-ask', 'a sample needs a person who marks it', {
          hint: 'write a sheet with --sheet FILE, and score it with --marked FILE',
        })
      const passages = await draw(store, number, seed)
      if (!passages.length) {
        yield { says: 'there is no passage to draw: the case holds no document in a language that is read' }
        return
      }
      const kept: MarkedPassage[] = []
      for (const [i, passage] of passages.entries()) {
        const head = i ? '' : `${HOW_TO_MARK}\nA line with q ends the sample; what was marked until then counts.\n\n`
        const marks = await askFor(passage, `${head}Passage ${i + 1} of ${passages.length}`, context.ask)
        if (marks === null) break
        kept.push({ ...passage, marks })
      }
      done = kept
    }
    if (!done.length) {
      yield { says: marked === undefined ? 'nothing was marked' : 'no passage of the sheet is marked yet' }
      return
    }
    const agreements = (await tallied(store, done)).agreements()
    yield* agreements
    yield {
      says: markedWords(
        done.length,
        done.reduce((sum, { marks }) => sum + marks.length, 0),
      ),
    }
    await store.write((writer) => writer.record('sampled', null, { passages: done.length, seed, agreements }))
  },
})
