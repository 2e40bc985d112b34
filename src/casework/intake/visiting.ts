import type { Fetched, Fetcher } from '../../ingest/acquire/fetcher.ts'
import type { Known } from '../../ingest/reader.ts'
import type { Admission, KeptAddress } from '../../model/case.ts'
import type { CaseWriter, Store } from '../../store/store.ts'
import { failure } from '../failure.ts'
import type { Keeper } from './intake.ts'
import type { Report, Task } from './task.ts'

/** An address that is to be fetched, and what is known of what is there. */
export interface Visit {
  readonly address: string
  readonly known: Known
  /** What the person named, by which it was come across. */
  readonly handle: string
  /** Whether the person named the address itself: then its server is asked whether it has changed. One that a list names and the case holds is not asked again. */
  readonly asked: boolean
}

/** How a visit went: what was fetched, or why nothing was. */
export interface Visited {
  readonly address: string
  readonly fetched: Fetched | null
  readonly error: unknown
}

/** Fetches that go on at once; each host is asked one thing at a time all the same. */
const AT_ONCE = 8

export const isAddress = (handle: string): boolean => /^https?:\/\//i.test(handle)

/** An address as it may be shown and kept: in the one spelling of the URL standard, without name, password and fragment. */
export function plainAddress(address: string): string {
  if (!URL.canParse(address)) return address
  const url = new URL(address)
  url.username = url.password = url.hash = ''
  return url.href
}

/** Fetches addresses as tasks for readers, and keeps each raw exchange with the documents that came of it. */
export class Visiting implements Keeper {
  readonly #store: Store
  readonly #fetcher: Pick<Fetcher, 'fetch'>
  readonly #next: () => number
  readonly #stopping: AbortSignal
  readonly #visited: (visited: Visited) => void
  /** The last answers of the addresses that the case was fed from. */
  #answers: Map<string, KeptAddress> | undefined
  /** By task, what is kept once its documents are. */
  readonly #fetched = new Map<number, Fetched>()

  constructor(store: Store, fetcher: Pick<Fetcher, 'fetch'>, next: () => number, stopping: AbortSignal, visited: (visited: Visited) => void = () => {}) {
    this.#store = store
    this.#fetcher = fetcher
    this.#next = next
    this.#stopping = stopping
    this.#visited = visited
  }

  /** What comes of some addresses, as it comes; what has not changed and is no document is left out. */
  async *tasks(visits: Iterable<Visit>): AsyncGenerator<Task | Report> {
    const going = new Map<number, Promise<readonly [number, Task | Report | null]>>()
    const one = async () => {
      const [number, result] = await Promise.race(going.values())
      going.delete(number)
      return result
    }
    for (const visit of visits) {
      if (this.#stopping.aborted) return
      const number = this.#next()
      going.set(
        number,
        this.#visit(visit, number).then((result) => [number, result]),
      )
      const result = going.size < AT_ONCE ? null : await one()
      if (result) yield result
    }
    while (going.size) {
      const result = await one()
      if (result) yield result
    }
  }

  async #visit({ address, known, handle, asked }: Visit, number: number): Promise<Task | Report | null> {
    const path = plainAddress(address)
    try {
      const held = await this.#heldAt(path)
      if (held && !asked) return { task: number, path, place: 1, became: 'known', ...held }
      const since = asked ? await this.#answerOf(path) : undefined
      const conditions = since && { etag: since.etag, lastModified: since.lastModified, finalAddress: since.finalAddress, date: since.at }
      const fetched = await this.#fetcher.fetch(address, { ...conditions, signal: this.#stopping })
      this.#visited({ address: path, fetched, error: null })
      if (fetched.notModified) return held ? { task: number, path, place: 1, became: 'known', ...held } : null
      this.#fetched.set(number, fetched)
      return {
        number,
        path,
        document: null,
        file: null,
        bytes: fetched.bytes,
        size: fetched.bytes.length,
        name: fetched.finalAddress,
        walked: false,
        known: withFetched(known, fetched),
        handle,
      }
    } catch (error) {
      this.#visited({ address: path, fetched: null, error })
      return { task: number, path, place: 1, became: 'failed', failure: failure(error) }
    }
  }

  /** The document that the case holds under an address. */
  async #heldAt(path: string): Promise<{ readonly document: number; readonly title: string | null } | undefined> {
    const kept = await this.#store.find(path)
    return kept && (kept.name === path || kept.otherNames.includes(path)) ? { document: kept.number, title: kept.document.title } : undefined
  }

  /** The last answer of an address. */
  async #answerOf(path: string): Promise<KeptAddress | undefined> {
    if (!this.#answers) {
      const answers = new Map<string, KeptAddress>()
      for await (const answer of this.#store.addresses()) answers.set(answer.address, answer)
      this.#answers = answers
    }
    return this.#answers.get(path)
  }

  /** Keeps the exchange of a task that is done with: of one that was visited before, only where something new came. */
  keep(writer: CaseWriter, { number, path }: Task, came: readonly Admission[]): void {
    const fetched = this.#fetched.get(number)
    if (!fetched || (this.#answers?.has(path) && !came.some(({ became }) => became === 'new' || became === 'version'))) return
    writer.keepFetching({ ...answerIn(fetched, path), exchanges: fetched.exchanges, documents: came.map(({ document }) => document) })
  }

  forget({ number, path }: Task): void {
    const fetched = this.#fetched.get(number)
    if (fetched) this.#answers?.set(path, answerIn(fetched, path))
    this.#fetched.delete(number)
  }
}

const withFetched = (known: Known, { finalAddress, date, contentType }: Fetched): Known => ({
  ...known,
  url: finalAddress,
  captured: date,
  ...(contentType === null ? {} : { contentType }),
})

const answerIn = ({ finalAddress, date, status, etag, lastModified }: Fetched, address: string): KeptAddress => ({
  address,
  finalAddress,
  at: date,
  status,
  etag,
  lastModified,
})
