/** How a stretch of a cell looks to a person; nothing hangs on the look alone. */
export type Look = 'plain' | 'strong' | 'faint' | 'heading' | 'warning'

/** A stretch of a cell. */
export interface Piece {
  readonly text: string
  readonly look?: Look
}

export type CellValue = string | number | null | undefined

/** One column of a table: what it holds, and how a person is shown it. Where it is too narrow, the middle of a text gives way, never a number. */
export interface Column<Row> {
  /** Its name in CSV: small letters and underscores. */
  readonly name: string
  /** Above it where a person reads; a column without one stands in CSV alone. */
  readonly heading?: string
  /** Numbers stand to the right. Default: left. */
  readonly align?: 'left' | 'right'
  /** To how many columns of the terminal it may shrink where there is not room for all; absent: never. */
  readonly least?: number
  /** Over how many lines of the terminal a cell may run, in a column that shrinks. Default: one. */
  readonly lines?: number
  /** How its cells look, where they do not say so themselves. */
  readonly look?: Look
  /** The exact value: what CSV has. */
  of(row: Row): CellValue
  /** What a person reads, where it is not the value as it is. */
  shown?(row: Row): string | readonly Piece[]
}

/** What rows look like as a table. From this one description come the table in a terminal, and the rows of CSV. */
export interface Table<Row> {
  readonly columns: readonly Column<Row>[]
  /** What a person is told where there is no row: what that means, and what to do. */
  readonly empty: string
  /** The exit status that so many rows (and answers that are none) mean, where it is not 0: 1 where something was looked for and not found, or looked over and found wanting. */
  status?(rows: number, others: number): number
}
