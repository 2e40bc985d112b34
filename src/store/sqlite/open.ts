import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { HearsayError } from '../../model/error.ts'
import { sha256 } from '../canonical.ts'
import { DICTIONARY, dictionaryBytes } from '../dictionary.ts'
import type { Hand, OpenOptions, Store } from '../store.ts'
import { type Connection, connect, storeError } from './connection.ts'
import { openLog } from './log.ts'
import { caseReader } from './reader.ts'
import { APPLICATION, MIGRATIONS, PAGE_SIZE, SCHEMA_VERSION } from './schema.ts'
import { caseWriter } from './writer.ts'

/** How long a writer waits for another, in milliseconds. */
const PATIENCE = 5000

/** Runs work in one immediate transaction: another writer is waited for first, and either all of it is on the disk afterwards or nothing. */
export async function transact<Result>(connection: Connection, work: () => Result): Promise<Result> {
  const started = performance.now()
  for (;;) {
    connection.mustBeThere()
    try {
      connection.exec('BEGIN IMMEDIATE')
      break
    } catch (error) {
      const busy = error instanceof HearsayError && error.code === 'store/busy'
      if (!busy || performance.now() - started > PATIENCE) throw error
      await sleep(5 + Math.random() * 20)
    }
  }
  try {
    const result = work()
    connection.exec('COMMIT')
    connection.mustBeThere()
    return result
  } catch (error) {
    if (connection.database.isTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

/** Makes a case under a name of its own and then links it into place: there is never half a case, and never one overwritten. */
function create(path: string, hand: Hand): void {
  const exists = () => new HearsayError('store/exists', `${path} exists already`, { hint: 'choose another name, or add to the case that is there' })
  if (existsSync(path)) throw exists()
  const folder = dirname(path)
  if (!existsSync(folder)) throw new HearsayError('store/unreadable', `${folder} is no folder`, { hint: 'make it first' })
  const draft = join(folder, `.${basename(path)}.${process.pid}.new`)
  try {
    const connection = connect(draft, { canWrite: true })
    try {
      connection.exec(`PRAGMA page_size = ${PAGE_SIZE}; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION}`)
      for (const step of MIGRATIONS.flat()) connection.exec(step)
      connection.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
      connection.run('INSERT INTO dictionary (number, bytes) VALUES (?, ?)', DICTIONARY, dictionaryBytes)
      const log = openLog(connection, hand)
      log.append('created', null, { schema: SCHEMA_VERSION, dictionary: sha256(dictionaryBytes) })
      log.close()
      connection.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      connection.close()
    }
    linkSync(draft, path)
    const handle = openSync(folder, 'r')
    fsyncSync(handle)
    closeSync(handle)
  } catch (error) {
    if ((error as { code?: string }).code === 'EEXIST') throw exists()
    throw storeError(error, path)
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${draft}${end}`, { force: true })
  }
}

/** Opens a case kept in one SQLite file. */
export async function openSqlite(path: string, { mode, hand }: OpenOptions): Promise<Store> {
  if (mode === 'create') create(path, hand)
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) throw new HearsayError('store/no-case', `there is no case at ${path}`, { hint: `hearsay new ${path} makes one` })
  if (!found.isFile()) throw new HearsayError('store/no-case', `${path} is a folder, and a case is one file`)
  const connection = connect(path, { canWrite: mode !== 'read' })
  const notYet = async (): Promise<never> => {
    throw new HearsayError('program/fault', 'not built')
  }
  let last: Promise<unknown> = Promise.resolve()
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
        transact(connection, () => {
          const log = openLog(connection, hand)
          const writer = caseWriter(connection, log)
          const result = work(writer)
          writer.close()
          log.close()
          return result
        }),
      ),
    async *verify() {},
    purge: notYet,
    compact: notYet,
    backup: notYet,
    close,
    [Symbol.asyncDispose]: close,
  }
}
