import { HearsayError } from '../../model/error.ts'
import { orAborted } from './waiting.ts'

/** Clock and sleep, lent. */
export interface Clock {
  readonly now: () => Date
  readonly sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
}

/** Who may ask which host when: one at a time, with a rest between; hosts do not wait for each other. */
export interface Turns {
  /** Does the work when the host's turn has come, and lets the host rest `pause` milliseconds afterwards. Throws `ingest/http-status` where the host's rest is longer than anybody waits. */
  take<Result>(host: string, pause: number, signal: AbortSignal, work: () => Promise<Result>): Promise<Result>
  /** Lets a host rest so many milliseconds from now, if its rest is not longer already. */
  rest(host: string, milliseconds: number): void
  /** The hosts that rest for a while yet, and until when (milliseconds of the clock). */
  rests(): { readonly host: string; readonly until: number }[]
}

/** The longest that a fetch waits for a host that asked to be left alone; past it the fetch fails, and says until when. */
export const LONGEST_WAIT = 120_000
const MOST_HOSTS = 2_000

/** Opens the book of turns, `rests` being hosts that rest already. */
export function openTurns({ now, sleep }: Clock, rests: readonly { readonly host: string; readonly until: number }[] = []): Turns {
  /** The last in each host's queue. */
  const queues = new Map<string, Promise<unknown>>()
  /** From when and how long each host rests: a clock set back can then not make it rest for years. */
  const resting = new Map<string, { readonly from: number; readonly length: number }>()

  const left = (host: string): number => {
    const rest = resting.get(host)
    return rest ? Math.min(rest.length, Math.max(0, rest.length - (now().getTime() - rest.from))) : 0
  }
  const rest = (host: string, milliseconds: number) => {
    if (milliseconds <= left(host)) return
    resting.delete(host)
    resting.set(host, { from: now().getTime(), length: milliseconds })
    if (resting.size > MOST_HOSTS) for (const one of [...resting.keys()].filter((name) => left(name) === 0)) resting.delete(one)
  }
  for (const { host, until } of rests) rest(host, until - now().getTime())

  return {
    rest,
    rests: () => [...resting.keys()].map((host) => ({ host, until: now().getTime() + left(host) })).filter(({ until }) => until > now().getTime()),
    take(host, pause, signal, work) {
      const before = queues.get(host) ?? Promise.resolve()
      const mine = orAborted(before, signal).then(async () => {
        const wait = left(host)
        if (wait > LONGEST_WAIT) throw restsTooLong(host, wait, now())
        if (wait > 0) await sleep(wait, signal)
        try {
          return await work()
        } finally {
          rest(host, pause)
        }
      })
      // Whoever gives up while waiting lets nobody past those who were there before.
      const settled = Promise.allSettled([before, mine]).then(() => {})
      queues.set(host, settled)
      settled.then(() => {
        if (queues.get(host) === settled) queues.delete(host)
      })
      return mine
    },
  }
}

const restsTooLong = (host: string, wait: number, now: Date) =>
  new HearsayError('ingest/http-status', `${host} asked not to be asked again before ${new Date(now.getTime() + wait).toISOString()}`, {
    hint: 'Do so; the same command goes on from here.',
    details: { status: 503, retryAfter: Math.ceil(wait / 1000) },
  })
