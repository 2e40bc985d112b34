import type { CellValue, Table } from '../model/table.ts'
import { visible } from '../model/visible.ts'

/** Marks of control but for tabs and line ends: no spreadsheet shows them, and a terminal to which a table is printed would obey them. */
const CONTROL = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/**
 * One field: quoted where RFC 4180 asks for it, marks of control made visible. A field that a spreadsheet would take for a formula (it begins with = + - @, a tab or a carriage
 * return) gets an apostrophe before it: an article's words must not compute anything on the desk of who opens the table.
 */
export function csvField(value: CellValue): string {
  if (typeof value === 'number') return String(value)
  const text = (value ?? '').replaceAll('\u0000', '\ufffd').replace(CONTROL, visible).toWellFormed()
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvRow = (fields: readonly CellValue[]): string => `${fields.map(csvField).join(',')}\r\n`

/** A table as CSV: the first row, which names the columns, and each row. */
export const tableCsv = <Row>({ columns }: Table<Row>) => ({
  head: csvRow(columns.map(({ name }) => name)),
  row: (row: Row): string => csvRow(columns.map((column) => column.of(row))),
})
