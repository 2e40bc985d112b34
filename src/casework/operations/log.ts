import { z } from 'zod'
import { LOG_ACTIONS, type LogEntry } from '../../model/case.ts'
import type { Table } from '../../model/table.ts'
import { findDocument, theCase } from '../case-options.ts'
import { documentColumn, hiddenColumn, wordsColumn } from '../case-shapes.ts'
import type { Equal, Holds } from '../equal.ts'
import { operation } from '../operation.ts'

const Entry = z
  .object({
    number: z.int().min(1),
    at: z.string(),
    by: z.string(),
    action: z.enum(LOG_ACTIONS),
    document: z.int().nullable(),
    what: z.record(z.string(), z.unknown()).readonly(),
    before: z.string(),
    digest: z.string(),
  })
  .readonly()
type Entry = z.output<typeof Entry>
export type EntryHolds = Holds<Equal<Entry, LogEntry>>

/** Enough of a digest to tell it from others by eye. */
const shortened = (value: string): string => (/^(sha256:)?[0-9a-f]{32,}$/.test(value) ? `${value.replace('sha256:', '').slice(0, 12)}…` : value)

/** A value in a few words. Of digests by number, as an erasure leaves them, the numbers: `jobs 1 4`. */
function valueTold(value: unknown): string {
  if (typeof value === 'string') return shortened(value)
  if (Array.isArray(value)) return value.every((one) => typeof one === 'object') ? String(value.length) : value.join(' ')
  return typeof value === 'object' && value !== null ? Object.keys(value).join(' ') : JSON.stringify(value)
}

/** What an entry holds, as a person reads it: first what was decided, last digests; what is empty is left out. */
function told({ what }: Entry): string {
  const isDigest = (value: unknown) => typeof value === 'string' && shortened(value) !== value
  const facts = Object.entries(what).filter(([, value]) => value !== null && JSON.stringify(value) !== '{}' && JSON.stringify(value) !== '[]')
  return facts
    .toSorted(([a, one], [b, other]) => Number(b === 'why') - Number(a === 'why') || Number(isDigest(one)) - Number(isDigest(other)))
    .map(([name, value]) => `${name} ${valueTold(value)}`)
    .join(', ')
}

const table: Table<Entry> = {
  columns: [
    { name: 'number', heading: '#', align: 'right', of: ({ number }) => number },
    { name: 'at', heading: 'When (UTC)', of: ({ at }) => at, shown: ({ at }) => at.slice(0, 19).replace('T', ' ') },
    wordsColumn('by', 'By', 6, ({ by }) => by),
    { name: 'action', heading: 'What', of: ({ action }) => action },
    documentColumn(({ document }) => document),
    wordsColumn('what', 'Of it', 16, ({ what }) => JSON.stringify(what), { shown: told, lines: 2 }),
    hiddenColumn('before', ({ before }) => before),
    hiddenColumn('digest', ({ digest }) => digest),
  ],
  empty: 'no entry of the log is of this kind',
}

/** Everything that happened to a case, oldest first: each entry carries the digest of the one before. */
export const log = operation({
  effect: 'read',
  input: z.object({
    case: theCase,
    action: z.enum(LOG_ACTIONS).optional().describe('entries of this kind alone').meta({ value: 'ACTION' }),
    document: z.string().min(1).optional().describe('entries of this document alone').meta({ value: 'DOCUMENT' }),
    last: z.int().min(1).optional().describe('the last so many').meta({ value: 'N', short: 'n' }),
  }),
  output: Entry,
  examples: [
    { case: 'examples', input: { case: 'examples.hearsay', document: '2' }, shows: 'what happened to a document', answer: '"action":"added"' },
    { case: 'examples', input: { case: 'examples.hearsay', last: 1 }, shows: 'what happened last', answer: '"digest":' },
  ],
  table,
  async *run({ case: handle, action, document, last }, context) {
    await using store = await context.openCase(handle, 'read')
    const number = document === undefined ? undefined : (await findDocument(store, document)).number
    const held: Entry[] = []
    for await (const entry of store.log()) {
      if ((action !== undefined && entry.action !== action) || (number !== undefined && entry.document !== number)) continue
      if (last === undefined) yield entry
      else if (held.push(entry) > last) held.shift()
    }
    yield* held
  },
})
