import { z } from 'zod'
import { by, theCase } from '../case-options.ts'
import { operation } from '../operation.ts'

/** Makes an empty case; one that is there stays as it is. */
export const newCase = operation({
  effect: 'write',
  input: z.object({ case: theCase, by }),
  output: z.object({ case: z.string(), created: z.string() }).readonly(),
  told: ({ case: path }) => `${path} is an empty case; hearsay add ${path} FILE takes a report in`,
  examples: [{ input: { case: 'bridge.hearsay' }, shows: 'an empty case', answer: '"case":"bridge.hearsay"' }],
  async *run({ case: handle, by }, context) {
    await using store = await context.openCase(handle, 'create', by)
    for await (const { at } of store.log()) {
      yield { case: handle, created: at }
      return
    }
  },
})
