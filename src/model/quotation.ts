import type { Span } from './span.ts'

/** A stretch between quotation marks, the marks included. */
export interface Quote extends Span {
  /** How many quotations it stands in; 0 for an outer one. */
  readonly depth: number
  /** Token indexes of the first and (inclusive) last token, the marks included. */
  readonly firstToken: number
  readonly lastToken: number
  /** False where the closing mark never comes and the end was made out otherwise. */
  readonly closed: boolean
  /** True where the quotation runs on into a next paragraph that opens with a mark again (the house style of English papers). */
  readonly continues: boolean
}

/** The quotation marks of a text, read by a state machine. */
export interface Quotation {
  readonly quotes: readonly Quote[]
  /** For each token how many quotations it stands in, marks counted as inside. */
  readonly depth: Uint8Array
  /** Token indexes of marks that open nothing and close nothing. */
  readonly stray: readonly number[]
}
