import { z } from 'zod'
import { bytesShown } from '../amounts.ts'
import { by, theCase } from '../case-options.ts'
import { operation } from '../operation.ts'

/** Writes the file of a case anew, without the room that removed and replaced things left. */
export const compact = operation({
  effect: 'write',
  input: z.object({ case: theCase, by }),
  output: z.object({ before: z.int(), after: z.int() }).readonly(),
  examples: [{ case: 'examples', input: { case: 'examples.hearsay' }, shows: 'give room back', answer: '"after":' }],
  told: ({ before, after }) => `${bytesShown(before)} before, ${bytesShown(after)} now`,
  async *run({ case: handle, by: who }, context) {
    await using store = await context.openCase(handle, 'write', who)
    yield await store.compact()
  },
})
