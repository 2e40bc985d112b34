import type { Hyperlink } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'

/** The signs of a Markdown text: what is markup and no word, where it links to, and which lines are headings. */
export interface Signs {
  readonly markup: readonly Span[]
  readonly hyperlinks: readonly Hyperlink[]
  /** Start of the words of each heading line, with its level. */
  readonly headings: ReadonlyMap<number, number>
  /** Lines that are a picture and nothing else: the words under it. */
  readonly captions: readonly Span[]
}

const PREFIX = /^(?:[ \t]{0,3}>[ \t]?)*[ \t]*(?:(#{1,6})[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\d{1,3}[.)][ \t]+)?/u
const RULE = /^[ \t]{0,3}(?:(?:[-*_][ \t]*){3,}|=+|-+)[ \t]*$/u
const FENCE = /^[ \t]{0,3}(`{3,}|~{3,})/u
const DEFINITION = /^[ \t]{0,3}\[([^\]\n]{1,200})\]:[ \t]*<?(\S{1,2000}?)>?(?:[ \t]+["'(].{0,300})?[ \t]*$/u
const INLINE =
  /\\[!-/:-@[-`{-~]|(!?)\[([^[\]\n]{0,1000})\](?:\(\s*<?([^\s<>()]{0,2000}(?:\([^\s()]{0,200}\)[^\s<>()]{0,500})?)>?(?:\s+["'][^"'\n]{0,300}["'])?\s*\)|\[([^\]\n]{0,200})\])|\[\^[^\]\s]{1,50}\]|<(https?:\/\/[^\s<>]{1,2000})>|<\/?[A-Za-z][^<>\n]{0,500}>|https?:\/\/[^\s<>"“”«»()[\]]{3,2000}|`+|\*{1,3}|_{1,3}|~~/gu

const isWord = (unit: string | undefined) => unit !== undefined && /[\p{L}\p{N}]/u.test(unit)
const isBlank = (unit: string | undefined) => unit === undefined || /\s/u.test(unit)

/** Collects the signs line by line. */
class Scan {
  readonly markup: Span[] = []
  readonly hyperlinks: Hyperlink[] = []
  readonly headings = new Map<number, number>()
  readonly captions: Span[] = []
  private readonly text: string
  private readonly references: ReadonlyMap<string, string>

  constructor(text: string, references: ReadonlyMap<string, string>) {
    this.text = text
    this.references = references
  }

  mark(start: number, end: number): void {
    if (end > start) this.markup.push({ start, end })
  }

  link(start: number, end: number, url: string): void {
    if (end > start && URL.canParse(url) && /^https?:/iu.test(url)) this.hyperlinks.push({ start, end, url })
  }

  /** The inline signs between two places of one line. Emphasis marks count only in pairs. */
  inline(from: number, to: number): void {
    const open: { sign: string; start: number; end: number }[] = []
    const line = this.text.slice(from, to)
    for (const match of line.matchAll(INLINE)) {
      const start = from + match.index
      const [all, picture, words, target, reference, address] = match
      const end = start + all.length
      if (all.startsWith('\\')) this.mark(start, start + 1)
      else if (words !== undefined) this.bracket(start, end, picture === '!', words, target ?? this.references.get((reference || words).toLowerCase()))
      else if (address) {
        this.mark(start, start + 1)
        this.link(start + 1, end - 1, address)
        this.mark(end - 1, end)
      } else if (all.startsWith('<') || all.startsWith('[^')) this.mark(start, end)
      else if (/^https?:/iu.test(all)) {
        const url = all.replace(/[.,;:!?'’*_]+$/u, '')
        this.link(start, start + url.length, url)
      } else this.emphasis(all, start, end, open)
    }
  }

  private bracket(start: number, end: number, isPicture: boolean, words: string, url: string | undefined): void {
    if (url === undefined) return
    const from = start + (isPicture ? 2 : 1)
    this.mark(start, from)
    if (!isPicture) this.link(from, from + words.length, url)
    if (words.trim() && !isPicture) this.inlineSigns(from, from + words.length)
    this.mark(from + words.length, end)
  }

  /** Emphasis inside a link's words: paired signs at their ends ("[**now**](…)"). */
  private inlineSigns(from: number, to: number): void {
    const match = /^(\*{1,3}|_{1,3}|`)(.+)\1$/u.exec(this.text.slice(from, to))
    if (!match) return
    this.mark(from, from + match[1].length)
    this.mark(to - match[1].length, to)
  }

  private emphasis(sign: string, start: number, end: number, open: { sign: string; start: number; end: number }[]): void {
    const before = this.text[start - 1]
    const after = this.text[end]
    const inWord = sign[0] === '_' && isWord(before) && isWord(after)
    const opener = open.findLastIndex((one) => one.sign === sign)
    if (opener >= 0 && !isBlank(before) && !inWord) {
      const { start: from, end: to } = open[opener]
      open.length = opener
      this.mark(from, to)
      this.mark(start, end)
    } else if (!isBlank(after) && !inWord && open.length < 20) open.push({ sign, start, end })
  }
}

/** A line of a text: where it begins and ends, without its line end. */
function* linesOf(text: string, from: number): Generator<Span> {
  for (let at = from; at < text.length; ) {
    let end = at
    while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++
    yield { start: at, end }
    at = end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1)
  }
}

/** Finds the signs of a text from `from` on, in time linear in its length. */
export function signsOf(text: string, from: number): Signs {
  const references = new Map<string, string>()
  for (const { start, end } of linesOf(text, from)) {
    const definition = text[start] === '[' || text[start] === ' ' ? DEFINITION.exec(text.slice(start, Math.min(end, start + 2600))) : null
    if (definition) references.set(definition[1].toLowerCase(), definition[2])
  }
  const scan = new Scan(text, references)
  let fence: string | null = null
  let previous: Span | null = null
  for (const { start, end } of linesOf(text, from)) {
    const line = text.slice(start, Math.min(end, start + 3000))
    const mark = FENCE.exec(line)?.[1]
    if (fence !== null || mark) {
      if (mark && (fence === null || mark.startsWith(fence))) {
        scan.mark(start, end)
        fence = fence === null ? mark.slice(0, 3) : null
      }
      previous = null
      continue
    }
    if (end - start < 3000 && (RULE.test(line) || DEFINITION.test(line))) {
      if (previous && /^[ \t]{0,3}(?:=+|-+)[ \t]*$/u.test(line)) scan.headings.set(previous.start, line.includes('=') ? 1 : 2)
      scan.mark(start, end)
      previous = null
      continue
    }
    const prefix = PREFIX.exec(line) as RegExpExecArray
    const content = start + prefix[0].length
    if (prefix[0].trim()) scan.mark(start + (prefix[0].length - prefix[0].trimStart().length), start + prefix[0].trimEnd().length)
    if (prefix[1]) {
      scan.headings.set(content, prefix[1].length)
      const closing = /[ \t]#+[ \t]*$/u.exec(line)
      scan.inline(content, closing && end - start < 3000 ? start + closing.index : end)
      if (closing && end - start < 3000) scan.mark(start + closing.index + 1, end)
    } else {
      const picture = /^!\[([^[\]\n]{1,500})\]\([^()\n]{1,2000}\)[ \t]*$/u.exec(text.slice(content, Math.min(end, content + 2600)))
      if (picture && end - content < 2600) scan.captions.push({ start: content + 2, end: content + 2 + picture[1].length })
      scan.inline(content, end)
    }
    previous = content < end ? { start: content, end } : null
  }
  const markup = scan.markup.sort((a, b) => a.start - b.start || a.end - b.end).filter(({ start, end }, i, all) => end > start && (i === 0 || start >= all[i - 1].end))
  return { markup, hyperlinks: scan.hyperlinks.sort((a, b) => a.start - b.start), headings: scan.headings, captions: scan.captions }
}
