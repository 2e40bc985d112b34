import { timedOut } from './failures.ts'

/** The work's result, or a rejection with the signal's reason as soon as it is aborted; what cannot be stopped (a look-up of a name) goes on unheard. */
export function orAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

/** Waits; rejects with the signal's reason once it is aborted. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const stop = () => {
      clearTimeout(timer)
      reject(signal!.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', stop, { once: true })
  })
}

/** Time on the wire that is left to a fetch, whatever number of exchanges it takes. */
export interface Budget {
  /** Runs the work with a signal that is aborted (`ingest/timed-out`) when the time is used up, or with the reason of the outer signal. */
  spend<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result>
}

/** A budget of so many milliseconds for fetching `what`. Waits between the works cost nothing. */
export function openBudget(what: string, milliseconds: number, outer: AbortSignal): Budget {
  let left = milliseconds
  return {
    async spend(work) {
      outer.throwIfAborted()
      const late = timedOut(what, `it took more than ${milliseconds / 1000} s`)
      if (left <= 0) throw late
      const own = new AbortController()
      const timer = setTimeout(() => own.abort(late), left)
      const begun = performance.now()
      try {
        return await work(AbortSignal.any([outer, own.signal]))
      } finally {
        clearTimeout(timer)
        left -= performance.now() - begun
      }
    },
  }
}
