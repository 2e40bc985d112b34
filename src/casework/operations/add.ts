import { availableParallelism } from 'node:os'
import { z } from 'zod'
import { HearsayError } from '../../model/error.ts'
import type { Store } from '../../store/store.ts'
import { by, theCase } from '../case-options.ts'
import { followed } from '../intake/following.ts'
import { crewOptions, limitsOf, networkOptions } from '../intake-options.ts'

import { OutcomeShape } from '../intake-schema.ts'
import { type Context, operation } from '../operation.ts'
import { given, howToRead, whatIsKnown } from '../reading-options.ts'

/** The case behind a handle, made where there is none. */
async function openOrMake(context: Context, handle: string, by: string | undefined): Promise<Store> {
  try {
    return await context.openCase(handle, 'write', by)
  } catch (error) {
    if (!(error instanceof HearsayError) || error.code !== 'store/no-case') throw error
  }
  try {
    return await context.openCase(handle, 'create', by)
  } catch (error) {
    // Another call made it just now.
    if (!(error instanceof HearsayError) || error.code !== 'store/exists') throw error
    return context.openCase(handle, 'write', by)
  }
}

/** Takes reports into a case and reads them. What is there already is passed over, so that the same call again goes on where one was cut off. */
export const add = operation({
  effect: 'write',
  stoppable: true,
  input: z.object({
    case: theCase,
    inputs: z.array(z.string()).min(1).describe('files, folders, addresses (https://…), or - for standard input').meta({ value: 'INPUT', positional: true }),
    ...crewOptions,
    ...networkOptions,
    profile: z.enum(['default', 'fast']).default('fast').describe('how to read (fast is the only way there is so far)').meta({ value: 'PROFILE' }),
    issued: z.boolean().default(false).describe("they are an issuer's own texts, to compare reports with"),
    follow: z.boolean().default(false).describe('fetch the page behind each entry of a feed too'),
    unread: z.boolean().default(false).describe('keep them without reading them; reread reads them later'),
    rules: howToRead.rules,
    guide: howToRead.guide,
    ...whatIsKnown,
    by,
  }),
  output: OutcomeShape,
  examples: [
    {
      input: { case: 'harbor.hearsay', inputs: ['-'], outlet: 'The Harbour Post' },
      standardInput: 'Ferry stays in port\n\nThe ferry would not sail before Friday, harbour master Ines Calder said on Tuesday.\n',
      shows: 'a text that was pasted in; the case is made where there is none',
      answer: '"became":"new"',
    },
  ],
  async *run({ case: handle, inputs, by, ...options }, context) {
    const [{ Intake }, { numbering, tallyOf, tasksOf }, { readGuides }, { isAddress, plainAddress, Visiting }, { LazyFetcher }] = await Promise.all([
      import('../intake/intake.ts'),
      import('../intake/tasks.ts'),
      import('../guides.ts'),
      import('../intake/visiting.ts'),
      import('../intake/network.ts'),
    ])
    const { stopping } = context
    const guides = await readGuides(options.guide)
    const [files, addresses] = [inputs.filter((input) => !isAddress(input)), inputs.filter(isAddress)]
    await using store = await openOrMake(context, handle, by)
    await using fetcher = new LazyFetcher(options)
    const next = numbering()
    const visiting = new Visiting(store, fetcher, next, stopping)
    const job = await store.write((writer) => writer.beginJob(['add', ...inputs.map(plainAddress)].join(' ')))
    const intake = new Intake(store, job, visiting, options.follow)
    const mission = {
      orders: { place: store.place, given: given(options), issued: options.issued, read: !options.unread, rules: options.rules, profile: options.profile, guides },
      limits: limitsOf(options),
      jobs: options.jobs ?? availableParallelism(),
      stopping,
    }
    if (files.length) yield* intake.takeIn({ ...mission, tasks: tasksOf(files, context.inputs, next) }, tallyOf(files, context.inputs, stopping))
    const visits = addresses.map((address) => ({ address, known: {}, handle: address, asked: true }))
    yield* followed(intake, visiting, mission, visits, options.offline)
    if (!stopping.aborted) await store.write((writer) => writer.endJob(job, intake.known))
  },
})
