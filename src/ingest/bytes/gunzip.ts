import { createGunzip } from 'node:zlib'
import { HearsayError } from '../../model/error.ts'
import type { Budget } from './budget.ts'
import type { Damage } from './byte-stream.ts'

/** What is said of a gzip file whose end or contents are damaged. */
export const damaged = (name: string | undefined, cause: unknown): HearsayError =>
  new HearsayError('ingest/broken-archive', `${name ?? 'the input'} is a gzip file whose end or contents are damaged`, {
    hint: 'Get the file again, or unpack what can be saved of it with gzip and read that.',
    cause,
  })

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Packed bytes of one step: it bounds what one step can unpack to, a thousandfold at most, and what is lost behind a damaged place. */
const STEP = 16_384

/** One gzip file, or what follows a damaged place of one, unpacked step by step. Node's own iteration would drop what it holds when an error comes: each piece is taken as it is made. */
class Unpacking {
  readonly #stream = createGunzip({ chunkSize: 65_536 })
  #pieces: Uint8Array[] = []
  #settled = () => {}
  failure: unknown = null
  /** Whether the file's end was met; bytes behind it are none of it. */
  ended = false

  constructor(name: string | undefined, budget: Budget) {
    const fail = (error: unknown) => {
      this.failure ??= error
      this.#settled()
    }
    this.#stream.on('error', (error) => fail(damaged(name, error)))
    this.#stream.on('end', () => {
      this.ended = true
      this.#settled()
    })
    this.#stream.on('data', (piece: Uint8Array) => {
      if (this.failure) return
      try {
        budget.unpack(piece.length, name)
        this.#pieces.push(piece)
      } catch (error) {
        fail(error)
        this.close()
      }
    })
  }

  /** What some more bytes unpack to; none and `last`: the rest. */
  async push(step: Uint8Array | 'last'): Promise<readonly Uint8Array[]> {
    if (!this.failure && !this.ended) {
      await new Promise<void>((resolve) => {
        this.#settled = resolve
        if (step === 'last') this.#stream.end()
        else this.#stream.write(step, () => resolve())
      })
    }
    const made = this.#pieces
    this.#pieces = []
    return made
  }

  close(): void {
    this.#stream.destroy()
  }
}

/** The bytes of a gzip file, one member or many, as they come. Everything before a damaged place is given first; then `ingest/broken-archive` is thrown, or `ingest/too-large` past the budget. */
export async function* gunzipped(chunks: Chunks, name: string | undefined, budget: Budget): AsyncGenerator<Uint8Array> {
  for await (const piece of gunzippedOn(chunks, name, budget)) {
    if ('damage' in piece) throw piece.damage
    yield piece
  }
}

/** Where a member may begin: the signature of gzip, its only method, and no flag that does not exist. */
function memberIn(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(0x1f); at >= 0; at = bytes.indexOf(0x1f, at + 1)) {
    if (at + 4 <= bytes.length && bytes[at + 1] === 0x8b && bytes[at + 2] === 8 && bytes[at + 3] < 0x20) return at
  }
  return -1
}

/**
 * The same, which goes on behind a damaged place with the next member, for archives that have one a record: what is missing is said where it is missing. Past the budget it ends.
 */
export async function* gunzippedOn(chunks: Chunks, name: string | undefined, budget: Budget): AsyncGenerator<Uint8Array | Damage> {
  let unpacking: Unpacking | null = new Unpacking(name, budget)
  let held: Uint8Array = new Uint8Array()
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += STEP) {
        let step = chunk.subarray(at, at + STEP)
        if (!unpacking) {
          held = held.length ? Buffer.concat([held, step]) : step
          const member = memberIn(held)
          step = held.subarray(member < 0 ? held.length : member)
          held = member < 0 ? held.slice(-3) : new Uint8Array()
          if (member < 0) continue
          unpacking = new Unpacking(name, budget)
        }
        yield* await unpacking.push(step)
        if (unpacking.ended) return
        if (unpacking.failure) {
          yield { damage: unpacking.failure as HearsayError }
          unpacking.close()
          unpacking = null
          if (budget.spent) return
        }
      }
    }
    if (!unpacking) return
    yield* await unpacking.push('last')
    if (unpacking.failure) yield { damage: unpacking.failure as HearsayError }
  } finally {
    unpacking?.close()
  }
}
