import type { Progress } from '../casework/intake/intake.ts'

/** Where progress is shown: a terminal, or anything that takes lines. */
export interface Board {
  readonly isTTY?: boolean
  readonly columns?: number
  write(words: string): unknown
}

/** Milliseconds between two states of the bar, and between two lines where there is no terminal. */
const BAR_EVERY = 100
const LINE_EVERY = 5000
const BAR = 24

const number = (value: number): string => Math.round(value).toLocaleString('en')

/** A stretch of time as a person says it. */
export function spoken(seconds: number): string {
  if (seconds < 1) return 'a moment'
  if (seconds < 90) return `${Math.round(seconds)} s`
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`
  return `${Math.floor(seconds / 3600)} h ${Math.round((seconds % 3600) / 60)} min`
}

/** How far it is, from 0 to 1: by bytes, or by inputs where they have none; null where it is not known how much there is. */
function shareOf({ of, bytes, inputs }: Progress): number | null {
  if (of === null || of.inputs === 0) return null
  return Math.min(1, of.bytes > 0 ? bytes / of.bytes : inputs / of.inputs)
}

/** A rate as a person says it: what is slow by the minute. */
const pace = (rate: number): string => (rate < 0.05 ? `${(rate * 60).toFixed(1)} a minute` : `${rate < 10 ? rate.toFixed(1) : number(rate)} a second`)

/** How far a call has come, in words: how many documents, how many a second, which share, how long it will take. `seconds` since it began. */
export function progressWords(progress: Progress, seconds: number): string {
  const { documents, failed } = progress
  const share = shareOf(progress)
  const rate = seconds > 0 ? documents / seconds : 0
  const words = [`${number(documents)} ${documents === 1 ? 'document' : 'documents'}`]
  if (seconds >= 1) words.push(pace(rate))
  if (failed) words.push(`${number(failed)} failed`)
  // Of one large mailbox nothing is done before all of it is: no share is better than none at all.
  if (share !== null && (share > 0 || !documents)) words.push(`${Math.floor(share * 100)} %`)
  if (share !== null && share >= 0.01 && share < 1 && seconds >= 2) words.push(`${spoken((seconds * (1 - share)) / share)} left`)
  return words.join(', ')
}

/**
 * Shows how far a call has come: a bar that is drawn over on a terminal, a line every few seconds elsewhere. `clear` takes the bar away before other words are written.
 * The clock is lent, in milliseconds.
 */
export class ProgressBoard {
  readonly #board: Board
  readonly #now: () => number
  readonly #began: number
  #last: number
  #drawn = false

  constructor(board: Board, now: () => number = () => performance.now()) {
    this.#board = board
    this.#now = now
    this.#began = now()
    this.#last = this.#began
  }

  update(progress: Progress): void {
    const now = this.#now()
    if (now - this.#last < (this.#board.isTTY ? BAR_EVERY : LINE_EVERY)) return
    this.#last = now
    const words = progressWords(progress, (now - this.#began) / 1000)
    if (!this.#board.isTTY) {
      this.#board.write(`${words}\n`)
      return
    }
    const share = shareOf(progress)
    const filled = Math.round((share ?? 0) * BAR)
    const bar = share === null ? '' : `[${'#'.repeat(filled)}${' '.repeat(BAR - filled)}] `
    this.#board.write(`\r\x1b[K${`${bar}${words}`.slice(0, (this.#board.columns ?? 80) - 1)}`)
    this.#drawn = true
  }

  clear(): void {
    if (this.#drawn) this.#board.write('\r\x1b[K')
    this.#drawn = false
  }
}
