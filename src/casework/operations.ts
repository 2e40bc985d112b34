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
  { name: 'new', group: 'The case', summary: 'Make an empty case', load: async () => (await import('./operations/new.ts')).newCase },
  { name: 'add', group: 'The case', summary: 'Take reports into a case and read them', load: async () => (await import('./operations/add.ts')).add },
  {
    name: 'watch',
    group: 'The case',
    summary: 'Ask feeds and pages that were added again and again, and take in what is new',
    load: async () => (await import('./operations/watch.ts')).watch,
  },
  {
    name: 'status',
    group: 'The case',
    summary: 'Say how a case stands: what it holds, what is read, what is stale, what failed',
    load: async () => (await import('./operations/status.ts')).status,
  },
  {
    name: 'reread',
    group: 'The case',
    summary: 'Read anew what an earlier engine read, and say what differs',
    load: async () => (await import('./operations/reread.ts')).reread,
  },
  { name: 'list', group: 'Looking', summary: 'List the documents of a case', load: async () => (await import('./operations/list.ts')).list },
  {
    name: 'show',
    group: 'Looking',
    summary: 'Show a case in a few lines, or one of its documents as it was read',
    load: async () => (await import('./operations/show.ts')).show,
  },
  { name: 'search', group: 'Looking', summary: 'Find words in the documents of a case', load: async () => (await import('./operations/search.ts')).search },
  {
    name: 'sources',
    group: 'Looking',
    summary: 'List whom the documents of a case ascribe statements to',
    load: async () => (await import('./operations/sources.ts')).sources,
  },
  { name: 'source', group: 'Looking', summary: 'Show everything that one source said', load: async () => (await import('./operations/source.ts')).source },
  { name: 'quotes', group: 'Looking', summary: 'List the statements of a case', load: async () => (await import('./operations/quotes.ts')).quotes },
  {
    name: 'review',
    group: 'Deciding',
    summary: 'Confirm, reject or correct what was read, say who is who, grade and note',
    load: async () => (await import('./operations/review.ts')).review,
  },
  {
    name: 'audit',
    group: 'Looking',
    summary: "Answer a desk's questions: what rests on one source, on unnamed ones, on agencies",
    load: async () => (await import('./operations/audit.ts')).audit,
  },
  {
    name: 'sample',
    group: 'Looking',
    summary: 'Check the engine on your own copy: mark passages blind, see precision and recall',
    load: async () => (await import('./operations/sample.ts')).sample,
  },
  { name: 'log', group: 'Keeping', summary: 'Show everything that happened to a case', load: async () => (await import('./operations/log.ts')).log },
  {
    name: 'remove',
    group: 'Deciding',
    summary: 'Take a document out of a case, by a recorded decision',
    load: async () => (await import('./operations/remove.ts')).remove,
  },
  {
    name: 'verify',
    group: 'Keeping',
    summary: 'Check a case to its last byte, and name what is wrong',
    load: async () => (await import('./operations/verify.ts')).verify,
  },
  {
    name: 'purge',
    group: 'Keeping',
    summary: 'Erase a document for good: its bytes, its text, and all that was made of them',
    load: async () => (await import('./operations/purge.ts')).purge,
  },
  {
    name: 'compact',
    group: 'Keeping',
    summary: 'Write the file of a case anew, without the room that was left',
    load: async () => (await import('./operations/compact.ts')).compact,
  },
  { name: 'backup', group: 'Keeping', summary: 'Copy a case while it may be in use', load: async () => (await import('./operations/backup.ts')).backup },
]
