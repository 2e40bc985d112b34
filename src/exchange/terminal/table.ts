import type { Column, Look, Piece, Table } from '../../model/table.ts'
import { visibleLine } from '../../model/visible.ts'
import { shorten } from '../excerpt.ts'
import { type Paint, painted, type Run, run } from './ink.ts'
import { columnsOf, measures, padded, wrap } from './wrap.ts'

/** How many rows are looked at before the widths of the columns stand: a table may have any number, and no more are held. */
const LOOKED_AT = 400
const GAP = '  '
const HEADING: Look = 'heading'

/** Pieces of a cell, without line ends and marks of control. */
function piecesOf<Row>(column: Column<Row>, row: Row): Piece[] {
  const shown = column.shown?.(row) ?? String(column.of(row) ?? '')
  const pieces =
    typeof shown === 'string' ? [{ text: visibleLine(shown), look: column.look }] : shown.map(({ text, look }) => ({ text: seenInLine(text), look: look ?? column.look }))
  return pieces.filter(({ text }) => text)
}

/** Blanks at the ends of a piece part it from its neighbors, and stay. */
const seenInLine = (text: string): string => `${/^\s/.test(text) ? ' ' : ''}${visibleLine(text)}${/\s$/.test(text) && text.trim() ? ' ' : ''}`

const widthOf = (pieces: readonly Piece[]): number => pieces.reduce((sum, { text }) => sum + columnsOf(text), 0)

interface Fitted<Row> {
  readonly column: Column<Row>
  readonly width: number
}

/** How wide nine of ten cells are: one long name makes no column wide where there is not room for all. */
function usual(widths: readonly number[]): number {
  const ordered = widths.toSorted((a, b) => a - b)
  return ordered[Math.ceil(ordered.length * 0.9) - 1] ?? 0
}

/** Takes columns away one by one, from whichever is widest for what it needs at least, until the rest fits or no column is wider than it may become. */
function shrink(widths: number[], floors: readonly number[], needs: readonly number[], over: number): number {
  for (let left = over; left > 0; left--) {
    const widest = widths.reduce((best, width, i) => (width > floors[i] && (best < 0 || width / needs[i] > widths[best] / needs[best]) ? i : best), -1)
    if (widest < 0) return left
    widths[widest]--
  }
  return 0
}

/**
 * Widths for the columns: as wide as their cells ask, and where that is too much, those that may shrink give way. A column that is empty in every row is left out,
 * where these are all the rows.
 */
function columnWidths<Row>(cells: readonly (readonly Piece[][])[], columns: readonly Column<Row>[], width: number, areAll: boolean): Fitted<Row>[] {
  const asked = columns.map((column, i) => {
    const own = cells.map((row) => Math.min(width, widthOf(row[i])))
    const heading = columnsOf(column.heading ?? '')
    const widest = Math.max(heading, ...own)
    const least = Math.min(widest, Math.max(column.least ?? widest, heading))
    return { column, widest, least, usual: Math.min(widest, Math.max(least, usual(own))), isEmpty: areAll && own.every((one) => !one) }
  })
  const kept = asked.filter(({ isEmpty }) => !isEmpty)
  const widths = kept.map(({ widest }) => widest)
  const needs = kept.map(({ least }) => Math.max(1, least))
  const over = widths.reduce((all, one) => all + one, GAP.length * (kept.length - 1)) - width
  const still = shrink(
    widths,
    kept.map((one) => one.usual),
    needs,
    over,
  )
  shrink(widths, needs, needs, still)
  return kept.map(({ column }, i) => ({ column, width: widths[i] }))
}

/** The widths with room for a row that came late: a column that may not shrink grows, and the widest that may gives way for it. */
function widened<Row>(fitted: readonly Fitted<Row>[], cells: readonly Piece[][]): readonly Fitted<Row>[] {
  const more = fitted.map(({ column, width }, i) => (column.least === undefined ? Math.max(0, widthOf(cells[i]) - width) : 0))
  const over = more.reduce((all, one) => all + one, 0)
  if (!over) return fitted
  const widths = fitted.map(({ width }, i) => width + more[i])
  const needs = fitted.map(({ column }, i) => Math.max(1, Math.min(column.least ?? widths[i], widths[i])))
  shrink(widths, needs, needs, over)
  return fitted.map(({ column }, i) => ({ column, width: widths[i] }))
}

