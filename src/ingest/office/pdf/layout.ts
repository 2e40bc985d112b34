import { isByline } from '../../head/names.ts'
import { datelineOf } from '../../text/dateline.ts'
import { isOutletNameAlone, readOutletLine } from '../../text/outlet-line.ts'
import { isCaption } from '../../text/tail.ts'
import type { Paragraph, ParagraphKind } from '../paragraph.ts'
import { type Edges, regionsOf } from './columns.ts'
import { type Furniture, withoutFurniture } from './furniture.ts'
import type { PageGlyphs } from './glyphs.ts'
import { SeenWords } from './hyphens.ts'
import { linesIn } from './lines.ts'
import { type Block, blocksIn, type Column, goesOn, paragraphOf, type Setting, settingOf, wordsOf } from './paragraphs.ts'
import { afterArticle, navigationIn } from './web-page.ts'

/** The paragraphs of a printed document in the order in which they are read, and what was taken from its pages. */
export interface Layout {
  readonly paragraphs: readonly Paragraph[]
  readonly furniture: Furniture
}

const FOOTNOTE = /^(?:[*†‡§]|[⁰¹²³⁴-⁹]{1,3}|\d{1,3}[.)]?\s+\p{Lu}|\[\d{1,3}\])/u
const LONGEST_CAPTION = 400
const LONGEST_HEADLINE = 250
/** Lines by which a column's edge is known, and how many columns are compared. */
const FEW_LINES = 4
const MOST_COMPARED = 500

/** The edge that lines begin at: the outermost that more than a few share, so that a line hung out or a mark in the margin moves none. */
function beginningOf(places: readonly number[]): number {
  const sorted = [...places].sort((a, b) => a - b)
  const needed = Math.max(1, Math.min(4, Math.floor(sorted.length * 0.12)))
  for (let i = 0; i + needed - 1 < sorted.length; i++) if (sorted[i + needed - 1] - sorted[i] < 1.5) return sorted[i]
  return sorted[0]
}

/** The edge that all but a few lines keep within. */
const endOf = (places: readonly number[]): number => {
  const sorted = [...places].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * (sorted.length > 4 ? 0.95 : 1))]
}

/** A column's edges; of a script that runs from the right the other way. */
function columnOf(page: PageGlyphs, lines: Column['lines']): Column {
  const lefts = lines.map(({ left }) => left)
  const rights = lines.map(({ right }) => right)
  const isRtl = lines.filter(({ rtl }) => rtl).length * 2 > lines.length
  return isRtl
    ? { page: page.number, lines, left: -endOf(lefts.map((left) => -left)), right: -beginningOf(rights.map((right) => -right)) }
    : { page: page.number, lines, left: beginningOf(lefts), right: endOf(rights) }
}

const columnsOf = (page: PageGlyphs, known: Edges[]): Column[] =>
  regionsOf(page.runs, known).flatMap(({ runs }) => {
    const lines = linesIn(runs, page.links)
    return lines.length ? [columnOf(page, lines)] : []
  })

/** Columns of a few lines are as wide as the narrowest longer one that begins where they do and holds them: their own lines may all be short. */
function widened(columns: readonly Column[]): Column[] {
  const long = columns.filter(({ lines }) => lines.length >= FEW_LINES).slice(0, MOST_COMPARED)
  return columns.map((column) => {
    if (column.lines.length >= FEW_LINES) return column
    const alike = long.filter(({ left, right }) => Math.abs(left - column.left) < 4 && right > column.right)
    return alike.length ? { ...column, right: Math.min(...alike.map(({ right }) => right)) } : column
  })
}

const folded = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const NEWSPAPER =
  /\b(?:herald|post|times|tribune|news|gazette|chronicle|courier|ledger|journal|star|standard|mail|express|guardian|observer|record|argus|echo|review|press|telegraph|mercury|globe|monitor|register|dispatch|examiner|sentinel|packet|bulletin|daily|weekly|today|zeitung|tagblatt|anzeiger|kurier|nachrichten|allgemeine|presse|diario|journal|gazeta)\b/iu

