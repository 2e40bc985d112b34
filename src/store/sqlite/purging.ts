import type { InputFailure } from '../../model/case.ts'
import { HearsayError } from '../../model/error.ts'
import { dictionaryBytes } from '../dictionary.ts'
import { pack } from '../packing.ts'
import type { Hand } from '../store.ts'
import { copiesSince } from './backing-up.ts'
import { squeeze } from './compacting.ts'
import type { Connection } from './connection.ts'
import { digestOfRow, idOf } from './documents.ts'
import { type Digests, ERASED, eraseReviews } from './erasing-reviews.ts'
import { keptFetchingDigest } from './fetchings.ts'
import { forgetWords } from './index-words.ts'
import { transact } from './transaction.ts'
import { failureDigest, jobDigest } from './writer.ts'

/** What a purged document's packed fields are. */
export const erasedRest = (): Uint8Array => pack(Buffer.from('{"credits":[],"parts":[],"missing":[],"hyperlinks":[],"markup":[],"notes":[]}'), [dictionaryBytes])

/** Names of fewer units stand in other words too: taking “a” out of a command would leave nothing of it. */
const SHORTEST = 3

/** Takes a document's names out of what is told of failures and jobs. */
function eraseNames(connection: Connection, names: readonly string[]): { readonly failures: Digests; readonly jobs: Digests } {
  const failures: Record<string, string> = {}
  const jobs: Record<string, string> = {}
  for (const name of names.filter((one) => one.length >= SHORTEST)) {
    for (const { number, job } of connection.all('SELECT number, job FROM failure WHERE name = ?1 OR instr(message, ?1)', name)) {
      const failure: InputFailure = { job: job as number, name: ERASED, code: ERASED, message: ERASED }
      connection.run('UPDATE failure SET name = ?, code = ?, message = ? WHERE number = ?', ERASED, ERASED, ERASED, number as number)
      failures[number as number] = failureDigest(number as number, failure)
    }
    for (const { number } of connection.all('SELECT number FROM job WHERE instr(command, ?)', name)) {
      connection.run('UPDATE job SET command = replace(command, ?, ?) WHERE number = ?', name, ERASED, number as number)
      const row = connection.get('SELECT * FROM job WHERE number = ?', number as number)
      if (row) jobs[number as number] = jobDigest(row)
    }
  }
  return { failures, jobs }
}

/** Erases the raw exchanges from which a document came; the address stays only where other documents came from it too. */
function eraseFetchings(connection: Connection, document: number): Digests {
  const digests: Record<string, string> = {}
  for (const { fetching } of connection.all('SELECT fetching FROM fetching_document WHERE document = ?', document)) {
    const number = fetching as number
    connection.run('DELETE FROM exchange WHERE fetching = ?', number)
    const isShared = connection.get('SELECT 1 FROM fetching_document WHERE fetching = ? AND document <> ?', number, document)
    if (!isShared) connection.run('UPDATE fetching SET address = ?1, final_address = ?1, etag = NULL WHERE number = ?2', ERASED, number)
    digests[number] = keptFetchingDigest(connection, number)
  }
  return digests
}

function eraseDocument(connection: Connection, document: number, id: string): void {
  for (const table of ['content', 'reading', 'other_name', 'sameness']) connection.run(`DELETE FROM ${table} WHERE document = ?`, document)
  connection.run(
    `UPDATE document SET name = ?, title = NULL, outlet = NULL, place = NULL, url = NULL, captured = NULL, published = NULL, modified = NULL, language = NULL, genre = 'other',
       authors = '[]', rest = ? WHERE number = ?`,
    id,
    erasedRest(),
    document,
  )
}

/**
 * Erases a document for good: bytes, text, layers, names, the words of its reviews and of the index, and then free pages and write-ahead log. What stays is that there was one, its
 * digest, when it came and why it went. Answers the copies of the case that may still hold it.
 */
export async function purge(connection: Connection, hand: Hand, document: number, why: string): Promise<{ readonly backups: readonly string[] }> {
  const backups = await transact(connection, hand, (log) => {
    const row = connection.get('SELECT id, name, url, entry, removal FROM document WHERE number = ?', document)
    if (!row) throw new HearsayError('store/no-document', `the case holds no document ${document}`, { hint: 'hearsay list shows those it holds' })
    const copies = copiesSince(connection, row.entry as number)
    if (!connection.get('SELECT 1 FROM content WHERE document = ?', document)) return copies
    const names = connection.all('SELECT name FROM other_name WHERE document = ?', document).map(({ name }) => name as string)
    const reviews = eraseReviews(connection, document)
    forgetWords(connection, document)
    const { failures, jobs } = eraseNames(connection, [row.name as string, ...names, (row.url as string | null) ?? ''])
    const fetchings = eraseFetchings(connection, document)
    eraseDocument(connection, document, idOf(row.id as Uint8Array))
    const digest = digestOfRow(connection, document, ERASED)
    const { number } = log.append('purged', document, { why: why.toWellFormed(), digest, reviews, failures, jobs, fetchings })
    connection.run('UPDATE document SET removal = ? WHERE number = ?', number, document)
    return copies
  })
  await squeeze(connection)
  return { backups }
}
