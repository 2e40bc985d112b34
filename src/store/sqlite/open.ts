import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { HearsayError } from '../../model/error.ts'
import type { OpenOptions, Store } from '../store.ts'
import { backUp } from './backing-up.ts'
import { compact } from './compacting.ts'
import { type Connection, connect } from './connection.ts'
import { create } from './creating.ts'
import { examine, mustBeCase } from './defence.ts'
import { migrate } from './migrating.ts'
import { purge } from './purging.ts'
import { caseReader } from './reader.ts'
import { SCHEMA_VERSION } from './schema.ts'
import { transact } from './transaction.ts'
import { verify } from './verifying.ts'
import { caseWriter } from './writer.ts'

const allows = (path: string, how: number): boolean => {
  try {
    accessSync(path, how)
    return true
  } catch {
    return false
  }
}

/** Connects for reading. Where SQLite can lay nothing beside the file (a folder that may only be read, a disc), and nothing lies there, it is read as one that never changes. */
function connectForReading(path: string): Connection {
  try {
    const connection = connect(path, { canWrite: false, tidies: allows(path, constants.W_OK) && allows(dirname(path), constants.W_OK) })
    try {
      connection.get('SELECT 1 FROM sqlite_schema LIMIT 1')
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    const cannotLay = error instanceof HearsayError && (error.code === 'store/unreadable' || error.code === 'store/read-only')
    const hasLog = (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
    if (!cannotLay || hasLog) throw error
    return connect(path, { canWrite: false, immutable: true })
  }
}

function connectForWriting(path: string, patience: number | undefined): Connection {
  if (!allows(path, constants.W_OK)) throw new HearsayError('store/read-only', `${path} may only be read`, { hint: 'check its permissions, or copy it' })
  return connect(path, { canWrite: true, patience })
}

/**
 * Opens a case kept in one SQLite file. Errors: `store/exists`, `store/no-case`, `store/not-a-case`, `store/newer`, `store/older`, `store/foreign`, `store/corrupt`, `store/unreadable`,
 * `store/read-only`, `store/unwritable`, `store/full`, `store/busy`.
 */
export async function openSqlite(given: string, { mode, hand, patience }: OpenOptions): Promise<Store> {
  // A path that is taken from where the program stands now means the same file later.
  const path = resolve(given)
  if (mode === 'create') create(path, hand)
  mustBeCase(path)
  const isRead = mode === 'read' || mode === 'check'
  const connection = isRead ? connectForReading(path) : connectForWriting(path, patience)
  try {
    const version = examine(connection, mode)
    if (version < SCHEMA_VERSION) {
      if (isRead) {
        throw new HearsayError('store/older', `${path} was written by an older Hearsay (schema ${version}; this one has ${SCHEMA_VERSION})`, {
          hint: 'hearsay compact brings it up to date, and keeps a copy as it was',
        })
      }
      await migrate(connection, hand)
    }
    // A backup comes without it, and only with it do readers not wait for who writes. At 100,000 documents a batch touches some hundred leaves of each index:
    // room for them, and for more of them before they are written into the file, spares reading and writing the same ones again.
    if (connection.canWrite) connection.exec('PRAGMA journal_mode = WAL; PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 2000')
  } catch (error) {
    connection.close()
    throw error
  }
  let last: Promise<unknown> = Promise.resolve()
  /** What writes waits for what wrote before: a connection has one transaction at a time. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work, work)
    last = turn.catch(() => undefined)
    return turn
  }
  const close = async () => {
    await last
    if (connection.database.isOpen) connection.close()
  }
  return {
    ...caseReader(connection),
    place: path,
    write: (work) =>
      inTurn(() =>
        transact(connection, hand, (log) => {
          const writer = caseWriter(connection, log)
          const result = work(writer)
          writer.close()
          return result
        }),
      ),
    verify: (reached) => verify(connection, reached),
    purge: (document, why) => inTurn(() => purge(connection, hand, document, why)),
    compact: () => inTurn(() => compact(connection, hand)),
    backup: (target) => inTurn(() => backUp(connection, hand, target)),
    close,
    [Symbol.asyncDispose]: close,
  }
}
