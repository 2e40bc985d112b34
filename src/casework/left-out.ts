const MOST_KINDS = 8

const number = (n: number) => n.toLocaleString('en-US')

/** What one folder or one archive has that is not read, told at its end: thing by thing where there are few, else how many of which kind. */
export class LeftOut {
  readonly #path: string
  readonly #few: number
  readonly #kinds = new Map<string, number>()
  readonly #first: string[] = []
  #count = 0
  #addresses = 0

  /** `few`: as many things as are told one by one. */
  constructor(path: string, few: number) {
    this.#path = path
    this.#few = few
  }

  /** A thing of a kind, both in words. */
  add(kind: string, name: string): void {
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1)
    if (++this.#count <= this.#few) this.#first.push(`${name} is ${kind}`)
  }

  /** An address where a report could be fetched. */
  addAddress(): void {
    this.#addresses++
  }

  /** What is said of all of it, a line each; nothing where nothing was left out. */
  told(): readonly string[] {
    const fetched = this.#addresses
      ? [
          `${this.#path} names ${this.#addresses === 1 ? 'an address' : `${number(this.#addresses)} addresses`} to fetch: \`hearsay add CASE ${this.#path}\` fetches ${this.#addresses === 1 ? 'it' : 'them'}`,
        ]
      : []
    if (this.#count <= this.#few) return [...this.#first, ...fetched]
    const kinds = [...this.#kinds].sort(([, a], [, b]) => b - a)
    const shown = kinds.slice(0, MOST_KINDS).map(([kind, count]) => `${kind} (${number(count)})`)
    const others = kinds.slice(MOST_KINDS).reduce((sum, [, count]) => sum + count, 0)
    return [`${number(this.#count)} in ${this.#path}: ${shown.join(', ')}${others ? `, others (${number(others)})` : ''}`, ...fetched]
  }
}
