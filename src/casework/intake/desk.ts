import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { publicReading } from '../../exchange/reading-json.ts'
import type { Found } from '../../ingest/reader.ts'
import type { Arrival, CaseReader, KeptReading } from '../../model/case.ts'
import type { Document } from '../../model/document.ts'
import type { PublicLayers } from '../../model/public-reading.ts'
import { packArrival, packReading } from '../../store/arrival.ts'
import { differenceOf } from '../difference.ts'
import type { Engine } from '../engine.ts'
import { stageDigests } from '../stages.ts'
import type { Orders, Report, Task } from './task.ts'

/** What became of something, without where it was found. */
export type Became = Report extends infer One ? (One extends Report ? Omit<One, 'task' | 'path' | 'place'> : never) : never

/** The case that a reader asks; null where none was named. */
export async function caseAt(place: string | null): Promise<CaseReader | null> {
  if (place === null) return null
  const { fileCases } = await import('../cases.ts')
  return fileCases({})(place, 'read')
}

/** Bytes of a file that is compared before it is opened: larger ones are archives. */
const MOST_LOOKED_AT = 16 * 1024 * 1024

/** The input of which a document has its name. Its number there says little: in a feed that is asked again, what was first is second. */
const inputOf = (name: string): string => name.replace(/#\d+$/, '')

/** Where documents become what a case keeps: read, where that was ordered, and packed. */
export class Desk {
  readonly #orders: Orders
  readonly #engine: Engine | null
  readonly #held: CaseReader | null
  #stages: KeptReading['stages'] | undefined
  /** Whether the case held nothing as this began: then no file is looked at twice. */
  #empty: boolean | undefined

  constructor(orders: Orders, engine: Engine | null, held: CaseReader | null) {
    this.#orders = orders
    this.#engine = engine
    this.#held = held
  }

  async #read(document: Document): Promise<Arrival['reading']> {
    if (this.#engine === null) return null
    const reading = await this.#engine.read(document)
    const { engine, layers } = publicReading(reading, '')
    // The same for every document: worked out once.
    this.#stages ??= stageDigests(reading.engine, this.#orders.guides)
    return { engine, stages: this.#stages, layers }
  }

  /** A file that is one document whose very bytes the case holds under its name: it need not even be opened. Containers are known by what they hold. */
  async known({ file, path, size, resume }: Task): Promise<Became | null> {
    if (this.#held === null || file === null || resume || size > MOST_LOOKED_AT) return null
    this.#empty ??= (await this.#held.counts()).documents === 0
    if (this.#empty) return null
    const id = `sha256:${hash('sha256', readFileSync(file))}`
    const kept = await this.#held.find(id)
    if (kept?.document.id !== id || !(kept.name === path || kept.otherNames.includes(path))) return null
    return { became: 'known', document: kept.number, title: kept.document.title }
  }

  /** What becomes of a document. One whose bytes the case holds is not read again: it is known from the same input, or met again in another. */
  async take(path: string, { document, original, captured }: Extract<Found, { readonly document: Document }>): Promise<Became> {
    const kept = await this.#held?.find(document.id)
    const there = kept?.document.id === document.id ? kept : undefined
    if (there && (there.removed || [there.name, ...there.otherNames].some((name) => inputOf(name) === inputOf(path)))) {
      return { became: 'known', document: there.number, title: there.document.title }
    }
    const reading = there ? null : await this.#read(document)
    const arrival = packArrival({ document, original, name: path, captured, issued: this.#orders.issued, reading })
    return { became: 'read', title: document.title, arrival, weight: original.length + 2 * document.text.length }
  }

  /** Reads a document that is held anew. Layers that rest on the same stages as before stay as they are kept. */
  async reread(number: number): Promise<Became> {
    const kept = await this.#held?.find(String(number))
    if (!kept || !this.#held) return { became: 'gone', document: number }
    const text = await this.#held.text(number)
    const before = await this.#held.reading(number)
    const reading = await this.#read({ ...kept.document, text })
    if (!reading) return { became: 'gone', document: number }
    const names = Object.keys(reading.stages) as (keyof PublicLayers)[]
    const stale = names.filter((layer) => before?.stages[layer] !== reading.stages[layer])
    const current = Object.fromEntries(names.filter((layer) => !stale.includes(layer)).map((layer) => [layer, before?.layers[layer]]))
    const layers = { ...reading.layers, ...current }
    const difference = before ? differenceOf(before.layers, layers, stale) : null
    const said = difference && {
      ...difference,
      attributions: difference.attributions
        .slice(0, MOST_TOLD)
        .map((one) => ({ ...one, words: text.slice(one.span.start, Math.min(one.span.end, one.span.start + MOST_WORDS)) })),
    }
    return {
      became: 'reread',
      document: number,
      title: kept.document.title,
      stale,
      difference: said,
      reading: packReading({ ...reading, layers }, text),
      weight: text.length,
    }
  }
}

/** Attributions of one document that are told of one by one, and units of the words of each. */
const MOST_TOLD = 100
const MOST_WORDS = 160
