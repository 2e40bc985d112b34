import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { HearsayError } from '../../model/error.ts'
import type { Store } from '../../store/store.ts'
import { by, theCase } from '../case-options.ts'
import { crewOptions, limitsOf, networkOptions } from '../intake-options.ts'
import { OutcomeShape } from '../intake-schema.ts'
import { operation } from '../operation.ts'
import { howToRead } from '../reading-options.ts'

const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** A stretch of time as a person writes it, in milliseconds. */
const millisecondsOf = (duration: string): number => Number(duration.slice(0, -1)) * UNITS[duration.slice(-1) as keyof typeof UNITS]

/** The addresses that calls of `add` and `watch` named: those are watched, and not each article to which a feed led. */
async function askedFor(store: Store): Promise<string[]> {
  const addresses = new Set<string>()
  for await (const { command } of store.jobs()) {
    const [verb, ...words] = command.split(' ')
    if (verb === 'add' || verb === 'watch') for (const word of words) if (/^https?:\/\//.test(word)) addresses.add(word)
  }
  return [...addresses]
}

/** Asks the feeds and pages that were added from addresses again and again, and takes in what is new. Each finds its own pace, faster where there is news. */
export const watch = operation({
  effect: 'write',
  stoppable: true,
  input: z.object({
    case: theCase,
    addresses: z
      .array(z.url('is no address'))
      .default([])
      .describe('what to watch; else every address that was added or watched')
      .meta({ value: 'ADDRESS', positional: true }),
    every: z
      .string()
      .regex(/^\d+(\.\d+)?[smhd]$/, 'is no length of time: write 30m, 6h or 1d')
      .optional()
      .describe('ask each as often as this; else from every ten minutes to every six hours, as there is news')
      .meta({ value: 'DURATION' }),
    once: z.boolean().default(false).describe('ask each once, and end'),
    follow: z.boolean().default(false).describe('fetch the page behind each new entry of a feed too'),
    ...crewOptions,
    ...networkOptions,
    rules: howToRead.rules,
    guide: howToRead.guide,
    by,
  }),
  output: OutcomeShape,
  examples: [
    {
      input: { case: 'examples.hearsay', addresses: ['https://news.example/feed.xml'], once: true, offline: true },
      case: 'examples',
      shows: 'a visit of one feed, here without a network',
      answer: '"code":"ingest/offline"',
    },
  ],
  async *run({ case: handle, addresses, every, once, by, ...options }, context) {
    const [{ Watching }, { readGuides }, { LazyFetcher }, { plainAddress }] = await Promise.all([
      import('../intake/watching.ts'),
      import('../guides.ts'),
      import('../intake/network.ts'),
      import('../intake/visiting.ts'),
    ])
    const guides = await readGuides(options.guide)
    await using store = await context.openCase(handle, 'write', by)
    const watched = addresses.length ? addresses : await askedFor(store)
    if (!watched.length)
      throw new HearsayError('casework/nothing-to-watch', `no address was added to ${handle} or watched yet`, { hint: `hearsay watch ${handle} ADDRESS` })
    await using fetcher = new LazyFetcher(options)
    const mission = {
      orders: { place: store.place, given: {}, issued: false, read: true, rules: options.rules, profile: 'fast' as const, guides },
      limits: limitsOf(options),
      jobs: options.jobs ?? availableParallelism(),
      stopping: context.stopping,
    }
    const milliseconds = every === undefined ? undefined : millisecondsOf(every)
    const pace = milliseconds === undefined ? undefined : { min: milliseconds, max: milliseconds }
    const job = await store.write((writer) => writer.beginJob(['watch', ...addresses.map(plainAddress)].join(' ')))
    const watching = new Watching(store, job, fetcher, mission, { addresses: watched, pace, follow: options.follow, offline: options.offline })
    for (;;) {
      yield* watching.round()
      const wait = once ? null : watching.wait()
      if (wait === null || context.stopping.aborted) break
      await sleep(wait, undefined, { signal: context.stopping }).catch(() => undefined)
      if (context.stopping.aborted) break
    }
    await store.write((writer) => writer.endJob(job, watching.known))
  },
})
