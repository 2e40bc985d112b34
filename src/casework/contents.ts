import { closeSync, createReadStream, fstatSync, openSync, readFileSync } from 'node:fs'
import { type ReadOptions, readAll, readRange, readStream } from '../ingest/read-all.ts'
import type { Found } from '../ingest/reader.ts'
import { FileRange } from './file-range.ts'
import { type Input, MOST_BYTES, unreadable } from './inputs.ts'

/** A file larger than this is read as its bytes come: a web archive of any size is then never held whole. */
const MOST_AT_ONCE = 64 * 1024 * 1024

/** The bytes of a file in one piece, or its size where it is too large for that. The asynchronous way takes four turns of the loop, which for a report costs as much as opening it. */
function bytesOf(file: string): Uint8Array | number {
  const opened = openSync(file, 'r')
  try {
    const { size } = fstatSync(opened)
    return size > MOST_AT_ONCE ? size : readFileSync(opened)
  } finally {
    closeSync(opened)
  }
}

async function* chunksOf(file: string, reached: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) {
    bytes += chunk.length
    reached(bytes)
    yield chunk
  }
}

/** What a large file holds: a ZIP file that nobody could hold is asked by place, everything else is read as it comes. */
async function* largeContents(file: string, size: number, options: ReadOptions, reached: (bytes: number) => void): AsyncGenerator<Found> {
  if (size <= MOST_BYTES) {
    yield* readStream(chunksOf(file, reached), options)
    return
  }
  using range = new FileRange(file)
  yield* readRange(range, options)
}

/** Everything that a file of this machine holds, in order; `path` is how the user named it, `reached` is told how many bytes of a large one were read. Throws `casework/unreadable`; what is wrong in the file is among what is found. */
export async function* fileContents(file: string, path: string, options: ReadOptions, reached: (bytes: number) => void = () => {}): AsyncGenerator<Found> {
  try {
    const bytes = bytesOf(file)
    yield* typeof bytes === 'number' ? largeContents(file, bytes, options, reached) : readAll(bytes, options)
  } catch (error) {
    throw unreadable(path, error)
  }
}

/** Everything that an input holds, in order. Throws `casework/unreadable`. */
export function contentsOf({ file, path, name, walked, chunks }: Input, options: Omit<ReadOptions, 'name' | 'walked'>): AsyncGenerator<Found> {
  const all = { ...options, name, walked }
  return file === undefined ? readStream(chunks(), all) : fileContents(file, path, all)
}

/** The name of a document within an input, as it is shown and kept: the input's own where it is the document. */
export const pathWithin = (path: string, at: number | null): string => (at === null ? path : `${path}#${at}`)
