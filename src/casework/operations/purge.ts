import { z } from 'zod'
import { HearsayError } from '../../model/error.ts'
import { aDocument, by, findDocument, theCase } from '../case-options.ts'
import { handleOf } from '../case-shapes.ts'
import { operation } from '../operation.ts'
import { why } from './remove.ts'

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
  output: z.object({ purged: z.int(), id: z.string(), why: z.string(), backups: z.array(z.string()).readonly() }).readonly(),
  examples: [
    {
      case: 'examples',
      input: { case: 'examples.hearsay', document: '2', why: 'order of the district court, 4 March', yes: true },
      shows: 'erase a document on a court’s order',
      answer: '"purged":2',
    },
  ],
  told({ purged, backups }) {
    const done = `erased ${handleOf(purged)} for good: bytes, text, what was read in it and what reviews quote; the log keeps that, when and why`
    if (!backups.length) return `${done}\nno backup of the case is known that was made while it held the document; copies made by other means are not known here`
    return [done, 'backups that may still hold it:', ...backups.map((place) => `  ${place}`)].join('\n')
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
    const { backups } = await store.purge(number, reason)
    yield { purged: number, id: of.id, why: reason, backups }
  },
})
