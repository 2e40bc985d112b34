/** A process that opens inputs and reads their documents, so that one that hangs, explodes or crashes a parser costs that document only: `crew.ts` starts it and ends it. */
import { setImmediate } from 'node:timers/promises'
import { failure } from '../failure.ts'
import type { Said, Task, Told } from './task.ts'
import { type TaskReader, taskReader } from './task-reader.ts'
import { type Watch, watchOver } from './watch-over.ts'

/** Bytes that may be on their way to the program and not yet kept: how far a reader is ahead of the case. */
const AHEAD = 4 * 1024 * 1024

const waiting: Task[] = []
let under = 0
let wake = () => {}

const say = (said: Said): void => {
  process.send?.(said)
}

/** Something that was told may let us go on. */
const told = (): Promise<void> =>
  new Promise((resolve) => {
    wake = resolve
  })

async function work(read: TaskReader, watch: Watch): Promise<never> {
  for (;;) {
    const task = waiting.shift()
    if (task === undefined) {
      await told()
      continue
    }
    for await (const report of read(task)) {
      watch.rest()
      if (report.became === 'read') under += report.weight
      say({ report })
      // A turn of the loop, in which what was said goes out and what was told comes in.
      await setImmediate()
      while (under > AHEAD) await told()
    }
    watch.rest()
    say({ finished: task.number })
    await setImmediate()
  }
}

process.on('SIGINT', () => {})
process.on('disconnect', () => process.exit())
process.on('message', async (message: Told) => {
  if ('task' in message) waiting.push(message.task)
  else if ('kept' in message) under -= message.kept
  else {
    const watch = watchOver(message.limits.memory)
    try {
      const read = await taskReader(message.orders, message.limits, watch, (entered, next, passed) => say({ entered, next, passed }))
      say({ ready: true })
      void work(read, watch)
    } catch (error) {
      say({ unfit: failure(error) })
    }
  }
  wake()
})
