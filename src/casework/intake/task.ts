import type { Given, Known } from '../../ingest/reader.ts'
import type { PackedArrival, PackedReading } from '../../model/case.ts'
import type { Guide } from '../../model/guide.ts'
import type { AttributionDifference, Difference } from '../difference.ts'
import type { Failure } from '../failure.ts'

/** What differs from the reading before, with the beginning of the words of each attribution. */
export interface ToldDifference extends Pick<Difference, 'layers'> {
  readonly attributions: readonly (AttributionDifference & { readonly words: string })[]
}

/** How everything that one call takes in is to be read: told to a reader's process once, at its start. */
export interface Orders {
  /** The case, asked by the reader which bytes are held already; null where nothing is. */
  readonly place: string | null
  readonly given: Given
  readonly issued: boolean
  /** Whether documents are read, or kept as they come. */
  readonly read: boolean
  readonly rules: boolean
  readonly profile: 'default' | 'fast'
  readonly guides: readonly Guide[]
  /** Another module with `fileContents` than ours, for tests of documents that hang, explode or crash. */
  readonly contents?: string
}

/** What one document may cost a reader; past it the reader is ended. */
export interface Limits {
  /** Milliseconds for a document of up to a million characters, and as many for every further million. */
  readonly time: number
  /** Bytes of resident memory; as many again as the input has are allowed on top, twice. */
  readonly memory: number
}

/** One input on its way to a reader: a file that the reader opens itself, or bytes that came from elsewhere (standard input, an address). */
export interface Task {
  readonly number: number
  /** As the person named it, or the walk of a folder did. */
  readonly path: string
  /** A document that the case holds, to be read anew; null for what comes in. */
  readonly document: number | null
  /** Where the reader opens it; null where its bytes come along, or it is held. */
  readonly file: string | null
  /** A hint at the format; undefined for standard input. */
  readonly name: string | undefined
  /** Whether a folder was named and not the input itself: its kind may then be one that is not read. */
  readonly walked: boolean
  readonly size: number
  readonly bytes: Uint8Array | null
  readonly known: Known
  /** What the person named, by which this was come across. */
  readonly handle: string
  /** Where a reader was lost over something that the input holds: how many things are done with, and the number of the next document. */
  readonly resume?: { readonly passed: number; readonly next: number }
}

/** What became of one thing of a task, in the order in which the input holds them; `place` counts them, from 1. */
export type Report = {
  readonly task: number
  readonly path: string
  readonly place: number
  /** How many bytes of the input were read by then, where it is read as they come. */
  readonly reached?: number
} & (
  | { readonly became: 'read'; readonly title: string | null; readonly arrival: PackedArrival; readonly weight: number }
  /** The same bytes under the same name: nothing is to be written. */
  | { readonly became: 'known'; readonly document: number; readonly title: string | null }
  | { readonly became: 'failed'; readonly failure: Failure }
  /** Of a kind that is not read: `name` is its own, `kind` in words. */
  | { readonly became: 'unread'; readonly name: string; readonly kind: string; readonly handle: string }
  /** A held document was read anew: which layers were stale, and what differs; null where it had no reading before. */
  | {
      readonly became: 'reread'
      readonly document: number
      readonly title: string | null
      readonly stale: readonly string[]
      readonly difference: ToldDifference | null
      readonly reading: PackedReading
      readonly weight: number
    }
  /** It was held, and is no more. */
  | { readonly became: 'gone'; readonly document: number }
  /** Where a report can be fetched that the input names and does not hold. */
  | { readonly became: 'address'; readonly address: string; readonly known: Known; readonly handle: string; readonly walked: boolean }
)

/** What a reader's process says: it is ready or cannot be, it has come to a document of an input that holds several, what became of one, or that a task is done. */
export type Said =
  | { readonly ready: true }
  | { readonly unfit: Failure }
  | { readonly entered: number; readonly next: number; readonly passed: number }
  | { readonly report: Report }
  | { readonly finished: number }

/** What a reader's process is told: its orders, a task, or that documents of so much weight were kept and others may follow. */
export type Told = { readonly orders: Orders; readonly limits: Limits } | { readonly task: Task } | { readonly kept: number }
