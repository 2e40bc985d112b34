import type { Operation } from '../casework/operation.ts'
import type { View } from './view.ts'

/** The view of each operation that does not say itself how its answers are shown, by its name; loaded when its command is called. */
const views: Readonly<Record<string, (operation: Operation) => Promise<View>>> = {
  read: async () => (await import('./read.ts')).readView,
  add: async () => (await import('./add.ts')).addView,
  verify: async (operation) => (await import('./verify.ts')).verifyView(operation),
  show: async () => (await import('./show.ts')).showView,
  reread: async () => (await import('./reread.ts')).rereadView,
  watch: async () => (await import('./watch.ts')).watchView,
  explain: async () => (await import('./explain.ts')).explainView,
}

/** The view of an operation: one of its own, else the one that it says itself. */
export async function viewOf(name: string, operation: Operation): Promise<View> {
  return views[name]?.(operation) ?? (await import('./table.ts')).derivedView(operation)
}
