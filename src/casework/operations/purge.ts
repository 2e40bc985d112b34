import { z } from 'zod'
import { HearsayError } from '../../model/error.ts'
import type { Store } from '../../store/store.ts'
import { aDocument, by, findDocument, theCase } from '../case-options.ts'
import { handleOf } from '../case-shapes.ts'
import { operation } from '../operation.ts'
import { why } from './remove.ts'

/** How often a page of a document, or a site of the whole case, was written while the case held it. */
async function exportsOf(store: Store, document: number): Promise<number> {
  let exports = 0
  let isHeld = false
  for await (const entry of store.log()) {
    if (entry.action === 'added' && entry.document === document) isHeld = true
    else if (isHeld && entry.action === 'exported' && (entry.document === null || entry.document === document)) exports++
  }
  return exports
}

/** Erases a document's bytes and text for good, wherever the file has them: the index, what reviews quote, free pages and the write-ahead log too. The log keeps that it was done, when and why. */
export const purge = operation({
  effect: 'write',
  input: z.object({
    case: theCase,
    document: aDocument.meta({ ...aDocument.meta(), positional: true }),
    why,
    yes: z.boolean().default(false).describe('do it: nothing brings it back'),
    by,
  }),
  output: z.object({ purged: z.int(), id: z.string(), why: z.string(), backups: z.array(z.string()).readonly(), exports: z.int() }).readonly(),
  examples: [
    {
      case: 'examples',
      input: { case: 'examples.hearsay', document: '2', why: 'order of the district court, 4 March', yes: true },
      shows: 'erase a document on a court’s order',
      answer: '"purged":2',
    },
  ],
  told({ purged, backups, exports }) {
    const done = `erased ${handleOf(purged)} for good: bytes, text, what was read in it and what reviews quote; the log keeps that, when and why`
    const copies = backups.length
      ? ['backups that may still hold it:', ...backups.map((place) => `  ${place}`)]
      : ['no backup of the case is known that was made while it held the document; copies made by other means are not known here']
    const times = exports === 1 ? 'once' : `${exports} times`
    const pages = exports ? [`a page of it, or a site of the case, was written ${times}: erase these too`] : []
    return [done, ...copies, ...pages].join('\n')
  },
  async *run({ case: handle, document, why: reason, yes, by: who }, context) {
    await using store = await context.openCase(handle, 'write', who)
    const { number, name, document: of, removed } = await findDocument(store, document)
    if (removed?.purged) throw new HearsayError('casework/removed', `${handleOf(number)} was erased already, on ${removed.at.slice(0, 10)}: ${removed.why}`)
    if (!yes) {
      const title = of.title === null ? '' : ` “${of.title}”,`
      throw new HearsayError('casework/not-confirmed', `this would erase ${handleOf(number)},${title} ${name}, for good`, {
        hint: 'nothing was done; to do it, say so: --yes',
      })
    }
    const exports = await exportsOf(store, number)
    const { backups } = await store.purge(number, reason)
    yield { purged: number, id: of.id, why: reason, backups, exports }
  },
})
