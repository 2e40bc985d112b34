import type { Guide } from '../../model/guide.ts'
import type { CaseWriter, Store } from '../../store/store.ts'
import type { Failure } from '../failure.ts'
import { staleLayers, type Today } from '../today.ts'
import { Crew, type Mission, type News } from './crew.ts'
import { type Progress, refused } from './intake.ts'
import type { Limits, Task, ToldDifference } from './task.ts'
import { keepTogether } from './transactions.ts'

/** What became of a document that was read anew; `difference` is null where it had no reading before. */
export type Reread =
  | {
      readonly document: number
      readonly path: string
      readonly title: string | null
      readonly stale: readonly string[]
      readonly difference: ToldDifference | null
    }
  | { readonly path: string; readonly failure: Failure }
  | { readonly progress: Progress }

/** How documents are to be read anew. */
export interface RereadOrders {
  readonly today: Today
  readonly rules: boolean
  readonly guides: readonly Guide[]
  readonly limits: Limits
  readonly jobs: number
  readonly stopping: AbortSignal
}

type Profile = 'default' | 'fast'

/** What a document is read anew for. */
interface Plan {
  readonly profile: Profile
  /** How many documents. */
  readonly count: number
}

/** Reads a case anew, as far as it is stale: its readers work apart, and new readings are kept a batch at a time. */
export class Rereading {
  readonly #store: Store
  readonly #orders: RereadOrders
  readonly #job: number

  constructor(store: Store, job: number, orders: RereadOrders) {
    this.#store = store
    this.#job = job
    this.#orders = orders
  }

  async *run(): AsyncGenerator<Reread> {
    const plans = await this.#plans()
    const of = { inputs: plans.reduce((sum, { count }) => sum + count, 0), bytes: 0 }
    let [inputs, failed] = [0, 0]
    for (const { profile } of plans) {
      for await (const batch of new Crew(this.#mission(profile)).batches()) {
        const told = await keepTogether(this.#store, batch, (writer, news) => news.flatMap((one) => this.#write(writer, one)), refused)
        yield* told
        failed += told.filter((one) => 'failure' in one).length
        inputs += batch.filter((one) => 'finished' in one).length
        yield { progress: { inputs, bytes: 0, documents: inputs, failed, of } }
      }
    }
  }

  /** The profiles by which something is stale; what has no reading is read by the fast one. */
  async #plans(): Promise<readonly Plan[]> {
    const { engines, unread } = await this.#store.counts()
    const { today } = this.#orders
    return (['fast', 'default'] as const)
      .map((profile) => {
        const stale = engines.filter(({ engine, stages }) => engine.profile === profile && staleLayers(stages, today[profile]).length > 0)
        return { profile, count: stale.reduce((sum, { documents }) => sum + documents, profile === 'fast' ? unread : 0) }
      })
      .filter(({ count }) => count > 0)
  }

  #mission(profile: Profile): Mission {
    const { rules, guides, limits, jobs, stopping } = this.#orders
    const orders = { place: this.#store.place, given: {}, issued: false, read: true, rules, profile, guides }
    return { orders, limits, jobs, tasks: this.#tasks(profile), stopping }
  }

  async *#tasks(profile: Profile): AsyncGenerator<Task> {
    const today = this.#orders.today[profile]
    let next = 0
    for await (const { number, name, length } of this.#store.documents({ versions: true })) {
      const stages = await this.#store.stages(number)
      if (stages ? !staleLayers(stages, today).length : profile !== 'fast') continue
      if (stages && (await this.#store.reading(number))?.engine.profile !== profile) continue
      next++
      yield { number: next, path: name, document: number, file: null, bytes: null, size: length, name: undefined, walked: false, known: {}, handle: name }
    }
  }

  #write(writer: CaseWriter, news: News): readonly Reread[] {
    if ('finished' in news) return []
    const { path } = news
    if (news.became === 'failed') {
      writer.fail({ job: this.#job, name: path, code: news.failure.code, message: news.failure.message })
      return [{ path, failure: news.failure }]
    }
    if (news.became !== 'reread') return []
    writer.keepReading(news.document, news.reading)
    const { document, title, stale, difference } = news
    return [{ document, path, title, stale, difference }]
  }
}
