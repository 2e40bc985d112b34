import type { Paragraph, ParagraphKind } from '../paragraph.ts'
import { joint, type SeenWords } from './hyphens.ts'
import { joinsBare, type Line } from './lines.ts'

/** Lines that are read together, in order: a column of a page. */
export interface Column {
  readonly page: number
  readonly lines: readonly Line[]
  readonly left: number
  readonly right: number
}

/** The lines of one paragraph; a paragraph may go on in the next column or on the next page. */
export interface Block {
  readonly lines: Line[]
  /** Page and column where it begins. */
  readonly page: number
  readonly size: number
  readonly font: number
  /** Whether its first line is set in from the column's edge. */
  readonly isIndented: boolean
  /** Room between its last line and the column's other edge: where there is little, its end may be that of the column and not of the paragraph. */
  room: number
  /** Whether that is little. */
  isFull: boolean
  /** Whether it is the last of its page. */
  isLastOfPage: boolean
}

/** Type and leading of the running text of a document. */
export interface Setting {
  readonly size: number
  readonly font: number
  /** From baseline to baseline, in sizes of type. */
  readonly leading: number
  /** Whether white space or a first line's indent sets paragraphs apart: then a short line alone says little. */
  readonly isSetApart: boolean
}

/** The words of a block as its lines have them. */
export const wordsOf = (block: Block): string => block.lines.map(({ text }) => text).join(' ')

const STOPPED = /[.!?:;…。！？؟۔]["”’»)\]]*[⁰¹²³⁴-⁹*†‡]*$/u
const BULLET = /^(?:[•·▪◦‣●○■□–—*-]|\d{1,2}[.)]|\(?[a-z]\))\s/u

const mode = <Value>(weights: ReadonlyMap<Value, number>, none: Value): Value => {
  let best = none
  let most = 0
  for (const [value, weight] of weights)
    if (weight > most) {
      best = value
      most = weight
    }
  return best
}

const half = (size: number) => Math.round(size * 2) / 2

/** The size and font of most characters, and the usual leading between lines of it. */
export function settingOf(columns: readonly Column[]): Setting {
  const sizes = new Map<number, number>()
  const fonts = new Map<number, number>()
  const leadings = new Map<number, number>()
  const add = <Value>(map: Map<Value, number>, value: Value, weight: number) => map.set(value, (map.get(value) ?? 0) + weight)
  for (const { lines } of columns)
    for (const line of lines) {
      add(sizes, half(line.size), line.text.length)
      add(fonts, line.font, line.text.length)
    }
  const size = mode(sizes, 10)
  for (const { lines } of columns)
    for (const [i, line] of lines.entries()) {
      const before = lines[i - 1]
      if (before && half(before.size) === size && half(line.size) === size && line.y - before.y < size * 2.5)
        add(leadings, Math.round(((line.y - before.y) / size) * 20) / 20, 1)
    }
  const leading = mode(leadings, 1.2)
  let lineCount = 0
  let apart = 0
  for (const column of columns)
    for (const [i, line] of column.lines.entries()) {
      const before = column.lines[i - 1]
      if (!before || half(line.size) !== size || half(before.size) !== size) continue
      lineCount++
      if (isGap(line, before, leading) || isIndent(line, before, column)) apart++
    }
  return { size, font: mode(fonts, 0), leading, isSetApart: apart >= 2 && apart > lineCount * 0.04 }
}

/** The width that the first word of a line takes, with the space before it, by its share of the line. */
function firstWordWidth(line: Line): number {
  const word = /^\S+/u.exec(line.text)?.[0] ?? ''
  return ((line.right - line.left) / Math.max(1, line.text.length)) * (word.length + 1)
}

/** Distance of a line's beginning and end from the column's edges, by the direction of its script. */
const indentOf = (line: Line, { left, right }: Column) => (line.rtl ? right - line.right : line.left - left)
const roomAfter = (line: Line, { left, right }: Column) => (line.rtl ? line.left - left : right - line.right)

/** Whether more white space stands over a line than between others; headlines are set closer or wider as they please. */
function isGap(line: Line, before: Line, leading: number): boolean {
  const gap = line.y - before.y
  return gap > line.size * (leading + 0.32) && gap > line.size * 1.35 && !(line.size > 16 && gap < line.size * 1.5)
}

/** Whether a line is set in behind one that is not. */
function isIndent(line: Line, before: Line, column: Column): boolean {
  const indent = indentOf(line, column)
  return indent > line.size * 0.7 && indentOf(before, column) < line.size * 0.4 && indent < (column.right - column.left) * 0.4
}

