import type { Known } from '../../ingest/reader.ts'
import type { Admission } from '../../model/case.ts'
import type { CaseWriter, Store } from '../../store/store.ts'
import { type Failure, failure } from '../failure.ts'
import { LeftOut } from '../left-out.ts'
import { Crew, type Mission, type News } from './crew.ts'
import type { Report, Task } from './task.ts'
import type { Tally } from './tasks.ts'
import { keepTogether } from './transactions.ts'

/** How far a call has come. */
export interface Progress {
  /** Inputs that are done with, and bytes of them. */
  readonly inputs: number
  readonly bytes: number
  readonly documents: number
  readonly failed: number
  /** How much there is in all; null while that is being counted. */
  readonly of: { readonly inputs: number; readonly bytes: number } | null
}

/** What became of something that was to be taken in; what is told of a document is on the disk. */
export type Outcome =
  | { readonly path: string; readonly document: number; readonly became: Admission['became']; readonly title: string | null }
  | { readonly path: string; readonly failure: Failure }
  | { readonly path: string; readonly skipped: string }
  | { readonly progress: Progress }

/** An address that an input names and does not hold. */
export interface Named {
  readonly address: string
  readonly known: Known
  readonly handle: string
}

/** Whoever has something to keep of an input besides its documents. */
export interface Keeper {
  /** Within the transaction that ends the input, which may yet be undone: with what became of each of its documents. */
  keep(writer: CaseWriter, task: Task, came: readonly Admission[]): void
  /** After it. */
  forget(task: Task): void
}

/** Things left out that are told one by one: of a folder, of an archive. */
const FEW_FILES = 12
const FEW_MEMBERS = 3

/** What a piece of news came to once it was kept. */
interface Settled {
  readonly news: News
  readonly outcome?: Outcome
  /** The document that it is about. */
  readonly came?: Admission
}

/** Takes documents in: what the readers report is kept a batch at a time, one transaction each, and told when it is kept. */
export class Intake {
  readonly #store: Store
  readonly #job: number
  readonly #keeper: Keeper | undefined
  readonly #follow: boolean
  /** By input, the documents that came of it so far. */
  readonly #came = new Map<number, Admission[]>()
  /** What was left out, of each archive and of what each handle leads to. */
  readonly #members = new Map<number, LeftOut>()
  readonly #files = new Map<string, LeftOut>()
  readonly #named: Named[] = []
  /** By input, how many of its bytes count as read before it is done with. */
  readonly #reached = new Map<number, number>()
  #known = 0
  #progress: Omit<Progress, 'of'> = { inputs: 0, bytes: 0, documents: 0, failed: 0 }

  /** `follow`: whether the page behind an entry of a feed is taken in too. */
  constructor(store: Store, job: number, keeper?: Keeper, follow = false) {
    this.#store = store
    this.#job = job
    this.#keeper = keeper
    this.#follow = follow
  }

  /** Everything that a mission brings; `all` is how much that will be. */
  async *takeIn(mission: Mission, all: Tally): AsyncGenerator<Outcome> {
    const before = this.#progress
    for await (const batch of new Crew(mission).batches()) {
      const settled = await keepTogether(this.#store, batch, (writer, news) => this.#write(writer, news), refused)
      for (const one of settled) {
        if (one.outcome) yield one.outcome
        for (const skipped of this.#note(one)) yield skipped
      }
      const of = all.complete ? { inputs: before.inputs + all.inputs, bytes: all.bytes && before.bytes + all.bytes } : null
      yield { progress: { ...this.#progress, of } }
    }
    for (const [path, left] of this.#files) for (const skipped of left.told()) yield { path, skipped }
    this.#files.clear()
  }

  /** How many documents were held already under their names. */
  get known(): number {
    return this.#known
  }

  /** The addresses that inputs named since this was last asked. */
  named(): readonly Named[] {
    return this.#named.splice(0)
  }

  /** Changes nothing here: the transaction may yet be undone. */
  #write(writer: CaseWriter, batch: readonly News[]): Settled[] {
    const settled: Settled[] = []
    for (const news of batch) {
      if (!('finished' in news)) settled.push(this.#settle(writer, news))
      else {
        const { number } = news.finished
        const here = settled.flatMap(({ news: one, came }) => ('task' in one && one.task === number && came ? [came] : []))
        this.#keeper?.keep(writer, news.finished, [...(this.#came.get(number) ?? []), ...here])
        settled.push({ news })
      }
    }
    return settled
  }

  #settle(writer: CaseWriter, news: Report): Settled {
    const { path } = news
    if (news.became === 'failed') {
      writer.fail({ job: this.#job, name: path, code: news.failure.code, message: news.failure.message })
      return { news, outcome: { path, failure: news.failure } }
    }
    if (news.became !== 'known' && news.became !== 'read') return { news }
    const came: Admission = news.became === 'known' ? { document: news.document, became: 'known' } : writer.admit(news.arrival, this.#job)
    return { news, came, outcome: { path, ...came, title: news.title } }
  }

  /** Notes what was kept; what comes back is told of an input that is done with. */
  #note({ news, came, outcome }: Settled): readonly Outcome[] {
    const { inputs, bytes, documents, failed } = this.#progress
    if ('finished' in news) {
      const { number, path, size } = news.finished
      this.#progress = { inputs: inputs + 1, bytes: bytes + size - (this.#reached.get(number) ?? 0), documents, failed }
      this.#reached.delete(number)
      const told = this.#members.get(number)?.told() ?? []
      this.#came.delete(number)
      this.#members.delete(number)
      this.#keeper?.forget(news.finished)
      return told.map((skipped) => ({ path, skipped }))
    }
    const reached = Math.max(news.reached ?? 0, this.#reached.get(news.task) ?? 0)
    const read = reached - (this.#reached.get(news.task) ?? 0)
    if (read) this.#reached.set(news.task, reached)
    this.#progress = { inputs, bytes: bytes + read, documents: documents + (came ? 1 : 0), failed: failed + (outcome && 'failure' in outcome ? 1 : 0) }
    if (came) itemOf(this.#came, news.task, () => [] as Admission[]).push(came)
    if (news.became === 'known') this.#known++
    if (this.#follow && news.became === 'read' && news.arrival.document.feed && news.arrival.document.url) {
      this.#named.push({ address: news.arrival.document.url, known: {}, handle: news.path })
    }
    if (news.became === 'address' && !news.walked) this.#named.push({ address: news.address, known: news.known, handle: news.handle })
    else if (news.became === 'address') this.#leftOf(news).addAddress()
    if (news.became === 'unread' && news.name === news.path) itemOf(this.#files, news.handle, () => new LeftOut(news.handle, FEW_FILES)).add(news.kind, news.name)
    else if (news.became === 'unread') this.#leftOf(news).add(news.kind, news.name)
    return []
  }

  #leftOf({ task, path }: Report): LeftOut {
    return itemOf(this.#members, task, () => new LeftOut(path, FEW_MEMBERS))
  }
}

/** What cannot be kept failed, and says why. */
export function refused(news: News, error: unknown): News {
  if ('finished' in news || news.became === 'failed') throw error
  return { task: news.task, path: news.path, place: news.place, became: 'failed', failure: failure(error) }
}

/** What a map has under a key, put there where it is not. */
function itemOf<Key, Item>(map: Map<Key, Item>, key: Key, make: () => Item): Item {
  const found = map.get(key) ?? make()
  map.set(key, found)
  return found
}
