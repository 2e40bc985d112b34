import type { Paragraph, ParagraphKind } from './paragraph.ts'

/** White space and invisible marks; a tab or a line break of the document comes by a call of its own. */
const BLANK = /[\s\u00ad\u200b\ufeff\u0000-\u001f]+/gu
/** Cells of a row that are longer than this in all are text laid out as a table, and no row of figures. */
const LONGEST_ROW = 300
/** Tables within tables; what is deeper reads as paragraphs. Each level moves what stands in it once. */
const DEEPEST_ROW = 20

/** A paragraph that is being written. Pieces are joined once: joining as they come costs the square of a long paragraph's length. */
class Open {
  kind: ParagraphKind
  private readonly pieces: string[] = []
  private length = 0
  private isBlankLast = true
  private readonly links: { start: number; end: number; url: string }[] = []
  private readonly marks: { start: number; end: number; rule: string }[] = []
  private linkStart = -1
  private url = ''
  private readonly markStarts = new Map<string, number>()
  /** Characters by size of type, in half points. */
  readonly sizes = new Map<number, number>()

  constructor(kind: ParagraphKind) {
    this.kind = kind
  }

  add(text: string, size: number): void {
    let piece = text.replace(BLANK, (blank) => (/[^\u00ad\u200b\ufeff]/u.test(blank) ? ' ' : ''))
    if (this.isBlankLast) piece = piece.trimStart()
    if (!piece) return
    this.push(piece)
    this.isBlankLast = piece.endsWith(' ')
    if (size) this.sizes.set(size, (this.sizes.get(size) ?? 0) + piece.length)
  }

  break(sign: '\n' | '\t'): void {
    if (!this.length) return
    if (this.isBlankLast) {
      const last = this.pieces.pop() ?? ''
      const kept = last.replace(/ $/u, '')
      this.length -= last.length - kept.length
      if (kept) this.pieces.push(kept)
    }
    this.push(sign)
    this.isBlankLast = true
  }

  private push(piece: string): void {
    this.pieces.push(piece)
    this.length += piece.length
  }

  startLink(url: string): void {
    this.endLink()
    this.linkStart = this.length
    this.url = url
  }

  endLink(): void {
    if (this.linkStart >= 0 && this.length > this.linkStart) this.links.push({ start: this.linkStart, end: this.length, url: this.url })
    this.linkStart = -1
  }

  startMark(rule: string): void {
    if (!this.markStarts.has(rule)) this.markStarts.set(rule, this.length)
  }

  endMark(rule: string): void {
    const start = this.markStarts.get(rule)
    if (start !== undefined && this.length > start) this.marks.push({ start, end: this.length, rule })
    this.markStarts.delete(rule)
  }

  get openMarks(): readonly string[] {
    return [...this.markStarts.keys()]
  }

  /** The paragraph, or null where nothing was written. */
  finished(): Paragraph | null {
    this.endLink()
    for (const rule of this.openMarks) this.endMark(rule)
    const whole = this.pieces.join('')
    const text = whole.trim()
    if (!text) return null
    const skipped = whole.length - whole.trimStart().length
    const placed = <Spanned extends { start: number; end: number }>(spans: readonly Spanned[]): Spanned[] =>
      spans.flatMap((one) => {
        const start = Math.max(0, one.start - skipped)
        const words = text.slice(start, one.end - skipped).trimEnd()
        const lead = words.length - words.trimStart().length
        return words.trim() ? [{ ...one, start: start + lead, end: start + words.length }] : []
      })
    return { kind: this.kind, text, links: placed(this.links), marks: placed(this.marks) }
  }
}

/** The size of type that most of a paragraph is set in; 0 where none is stated. */
const mainSize = (sizes: ReadonlyMap<number, number>) => [...sizes].reduce((best, one) => (one[1] > best[1] ? one : best), [0, 0])[0]

type Sized = Paragraph & { readonly size: number }

/** Gathers the paragraphs of a word processor's file as its elements come: text boxes within paragraphs, rows of tables, notes. */
export class Flow {
  readonly paragraphs: Sized[] = []
  private readonly stack: Open[] = []
  /** Rows that are open, innermost last: the cells of each. */
  private readonly rows: { readonly cells: Sized[][]; readonly inParagraphs: number }[] = []
  /** Rules of marks that are open, and how often: they nest. */
  private readonly marks = new Map<string, number>()
  /** How many rows are open beyond the deepest. */
  private beyond = 0

