import { HearsayError } from '../../model/error.ts'
import type { CaseWriter, Store } from '../../store/store.ts'

/** Whether an error is the case's own (the disk is full, the file is gone, another writer never ends): then nothing more can be kept. */
const isTheCase = (error: unknown): boolean => error instanceof HearsayError && error.code.startsWith('store/')

/**
 * Keeps items in one transaction; where one of them cannot be kept, each in one of its own, so that nothing falls with it. `refused` says what is kept instead of one that cannot be, or
 * throws. `write` must change nothing but the case: what it did may be undone.
 */
export async function keepTogether<Item, Result>(
  store: Store,
  items: readonly Item[],
  write: (writer: CaseWriter, items: readonly Item[]) => readonly Result[],
  refused: (item: Item, error: unknown) => Item,
): Promise<readonly Result[]> {
  try {
    return await store.write((writer) => write(writer, items))
  } catch (error) {
    if (isTheCase(error)) throw error
    if (items.length > 1) {
      const results: Result[] = []
      for (const item of items) results.push(...(await keepTogether(store, [item], write, refused)))
      return results
    }
    const instead = refused(items[0], error)
    return store.write((writer) => write(writer, [instead]))
  }
}
