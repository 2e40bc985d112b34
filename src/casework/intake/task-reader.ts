import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { publicReading } from '../../exchange/reading-json.ts'
import { readAll } from '../../ingest/read-all.ts'
import type { Found } from '../../ingest/reader.ts'
import type { Arrival, CaseReader } from '../../model/case.ts'
import type { Document } from '../../model/document.ts'
import { packArrival } from '../../store/arrival.ts'
import type { Engine } from '../engine.ts'
import { failure } from '../failure.ts'
import { MOST_BYTES, tooLarge, unreadable } from '../inputs.ts'
import { stageDigests } from '../stages.ts'
import type { Limits, Orders, Report, Task } from './task.ts'
import type { Watch } from './watch-over.ts'

/** Reads one input: what it holds, one report each. */
export type TaskReader = (task: Task) => AsyncGenerator<Report>

/** Characters that one measure of time is for. */
const MEASURE = 1_000_000

/** A file's bytes, in one piece: the asynchronous way takes four turns of the loop, which for a report costs as much as opening it. */
function bytesOf({ file, path, bytes }: Task): Uint8Array {
  if (file === null) return bytes ?? new Uint8Array()
  let opened: number | undefined
  try {
    opened = openSync(file, 'r')
    if (fstatSync(opened).size > MOST_BYTES) throw tooLarge(path)
    return readFileSync(opened)
  } catch (error) {
    throw unreadable(path, error)
  } finally {
    if (opened !== undefined) closeSync(opened)
  }
}

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

  /** What becomes of a document; one whose bytes the case holds is not read again. */
  async take(task: Task, found: Extract<Found, { readonly document: Document }>): Promise<Report> {
    const path = pathOf(task, found)
    const { document, original, captured } = found
    const kept = await this.held?.find(document.id)
    const there = kept?.document.id === document.id && kept.removed === null ? kept : undefined
    if (there && (there.name === path || there.otherNames.includes(path))) {
      return { task: task.number, path, became: 'known', document: there.number, title: there.document.title }
    }
    const reading = there ? null : await this.#read(document)
    const arrival = packArrival({ document, original, name: path, captured, issued: this.orders.issued, reading })
    return { task: task.number, path, became: 'read', title: document.title, arrival, weight: original.length + 2 * document.text.length }
  }
}

async function caseAt(place: string | null): Promise<CaseReader | null> {
  if (place === null) return null
  const { fileCases } = await import('../cases.ts')
  return fileCases({})(place, 'read')
}

/** A reader that follows some orders, its engine loaded. Throws what the engine or the case throws as they are opened. */
export async function taskReader(orders: Orders, limits: Limits, watch: Watch, entered: (task: number, path: string) => void): Promise<TaskReader> {
  const { openEngine } = await import('../engine.ts')
  const engine = orders.read ? await openEngine({ rules: orders.rules, guides: orders.guides }) : null
  const desk = new Desk(orders, engine, await caseAt(orders.place))
  return async function* read(task) {
    const { number, path } = task
    watch.allow(limits.memory + 2 * task.size)
    watch.begin(limits.time)
    try {
      let passed = 0
      for await (const found of readAll(bytesOf(task), { name: task.name, given: orders.given, known: task.known, walked: task.walked })) {
        if (passed++ < task.skip) continue
        if ('document' in found) {
          if (found.at !== null) entered(number, pathOf(task, found))
          watch.begin(limits.time * Math.max(1, Math.ceil(found.document.text.length / MEASURE)))
          yield await desk.take(task, found).catch((error): Report => ({ task: number, path: pathOf(task, found), became: 'failed', failure: failure(error) }))
        } else if ('failure' in found) yield { task: number, path: pathOf(task, found), became: 'failed', failure: failure(found.failure) }
        else if ('unread' in found) yield { task: number, path, became: 'unread', says: `${found.name ?? path} is ${found.unread}` }
        watch.begin(limits.time)
      }
    } catch (error) {
      yield { task: number, path, became: 'failed', failure: failure(error) }
    }
  }
}