const FIRST_PAGES = 3
/** How much larger than the text a headline is at least. */
const LARGE = 1.2

/** Share of a block's longer words that the file's title has too. */
function sharedWords(words: string, title: string): number {
  const own = words.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []
  const others = new Set(title.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu))
  return own.length >= 3 ? own.filter((word) => others.has(word)).length / own.length : 0
}

/** The largest block of the first pages that the file's title names, alone or with the outlet's name behind it: what a browser prints has its headline under much else. */
function namedBy(title: string | null, blocks: readonly Block[], setting: Setting): Block | undefined {
  const wanted = folded(title ?? '')
  if (!title || wanted.length < 10) return undefined
  const page = (blocks[0]?.page ?? 1) + FIRST_PAGES
  let best: Block | undefined
  for (const block of blocks) {
    if (block.page >= page) break
    const words = wordsOf(block)
    if (words.length > LONGEST_HEADLINE || block.size < setting.size || (best && block.size <= best.size)) continue
    const own = folded(words)
    const isAlike = own.length >= 10 && own.length > wanted.length * 0.35 && own.length < wanted.length * 2 && (wanted.startsWith(own) || own.startsWith(wanted))
    if (isAlike || (block.size >= setting.size * LARGE && sharedWords(words, title) >= 0.6)) best = block
  }
  return best
}

/** The block that is the headline: the largest of the first page with text, past a masthead; one that the file's title repeats goes first. */
function headlineIn(blocks: readonly Block[], setting: Setting, title: string | null): Block | undefined {
  const named = namedBy(title, blocks, setting)
  if (named) return named
  const isLarge = (block: Block) => {
    const words = wordsOf(block)
    return block.size >= setting.size * LARGE && words.length <= LONGEST_HEADLINE && /\p{L}{2}/u.test(words) && !isByline(words) && !datelineOf(words)
  }
  const page = blocks.find((block) => block.page < (blocks[0]?.page ?? 1) + FIRST_PAGES && isLarge(block))?.page
  const first = blocks.filter((block) => block.page === page)
  const large = first.filter(isLarge).sort((a, b) => b.size - a.size)
  const [largest, second] = large
  if (!largest) return undefined
  const isMasthead =
    isOutletNameAlone(wordsOf(largest)) &&
    NEWSPAPER.test(wordsOf(largest)) &&
    second !== undefined &&
    first.indexOf(second) > first.indexOf(largest) &&
    wordsOf(second).split(/\s+/u).length >= 3
  return isMasthead ? second : largest
}

/** What a block is beside the running text: small type under pictures and at the foot of a page. Undefined where it is running text. */
function asideKind(block: Block, setting: Setting, isAmongBody: boolean, isAtFoot: boolean): ParagraphKind | undefined {
  const words = wordsOf(block)
  if (block.size > setting.size * 0.93) return undefined
  if (isCaption(words)) return 'caption'
  if (isAtFoot && FOOTNOTE.test(words)) return 'note'
  if (!isAmongBody || words.length > LONGEST_CAPTION || readOutletLine(words) || isByline(words)) return undefined
  return isAtFoot ? 'note' : 'caption'
}

/** Whether a neighboring block is of the same small type. */
const isSmallBeside = (one: Block | undefined, block: Block): boolean => one !== undefined && one.page === block.page && Math.abs(one.size - block.size) < 0.3

/** Whether all that follows a block on its page is as small as it: it is at the foot. Computed from the end of each page. */
function footsOf(blocks: readonly Block[], setting: Setting): boolean[] {
  const feet: boolean[] = new Array(blocks.length).fill(false)
  for (let i = blocks.length - 1; i >= 0; i--) {
    const isSmall = blocks[i].size <= setting.size * 0.93
    feet[i] = isSmall && (blocks[i].isLastOfPage || feet[i + 1])
  }
  return feet
}

/** Footnote marks whose note stands on the same page are taken off the words that they follow. */
function withoutMarks(text: string, marks: ReadonlySet<string>): string {
  return marks.size ? text.replace(/(?<=[\p{L}\p{P}])[⁰¹²³⁴-⁹]{1,3}/gu, (mark) => (marks.has(mark) ? '' : mark)) : text
}

