import { HearsayError } from '../../model/error.ts'

/** How far a file may be unpacked. Far beyond any honest archive, and near enough that a bomb costs seconds and not the machine. */
export interface Limits {
  /** Containers within containers, the file itself not counted. */
  readonly depth: number
  /** Entries of all containers together that are read whole from memory; an archive that is read as it comes has no such limit. */
  readonly entries: number
  /** Bytes of one document. */
  readonly document: number
  /** Bytes of an entry, packed or not, beyond which it is read piece by piece: it may be an archive of any size. */
  readonly atOnce: number
  /** Bytes of everything that is unpacked from one file. */
  readonly unpacked: number
  /** Bytes unpacked for each byte of the file, once more than `slack` bytes were unpacked. */
  readonly ratio: number
  readonly slack: number
}

const MB = 1024 * 1024

/** 512 MB a document, less what would make its text longer than a string can be. */
export const LIMITS: Limits = { depth: 8, entries: 250_000, document: 512 * MB - 1024, atOnce: 64 * MB, unpacked: 64 * 1024 * MB, ratio: 300, slack: 64 * MB }

/** What is left of the limits while one file, and everything within it, is unpacked. Each step asks before it holds more. Errors: `ingest/too-large`. */
export class Budget {
  readonly limits: Limits
  #packed = 0
  #unpacked = 0
  #entries = 0

  constructor(limits: Partial<Limits> = {}) {
    this.limits = { ...LIMITS, ...limits }
  }

  /** Bytes of the file that have come in. */
  addPacked(bytes: number): void {
    this.#packed += bytes
  }

  /** How many bytes one more document may be unpacked to. */
  get room(): number {
    return Math.max(0, Math.min(this.limits.document, this.#most - this.#unpacked))
  }

  get #most(): number {
    return Math.min(this.limits.unpacked, Math.max(this.limits.slack, this.#packed * this.limits.ratio))
  }

  /** Takes what was unpacked. */
  unpack(bytes: number, name: string | undefined): void {
    this.#unpacked += bytes
    if (this.#unpacked > this.#most) throw this.bomb(name)
  }

  /** Takes one entry of a container. */
  enter(name: string | undefined): void {
    if (++this.#entries > this.limits.entries) {
      this.#unpacked = this.#most
      throw new HearsayError('ingest/too-large', `${name ?? 'the input'} holds more than ${this.limits.entries} entries`, { hint: 'unpack it, and read what you need' })
    }
  }

  /** Whether nothing more may be unpacked: whoever opens a container stops there. */
  get spent(): boolean {
    return this.#unpacked >= this.#most
  }

  /** What is said of an archive that was not read to its end because nothing more may be unpacked. */
  rest(name: string | undefined): HearsayError {
    return new HearsayError('ingest/too-large', `the rest of ${name ?? 'the input'} was left: it holds far more than an honest archive of its size`, {
      hint: 'unpack it yourself if you trust it, and read what you need',
    })
  }

  /** What is said where unpacking was given up, because the file as a whole or one document of it is too large. What the try has cost is taken from the rest. */
  bomb(name: string | undefined): HearsayError {
    const few = this.#most - this.#unpacked < this.limits.document
    this.#unpacked += this.room
    return few
      ? new HearsayError('ingest/too-large', `${name ?? 'the input'} unpacks to more than ${words(this.#most)}, far more than an honest archive of its size`, {
          hint: 'unpack it yourself if you trust it, and read what you need',
        })
      : new HearsayError('ingest/too-large', `${name ?? 'the input'} has more than ${words(this.limits.document)} of text`, {
          hint: 'Split it into its articles, and read these.',
        })
  }
}

const words = (bytes: number): string => (bytes < MB ? `${bytes} bytes` : `${Math.round(bytes / MB)} MB`)
