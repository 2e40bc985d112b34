import { z } from 'zod'
import { by, theCase } from '../case-options.ts'
import { operation } from '../operation.ts'

/** Copies a case while it may be in use: the copy is whole, a case of its own, and the case remembers where it is. */
export const backup = operation({
  effect: 'local-only',
  input: z.object({ case: theCase, target: z.string().min(1).describe('the file to be made; nothing is written over').meta({ value: 'TARGET', positional: true }), by }),
  output: z.object({ backup: z.string() }).readonly(),
  examples: [{ case: 'examples', input: { case: 'examples.hearsay', target: 'copy.hearsay' }, shows: 'keep a copy', answer: '"backup":"copy.hearsay"' }],
  told: ({ backup: target }) => `copied to ${target}`,
  async *run({ case: handle, target, by: who }, context) {
    await using store = await context.openCase(handle, 'write', who)
    await store.backup(context.place(target))
    yield { backup: target }
  },
})
