import type { Fault, KeptDocument } from '../../model/case.ts'
import type { Hand, OpenOptions, Store } from '../store.ts'

/** An engine under test: opens its one case, the same one each time, new with every check. */
export type Opener = (options: OpenOptions) => Promise<Store>

/** A clock that a test sets. */
export interface Clock extends Hand {
  set(moment: string): void
}

export function clock(moment: string, by = 'orla'): Clock {
  let now = new Date(moment)
  return {
    by,
    now: () => now,
    set(later) {
      now = new Date(later)
    },
  }
}

/** What an engine must do, by a sentence each: a new case, whose hand it is, and how to open it once more. */
export type Checks = Readonly<Record<string, (store: Store, hand: Clock, reopen: (mode?: OpenOptions['mode']) => Promise<Store>) => Promise<void>>>

/** All that comes of an async iterable: in tests it is little. */
export async function allOf<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = []
  for await (const item of items) list.push(item)
  return list
}

export const numbers = async (documents: AsyncIterable<KeptDocument>): Promise<number[]> => (await allOf(documents)).map(({ number }) => number)

export const faults = (store: Store): Promise<Fault[]> => allOf(store.verify())
