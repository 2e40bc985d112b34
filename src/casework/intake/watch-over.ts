import { Worker } from 'node:worker_threads'
import type { Watched } from './watched.ts'

/** The watch over this process: what is begun must end within its time, and the memory held stay within its bounds. */
export interface Watch {
  /** Something begins that may take so many milliseconds; what was begun before is over. */
  begin(time: number): void
  /** Nothing is being done: waiting costs no time. */
  rest(): void
  allow(memory: number): void
}

/** Sets a thread to watch over this process. */
export function watchOver(memory: number): Watch {
  const shared = new SharedArrayBuffer(3 * Float64Array.BYTES_PER_ELEMENT)
  const state = new Float64Array(shared)
  state[2] = memory
  const workerData: Watched = { shared, parent: process.ppid }
  new Worker(new URL('./watchdog.ts', import.meta.url), { workerData, resourceLimits: { maxOldGenerationSizeMb: 32 } }).unref()
  return {
    begin(time) {
      state[1] = time
      state[0]++
    },
    rest() {
      state[1] = 0
      state[0]++
    },
    allow(bytes) {
      state[2] = bytes
    },
  }
}
