import { failure } from '../failure.ts'
import type { Input } from '../inputs.ts'
import type { Report, Task } from './task.ts'

/** Numbers for tasks, in the order of the inputs. */
export const numbering = (): (() => number) => {
  let number = 0
  return () => ++number
}

/** An input as a task. What a reader's process cannot open itself is read here. */
async function taskOf(handle: string, input: Input, number: number): Promise<Task | Report> {
  const { path, name, walked } = input
  try {
    const bytes = input.file === undefined ? await input.bytes() : null
    return { number, path, document: null, file: input.file ?? null, name, walked, bytes, size: input.size ?? bytes?.length ?? 0, known: {}, handle }
  } catch (error) {
    return { task: number, path, place: 1, became: 'failed', failure: failure(error) }
  }
}

/** The inputs behind the handles that a person named, as tasks. What cannot be found is a failure among them. */
export async function* tasksOf(handles: readonly string[], inputs: (handle: string) => AsyncIterable<Input>, next: () => number): AsyncGenerator<Task | Report> {
  for (const handle of handles) {
    try {
      for await (const input of inputs(handle)) yield await taskOf(handle, input, next())
    } catch (error) {
      yield { task: next(), path: handle, place: 1, became: 'failed', failure: failure(error) }
    }
  }
}

/** How much there is to take in: inputs and bytes as they are counted, and whether that is all of it. */
export interface Tally {
  readonly inputs: number
  readonly bytes: number
  readonly complete: boolean
}

/** Counts what there is behind some handles, beside the reading of it; a handle that leads nowhere counts nothing. */
export function tallyOf(handles: readonly string[], inputs: (handle: string) => AsyncIterable<Input>, stopping: AbortSignal): Tally {
  const tally = { inputs: 0, bytes: 0, complete: false }
  const count = async () => {
    for (const handle of handles) {
      try {
        for await (const { size = 0 } of inputs(handle)) {
          tally.inputs++
          tally.bytes += size
          if (stopping.aborted) return
        }
      } catch {
        // A failure among the tasks says so.
      }
    }
    tally.complete = true
  }
  void count()
  return tally
}
