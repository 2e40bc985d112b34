import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import type { Fault } from '../../model/case.ts'
import type { Table } from '../../model/table.ts'
import type { Store } from '../../store/store.ts'
import { theCase } from '../case-options.ts'
import { documentColumn, wordsColumn } from '../case-shapes.ts'
import type { Equal, Holds } from '../equal.ts'
import { operation } from '../operation.ts'

const FaultRow = z
  .object({
    kind: z.enum(['file', 'original', 'text', 'layer', 'source', 'review', 'log', 'document', 'index', 'span', 'job']),
    document: z.int().nullable(),
    name: z.string(),
    says: z.string(),
  })
  .readonly()
export type FaultHolds = Holds<Equal<z.output<typeof FaultRow>, Fault>>

const Answer = z.union([
  z.object({ checked: z.int(), of: z.int(), faults: z.int() }).readonly(),
  z.object({ sound: z.boolean(), documents: z.int(), faults: z.int() }).readonly(),
  FaultRow,
])
type Answer = z.output<typeof Answer>

const table: Table<z.output<typeof FaultRow>> = {
  columns: [
    { name: 'kind', heading: 'What', look: 'warning', of: ({ kind }) => kind },
    documentColumn(({ document }) => document),
    wordsColumn('name', 'Name', 16, ({ name }) => name, { lines: 3 }),
    wordsColumn('says', 'Is wrong', 20, ({ says }) => says, { lines: 4 }),
  ],
  empty: 'nothing was checked',
  status: (faults) => (faults ? 1 : 0),
}

/** How many documents a case holds; 0 where it is too damaged to tell, which the check then says itself. */
async function heldIn(store: Store): Promise<number> {
  try {
    const { documents, versions, removed } = await store.counts()
    return documents + versions + removed
  } catch {
    return 0
  }
}

/** Recomputes every digest of a case, the chain of its log, every span and the indexes, and names what is wrong. */
export const verify = operation({
  effect: 'read',
  input: z.object({ case: theCase }),
  output: Answer,
  examples: [{ case: 'examples', input: { case: 'examples.hearsay' }, shows: 'whether a case is sound', answer: '"sound":true' }],
  table: table as Table<Answer>,
  told(answer) {
    if (!('sound' in answer)) return undefined
    const { sound, documents, faults } = answer
    const held = `${documents} ${documents === 1 ? 'document' : 'documents'}`
    if (sound) return `sound: ${held}, every digest, span and index as it was kept`
    return `${faults} ${faults === 1 ? 'thing is' : 'things are'} wrong${documents ? ` among ${held}` : ''}`
  },
  async *run({ case: handle }, context) {
    await using store = await context.openCase(handle, 'check')
    const of = await heldIn(store)
    let faults = 0
    let tell: (checked: number) => void = () => undefined
    const reached = async (checked: number) => {
      tell(checked)
      await nextTurn()
    }
    const found = store.verify(reached)[Symbol.asyncIterator]()
    for (let next = found.next(); ; ) {
      const first = await Promise.race([next, new Promise<number>((resolve) => (tell = resolve))])
      if (typeof first === 'number') yield { checked: first, of, faults }
      else if (first.done) break
      else {
        faults++
        yield first.value
        next = found.next()
      }
    }
    yield { sound: faults === 0, documents: of, faults }
  },
})
