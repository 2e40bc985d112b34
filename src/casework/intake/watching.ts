import type { Fetcher } from '../../ingest/acquire/fetcher.ts'
import { afterVisit, dueAt, type Pace, type Watched, watch } from '../../ingest/acquire/schedule.ts'
import { HearsayError } from '../../model/error.ts'
import type { Store } from '../../store/store.ts'
import type { Mission } from './crew.ts'
import { followed } from './following.ts'
import { Intake, type Outcome } from './intake.ts'
import { numbering } from './tasks.ts'
import { plainAddress, type Visited, Visiting } from './visiting.ts'

/** What is watched, and how. */
export interface WatchOrders {
  readonly addresses: readonly string[]
  readonly pace: Pace | undefined
  readonly follow: boolean
  readonly offline: boolean
}

/** The least milliseconds from one round to the next, and the most: a machine's clock may be set meanwhile. */
const LEAST_WAIT = 1000
const MOST_WAIT = 3_600_000

const numberIn = (error: unknown, name: string): number | null => {
  const value = error instanceof HearsayError ? error.details[name] : null
  return typeof value === 'number' ? value : null
}

/** Visits addresses round by round, each when it is due, and takes in what is new. */
export class Watching {
  readonly #mission: Omit<Mission, 'tasks'>
  readonly #orders: WatchOrders
  readonly #intake: Intake
  readonly #visiting: Visiting
  /** By plain address, with the address as it was given. */
  readonly #watched = new Map<string, { readonly given: string; readonly watched: Watched }>()
  readonly #visits = new Map<string, Visited>()

  constructor(store: Store, job: number, fetcher: Pick<Fetcher, 'fetch'>, mission: Omit<Mission, 'tasks'>, orders: WatchOrders) {
    this.#mission = mission
    this.#orders = orders
    this.#visiting = new Visiting(store, fetcher, numbering(), mission.stopping, (visited) => this.#visits.set(visited.address, visited))
    this.#intake = new Intake(store, job, this.#visiting, orders.follow)
    for (const given of orders.addresses) this.#watched.set(plainAddress(given), { given, watched: watch(plainAddress(given), new Date(), orders.pace) })
  }

  get known(): number {
    return this.#intake.known
  }

  get #schedule(): Watched[] {
    return [...this.#watched.values()].map(({ watched }) => watched)
  }

  /** Visits what is due. */
  async *round(): AsyncGenerator<Outcome> {
    const { due } = dueAt(this.#schedule, new Date())
    const visits = due.flatMap(({ address }) => {
      const one = this.#watched.get(address)
      return one ? [{ address: one.given, known: {}, handle: address, asked: true }] : []
    })
    const came = new Map<string, number>()
    for await (const outcome of followed(this.#intake, this.#visiting, this.#mission, visits, this.#orders.offline)) {
      yield outcome
      if (!('became' in outcome) || outcome.became === 'known') continue
      const address = outcome.path.replace(/#\d+$/, '')
      came.set(address, (came.get(address) ?? 0) + 1)
    }
    for (const { address } of due) this.#note(address, came.get(address) ?? 0)
    this.#visits.clear()
  }

  #note(address: string, came: number): void {
    const one = this.#watched.get(address)
    const visited = this.#visits.get(address)
    if (!one || !visited) return
    const { fetched, error } = visited
    const visit = {
      at: new Date(),
      came: fetched ? came : null,
      gone: numberIn(error, 'status') === 410,
      freshFor: fetched?.freshFor ?? null,
      retryAfter: numberIn(error, 'retryAfter'),
    }
    this.#watched.set(address, { ...one, watched: afterVisit(one.watched, visit, Math.random(), this.#orders.pace) })
  }

  /** Milliseconds until the next is due; null where nothing is left to watch. */
  wait(): number | null {
    const { due, wait } = dueAt(this.#schedule, new Date())
    if (due.length) return LEAST_WAIT
    return wait === null ? null : Math.min(MOST_WAIT, Math.max(LEAST_WAIT, wait))
  }
}
