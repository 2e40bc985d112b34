import { formats } from '../exchange/formats.ts'
import { HearsayError } from '../model/error.ts'
import type { Appearance, Format, Printer } from '../model/format.ts'
import type { Table } from '../model/table.ts'

/** The forms in which a door can hand out a reading. */
export const readingFormats: readonly Format[] = formats

/** A form by its name, loaded. Throws `casework/unknown-format`. */
export async function loadFormat(name: string): Promise<Printer> {
  const found = formats.find((format) => format.name === name)
  if (!found) throw new HearsayError('casework/unknown-format', `there is no format '${name}'`, { hint: `the formats are ${formats.map((f) => f.name).join(', ')}` })
  return found.load()
}

/** Rows as pieces of text in one of the forms that a table has: for a person, a line of JSON a row, or CSV. */
export async function* printTable<Row>(
  table: Table<Row>,
  rows: AsyncIterable<Row>,
  form: 'terminal' | 'json' | 'csv',
  look: Pick<Appearance, 'width' | 'color' | 'links'>,
) {
  if (form === 'terminal') {
    const { terminalTable } = await import('../exchange/terminal/table.ts')
    yield* terminalTable(table, rows, look)
  } else if (form === 'csv') {
    const { tableCsv } = await import('../exchange/csv.ts')
    const { head, row } = tableCsv(table)
    yield head
    for await (const one of rows) yield row(one)
  } else for await (const one of rows) yield `${JSON.stringify(one)}\n`
}
