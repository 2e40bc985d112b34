import type { Fault } from '../../../model/case.ts'
import { canonicalJson, digestOf, sha256 } from '../../canonical.ts'
import type { Connection, Row } from '../connection.ts'
import { keptFetchingDigest } from '../fetchings.ts'
import { paged, reviewOf } from '../reader.ts'
import { failureDigest, jobDigest, reviewDigest } from '../writer.ts'
import type { Anchor, Anchors } from './anchors.ts'

const saysOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Compares the rows of a table with what the log says of each; what it says and no row has is missing. */
function* compare(rows: Iterable<Row>, anchors: Map<number, Anchor>, kind: Fault['kind'], word: string, digest: (row: Row) => string): Iterable<Fault> {
  for (const row of rows) {
    const number = row.number as number
    const anchor = anchors.get(number)
    anchors.delete(number)
    const fault = (says: string): Fault => ({ kind, document: (row.document as number | null | undefined) ?? null, name: `${word} ${number}`, says })
    if (!anchor) {
      yield fault('the log does not say that it was made')
      continue
    }
    try {
      if (digest(row) !== anchor.digest) yield fault('it is not what was kept: its digest is another')
      else if (row.entry !== anchor.entry) yield fault('it is said to be of another entry of the log than the one that has it')
    } catch (error) {
      yield fault(`it cannot be read (${saysOf(error)})`)
    }
  }
  for (const number of anchors.keys()) yield { kind, document: null, name: `${word} ${number}`, says: 'the log says that it was made, and it is not there' }
}

const subjectDocument = (subject: object): number | null => ('document' in subject ? (subject.document as number | null) : null)

function* checkNames(connection: Connection, anchors: Anchors): Iterable<Fault> {
  for (const row of connection.each('SELECT * FROM other_name ORDER BY entry')) {
    const anchor = anchors.names.get(row.entry as number)
    anchors.names.delete(row.entry as number)
    const isRight = anchor && anchor.document === row.document && anchor.digest === sha256(row.name as string)
    if (!isRight) yield { kind: 'document', document: row.document as number, name: row.name as string, says: 'this further name of it is not what was kept' }
  }
  for (const [entry, { document }] of anchors.names) {
    yield { kind: 'document', document, name: `entry ${entry}`, says: 'the log says that it was met under another name, and that name is not there' }
  }
}

/** Compares which documents came of which fetch with what the log says of it. */
function* checkFetched(connection: Connection, fetchings: ReadonlyMap<number, Anchor>): Iterable<Fault> {
  const there = new Map<number, number[]>()
  for (const { fetching, document } of connection.each('SELECT fetching, document FROM fetching_document')) {
    const known = there.get(fetching as number)
    if (known) known.push(document as number)
    else there.set(fetching as number, [document as number])
  }
  const ordered = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b).join()
  for (const [number, { documents }] of fetchings) {
    const said = ordered(JSON.parse(documents ?? '[]') as number[])
    if (said !== ordered(there.get(number) ?? []))
      yield { kind: 'original', document: null, name: `fetch ${number}`, says: 'other documents are said to have come of it than the log says' }
  }
}

/** Checks reviews, jobs, failures, fetches, further names, and what is kept once for all documents. */
export function* checkRecords(connection: Connection, anchors: Anchors): Generator<Fault> {
  const table = (name: string) => paged(connection, `SELECT * FROM ${name} WHERE TRUE`, 'number')
  yield* compare(table('review'), anchors.reviews, 'review', 'review', (row) => {
    const review = reviewOf(row)
    // A column that says the same as the subject, so that one can ask by it, must say the same.
    return subjectDocument(review.subject) === row.document && row.subject === canonicalJson(review.subject) && row.value === canonicalJson(review.value)
      ? reviewDigest(review)
      : ''
  })
  yield* compare(table('job'), anchors.jobs, 'job', 'job', jobDigest)
  yield* compare(table('failure'), anchors.failures, 'job', 'failure', (row) =>
    failureDigest(row.number as number, { job: row.job as number, name: row.name as string, code: row.code as string, message: row.message as string }),
  )
  yield* checkFetched(connection, anchors.fetchings)
  yield* compare(table('fetching'), anchors.fetchings, 'original', 'fetch', (row) => keptFetchingDigest(connection, row.number as number))
  yield* checkNames(connection, anchors)
  for (const { number, engine, versions, digest } of connection.all('SELECT * FROM stages')) {
    let is = ''
    try {
      is = digestOf({ engine: JSON.parse(engine as string), stages: JSON.parse(versions as string) })
    } catch {
      // What cannot be read has no digest.
    }
    if (is !== digest) yield { kind: 'layer', document: null, name: `stages ${number}`, says: 'what is said of the engine that read is not what was kept' }
  }
  const dictionary = connection.get('SELECT bytes FROM dictionary WHERE number = 1')?.bytes
  if (!(dictionary instanceof Uint8Array) || sha256(dictionary) !== anchors.dictionary) {
    yield { kind: 'file', document: null, name: 'dictionary 1', says: 'what packed content refers to is not what was kept' }
  }
}
