import { closeSync, createReadStream, fstatSync, openSync, readFileSync } from 'node:fs'
import { type ReadOptions, readAll, readStream } from '../ingest/read-all.ts'
import type { Found } from '../ingest/reader.ts'
import { type Input, unreadable } from './inputs.ts'

/** A file larger than this is read as its bytes come: an archive of any size is then never held whole. */
const MOST_AT_ONCE = 64 * 1024 * 1024

/** The bytes of a file in one piece, or null where it is too large for that. The asynchronous way takes four turns of the loop, which for a report costs as much as opening it. */
function bytesOf(file: string): Uint8Array | null {
  const opened = openSync(file, 'r')
  try {
    return fstatSync(opened).size > MOST_AT_ONCE ? null : readFileSync(opened)
  } finally {
    closeSync(opened)
  }
}

async function* chunksOf(file: string, path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: 1024 * 1024 })
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** Everything that a file of this machine holds, in order; `path` is how the user named it. Throws `casework/unreadable`; what is wrong in the file is among what is found. */
export async function* fileContents(file: string, path: string, options: ReadOptions): AsyncGenerator<Found> {
  let bytes: Uint8Array | null
  try {
    bytes = bytesOf(file)
  } catch (error) {
    throw unreadable(path, error)
  }
  yield* bytes ? readAll(bytes, options) : readStream(chunksOf(file, path), options)
}

/** Everything that an input holds, in order. Throws `casework/unreadable`. */
export function contentsOf({ file, path, name, walked, chunks }: Input, options: Omit<ReadOptions, 'name' | 'walked'>): AsyncGenerator<Found> {
  const all = { ...options, name, walked }
  return file === undefined ? readStream(chunks(), all) : fileContents(file, path, all)
}

/** The name of a document within an input, as it is shown and kept: the input's own where it is the document. */
export const pathWithin = (path: string, at: number | null): string => (at === null ? path : `${path}#${at}`)
