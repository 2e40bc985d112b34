import { type ChildProcess, fork } from 'node:child_process'
import type { Said, Task, Told } from './task.ts'

const MODULE = new URL('./reader-process.ts', import.meta.url)

/** As much of what a process says on standard error as may be asked for. */
const LAST_WORDS = 4096

/** Why a reader is gone: it took too long, it held too much, or it fell over. */
export type Loss = 'time' | 'memory' | 'crash'

/** A task that a reader has, and how far it came with it. */
export interface Open {
  readonly task: Task
  /** How many of the things that it holds are done with. */
  passed: number
  /** The thing that is being done, where the input holds several: the number it has if it is a document. Null between two of them, and where the input is the document. */
  next: number | null
}

/** A process that reads, as the program sees it: the tasks that it has, in the order in which it does them. */
export class Hand {
  readonly #child: ChildProcess
  readonly #tasks = new Map<number, Open>()
  #ended = false
  #lastWords = ''
  /** Whether it has begun: before that its end is no document's fault. */
  ready = false
  /** Resolves once the process is gone. */
  readonly gone: Promise<void>

  constructor(memory: number, said: (said: Said, hand: Hand) => void, lost: (loss: Loss, hand: Hand) => void) {
    const execArgv = [`--max-old-space-size=${Math.ceil(memory / 2 ** 20)}`, '--disable-warning=ExperimentalWarning']
    // What a library prints over a file is nobody's answer; of what stands on standard error the end may say why the process broke down.
    this.#child = fork(MODULE, { execArgv, serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    this.#child.stderr?.setEncoding('utf8').on('data', (words: string) => {
      this.#lastWords = (this.#lastWords + words).slice(-LAST_WORDS)
    })
    this.#child.on('message', (message) => said(message as Said, this))
    // What it said before it went is read first.
    const silent = new Promise<void>((resolve) => this.#child.once('disconnect', resolve).once('error', () => resolve()))
    const exit = new Promise<Loss>((resolve) => {
      this.#child.once('error', () => resolve('crash'))
      this.#child.once('exit', (code, signal) =>
        resolve(signal === 'SIGALRM' ? 'time' : signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134 ? 'memory' : 'crash'),
      )
    })
    this.gone = Promise.all([exit, silent]).then(([loss]) => {
      if (!this.#ended) lost(loss, this)
    })
  }

  get tasks(): ReadonlyMap<number, Open> {
    return this.#tasks
  }

  /** Bytes of the inputs that it has. */
  get load(): number {
    let load = 0
    for (const { task } of this.#tasks.values()) load += task.size
    return load
  }

  /** What it does now. */
  get current(): Open | undefined {
    return this.#tasks.values().next().value
  }

  /** The error of which it died, as far as it said so. */
  get lastWords(): string | undefined {
    return this.#lastWords.match(/^\w*Error\b.*$/gm)?.at(-1)
  }

  tell(told: Told): void {
    // A process that is just going cannot be told any more; that it went is said elsewhere.
    if (this.#child.connected) this.#child.send(told, () => {})
  }

  give(task: Task): void {
    this.#tasks.set(task.number, { task, passed: task.resume?.passed ?? 0, next: null })
    this.tell({ task })
  }

  finished(task: number): void {
    this.#tasks.delete(task)
  }

  /** Ends it at once: it has nothing that would be lost. */
  end(): Promise<void> {
    this.#ended = true
    this.#child.kill('SIGKILL')
    return this.gone
  }
}
