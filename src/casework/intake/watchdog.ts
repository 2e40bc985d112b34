import { workerData } from 'node:worker_threads'
import type { Watched } from './watched.ts'

/**
 * Ends the process that it is a thread of, from beside a main thread that may never come back: over a document that takes too long (SIGALRM), with more memory than is allowed, or
 * when the program that started the process is gone (SIGKILL), lest a lost reader turn for ever. It counts its own ticks and asks no clock, so that a machine that slept, or a
 * program that was halted, takes no document's time.
 */
const TICK = 200

const { shared, parent } = workerData as Watched
const state = new Float64Array(shared)
let serial = -1
let spent = 0
let last = performance.now()

setInterval(() => {
  const now = performance.now()
  const passed = Math.min(now - last, 2 * TICK)
  last = now
  const [current, time, memory] = state
  if (process.ppid !== parent || process.memoryUsage.rss() > memory) process.kill(process.pid, 'SIGKILL')
  spent = current === serial && time > 0 ? spent + passed : 0
  serial = current
  if (time > 0 && spent > time) process.kill(process.pid, 'SIGALRM')
}, TICK)
