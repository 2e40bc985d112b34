import { Worker } from 'node:worker_threads'
import { HearsayError } from '../../../model/error.ts'
import { locked } from '../package.ts'
import type { Asked, PageGlyphs, PdfFacts, Told } from './glyphs.ts'

/** The most that is read of one PDF. Newspapers have 100 pages of 5,000 runs; a bomb has no bound but these. */
export interface PdfLimits {
  readonly pages: number
  readonly runsOnPage: number
  readonly runs: number
  readonly milliseconds: number
  /** How long one page may take. */
  readonly page: number
  /** Bytes by which the memory of the whole program may grow meanwhile. */
  readonly memory: number
}

export const PDF_LIMITS: PdfLimits = { pages: 2000, runsOnPage: 100_000, runs: 1_000_000, milliseconds: 60_000, page: 15_000, memory: 1024 * 1024 * 1024 }

/** What came out of a PDF, and why reading ended before its last page, where it did. */
export interface Extracted {
  readonly facts: PdfFacts
  readonly pages: readonly PageGlyphs[]
  /** Pages that are damaged. */
  readonly unread: readonly number[]
  readonly stopped: 'time' | 'memory' | 'length' | 'pages' | null
}

/** The thread that is kept for the next PDF: the library takes 150 ms to load. Used by one PDF at a time. */
let idle: Worker | null = null

const started = (): Worker => {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 1024 }, stdout: true, stderr: true })
  // A thread that fails outside of a question fails alone.
  worker.on('error', () => {})
  return worker
}

const broken = (name: string, says: string) =>
  new HearsayError('ingest/broken-file', `${name} is a PDF that cannot be opened: ${says}`, { hint: 'Get the file again, or print it to a new PDF, and read that.' })

/**
 * Takes the glyphs of a PDF out of it in a thread of its own, which is ended where it takes too long or too much memory: the pages that were read by then are kept.
 * Errors: `ingest/locked`, `ingest/broken-file`, `ingest/too-large` where nothing at all was read within the limits.
 */
export function extractGlyphs(bytes: Uint8Array, name: string, limits: PdfLimits = PDF_LIMITS): Promise<Extracted> {
  const worker = idle ?? started()
  idle = null
  worker.ref()
  return new Promise((resolve, reject) => {
    let facts: PdfFacts | null = null
    const pages: PageGlyphs[] = []
    const unread: number[] = []
    let runs = 0
    const before = process.memoryUsage.rss()
    const finish = (stopped: Extracted['stopped'], failure?: HearsayError) => {
      clearTimeout(clock)
      clearTimeout(pageClock)
      clearInterval(watch)
      worker.off('message', onTold)
      worker.off('error', onError)
      worker.off('exit', onExit)
      if (stopped !== null && stopped !== 'pages') void worker.terminate()
      else if (idle === null && failure?.code !== 'ingest/broken-file') {
        worker.unref()
        idle = worker
      } else void worker.terminate()
      if (failure) reject(failure)
      else if (facts === null || !(pages.length + unread.length))
        reject(
          new HearsayError('ingest/too-large', `${name} takes too much ${stopped === 'memory' ? 'memory' : 'time'} to open`, {
            hint: 'Print the pages that matter to a new PDF, and read that.',
          }),
        )
      else resolve({ facts, pages, unread, stopped })
    }
    const onTold = (told: Told) => {
      pageClock.refresh()
      if (told.tells === 'opened') facts = told.facts
      else if (told.tells === 'page') {
        pages.push(told.page)
        runs += told.page.runs.length
        if (runs > limits.runs) finish('length')
      } else if (told.tells === 'unread') unread.push(told.number)
      else if (told.tells === 'done') finish(facts !== null && facts.pages > limits.pages ? 'pages' : null)
      else finish(null, told.why === 'locked' ? locked(name) : broken(name, told.says))
    }
    const onError = (error: Error & { code?: string }) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? finish('memory') : finish('time', broken(name, error.message)))
    const onExit = () => finish('memory')
    const clock = setTimeout(() => finish('time'), limits.milliseconds)
    const pageClock = setTimeout(() => finish('time'), limits.page)
    const watch = setInterval(() => process.memoryUsage.rss() - before > limits.memory && finish('memory'), 100)
    worker.on('message', onTold)
    worker.on('error', onError)
    worker.on('exit', onExit)
    const copy = new Uint8Array(bytes)
    worker.postMessage({ bytes: copy, mostPages: limits.pages, mostRuns: limits.runsOnPage } satisfies Asked, [copy.buffer])
  })
}
