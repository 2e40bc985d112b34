import type { LogAction, LogEntry } from '../../model/case.ts'
import { canonicalJson, sha256 } from '../canonical.ts'
import type { Hand } from '../store.ts'
import type { Connection, Row } from './connection.ts'
import { whole } from './whole.ts'

/** What the first entry has as the digest before it. */
export const NOTHING_BEFORE = '0'.repeat(64)

/** The digest of an entry: SHA-256 over its canonical JSON, the digest of the one before in it. */
export const entryDigest = (entry: Omit<LogEntry, 'digest'>): string => sha256(canonicalJson(entry))

/** A moment as the case states it. */
export const momentOf = (milliseconds: number): string => new Date(milliseconds).toISOString()

/** An entry from its row and the digest of the row before. */
export const entryOf = (row: Row, before: string): LogEntry =>
  whole(`entry ${row.number} of the log`, () => ({
    number: row.number as number,
    at: momentOf(row.at as number),
    by: row.by as string,
    action: row.action as LogAction,
    document: row.document as number | null,
    what: JSON.parse(row.what as string),
    before,
    digest: Buffer.from(row.digest as Uint8Array).toString('hex'),
  }))

/** The end of the log within one transaction: entries are added to it, and `close` leaves number and digest of the last where a cut log is noticed. */
export interface LogEnd {
  readonly by: string
  /** The time that the next entry would have, in milliseconds. */
  now(): number
  append(action: LogAction, document: number | null, what: Readonly<Record<string, unknown>>): { readonly number: number; readonly at: number }
  close(): void
}

/**
 * The end of a case's log, ready to grow. Entries never go back in time: where the clock does, an entry has the time of the one before it and says in `clock` what the clock said.
 */
export function openLog(connection: Connection, hand: Hand): LogEnd {
  const by = hand.by.toWellFormed()
  const last = connection.get('SELECT number, at, digest FROM log ORDER BY number DESC LIMIT 1')
  let number = (last?.number as number | undefined) ?? 0
  let time = (last?.at as number | undefined) ?? 0
  let head = last ? Buffer.from(last.digest as Uint8Array).toString('hex') : NOTHING_BEFORE
  const first = number
  return {
    by,
    now: () => Math.max(hand.now().getTime(), time),
    append(action, document, what) {
      const now = hand.now().getTime()
      const told = now < time ? { ...what, clock: momentOf(now) } : what
      const at = Math.max(now, time)
      number++
      const digest = entryDigest({ number, at: momentOf(at), by, action, document, what: told, before: head })
      connection.run(
        'INSERT INTO log (number, at, by, action, document, what, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
        number,
        at,
        by,
        action,
        document,
        canonicalJson(told),
        Buffer.from(digest, 'hex'),
      )
      head = digest
      time = at
      return { number, at }
    },
    close() {
      if (number === first) return
      connection.run(`INSERT INTO meta (name, value) VALUES ('head', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, head)
      connection.run(`INSERT INTO meta (name, value) VALUES ('entries', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, number)
    },
  }
}
