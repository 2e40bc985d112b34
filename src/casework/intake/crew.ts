import { HearsayError } from '../../model/error.ts'
import { failure } from '../failure.ts'
import { Hand, type Loss, type Open } from './hand.ts'
import { InOrder } from './in-order.ts'
import type { Limits, Orders, Report, Said, Task } from './task.ts'

/** What a crew is to do, and with what. */
export interface Mission {
  readonly orders: Orders
  readonly limits: Limits
  /** How many processes read at once. */
  readonly jobs: number
  /** What is to be read, and what became of inputs that are none. Asked for as there is room. */
  readonly tasks: AsyncIterable<Task | Report>
  readonly stopping: AbortSignal
}

/** What comes back from the crew: what became of a document, or that an input is done with. */
export type News = Report | { readonly finished: Task }

/** The most that is handed over at once, and how long it may be waited for: what goes into one transaction. */
const BATCH = 128
const PATIENCE = 200

/** How many inputs a reader may have before it, so that it never waits for the program. */
const QUEUE = 96
const LOAD = 8 * 1024 * 1024

/** How many readers may go before they have begun anything: then it is no document's fault. */
const FALSE_STARTS = 3

const seconds = (milliseconds: number) => `${Math.round(milliseconds / 1000)} s`

/** News, and the reader that is told when it is kept: until then it counts among what that reader is ahead of the case. */
interface Brought {
  readonly news: News
  hand: Hand | null
}

/** Processes that read the inputs of one call, and replace each other where a document ends one. What they report comes in batches, in the order of the inputs, and they wait where batches are not taken. */
export class Crew {
  readonly #mission: Mission
  readonly #hands = new Set<Hand>()
  readonly #again: Task[] = []
  readonly #news: Brought[] = []
  readonly #order = new InOrder<Brought>()
  #falseStarts = 0
  #drained = false
  #fault: unknown
  #changed = () => {}
  #newsCame = () => {}
  readonly #onStop = () => this.#stir()

  constructor(mission: Mission) {
    this.#mission = mission
    mission.stopping.addEventListener('abort', this.#onStop)
  }

  /** What the readers report, in batches; the next one asked for says that the one before is kept. Ends when every input is done with, or the person stops the call. */
  async *batches(): AsyncGenerator<readonly News[]> {
    this.#pump().catch((error) => this.#fail(error))
    try {
      for (;;) {
        await this.#enough()
        if (this.#fault) throw this.#fault
        const batch = this.#news.splice(0, BATCH)
        if (!batch.length) return
        yield batch.map(({ news }) => news)
        const kept = new Map<Hand, number>()
        for (const { news, hand } of batch) if (hand && 'weight' in news) kept.set(hand, (kept.get(hand) ?? 0) + news.weight)
        for (const [hand, weight] of kept) hand.tell({ kept: weight })
      }
    } finally {
      await this.#dismiss()
    }
  }

  get #stopped(): boolean {
    return this.#mission.stopping.aborted || this.#fault !== undefined
  }

  #stir(): void {
    this.#changed()
    this.#newsCame()
  }

