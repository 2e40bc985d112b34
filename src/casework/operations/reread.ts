import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { by, theCase } from '../case-options.ts'
import type { Equal, Holds } from '../equal.ts'
import type { Reread } from '../intake/rereading.ts'
import { crewOptions, limitsOf } from '../intake-options.ts'
import { ProgressShape } from '../intake-schema.ts'
import { operation } from '../operation.ts'
import { FailureShape } from '../outcome-schema.ts'
import { howToRead } from '../reading-options.ts'
import { Span } from '../reading-schema.ts'

const DifferenceShape = z
  .object({
    layers: z.array(z.object({ layer: z.string(), gone: z.int(), new: z.int(), changed: z.int() }).readonly()).readonly(),
    attributions: z.array(z.object({ became: z.enum(['gone', 'new', 'changed']), span: Span, says: z.string(), words: z.string() }).readonly()).readonly(),
  })
  .readonly()

const OutcomeShape = z.union([
  z
    .object({ document: z.int().min(1), path: z.string(), title: z.string().nullable(), stale: z.array(z.string()).readonly(), difference: DifferenceShape.nullable() })
    .readonly(),
  z.object({ path: z.string(), failure: FailureShape }).readonly(),
  z.object({ progress: ProgressShape }).readonly(),
])

export type OutcomeHolds = Holds<Equal<z.output<typeof OutcomeShape>, Reread>>

/** Reads anew what an earlier engine, other weights or other guides read, and says what differs. Documents whose layers are all as today's engine makes them are passed over. */
export const reread = operation({
  effect: 'write',
  stoppable: true,
  input: z.object({ case: theCase, ...crewOptions, rules: howToRead.rules, guide: howToRead.guide, by }),
  output: OutcomeShape,
  examples: [
    { case: 'examples', input: { case: 'examples.hearsay', rules: true }, shows: 'a reading by other rules than before, and what differs', answer: '"stale":["' },
  ],
  async *run({ case: handle, rules, guide, by, jobs, ...options }, context) {
    const [{ Rereading }, { digestsOfToday }, { readGuides }] = await Promise.all([import('../intake/rereading.ts'), import('../today.ts'), import('../guides.ts')])
    const guides = await readGuides(guide)
    await using store = await context.openCase(handle, 'write', by)
    const today = await digestsOfToday({ rules, guides })
    const job = await store.write((writer) => writer.beginJob('reread'))
    yield* new Rereading(store, job, { today, rules, guides, limits: limitsOf(options), jobs: jobs ?? availableParallelism(), stopping: context.stopping }).run()
    if (!context.stopping.aborted) await store.write((writer) => writer.endJob(job))
  },
})
