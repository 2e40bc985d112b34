import { z } from 'zod'
import { HearsayError } from '../../model/error.ts'
import { visibleLine } from '../../model/visible.ts'
import { aDocument, by, findDocument, theCase } from '../case-options.ts'
import { handleOf } from '../case-shapes.ts'
import { operation } from '../operation.ts'

/** Why, in words that the log keeps. */
export const why = z.string().trim().min(1).describe('why: kept in the log').meta({ value: 'TEXT' })

/** Takes a document out of a case by a recorded decision: it counts nowhere any more, and its bytes, text and digest stay. */
export const remove = operation({
  effect: 'write',
  input: z.object({ case: theCase, document: aDocument.meta({ ...aDocument.meta(), positional: true }), why, by }),
  output: z.object({ removed: z.int(), name: z.string(), id: z.string(), why: z.string() }).readonly(),
  examples: [
    { case: 'examples', input: { case: 'examples.hearsay', document: '2', why: 'added twice by mistake' }, shows: 'take a document out', answer: '"removed":2' },
  ],
  told: ({ removed, name }) =>
    `removed ${handleOf(removed)} (${visibleLine(name)}): it counts nowhere any more; its bytes and text are still kept, and hearsay purge erases them`,
  async *run({ case: handle, document, why: reason, by: who }, context) {
    await using store = await context.openCase(handle, 'write', who)
    const { number, name, removed, document: of } = await findDocument(store, document)
    if (removed)
      throw new HearsayError(
        'casework/removed',
        `${handleOf(number)} was ${removed.purged ? 'erased' : 'removed'} already, on ${removed.at.slice(0, 10)}: ${removed.why}`,
      )
    await store.write((writer) => writer.remove(number, reason))
    yield { removed: number, name, id: of.id, why: reason }
  },
})
