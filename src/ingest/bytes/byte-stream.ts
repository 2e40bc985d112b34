import { HearsayError } from '../../model/error.ts'

/** A place in a stream of bytes where some are missing, and why; reading may go on behind it. */
export interface Damage {
  readonly damage: HearsayError
}

/** Bytes that are all there, as a stream. */
export async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

const NONE = new Uint8Array()
const LF = 10

/**
 * Bytes as they come, read by lines and lengths, so that no more is held than was asked for. At a damaged place reading stops as at the end, until
 * `goOn`; an error of the source is a damage with nothing behind it.
 */
export class ByteStream {
  readonly #source: AsyncIterator<Uint8Array | Damage>
  #held: Uint8Array = NONE
  #ended = false
  #damage: HearsayError | null = null

  constructor(source: AsyncIterable<Uint8Array | Damage>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** Why reading stopped before the end, or null. */
  get damage(): HearsayError | null {
    return this.#damage
  }

  /** Whether anything is left, be it only a damage to be told. */
  async hasMore(): Promise<boolean> {
    return (await this.peek(1)).length > 0 || this.#damage !== null
  }

  /** Goes on behind the damaged place; false where nothing is there. */
  async goOn(): Promise<boolean> {
    this.#damage = null
    return (await this.peek(1)).length > 0
  }

  async #next(): Promise<Uint8Array | null> {
    while (!this.#ended && !this.#damage) {
      try {
        const { value, done } = await this.#source.next()
        if (done) this.#ended = true
        else if ('damage' in value) this.#damage = value.damage
        else if (value.length) return value
      } catch (error) {
        this.#ended = true
        this.#damage = error instanceof HearsayError ? error : new HearsayError('ingest/broken-archive', `the bytes ended early: ${String(error)}`, { cause: error })
      }
    }
    return null
  }

  /** The next `length` bytes, or as many as there are, left where they are. */
  async peek(length: number): Promise<Uint8Array> {
    if (this.#held.length < length) this.#held = await this.#gather(length, true)
    return this.#held.subarray(0, length)
  }

  /** The next `length` bytes, or as many as there are. */
  async take(length: number): Promise<Uint8Array> {
    if (this.#held.length < length) return this.#gather(length, false)
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return taken
  }

  /** What is held and as much more as makes `length`, in one piece; `all` keeps what goes beyond. */
  async #gather(length: number, all: boolean): Promise<Uint8Array> {
    const pieces = this.#held.length ? [this.#held] : []
    let size = this.#held.length
    while (size < length) {
      const piece = await this.#next()
      if (!piece) break
      pieces.push(piece)
      size += piece.length
    }
    this.#held = NONE
    if (all || size <= length) return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces, size)
    const last = pieces[pieces.length - 1]
    const wanted = last.length - (size - length)
    const whole = pieces.length === 1 ? last.subarray(0, wanted) : Buffer.concat([...pieces.slice(0, -1), last.subarray(0, wanted)], length)
    this.#held = last.subarray(wanted)
    return whole
  }

  /** Passes over `length` bytes, and returns how many were there. */
  async pass(length: number): Promise<number> {
    let passed = Math.min(length, this.#held.length)
    this.#held = this.#held.subarray(passed)
    while (passed < length) {
      const piece = await this.#next()
      if (!piece) break
      const more = Math.min(piece.length, length - passed)
      this.#held = piece.subarray(more)
      passed += more
    }
    return passed
  }

  /** The next line without its end, as Latin-1 of at most `most` bytes (the rest of a longer one is passed over), and how many bytes it took; null at the end. */
  async line(most = 65_536): Promise<{ readonly text: string; readonly bytes: number } | null> {
    const kept: Uint8Array[] = []
    let [size, bytes] = [0, 0]
    for (;;) {
      if (!this.#held.length) {
        const piece = await this.#next()
        if (!piece) return bytes ? { text: lineOf(kept), bytes } : null
        this.#held = piece
      }
      const end = this.#held.indexOf(LF)
      const piece = end < 0 ? this.#held : this.#held.subarray(0, end + 1)
      this.#held = this.#held.subarray(piece.length)
      bytes += piece.length
      if (size < most) kept.push(piece.subarray(0, most - size))
      size += piece.length
      if (end >= 0) return { text: lineOf(kept), bytes }
    }
  }
}

const lineOf = (pieces: readonly Uint8Array[]): string =>
  Buffer.concat(pieces)
    .toString('latin1')
    .replace(/\r?\n$/, '')
