/** Things about numbered pieces of work, let go in the order in which the work was given out, however its pieces overtake each other: so that the same call gives the same case whatever the number of processes. */
export class InOrder<Item> {
  readonly #given: number[] = []
  readonly #held = new Map<number, { readonly items: Item[]; ended: boolean }>()

  /** A piece of work is given out. */
  expect(number: number): void {
    this.#given.push(number)
  }

  /** The piece that all others wait for; undefined where nothing is given out. */
  get head(): number | undefined {
    return this.#given[0]
  }

  /** What is held back. */
  *held(): Generator<Item> {
    for (const { items } of this.#held.values()) yield* items
  }

  /** Something about a piece of work, its last where `ends`; what comes back is what can go now, in order. */
  add(number: number, item: Item, ends: boolean): readonly Item[] {
    const own = this.#held.get(number) ?? { items: [], ended: false }
    own.items.push(item)
    own.ended ||= ends
    this.#held.set(number, own)
    const free: Item[] = []
    for (;;) {
      const [head] = this.#given
      const first = head === undefined ? undefined : this.#held.get(head)
      if (head === undefined || !first) return free
      free.push(...first.items.splice(0))
      if (!first.ended) return free
      this.#held.delete(head)
      this.#given.shift()
    }
  }
}
