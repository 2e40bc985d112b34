/** Bytes that grow: whole numbers of any size in as many bytes as they need (LEB128), and bytes as they are. */
export class ByteWriter {
  #bytes = new Uint8Array(64)
  #length = 0

  get length(): number {
    return this.#length
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more))
    grown.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = grown
  }

  /** A whole number from 0 to 2^53 - 1; throws a RangeError for any other. */
  unsigned(value: number): void {
    if (value >>> 7 === 0 && (value | 0) === value) {
      if (this.#length === this.#bytes.length) this.#room(1)
      this.#bytes[this.#length++] = value
      return
    }
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${value} is no whole number from 0`)
    this.#room(8)
    while (value >= 0x80) {
      this.#bytes[this.#length++] = (value % 0x80) | 0x80
      value = Math.floor(value / 0x80)
    }
    this.#bytes[this.#length++] = value
  }

  raw(bytes: Uint8Array): void {
    this.#room(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

/** What `ByteWriter` wrote, in the same order. Throws a RangeError where there is no more, or what is there is no number. */
export class ByteReader {
  readonly #bytes: Uint8Array
  #at: number
  readonly #end: number

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes
    this.#at = start
    this.#end = end
  }

  get left(): number {
    return this.#end - this.#at
  }

  unsigned(): number {
    const first = this.#at < this.#end ? this.#bytes[this.#at] : 0x80
    if (first < 0x80) {
      this.#at++
      return first
    }
    let value = 0
    for (let unit = 1; ; unit *= 0x80) {
      if (this.#at >= this.#end) throw new RangeError('a number is cut off')
      const byte = this.#bytes[this.#at++]
      value += (byte & 0x7f) * unit
      if (value > Number.MAX_SAFE_INTEGER) throw new RangeError('a number is too large')
      if (byte < 0x80) return value
    }
  }

  raw(length: number): Uint8Array {
    if (length > this.left) throw new RangeError('bytes are cut off')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }
}

/** A whole number of either sign as one without: 0, -1, 1, -2, 2 become 0, 1, 2, 3, 4. */
export const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value)

export const unzigzag = (value: number): number => (value % 2 ? -(value + 1) / 2 : value / 2)
