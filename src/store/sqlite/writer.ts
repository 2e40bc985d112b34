import type { InputFailure } from '../../model/case.ts'
import { HearsayError } from '../../model/error.ts'
import type { Review } from '../../model/review.ts'
import { canonicalJson, digestOf } from '../canonical.ts'
import type { CaseWriter } from '../store.ts'
import { admit } from './admitting.ts'
import type { Connection, Row } from './connection.ts'
import { keepFetching } from './fetchings.ts'
import { keepReading } from './keeping.ts'
import { type LogEnd, momentOf } from './log.ts'

/** The digest that the log holds of a review. */
export const reviewDigest = (review: Review): string => digestOf(review)

/** The digest that the log holds of a job: its row but for the entry. */
export const jobDigest = ({ entry: _, ...row }: Row): string => digestOf(row)

/** The digest that the log holds of a failure. */
export const failureDigest = (number: number, { job, name, code, message }: InputFailure): string => digestOf({ number, job, name, code, message })

/** What `write` needs of a writer besides what callers do. */
export interface ClosingWriter extends CaseWriter {
  /** Writes what is written once a transaction: the counts of its jobs. */
  close(): void
}

/** The writer of one transaction. */
export function caseWriter(connection: Connection, log: LogEnd): ClosingWriter {
  const jobs = new Set<number>()
  const count = (job: number | null, column: 'added' | 'known' | 'failed') => {
    if (job === null) return
    connection.run(`UPDATE job SET ${column} = ${column} + 1 WHERE number = ?`, job)
    jobs.add(job)
  }
  const mustHold = (document: number) => {
    if (!connection.get('SELECT 1 FROM document WHERE number = ?', document)) {
      throw new HearsayError('store/no-document', `the case holds no document ${document}`, { hint: 'hearsay list shows those it holds' })
    }
  }
  return {
    admit(arrival, job) {
      const admission = admit(connection, log, arrival, job)
      count(job, admission.became === 'new' || admission.became === 'version' ? 'added' : 'known')
      return admission
    },
    keepReading: (document, reading) => keepReading(connection, log, document, reading),
    addReview({ action, subject, value, note }) {
      const number = ((connection.get('SELECT max(number) AS last FROM review')?.last as number | null) ?? 0) + 1
      const document = 'document' in subject ? subject.document : null
      if (document !== null) mustHold(document)
      if (subject.of === 'review' && !connection.get('SELECT 1 FROM review WHERE number = ?', subject.review)) {
        throw new HearsayError('store/no-review', `the case holds no review ${subject.review}`, { hint: 'hearsay log shows those it holds' })
      }
      const at = log.now()
      const review: Review = { number, at: momentOf(at), by: log.by, action, subject, value, note: note && note.toWellFormed() }
      const { number: entry } = log.append('reviewed', document, { review: number, digest: reviewDigest(review) })
      connection.run(
        'INSERT INTO review (number, at, by, action, document, subject, value, note, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
        number,
        at,
        log.by,
        action,
        document,
        canonicalJson(subject),
        canonicalJson(value),
        review.note,
        entry,
      )
      return review
    },
    remove(document, why) {
      mustHold(document)
      if (connection.get('SELECT 1 FROM document WHERE number = ? AND removal IS NOT NULL', document)) return
      const { number } = log.append('removed', document, { why: why.toWellFormed() })
      connection.run('UPDATE document SET removal = ? WHERE number = ?', number, document)
    },
    beginJob(command) {
      const number = ((connection.get('SELECT max(number) AS last FROM job')?.last as number | null) ?? 0) + 1
      connection.run(
        'INSERT INTO job (number, command, started, ended, added, known, failed, entry) VALUES (?, ?, ?, NULL, 0, 0, 0, 1)',
        number,
        command.toWellFormed(),
        log.now(),
      )
      jobs.add(number)
      return number
    },
    endJob(job, known = 0) {
      connection.run('UPDATE job SET ended = ?, known = known + ? WHERE number = ? AND ended IS NULL', log.now(), known, job)
      jobs.add(job)
    },
    fail({ job, name, code, message }) {
      const failure: InputFailure = { job, name: name.toWellFormed(), code: code.toWellFormed(), message: message.toWellFormed() }
      const number = ((connection.get('SELECT max(number) AS last FROM failure')?.last as number | null) ?? 0) + 1
      const { number: entry } = log.append('failed', null, { failure: number, digest: failureDigest(number, failure) })
      connection.run(
        'INSERT INTO failure (number, job, name, code, message, entry) VALUES (?, ?, ?, ?, ?, ?)',
        number,
        job,
        failure.name,
        failure.code,
        failure.message,
        entry,
      )
      count(job, 'failed')
    },
    keepFetching: (fetching) => keepFetching(connection, log, fetching),
    record(action, document, what) {
      log.append(action, document, what)
    },
    close() {
      for (const job of jobs) {
        const row = connection.get('SELECT * FROM job WHERE number = ?', job)
        if (!row) continue
        const { number } = log.append('job', null, { job, digest: jobDigest(row) })
        connection.run('UPDATE job SET entry = ? WHERE number = ?', number, job)
      }
    },
  }
}