/** Pieces that are too long for their room, the middle of the longest giving way. */
function shortened(pieces: readonly Piece[], room: number): Piece[] {
  let over = widthOf(pieces) - room
  const cut = [...pieces]
  while (over > 0) {
    const longest = cut.reduce((best, { text }, i) => (text.length > cut[best].text.length ? i : best), 0)
    const { text, look } = cut[longest]
    if (text.length <= 8) break
    const wide = Math.max(1, columnsOf(text) / text.length)
    let most = Math.max(8, Math.floor(text.length - over / wide))
    let shorter = shorten(text, most)
    while (most > 8 && columnsOf(shorter) > columnsOf(text) - over) shorter = shorten(text, --most)
    if (columnsOf(shorter) >= columnsOf(text)) break
    cut[longest] = { text: shorter, look }
    over = widthOf(cut) - room
  }
  return cut
}

/** A line without the blank at which it was broken: it may stand beyond the width. */
function withoutEnd(line: Run[]): Run[] {
  const last = line.at(-1)
  return last ? [...line.slice(0, -1), { ...last, text: last.text.trimEnd() }] : line
}

/** A cell as the lines that it takes, none wider than its column. */
function linesOf<Row>(pieces: readonly Piece[], { column, width }: Fitted<Row>): Run[][] {
  const most = column.lines ?? 1
  const inked = (of: readonly Piece[]): Run[] => of.map(({ text, look }) => run(text, look ?? 'plain'))
  // Most cells fit, and breaking lines costs ten times what this does.
  if (column.least === undefined || widthOf(pieces) <= width) return [withoutEnd(inked(pieces))]
  for (let room = width * most; room >= 8; room -= Math.max(1, Math.ceil(width / 8))) {
    const lines = wrap(inked(shortened(pieces, room)), width)
    if (lines.length <= most) return lines.map(withoutEnd)
  }
  const lines = wrap(inked(pieces), width).map(withoutEnd)
  return lines.length > most ? [...lines.slice(0, most - 1), cutOff(lines.slice(most - 1), width)] : lines
}

/** The line where the room ends, with a sign that more would follow. */
function cutOff([first, ...rest]: readonly Run[][], width: number): Run[] {
  const whole = [first, ...rest].flatMap((line, i) => (i ? [run(' '), ...line] : line))
  const cut: Run[] = []
  let left = width - 1
  for (const one of whole) {
    const signs = [...one.text]
    while (signs.length && columnsOf(signs.join('')) > left) signs.pop()
    cut.push({ ...one, text: signs.join('') })
    left -= columnsOf(signs.join(''))
    if (signs.length < [...one.text].length) break
  }
  const last = cut[cut.length - 1]
  return [...cut.slice(0, -1), { ...last, text: `${last.text.trimEnd()}…` }]
}

function rowLines<Row>(cells: readonly Piece[][], fitted: readonly Fitted<Row>[]): Run[][] {
  const columns = fitted.map((one, i) => linesOf(cells[i], one))
  const height = Math.max(1, ...columns.map((lines) => lines.length))
  return Array.from({ length: height }, (_, at) =>
    fitted.flatMap(({ column, width }, i) => {
      const line = columns[i][at] ?? []
      const cell = column.align === 'right' ? [...padded([], width - line.reduce((all, { text }) => all + columnsOf(text), 0)), ...line] : padded(line, width)
      return i ? [run(GAP), ...cell] : cell
    }),
  )
}

/**
 * Rows as a table for a person, a piece of text at a time as they come; nothing comes where there are none. No line is wider than `width`, unless
 * columns that never shrink ask for more; no row can send the terminal a command.
 */
export async function* terminalTable<Row>(table: Table<Row>, rows: AsyncIterable<Row>, { width, ...paint }: Paint & { readonly width: number }): AsyncIterable<string> {
  const columns = table.columns.filter(({ heading }) => heading !== undefined)
  let fitted: readonly Fitted<Row>[] | undefined
  const held: Piece[][][] = []
  const text = (cells: readonly Piece[][], as: readonly Fitted<Row>[]): string =>
    rowLines(cells, as)
      .map((line) => `${painted(line, paint)}\n`)
      .join('')
  const cellsOf = async (row: Row): Promise<Piece[][]> => {
    const cells = columns.map((column) => piecesOf(column, row))
    await measures(cells.flatMap((pieces) => pieces.map((piece) => piece.text)).join(' '))
    return cells
  }
  const begin = (areAll: boolean): string => {
    const as = columnWidths(held, columns, width, areAll)
    fitted = as
    const headings = as.map(({ column }): Piece[] => [{ text: column.heading ?? '', look: HEADING }])
    const at = as.map(({ column }) => columns.indexOf(column))
    const shown = held.map((cells) =>
      text(
        at.map((i) => cells[i]),
        as,
      ),
    )
    return `${text(headings, as)}${shown.join('')}`
  }
  for await (const row of rows) {
    const cells = await cellsOf(row)
    if (fitted) {
      fitted = widened(fitted, cells)
      yield text(cells, fitted)
    } else {
      held.push(cells)
      if (held.length === LOOKED_AT) yield begin(false)
    }
  }
  if (!fitted && held.length) yield begin(true)
}