const plainDigits = (text: string) => text.replace(/[⁰¹²³⁴-⁹]/gu, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Lays out the pages of a document: running heads taken out, columns in order, lines into paragraphs, paragraphs across columns and pages joined. */
export function layOut(pages: readonly PageGlyphs[], title: string | null, isWebPage = false): Layout {
  const furniture = withoutFurniture(pages)
  const gutters: Edges[] = []
  const columns = widened(furniture.pages.flatMap((page) => columnsOf(page, gutters)))
  const setting = settingOf(columns)
  const seen = new SeenWords()
  for (const { lines } of columns) for (const { text } of lines) seen.add(text)
  const blocks = blocksIn(columns, setting)
  const headline = headlineIn(blocks, setting, title)
  const feet = footsOf(blocks, setting)
  const around = new Set([...navigationIn(blocks), ...(isWebPage && headline ? afterArticle(blocks, headline) : [])])
  const isBody = ({ size, lines }: Block) => size > setting.size * 0.93 && size < setting.size * 1.2 && (lines.length > 1 || lines[0].text.length > 60)
  const firstBody = blocks.findIndex((block) => block !== headline && isBody(block))
  const lastBody = blocks.findLastIndex(isBody)
  const paragraphs: Paragraph[] = []
  const marks = new Set<string>()
  const running: { readonly block: Block; readonly lines: Block['lines']; tail: Block }[] = []
  const apart: Paragraph[] = []
  let isParted = false
  for (const [i, block] of blocks.entries()) {
    const aside = block === headline ? undefined : around.has(block) ? 'aside' : asideKind(block, setting, i > firstBody && (i < lastBody || feet[i]), feet[i])
    if (aside) {
      // Several paragraphs of small type together are a box of their own.
      const isBox = aside === 'caption' && !isCaption(wordsOf(block)) && (isSmallBeside(blocks[i - 1], block) || isSmallBeside(blocks[i + 1], block))
      const mark = aside === 'note' ? /^[⁰¹²³⁴-⁹]{1,3}|^\d{1,3}(?=[.)]?\s)/u.exec(block.lines[0].text)?.[0] : undefined
      if (mark) marks.add([...plainDigits(mark)].map((digit) => RAISED[Number(digit)]).join(''))
      apart.push(paragraphOf(block.lines, isBox ? 'aside' : aside, seen))
      isParted = true
      continue
    }
    const last = running[running.length - 1]
    // A headline whose lines were taken for others of the page.
    const isMoreOfHeadline =
      last !== undefined &&
      headline !== undefined &&
      last.block === headline &&
      last.tail === blocks[i - 1] &&
      block.size === headline.size &&
      block.font === headline.font
    if (isMoreOfHeadline && wordsOf(block).length <= LONGEST_HEADLINE - wordsOf(last.tail).length) {
      for (const line of block.lines) last.lines.push(line)
      last.tail = block
    } else if (last && last.block !== headline && block !== headline && (isParted || !isUnder(block, last.tail)) && goesOn(last.tail, block, isUnder(block, last.tail))) {
      for (const line of block.lines) last.lines.push(line)
      last.tail = block
    } else running.push({ block, lines: [...block.lines], tail: block })
    isParted = false
  }
  for (const { block, lines } of running) {
    const kind: ParagraphKind = block === headline ? 'title' : block.size >= setting.size * 1.15 ? 'heading' : 'text'
    const paragraph = paragraphOf(lines, kind, seen)
    const text = withoutMarks(paragraph.text, marks)
    paragraphs.push(text.length === paragraph.text.length ? paragraph : { ...paragraph, text, links: [] })
  }
  return { paragraphs: [...paragraphs, ...apart].filter(({ text }) => text.trim() !== ''), furniture }
}

/** Whether a block stands under another in the same column, where a break between them is a paragraph's end. */
function isUnder(block: Block, before: Block): boolean {
  if (before.page !== block.page) return false
  const [above, below] = [before.lines[before.lines.length - 1], block.lines[0]]
  return below.y > above.y && below.left < above.right && above.left < below.right
}
