import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { ByteRange } from '../ingest/bytes/byte-range.ts'

const WINDOW = 256 * 1024

/** The bytes of a file that is too large to be held, read by place; the last window is kept, since most reads are small and near one another. Close it with `using`. */
export class FileRange implements ByteRange, Disposable {
  readonly length: number
  readonly #file: number
  #window: Uint8Array = new Uint8Array()
  #at = 0

  constructor(path: string) {
    this.#file = openSync(path, 'r')
    this.length = fstatSync(this.#file).size
  }

  subarray(start: number, end: number): Uint8Array {
    const [from, to] = [Math.min(Math.max(0, start), this.length), Math.min(Math.max(0, end), this.length)]
    if (to <= from) return new Uint8Array()
    if (to - from > WINDOW) return this.#read(from, to)
    if (from < this.#at || to > this.#at + this.#window.length) {
      this.#window = this.#read(from, Math.min(this.length, from + WINDOW))
      this.#at = from
    }
    return this.#window.subarray(from - this.#at, to - this.#at)
  }

  /** A file that became shorter meanwhile gives what is there. */
  #read(start: number, end: number): Uint8Array {
    const bytes = Buffer.allocUnsafe(end - start)
    let filled = 0
    while (filled < bytes.length) {
      const read = readSync(this.#file, bytes, filled, bytes.length - filled, start + filled)
      if (read === 0) break
      filled += read
    }
    return bytes.subarray(0, filled)
  }

  [Symbol.dispose](): void {
    closeSync(this.#file)
  }
}
