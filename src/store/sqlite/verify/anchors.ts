import type { Fault, LogEntry } from '../../../model/case.ts'
import { canonicalJson } from '../../canonical.ts'
import type { Connection } from '../connection.ts'
import { entryDigest, entryOf, NOTHING_BEFORE } from '../log.ts'
import { paged } from '../reader.ts'

/** The digest of a thing that is kept, and the entry of the log that has it. */
export interface Anchor {
  readonly entry: number
  readonly digest: string
  /** Of a fetch: which documents came of it. */
  readonly documents?: string
}

/** What the log says is kept: everything that has no entry here, or another digest, is wrong. Some hundred bytes a document. */
export interface Anchors {
  readonly documents: Map<number, Anchor>
  readonly added: Map<number, number>
  readonly removals: Map<number, number>
  readonly readings: Map<number, Anchor>
  /** By entry: the document that was met again, and the digest of the name. */
  readonly names: Map<number, { readonly document: number | null; readonly digest: string }>
  readonly reviews: Map<number, Anchor>
  readonly jobs: Map<number, Anchor>
  readonly failures: Map<number, Anchor>
  readonly fetchings: Map<number, Anchor>
  dictionary: string | undefined
}

const NUMBERED = { reviewed: ['reviews', 'review'], failed: ['failures', 'failure'], job: ['jobs', 'job'], fetched: ['fetchings', 'fetching'] } as const
const LISTS = ['reviews', 'failures', 'jobs', 'fetchings'] as const

/** Takes in what one entry says is kept from then on. */
function anchor(anchors: Anchors, { number: entry, action, document, what }: LogEntry): void {
  const digest = typeof what.digest === 'string' ? what.digest : ''
  if (action === 'created') anchors.dictionary = String(what.dictionary)
  if (action === 'added' && document !== null) {
    anchors.documents.set(document, { entry, digest })
    anchors.added.set(document, entry)
  }
  if (action === 'read' && document !== null) anchors.readings.set(document, { entry, digest })
  if (action === 'met-again') anchors.names.set(entry, { document, digest: String(what.name) })
  if (action in NUMBERED) {
    const [list, name] = NUMBERED[action as keyof typeof NUMBERED]
    anchors[list].set(Number(what[name]), { entry, digest, ...(action === 'fetched' ? { documents: canonicalJson(what.documents) } : {}) })
  }
  if ((action === 'removed' || action === 'purged') && document !== null) anchors.removals.set(document, entry)
  if (action !== 'purged' || document === null) return
  anchors.documents.set(document, { entry, digest })
  anchors.readings.delete(document)
  for (const [at, name] of anchors.names) if (name.document === document) anchors.names.delete(at)
  for (const list of LISTS) {
    for (const [number, now] of Object.entries((what[list] ?? {}) as Record<string, string>)) {
      anchors[list].set(Number(number), { entry, ...anchors[list].get(Number(number)), digest: now })
    }
  }
}

/** Goes along the log, telling each break in its chain, and answers what it says is kept. */
export function* readLog(connection: Connection): Generator<Fault, Anchors> {
  const anchors: Anchors = {
    documents: new Map(),
    added: new Map(),
    removals: new Map(),
    readings: new Map(),
    names: new Map(),
    reviews: new Map(),
    jobs: new Map(),
    failures: new Map(),
    fetchings: new Map(),
    dictionary: undefined,
  }
  let before = NOTHING_BEFORE
  let last = 0
  let time = ''
  const fault = (number: number, says: string): Fault => ({ kind: 'log', document: null, name: `entry ${number}`, says })
  for (const row of paged(connection, 'SELECT * FROM log WHERE TRUE', 'number')) {
    const number = row.number as number
    if (number !== last + 1) yield fault(last + 1, number === last + 2 ? 'is missing' : `is missing, and all up to ${number - 1}`)
    last = number
    const stated = Buffer.from(row.digest as Uint8Array).toString('hex')
    try {
      const { digest: _, ...entry } = entryOf(row, before)
      if (entryDigest(entry) !== stated) yield fault(number, 'is not what it was when it was written: its digest is another')
      if (entry.at < time) yield fault(number, 'is earlier than the one before it')
      time = entry.at
      anchor(anchors, { ...entry, digest: stated })
    } catch (error) {
      yield fault(number, `cannot be read (${error instanceof Error ? error.message : String(error)})`)
    }
    before = stated
  }
  const meta = (name: string) => connection.get('SELECT value FROM meta WHERE name = ?', name)?.value
  if (meta('entries') !== last)
    yield fault(
      last,
      `is the last there is; ${meta('entries') === undefined ? 'the case does not say how many were written' : `the case says that ${String(meta('entries'))} were written`}`,
    )
  else if (meta('head') !== before) yield fault(last, 'is not the one with which the case says that the log ends')
  return anchors
}
