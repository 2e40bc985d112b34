import { createInflateRaw } from 'node:zlib'
import type { Budget } from './budget.ts'

/**
 * Deflated bytes of any length undone step by step. Node's own iteration of the stream would drop what it holds when an error comes: each piece is taken as it is made.
 */
export class Unpacking {
  readonly #stream = createInflateRaw({ chunkSize: 65_536 })
  #pieces: Uint8Array[] = []
  #settled = () => {}
  /** What stopped it: damage, or the budget. */
  failure: unknown = null
  /** Whether the end was met; bytes behind it were not consumed. */
  ended = false

  constructor(name: string | undefined, budget: Budget) {
    const fail = (error: unknown) => {
      this.failure ??= error
      this.#settled()
    }
    this.#stream.on('error', fail)
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

  /** Bytes consumed so far. */
  get consumed(): number {
    return this.#stream.bytesWritten
  }

  /** What some more bytes unpack to; with `last`, the rest. */
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
