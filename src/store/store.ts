import type { Admission, Arrival, CaseReader, Fault, Fetching, InputFailure, KeptReading, LogAction, PackedArrival, PackedReading } from '../model/case.ts'
import type { Review } from '../model/review.ts'

/** Who writes and when: the clock is lent, so that a test can set it back. */
export interface Hand {
  readonly by: string
  readonly now: () => Date
}

/** What can be done to a case in one transaction: all of it is kept, or none. Every act leaves an entry in the log. */
export interface CaseWriter {
  /**
   * Takes a document in. Identical bytes, the same article at another address and a later version of an article are told apart here. Packed beforehand
   * (`packArrival`, in a worker) it costs the one who writes a quarter of the time.
   */
  admit(arrival: Arrival | PackedArrival, job: number | null): Admission
  /** Keeps a reading in place of the one before; `changed` names the layers that differ from it. */
  keepReading(document: number, reading: Omit<KeptReading, 'document' | 'at'> | PackedReading): { readonly changed: readonly string[] }
  addReview(review: Pick<Review, 'action' | 'subject' | 'value' | 'note'>): Review
  remove(document: number, why: string): void
  beginJob(command: string): number
  /** `known`: how many documents were held already under their names, for which nothing was written. */
  endJob(job: number, known?: number): void
  fail(failure: InputFailure): void
  keepFetching(fetching: Fetching): void
  record(action: LogAction, document: number | null, what: Readonly<Record<string, unknown>>): void
}

/** A case as a database keeps it: `contract.ts` says what every engine must pass. */
export interface Store extends CaseReader, AsyncDisposable {
  /** Where it is: a path, an address. */
  readonly place: string
  /** One transaction. Waits for another writer, at most some seconds: `store/busy`. What was returned is on the disk. */
  write<Result>(work: (writer: CaseWriter) => Result): Promise<Result>
  /** Every digest, the chain, every span and the indexes recomputed; what is wrong, by name. `reached` is told every few documents how many are done, and waited for: so that others have their turn. */
  verify(reached?: (documents: number) => Promise<void>): AsyncIterable<Fault>
  /** Erases a document's bytes, text and words for good, from indexes, reviews, free pages and the write-ahead log too. */
  purge(document: number, why: string): Promise<{ readonly backups: readonly string[] }>
  compact(): Promise<{ readonly before: number; readonly after: number }>
  backup(target: string): Promise<void>
  close(): Promise<void>
}

/** How a store is opened: `create` makes one where there is none and fails where there is; `check` reads one that may be damaged, to say what is wrong with it. */
export interface OpenOptions {
  readonly mode: 'create' | 'read' | 'check' | 'write'
  readonly hand: Hand
  /** How long a write waits for another writer, in milliseconds: 5,000 unless said. */
  readonly patience?: number
}
