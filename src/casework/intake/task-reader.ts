import { type ReadOptions, readAll } from '../../ingest/read-all.ts'
import type { Found } from '../../ingest/reader.ts'
import { notRead } from '../../ingest/readers.ts'
import type { Document } from '../../model/document.ts'
import { type fileContents, pathWithin } from '../contents.ts'
import { failure } from '../failure.ts'
import { type Became, caseAt, Desk } from './desk.ts'
import type { Limits, Orders, Report, Task } from './task.ts'
import type { Watch } from './watch-over.ts'

/** Reads one input: what it holds, one report each. */
export type TaskReader = (task: Task) => AsyncGenerator<Report>

/** Characters that one measure of time is for. */
const MEASURE = 1_000_000

/** How long a document of so many characters may take, in milliseconds. */
const timeFor = (length: number, { time }: Limits): number => time * Math.max(1, Math.ceil(length / MEASURE))

/** What becomes of something that was found, which is no document. */
function besides(found: Exclude<Found, { readonly document: Document }>, { path, name, walked, handle }: Task): Became {
  if ('address' in found) return { became: 'address', address: found.address, known: found.known, handle, walked }
  const isInput = found.name === name
  if ('failure' in found) return { became: 'failed', failure: failure(found.failure, isInput ? undefined : path) }
  if (isInput && !walked) return { became: 'failed', failure: failure(notRead(found.unread, name)) }
  return { became: 'unread', name: found.name === undefined || isInput ? path : `${path}: ${found.name}`, kind: found.unread, handle }
}

/** Whoever wants to know that a thing of an input that holds several is begun: the number it has if it is a document, and how many things came before it. */
export type Entered = (task: number, next: number, passed: number) => void

/** A reader that follows some orders, its engine loaded. Throws what the engine or the case throws as they are opened. */
export async function taskReader(orders: Orders, limits: Limits, watch: Watch, entered: Entered): Promise<TaskReader> {
  const [{ openEngine }, contents]: [typeof import('../engine.ts'), { readonly fileContents: typeof fileContents }] = await Promise.all([
    import('../engine.ts'),
    orders.contents ? import(orders.contents) : import('../contents.ts'),
  ])
  const engine = orders.read ? await openEngine({ rules: orders.rules, guides: orders.guides }) : null
  const desk = new Desk(orders, engine, await caseAt(orders.place))
  return async function* read(task) {
    const { number, path, file, bytes, size, name, known, walked, resume } = task
    const opening = (next: number, passed: number) => {
      entered(number, next, passed)
      watch.begin(limits.time)
    }
    const options: ReadOptions = { name, given: orders.given, known, walked, resume, opening }
    watch.allow(limits.memory + 2 * size)
    watch.begin(limits.time)
    let place = resume?.passed ?? 0
    let reached = 0
    const reach = (bytes: number) => {
      reached = bytes
    }
    try {
      if (task.document !== null) {
        watch.begin(timeFor(size, limits))
        yield { task: number, path, place: 1, ...(await desk.reread(task.document)) }
        return
      }
      const already = await desk.known(task).catch(() => null)
      if (already) {
        yield { task: number, path, place: 1, ...already }
        return
      }
      for await (const found of file === null ? readAll(bytes ?? new Uint8Array(), options) : contents.fileContents(file, path, options, reach)) {
        place++
        if (!('document' in found)) yield { task: number, path, place, reached, ...besides(found, task) }
        else {
          const own = pathWithin(path, found.at)
          if (found.at !== null) entered(number, found.at, place - 1)
          watch.begin(timeFor(found.document.text.length, limits))
          const became = await desk.take(own, found).catch((error): Became => ({ became: 'failed', failure: failure(error) }))
          yield { task: number, path: own, place, reached, ...became }
        }
        watch.begin(limits.time)
      }
    } catch (error) {
      yield { task: number, path, place: place + 1, became: 'failed', failure: failure(error) }
    }
  }
}
