import type { Known } from '../reader.ts'

/** A page of an archive, as it may come again. */
export interface SeenPage {
  readonly bytes: Uint8Array
  readonly known: Known
}

const COST = 1024

/**
 * The pages of an archive that later records may refer to: by record, address and time, address, or digest. The oldest are let go so that no more than
 * `most` bytes are held, whatever the archive's size.
 */
export class Seen {
  readonly #most: number
  readonly #pages = new Map<string, SeenPage>()
  readonly #keys = new Map<SeenPage, readonly string[]>()
  #held = 0

  constructor(most = 64 * 1024 * 1024) {
    this.#most = most
  }

  keep(page: SeenPage, keys: readonly string[]): void {
    this.#held += page.bytes.length + COST
    this.#keys.set(page, keys)
    for (const key of keys) this.#pages.set(key, page)
    for (const [oldest, names] of this.#keys) {
      if (this.#held <= this.#most) break
      this.#keys.delete(oldest)
      this.#held -= oldest.bytes.length + COST
      for (const name of names) if (this.#pages.get(name) === oldest) this.#pages.delete(name)
    }
  }

  /** The page that the first fitting key leads to. */
  find(keys: readonly string[]): SeenPage | undefined {
    for (const key of keys) {
      const page = this.#pages.get(key)
      if (page) return page
    }
    return undefined
  }
}
