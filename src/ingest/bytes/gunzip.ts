import { createGunzip } from 'node:zlib'
import { HearsayError } from '../../model/error.ts'
import type { Budget } from './budget.ts'

/** What is said of a gzip file whose end or contents are damaged. */
export const damaged = (name: string | undefined, cause: unknown): HearsayError =>
  new HearsayError('ingest/broken-archive', `${name ?? 'the input'} is a gzip file whose end or contents are damaged`, {
    hint: 'Get the file again, or unpack what can be saved of it with gzip and read that.',
    cause,
  })

/**
 * The bytes of a gzip file, one member or many, as they come. Everything before a damaged place is given first, then `ingest/broken-archive` is thrown
 * (`ingest/too-large` past the budget). Node's own iteration of the stream would drop what it holds when the error comes: each piece is taken as it is made.
 */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, name: string | undefined, budget: Budget): AsyncGenerator<Uint8Array> {
  const stream = createGunzip({ chunkSize: 65_536 })
  let pieces: Uint8Array[] = []
  let failure: unknown
  let ended = false
  const settled = { now: () => {} }
  const fail = (error: unknown) => {
    failure ??= error
    settled.now()
  }
  stream.on('error', (error) => fail(damaged(name, error)))
  stream.on('end', () => {
    ended = true
    settled.now()
  })
  stream.on('data', (piece: Uint8Array) => {
    if (failure) return
    try {
      budget.unpack(piece.length, name)
      pieces.push(piece)
    } catch (error) {
      fail(error)
      stream.destroy()
    }
  })
  const settle = (start: (done: () => void) => void) =>
    new Promise<void>((resolve) => {
      settled.now = resolve
      start(resolve)
    })
  const taken = () => {
    const made = pieces
    pieces = []
    return made
  }
  try {
    for await (const chunk of chunks) {
      // A small step bounds what one of them can unpack to: a thousandfold at most.
      for (let at = 0; at < chunk.length && !failure && !ended; at += 65_536) {
        await settle((done) => void stream.write(chunk.subarray(at, at + 65_536), done))
        yield* taken()
      }
      if (failure || ended) break
    }
    if (!failure && !ended) {
      await settle(() => void stream.end())
      yield* taken()
    }
  } finally {
    stream.destroy()
  }
  if (failure) throw failure
}
