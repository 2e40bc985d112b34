import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { Fault } from '../../model/case.ts'
import { type Connection, connect } from './connection.ts'
import { type Anchors, readLog } from './verify/anchors.ts'
import { checkDocuments } from './verify/documents.ts'
import { checkRecords } from './verify/records.ts'
import { ExpectedWords } from './verify/word-index.ts'

const fileFault = (connection: Connection, says: string): Fault => ({ kind: 'file', document: null, name: basename(connection.path), says })
const saysOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Runs one check; where damage ends it, that is a fault too, and the next check runs all the same. */
function* guarded<Told, Result>(connection: Connection, what: string, check: () => Generator<Told, Result>): Generator<Told | Fault, Result | undefined> {
  try {
    return yield* check()
  } catch (error) {
    yield fileFault(connection, `${what} could not be checked to the end (${saysOf(error)})`)
    return undefined
  }
}

/** The search index compared; one that is so damaged that it cannot be gone through is made anew all the same. */
function* checkIndex(compare: () => Generator<Fault>): Generator<Fault> {
  try {
    yield* compare()
  } catch (error) {
    yield { kind: 'index', document: null, name: 'search index', says: `it is damaged (${saysOf(error)}); hearsay compact makes it anew` }
  }
}

/** What SQLite itself finds wrong with its pages, its indexes, and rows that refer to none. */
function* checkFile(connection: Connection): Generator<Fault> {
  for (const row of connection.all('PRAGMA integrity_check(100)')) {
    const says = String(Object.values(row)[0])
    if (says !== 'ok') yield fileFault(connection, says)
  }
  for (const { table, rowid, parent } of connection.all('PRAGMA foreign_key_check'))
    yield fileFault(connection, `${rowid === null ? 'a row' : `row ${rowid}`} of ${table} refers to a row of ${parent} that is not there`)
}

/** Recomputes everything of a case as it is at one moment: every digest, the chain of the log, every span, and the indexes. */
export async function* verify(connection: Connection, reached: (documents: number) => Promise<void> = async () => {}): AsyncIterable<Fault> {
  // Of its own, so that the moment holds while others write.
  const own = connect(connection.path, { canWrite: false, immutable: connection.isImmutable })
  try {
    own.exec('BEGIN')
    yield* guarded(own, 'the file', () => checkFile(own))
    const anchors: Anchors | undefined = yield* guarded(own, 'the log', () => readLog(own))
    if (!anchors) return
    const expected = new ExpectedWords(own)
    const unusable = new Set(own.all('SELECT document FROM content').map(({ document }) => document as number))
    const documents = () =>
      checkDocuments(own, anchors, (document, words) => {
        expected.add(document, words)
        unusable.delete(document)
      })
    for (const told of guarded(own, 'the documents', documents)) {
      if (typeof told === 'number') await reached(told)
      else yield told
    }
    yield* guarded(own, 'reviews and jobs', () => checkRecords(own, anchors))
    yield* checkIndex(() => expected.compare([...unusable]))
  } finally {
    if (own.database.isTransaction && existsSync(own.path)) own.exec('ROLLBACK')
    own.close()
  }
}