  #fail(error: unknown): void {
    this.#fault ??= error
    this.#stir()
  }

  /** Until a batch is full, its oldest news has waited long enough, or nothing more will come. */
  async #enough(): Promise<void> {
    let patient = true
    let timer: NodeJS.Timeout | undefined
    while (patient && this.#news.length < BATCH && !this.#drained && !this.#stopped) {
      await new Promise<void>((resolve) => {
        this.#newsCame = resolve
        if (this.#news.length)
          timer ??= setTimeout(() => {
            patient = false
            this.#newsCame()
          }, PATIENCE)
      })
    }
    clearTimeout(timer)
  }

  /** Gives out the tasks as readers have room for them. */
  async #pump(): Promise<void> {
    const tasks = this.#mission.tasks[Symbol.asyncIterator]()
    let exhausted = false
    let asked = false
    let next: Task | undefined
    let arrived: Task | undefined
    const came = ({ done, value }: IteratorResult<Task | Report>) => {
      asked = false
      if (done) exhausted = true
      else {
        this.#order.expect('became' in value ? value.task : value.number)
        if ('became' in value) this.#bring(value, null, true)
        else arrived = value
      }
      this.#changed()
    }
    while (!this.#stopped) {
      // What fell to another reader goes first; what came meanwhile waits.
      next ??= this.#again.shift()
      if (!next) [next, arrived] = [arrived, undefined]
      const hand = next && this.#free()
      if (next && hand) {
        hand.give(next)
        next = undefined
        this.#relieve()
        continue
      }
      if (!next && !arrived && exhausted && ![...this.#hands].some(({ tasks }) => tasks.size)) break
      const change = new Promise<void>((resolve) => {
        this.#changed = resolve
      })
      if (!next && !arrived && !exhausted && !asked) {
        asked = true
        // What is asked may take its time (a server must not be hurried): what falls to another reader meanwhile does not wait for it.
        tasks.next().then(came, (error) => this.#fail(error))
      }
      await change
    }
    if (!asked) await tasks.return?.()
    this.#drained = true
    this.#newsCame()
  }

  /** The reader with the least before it, a new one where all have something and there may be more; undefined where all have enough. */
  #free(): Hand | undefined {
    const [least] = [...this.#hands].sort((a, b) => a.load - b.load || a.tasks.size - b.tasks.size)
    if ((!least || least.tasks.size) && this.#hands.size < this.#mission.jobs) return this.#hire()
    return least.tasks.size < QUEUE && (least.load < LOAD || !least.tasks.size) ? least : undefined
  }

  #hire(): Hand {
    const { orders, limits } = this.#mission
    const hand = new Hand(
      limits.memory,
      (said, from) => this.#said(said, from),
      (loss, from) => this.#lost(loss, from),
    )
    hand.tell({ orders, limits })
    this.#hands.add(hand)
    return hand
  }

  #said(said: Said, hand: Hand): void {
    if ('ready' in said) {
      hand.ready = true
      this.#falseStarts = 0
    } else if ('unfit' in said) {
      const { code, message, hint } = said.unfit
      this.#fail(new HearsayError(code as `${string}/${string}`, message, { hint }))
    } else if ('entered' in said) {
      const open = hand.tasks.get(said.entered)
      if (open) Object.assign(open, { next: said.next, passed: said.passed })
    } else if ('report' in said) {
      const open = hand.tasks.get(said.report.task)
      if (open) Object.assign(open, { passed: said.report.place, next: null })
      this.#bring(said.report, hand)
    } else {
      const open = hand.tasks.get(said.finished)
      hand.finished(said.finished)
      if (open) this.#bring({ finished: open.task }, null)
      this.#changed()
    }
  }

  /** Takes news in; it goes on when all that was to be done before is told. */
  #bring(news: News, hand: Hand | null, ends = 'finished' in news): void {
    const number = 'finished' in news ? news.finished.number : news.task
    this.#news.push(...this.#order.add(number, { news, hand }, ends))
    this.#relieve()
    this.#newsCame()
  }

  /** Whoever has the task that all others wait for must not wait for them: what it brought before counts as kept. */
  #relieve(): void {
    const { head } = this.#order
    const first = head === undefined ? undefined : [...this.#hands].find(({ tasks }) => tasks.has(head))
    if (!first) return
    let kept = 0
    for (const brought of this.#order.held()) {
      if (brought.hand !== first || !('weight' in brought.news)) continue
      kept += brought.news.weight
      brought.hand = null
    }
    if (kept) first.tell({ kept })
  }

  /** A reader is gone: the document that it had in hand failed, and what else it had goes to another. */
  #lost(loss: Loss, hand: Hand): void {
    this.#hands.delete(hand)
    const [current, ...others] = hand.tasks.values()
    if (current && hand.ready) this.#blame(current, loss, hand.lastWords)
    else if (current) others.unshift(current)
    if (!hand.ready && ++this.#falseStarts >= FALSE_STARTS) {
      const why = hand.lastWords ? `: ${hand.lastWords}` : ''
      this.#fail(
        new HearsayError('casework/worker-died', `the processes that read end before they have begun${why}`, { hint: 'see that memory is free, or call with --jobs 1' }),
      )
    }
    this.#again.push(...others.map(({ task }) => task))
    this.#stir()
  }

  #blame({ task, passed, next }: Open, loss: Loss, lastWords: string | undefined): void {
    const { limits } = this.#mission
    const path = next === null ? task.path : `${task.path}#${next}`
    const error = {
      time: () =>
        new HearsayError(
          'casework/timed-out',
          `${path} took longer than it may (${seconds(limits.time)}, and as much again for each further million characters) and was given up`,
          { hint: 'allow more with --timeout SECONDS' },
        ),
      memory: () =>
        new HearsayError('casework/worker-died', `${path} took more memory than ${Math.round(limits.memory / 2 ** 20)} MB and was given up`, {
          hint: 'allow more with --memory MB',
        }),
      crash: () =>
        new HearsayError('casework/worker-died', `the process that read ${path} broke down over it${lastWords ? `: ${lastWords}` : ''}`, {
          hint: 'report it with the input that brought it about',
        }),
    }[loss]()
    this.#bring({ task: task.number, path, place: passed + 1, became: 'failed', failure: failure(error) }, null)
    if (next === null) this.#bring({ finished: task }, null)
    else this.#again.push({ ...task, resume: { passed: passed + 1, next: next + 1 } })
  }

  async #dismiss(): Promise<void> {
    this.#mission.stopping.removeEventListener('abort', this.#onStop)
    this.#fault ??= new Error('dismissed')
    this.#stir()
    await Promise.all([...this.#hands].map((hand) => hand.end()))
  }
}
