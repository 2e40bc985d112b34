import type { Admission } from '../../model/case.ts'
import { HearsayError } from '../../model/error.ts'
import type { CaseWriter, Store } from '../../store/store.ts'
import { type Failure, failure } from '../failure.ts'
import { Crew, type Mission, type News } from './crew.ts'
import type { Report, Task } from './task.ts'
import type { Tally } from './tasks.ts'

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

/** What happens in the transaction that ends an input, once its documents are kept. */
export type Kept = (writer: CaseWriter, task: Task, documents: readonly number[]) => void

/** Whether an error is the case's own (the disk is full, the file is gone, another writer never ends): then nothing more can be kept. */
const isTheCase = (error: unknown): boolean => error instanceof HearsayError && error.code.startsWith('store/')

/** What a piece of news came to: what is told of it, and the number of the document that it is about. */
interface Settled {
  readonly task: number
  readonly outcome?: Outcome
  readonly document?: number
  readonly finished?: Task
}

/** Takes documents in: what the readers report is kept a batch at a time, one transaction each, and told when it is kept. */
export class Intake {
  readonly #store: Store
  readonly #job: number
  readonly #kept: Kept
  /** By input, the documents that came of it so far. */
  readonly #came = new Map<number, number[]>()
  #progress: Omit<Progress, 'of'> = { inputs: 0, bytes: 0, documents: 0, failed: 0 }

  constructor(store: Store, job: number, kept: Kept = () => {}) {
    this.#store = store
    this.#job = job
    this.#kept = kept
  }

  /** Everything that a mission brings; `all` is how much that will be. */
  async *takeIn(mission: Mission, all: Tally): AsyncGenerator<Outcome> {
    for await (const batch of new Crew(mission).batches()) {
      const settled = await this.#keep(batch)
      for (const { outcome } of settled) if (outcome) yield outcome
      const { inputs, bytes, complete } = all
      yield { progress: { ...this.#count(settled), of: complete ? { inputs, bytes } : null } }
    }
  }

  /** One transaction for a batch; where something in it cannot be kept, one for each of its pieces, so that nothing falls with it. */
  async #keep(batch: readonly News[]): Promise<readonly Settled[]> {
    try {
      return await this.#store.write((writer) => this.#write(writer, batch))
    } catch (error) {
      if (isTheCase(error)) throw error
      if (batch.length > 1) {
        const settled: Settled[] = []
        for (const news of batch) settled.push(...(await this.#keep([news])))
        return settled
      }
      const [news] = batch
      if (!('became' in news) || news.became === 'failed') throw error
      return this.#keep([{ task: news.task, path: news.path, became: 'failed', failure: failure(error) }])
    }
  }

  /** Changes nothing here: the transaction may yet be undone. */
  #write(writer: CaseWriter, batch: readonly News[]): Settled[] {
    const settled: Settled[] = []
    for (const news of batch) {
      if (!('finished' in news)) settled.push(this.#settle(writer, news))
      else {
        const { number } = news.finished
        const here = settled.flatMap(({ task, document }) => (task === number && document !== undefined ? [document] : []))
        this.#kept(writer, news.finished, [...(this.#came.get(number) ?? []), ...here])
        settled.push({ task: number, finished: news.finished })
      }
    }
    return settled
  }

  #settle(writer: CaseWriter, news: Report): Settled {
    const { task, path } = news
    if (news.became === 'unread') return { task, outcome: { path, skipped: news.says } }
    if (news.became === 'failed') {
      writer.fail({ job: this.#job, name: path, code: news.failure.code, message: news.failure.message })
      return { task, outcome: { path, failure: news.failure } }
    }
    const { title } = news
    if (news.became === 'known') return { task, document: news.document, outcome: { path, document: news.document, became: 'known', title } }
    const { document, became } = writer.admit(news.arrival, this.#job)
    return { task, document, outcome: { path, document, became, title } }
  }

  #count(settled: readonly Settled[]): Omit<Progress, 'of'> {
    let { inputs, bytes, documents, failed } = this.#progress
    for (const { task, outcome, document, finished } of settled) {
      if (document !== undefined) {
        documents++
        const came = this.#came.get(task)
        if (came) came.push(document)
        else this.#came.set(task, [document])
      }
      if (outcome && 'failure' in outcome) failed++
      if (finished) {
        inputs++
        bytes += finished.size
        this.#came.delete(task)
      }
    }
    this.#progress = { inputs, bytes, documents, failed }
    return this.#progress
  }
}
