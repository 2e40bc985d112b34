import type { View } from './view.ts'

/** The view of each operation, by the operation's name; loaded when its command is called. */
export const views: Readonly<Record<string, () => Promise<View>>> = {
  read: async () => (await import('./read.ts')).readView,
  add: async () => (await import('./add.ts')).addView,
  show: async () => (await import('./show.ts')).showView,
  explain: async () => (await import('./explain.ts')).explainView,
}