/** Whether a line begins a paragraph, by what stands before it in its column. */
function begins(line: Line, before: Line, first: Line, column: Column, { leading, isSetApart }: Setting): boolean {
  const larger = Math.max(line.size, before.size)
  if (Math.abs(line.size - before.size) > larger * 0.08) return true
  if (isGap(line, before, leading) || isIndent(line, before, column)) return true
  if (line.isRow || before.isRow) return true
  if (BULLET.test(line.text) && (STOPPED.test(before.text) || BULLET.test(first.text))) return true
  const room = roomAfter(before, column)
  const wouldFit = firstWordWidth(line) * 1.1 + line.size * 0.3 < room && (!isSetApart || room > (column.right - column.left) * 0.3)
  const indent = indentOf(line, column)
  if (wouldFit && before === first && indent > line.size * 0.7 && Math.abs(indent - indentOf(before, column)) < line.size * 0.2) return true
  // An item of a list, a line by itself.
  if (wouldFit && room > (column.right - column.left) * 0.4 && /^["“‘«]?[\p{Lu}\p{N}]/u.test(line.text) && line.size <= 14) return true
  // A headline and what is centered break where they please.
  if (line.size > 14 && before.size > 14) return false
  if (wouldFit && (STOPPED.test(before.text) || line.font !== before.font) && !BULLET.test(first.text)) return true
  return wouldFit && line.font !== before.font && room > (column.right - column.left) * 0.25
}

/** Parts the lines of all columns into blocks. */
export function blocksIn(columns: readonly Column[], setting: Setting): Block[] {
  const blocks: Block[] = []
  for (const column of columns) {
    let block: Block | undefined
    let first: Line | undefined
    for (const [i, line] of column.lines.entries()) {
      const before = column.lines[i - 1]
      if (!block || !first || begins(line, before, first, column, setting)) {
        first = line
        block = {
          lines: [line],
          page: column.page,
          size: line.size,
          font: line.font,
          isIndented: indentOf(line, column) > line.size * 0.7,
          room: 0,
          isFull: false,
          isLastOfPage: false,
        }
        blocks.push(block)
      } else block.lines.push(line)
      block.room = roomAfter(line, column)
      block.isFull = block.room < Math.max(line.size * 3, (column.right - column.left) * 0.12)
    }
  }
  for (const [i, block] of blocks.entries()) if (blocks[i + 1]?.page !== block.page) block.isLastOfPage = true
  return blocks
}

/** Whether a block goes on in the next one: of another column or page, or (`below`) of the same column, under a picture that parts them. */
export function goesOn(block: Block, next: Block, below: boolean): boolean {
  const end = block.lines[block.lines.length - 1]
  const start = next.lines[0]
  if (Math.abs(block.size - next.size) > block.size * 0.06 || next.isIndented || end.isRow || start.isRow || BULLET.test(start.text)) return false
  if (/[\p{L}][-\u2010\u00ad]$/u.test(end.text) && /^\p{Ll}/u.test(start.text)) return true
  // A sentence that ends with its line, where the next word would not have fitted, ends a paragraph less often than a line.
  if (STOPPED.test(end.text)) return !below && block.lines.length > 1 && end.font === start.font && block.room < firstWordWidth(start) * 0.9
  if (/^\p{Ll}/u.test(start.text) || /[,–—]$/u.test(end.text)) return true
  return (block.isFull || block.room < firstWordWidth(start) * 1.1) && end.font === start.font && (block.lines.length > 1 || end.text.length > 40)
}

/** A paragraph from the lines of blocks: hyphens at line ends undone, links in their places. */
export function paragraphOf(lines: readonly Line[], kind: ParagraphKind, seen: SeenWords): Paragraph {
  const pieces: string[] = []
  const links: { start: number; end: number; url: string }[] = []
  let length = 0
  for (const [i, line] of lines.entries()) {
    const after = lines[i + 1]
    let { text } = line
    let joiner = ''
    if (after) {
      const bound = joinsBare(text, after.text) ? { cut: 0, joiner: '' } : joint(text, after.text, seen)
      text = text.slice(0, text.length - bound.cut)
      joiner = bound.joiner
    }
    for (const { start, end, url } of line.links) {
      const last = links[links.length - 1]
      const stop = Math.min(end, text.length)
      if (last?.url === url && length + start - last.end <= 1) last.end = length + stop
      else if (stop > start) links.push({ start: length + start, end: length + stop, url })
    }
    pieces.push(text, joiner)
    length += text.length + joiner.length
  }
  const whole = pieces.join('')
  const cleaned = whole.replaceAll('\u00ad', '')
  return { kind, text: cleaned, links: cleaned.length === whole.length ? links : [], marks: [] }
}
