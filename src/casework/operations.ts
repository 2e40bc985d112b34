import type { Operation } from './operation.ts'

/** An operation by name. What it takes and gives is loaded when it is asked for, so that a list of commands costs no schema library. */
export interface Listed {
  readonly name: string
  readonly summary: string
  load(): Promise<Operation>
}

/** Everything that can be asked for, in the order in which help shows it. */
export const operations: readonly Listed[] = [
  { name: 'read', summary: 'Read reports: who said what, through whom, in whose voice', load: async () => (await import('./operations/read.ts')).read },
  { name: 'explain', summary: 'Say why words were read as they were', load: async () => (await import('./operations/explain.ts')).explain },
]
