import { crc32, inflateRawSync } from 'node:zlib'
import { HearsayError } from '../../model/error.ts'
import type { Budget } from './budget.ts'
import { ByteStream, type Damage } from './byte-stream.ts'
import { damaged, isTooMuch } from './inflate.ts'
import { Unpacking } from './unpacking.ts'

/** Packed bytes within which most members of an archive end: these are undone at one go. */
const WINDOW = 131_072
/** Packed bytes of one step of a longer member: it bounds what one step can unpack to, a thousandfold at most. */
const STEP = 16_384
/** The same near a damaged place: what lies in one step with it is lost. */
const FINE_STEP = 256

/** The length of a member's head, or null where none begins: the signature of gzip, its only method, flags that exist. */
function headLength(bytes: Uint8Array): number | null {
  if (bytes.length < 18 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8 || bytes[3] > 0x1f) return null
  let at = 10
  if (bytes[3] & 4) at += 2 + (bytes[10] | (bytes[11] << 8))
  for (const flag of [8, 16]) {
    if (!(bytes[3] & flag)) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) return null
    at = end + 1
  }
  return at + (bytes[3] & 2 ? 2 : 0)
}

/** Passes over bytes until a member may begin; false at the end. */
async function findMember(stream: ByteStream): Promise<boolean> {
  for (let window = await stream.peek(WINDOW); window.length >= 18; window = await stream.peek(WINDOW)) {
    for (let at = window.indexOf(0x1f); at >= 0; at = window.indexOf(0x1f, at + 1)) {
      if (window[at + 1] !== 0x8b || headLength(window.subarray(at)) === null) continue
      await stream.pass(at)
      return true
    }
    // The last bytes of a window may be the first of a head.
    await stream.pass(Math.max(1, window.length - 18))
  }
  return false
}

/** One member that the stream begins with: what it unpacks to, and whether it was whole. Behind it the stream goes on; behind a damaged place, somewhere in it. */
class Member {
  readonly #stream: ByteStream
  readonly #name: string | undefined
  readonly #budget: Budget
  #crc = 0
  failure: unknown = null

  constructor(stream: ByteStream, name: string | undefined, budget: Budget) {
    this.#stream = stream
    this.#name = name
    this.#budget = budget
  }

  async *unpack(window: Uint8Array, head: number): AsyncGenerator<Uint8Array> {
    const packed = window.subarray(head)
    try {
      // The types do not know that `info` gives the engine too, which knows how much it took.
      const { buffer, engine } = inflateRawSync(packed, { info: true, maxOutputLength: Math.max(1, this.#budget.room) }) as unknown as {
        readonly buffer: Uint8Array
        readonly engine: { readonly bytesWritten: number }
      }
      this.#budget.unpack(buffer.length, this.#name)
      await this.#stream.pass(head + engine.bytesWritten)
      this.#crc = crc32(buffer)
      yield buffer
    } catch (error) {
      if (isTooMuch(error) || error instanceof HearsayError) {
        this.failure = this.#budget.bomb(this.#name)
        return
      }
      const long = (error as { readonly code?: string }).code === 'Z_BUF_ERROR'
      await this.#stream.pass(head)
      yield* this.#steps(long ? STEP : FINE_STEP)
    }
    if (this.failure) return
    const tail = await this.#stream.take(8)
    if (tail.length < 8 || new DataView(tail.buffer, tail.byteOffset).getUint32(0, true) !== this.#crc) this.failure = damaged(this.#name)
  }

  async *#steps(length: number): AsyncGenerator<Uint8Array> {
    const unpacking = new Unpacking(this.#name, this.#budget)
    try {
      while (!unpacking.ended && !unpacking.failure) {
        const step = await this.#stream.peek(length)
        const before = unpacking.consumed
        for (const piece of await unpacking.push(step.length ? step.subarray(0, length) : 'last')) {
          this.#crc = crc32(piece, this.#crc)
          yield piece
        }
        await this.#stream.pass(unpacking.failure ? step.length : unpacking.consumed - before)
      }
      if (unpacking.failure) this.failure = unpacking.failure instanceof HearsayError ? unpacking.failure : damaged(this.#name, unpacking.failure)
    } finally {
      unpacking.close()
    }
  }
}

/**
 * The bytes of a gzip file, one member or many, as they come. Everything before a damaged place is given, then what is wrong, and then it goes on with the next member, as archives have
 * one for each record. Past the budget it ends. What follows the last member and is none is passed over.
 */
export async function* gunzippedOn(chunks: AsyncIterable<Uint8Array>, name: string | undefined, budget: Budget): AsyncGenerator<Uint8Array | Damage> {
  const stream = new ByteStream(chunks)
  // Whether bytes that are no member need no word: the rest of a damaged one, which was told, or what follows the last.
  let told = false
  for (let members = 0; ; members++) {
    let window = await stream.peek(WINDOW)
    if (headLength(window) === null) {
      const more = await findMember(stream)
      if (!told && (more || members === 0)) yield { damage: damaged(name) }
      if (!more) break
      window = await stream.peek(WINDOW)
    }
    const member = new Member(stream, name, budget)
    yield* member.unpack(window, headLength(window) ?? 0)
    told = member.failure !== null
    if (told) yield { damage: member.failure as HearsayError }
    if (budget.spent) return
  }
  if (stream.damage) yield { damage: stream.damage }
}

/** The same, which ends at the first damaged place: what came before is given, then `ingest/broken-archive` is thrown, or `ingest/too-large` past the budget. */
export async function* gunzipped(chunks: AsyncIterable<Uint8Array>, name: string | undefined, budget: Budget): AsyncGenerator<Uint8Array> {
  for await (const piece of gunzippedOn(chunks, name, budget)) {
    if ('damage' in piece) throw piece.damage
    yield piece
  }
}
