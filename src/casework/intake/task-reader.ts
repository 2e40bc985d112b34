import { publicReading } from '../../exchange/reading-json.ts'
import { type ReadOptions, readAll } from '../../ingest/read-all.ts'
import type { Found } from '../../ingest/reader.ts'
import { notRead } from '../../ingest/readers.ts'
import type { Arrival, CaseReader } from '../../model/case.ts'
import type { Document } from '../../model/document.ts'
import { packArrival } from '../../store/arrival.ts'
import type { fileContents } from '../contents.ts'
import type { Engine } from '../engine.ts'
import { failure } from '../failure.ts'
import { stageDigests } from '../stages.ts'
import type { Limits, Orders, Report, Task } from './task.ts'
import type { Watch } from './watch-over.ts'

/** Reads one input: what it holds, one report each. */
export type TaskReader = (task: Task) => AsyncGenerator<Report>

/** Characters that one measure of time is for. */
const MEASURE = 1_000_000

/** The name under which a document of an input is kept: the input's, and its number where the input holds several. */
const pathOf = ({ path }: Task, { at }: Found): string => (at === null ? path : `${path}#${at}`)

/** How a document found becomes one that can be kept: read, where that was ordered. */
class Desk {
  readonly orders: Orders
  readonly engine: Engine | null
  readonly held: CaseReader | null

  constructor(orders: Orders, engine: Engine | null, held: CaseReader | null) {
    this.orders = orders
    this.engine = engine
    this.held = held
  }

  async #read(document: Document): Promise<Arrival['reading']> {
    if (this.engine === null) return null
    const reading = await this.engine.read(document)
    const { engine, layers } = publicReading(reading, '')
    return { engine, stages: stageDigests(reading.engine, this.orders.guides), layers }
  }

  /** What becomes of a document. One whose bytes the case holds is not read again: it is known under its name, or met again under another. */
  async take(path: string, { document, original, captured }: Extract<Found, { readonly document: Document }>): Promise<Became> {
    const kept = await this.held?.find(document.id)
    const there = kept?.document.id === document.id ? kept : undefined
    if (there && (there.removed || there.name === path || there.otherNames.includes(path)))
      return { became: 'known', document: there.number, title: there.document.title }
    const reading = there ? null : await this.#read(document)
    const arrival = packArrival({ document, original, name: path, captured, issued: this.orders.issued, reading })
    return { became: 'read', title: document.title, arrival, weight: original.length + 2 * document.text.length }
  }
}

type Became = Report extends infer R ? (R extends Report ? Omit<R, 'task' | 'path' | 'place'> : never) : never

async function caseAt(place: string | null): Promise<CaseReader | null> {
  if (place === null) return null
  const { fileCases } = await import('../cases.ts')
  return fileCases({})(place, 'read')
}

/** What becomes of something that was found, which is no document. */
function besides(found: Exclude<Found, { readonly document: Document }>, { path, name, walked, handle }: Task): Became {
  if ('address' in found) return { became: 'address', address: found.address, known: found.known }
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
    const { number, path, file, bytes, name, known, walked, resume } = task
    const opening = (next: number, passed: number) => {
      entered(number, next, passed)
      watch.begin(limits.time)
    }
    const options: ReadOptions = { name, given: orders.given, known, walked, resume, opening }
    watch.allow(limits.memory + 2 * task.size)
    watch.begin(limits.time)
    let place = resume?.passed ?? 0
    try {
      for await (const found of file === null ? readAll(bytes ?? new Uint8Array(), options) : contents.fileContents(file, path, options)) {
        place++
        if (!('document' in found)) yield { task: number, path, place, ...besides(found, task) }
        else {
          const own = pathOf(task, found)
          if (found.at !== null) entered(number, found.at, place - 1)
          watch.begin(limits.time * Math.max(1, Math.ceil(found.document.text.length / MEASURE)))
          const became = await desk.take(own, found).catch((error): Became => ({ became: 'failed', failure: failure(error) }))
          yield { task: number, path: own, place, ...became }
        }
        watch.begin(limits.time)
      }
    } catch (error) {
      yield { task: number, path, place: place + 1, became: 'failed', failure: failure(error) }
    }
  }
}