  private get open(): Open | undefined {
    return this.stack[this.stack.length - 1]
  }

  startParagraph(kind: ParagraphKind): void {
    this.stack.push(new Open(kind))
    for (const rule of this.marks.keys()) this.open?.startMark(rule)
  }

  endParagraph(): void {
    const open = this.stack.pop()
    const paragraph = open?.finished()
    if (!open || !paragraph) return
    const sized = { ...paragraph, size: mainSize(open.sizes) }
    const row = this.rows[this.rows.length - 1]
    if (row && row.inParagraphs === this.stack.length) (row.cells[row.cells.length - 1] ?? this.paragraphs).push(sized)
    else this.paragraphs.push(sized)
  }

  setKind(kind: ParagraphKind): void {
    if (this.open) this.open.kind = kind
  }

  add(text: string, size = 0): void {
    this.open?.add(text, size)
  }

  break(sign: '\n' | '\t'): void {
    this.open?.break(sign)
  }

  startLink(url: string): void {
    this.open?.startLink(url)
  }

  endLink(): void {
    this.open?.endLink()
  }

  startMark(rule: string): void {
    this.marks.set(rule, (this.marks.get(rule) ?? 0) + 1)
    this.open?.startMark(rule)
  }

  endMark(rule: string): void {
    const left = (this.marks.get(rule) ?? 0) - 1
    if (left > 0) this.marks.set(rule, left)
    else {
      this.marks.delete(rule)
      this.open?.endMark(rule)
    }
  }

  startRow(): void {
    if (this.rows.length >= DEEPEST_ROW) {
      this.beyond++
      return
    }
    this.rows.push({ cells: [], inParagraphs: this.stack.length })
  }

  startCell(): void {
    if (!this.beyond) this.rows[this.rows.length - 1]?.cells.push([])
  }

  /** Ends a row: cells of a few words each read as one line, longer ones as the paragraphs that they are. */
  endRow(): void {
    if (this.beyond) {
      this.beyond--
      return
    }
    const row = this.rows.pop()
    if (!row) return
    const outer = this.rows[this.rows.length - 1]
    const sink = outer?.cells[outer.cells.length - 1] ?? this.paragraphs
    const filled = row.cells.filter((cell) => cell.length)
    const length = filled.reduce((sum, cell) => sum + cell[0].text.length, 0)
    if (filled.length < 2 || length > LONGEST_ROW || filled.some((cell) => cell.length > 1 || cell[0].text.includes('\n'))) {
      for (const paragraph of row.cells.flat()) sink.push(paragraph)
      return
    }
    let text = ''
    const links: { start: number; end: number; url: string }[] = []
    const marks: { start: number; end: number; rule: string }[] = []
    for (const [paragraph] of filled) {
      if (text) text += '\t'
      for (const link of paragraph.links) links.push({ ...link, start: link.start + text.length, end: link.end + text.length })
      for (const mark of paragraph.marks) marks.push({ ...mark, start: mark.start + text.length, end: mark.end + text.length })
      text += paragraph.text
    }
    sink.push({ kind: filled[0][0].kind, text, links, marks, size: 0 })
  }

  /** Ends what a cut-off file left open. */
  finish(): void {
    while (this.stack.length) this.endParagraph()
    this.beyond = 0
    while (this.rows.length) this.endRow()
  }
}

const HEAD = 4

/**
 * The paragraphs with the headline marked where no style names it: the first heading among the first paragraphs, else the first paragraph whose type is
 * clearly larger than that of the text.
 */
export function withHeadline(paragraphs: readonly Sized[]): readonly Paragraph[] {
  if (paragraphs.some(({ kind }) => kind === 'title')) return paragraphs
  const weights = new Map<number, number>()
  for (const { kind, size, text } of paragraphs) if (kind === 'text' && size) weights.set(size, (weights.get(size) ?? 0) + text.length)
  const body = mainSize(weights)
  const head = paragraphs.slice(0, HEAD)
  const heading = head.findIndex(({ kind }) => kind === 'heading')
  const large = head.findIndex(({ kind, size, text }) => kind === 'text' && body > 0 && size >= body * 1.25 && text.length <= 250)
  const at = heading >= 0 ? heading : large
  return at < 0 ? paragraphs : paragraphs.map((paragraph, i) => (i === at ? { ...paragraph, kind: 'title' } : paragraph))
}
