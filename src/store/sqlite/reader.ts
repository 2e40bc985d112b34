import type { CaseReader, Job, KeptDocument } from '../../model/case.ts'
import { HearsayError } from '../../model/error.ts'
import type { Review } from '../../model/review.ts'
import type { Bound, Connection, Row } from './connection.ts'
import { originalAt, READING, readingAt, readingOf, sumsOfRow, textAt } from './contents.ts'
import { breadthOf, countsOf } from './counting.ts'
import { conditionOf, documentAt, documentsOf, findNumber, versionsOf } from './documents.ts'
import { addressesOf, exchangesOf } from './fetchings.ts'
import { entryOf, momentOf, NOTHING_BEFORE } from './log.ts'
import { search } from './searching.ts'
import { whole } from './whole.ts'

/** Rows that are read at once. */
const PAGE = 256
/** And of those that may be large each. */
const FEW = 16

/** The rows of a table by its number, a page at a time: no statement stays open while a caller thinks, and nothing large is held whole. */
export function* paged(connection: Connection, sql: string, key: string, values: readonly Bound[] = [], page = PAGE): Iterable<Row> {
  for (let after = -1; ; ) {
    const rows = connection.all(`${sql} AND ${key} > ? ORDER BY ${key} LIMIT ${page}`, ...values, after)
    yield* rows
    if (rows.length < page) return
    after = rows[rows.length - 1].number as number
  }
}

/** A review from its row. */
export const reviewOf = (row: Row): Review =>
  whole(`review ${row.number}`, () => ({
    number: row.number as number,
    at: momentOf(row.at as number),
    by: row.by as string,
    action: row.action as Review['action'],
    subject: JSON.parse(row.subject as string),
    value: JSON.parse(row.value as string),
    note: row.note as string | null,
  }))

const jobOf = (row: Row): Job => ({
  number: row.number as number,
  command: row.command as string,
  started: momentOf(row.started as number),
  ended: row.ended === null ? null : momentOf(row.ended as number),
  added: row.added as number,
  known: row.known as number,
  failed: row.failed as number,
})

/** How a case file is read. */
export function caseReader(connection: Connection): CaseReader {
  const kept = (document: number): KeptDocument => {
    const found = documentAt(connection, document)
    if (!found) throw new HearsayError('store/no-document', `the case holds no document ${document}`)
    return found
  }
  return {
    async *documents(choice) {
      yield* documentsOf(connection, choice)
    },
    async find(handle) {
      const number = findNumber(connection, handle)
      return number === undefined ? undefined : documentAt(connection, number)
    },
    versions: async (document) => versionsOf(connection, document),
    text: async (document) => textAt(connection, document),
    original: async (document) => originalAt(connection, document),
    reading: async (document) => readingAt(connection, document),
    async stages(document) {
      const row = connection.get('SELECT s.versions FROM reading r JOIN stages s ON s.number = r.stages WHERE r.document = ?', document)
      return row && whole(`what is known of the reading of document ${document}`, () => JSON.parse(row.versions as string))
    },
    async *readings(choice) {
      const { sql, values } = conditionOf(choice)
      const query = `SELECT q.*, q.document AS number FROM (${READING}) q JOIN document d ON d.number = q.document WHERE ${sql}`
      for (const row of paged(connection, query, 'd.number', values, FEW)) yield { kept: kept(row.document as number), reading: readingOf(connection, row) }
    },
    async *sources(choice) {
      const { sql, values } = conditionOf(choice)
      const query = `SELECT r.document, d.number, r.sources FROM reading r JOIN document d ON d.number = r.document WHERE ${sql}`
      for (const row of paged(connection, query, 'd.number', values)) {
        const document = row.document as number
        for (const sum of sumsOfRow(connection, row)) yield { document, ...sum }
      }
    },
    search: (words, options) => search(connection, words, options),
    async *reviews(subject) {
      const clauses = [...(subject?.document === undefined ? [] : ['document = ?']), ...(subject ? [`json_extract(subject, '$.of') = ?`] : [])]
      const values: Bound[] = [...(subject?.document === undefined ? [] : [subject.document]), ...(subject ? [subject.of] : [])]
      for (const row of paged(connection, `SELECT * FROM review WHERE ${clauses.join(' AND ') || 'TRUE'}`, 'number', values))
        yield whole(`review ${row.number}`, () => reviewOf(row))
    },
    async *log() {
      let before = NOTHING_BEFORE
      for (const row of paged(connection, 'SELECT * FROM log WHERE TRUE', 'number')) {
        const last = before
        const entry = whole(`entry ${row.number} of the log`, () => entryOf(row, last))
        yield entry
        before = entry.digest
      }
    },
    counts: async () => countsOf(connection),
    breadth: async () => breadthOf(connection),
    async *addresses() {
      yield* addressesOf(connection)
    },
    async *exchanges() {
      yield* exchangesOf(connection)
    },
    async *jobs() {
      for (const row of paged(connection, 'SELECT * FROM job WHERE TRUE', 'number')) yield jobOf(row)
    },
    async *failures(job) {
      for (const row of paged(connection, `SELECT * FROM failure WHERE ${job === undefined ? 'TRUE' : 'job = ?'}`, 'number', job === undefined ? [] : [job])) {
        yield { job: row.job as number, name: row.name as string, code: row.code as string, message: row.message as string }
      }
    },
  }
}
