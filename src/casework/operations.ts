import type { Operation } from './operation.ts'

/** Under which heading help shows an operation, in this order. */
export const GROUPS = ['Reading', 'The case', 'Looking', 'Deciding', 'Keeping'] as const
export type Group = (typeof GROUPS)[number]

/** An operation by name. What it takes and gives is loaded when it is asked for, so that a list of commands costs no schema library. */
export interface Listed {
  readonly name: string
  readonly group: Group
  readonly summary: string
  load(): Promise<Operation>
}

/** Everything that can be asked for, in the order in which help shows it; those of one group stand together. */
export const operations: readonly Listed[] = [
  { name: 'read', group: 'Reading', summary: 'Read reports: who said what, through whom, in whose voice', load: async () => (await import('./operations/read.ts')).read },
  { name: 'explain', group: 'Reading', summary: 'Say why words were read as they were', load: async () => (await import('./operations/explain.ts')).explain },
]
