import type { Quotation, Quote } from '../../model/quotation.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { stage } from '../stage.ts'

/** Quotations within quotations beyond this depth are read as stray marks: a text of nothing but marks must not build a tower. */
const DEEPEST = 4

type Family = 'double' | 'single' | 'angle' | 'corner' | 'white-corner'
interface Mark {
  readonly family: Family
  /** What the shape of the mark says: it opens, closes, or could do either. */
  readonly side: 'open' | 'close' | 'either'
}

const MARKS: Readonly<Record<string, Mark>> = {
  '“': { family: 'double', side: 'open' },
  '”': { family: 'double', side: 'close' },
  '„': { family: 'double', side: 'open' },
  '‟': { family: 'double', side: 'open' },
  '"': { family: 'double', side: 'either' },
  '``': { family: 'double', side: 'open' },
  "''": { family: 'double', side: 'either' },
  '‘': { family: 'single', side: 'open' },
  '’': { family: 'single', side: 'close' },
  "'": { family: 'single', side: 'either' },
  '`': { family: 'single', side: 'open' },
  '«': { family: 'angle', side: 'open' },
  '»': { family: 'angle', side: 'close' },
  '‹': { family: 'angle', side: 'open' },
  '›': { family: 'angle', side: 'close' },
  '「': { family: 'corner', side: 'open' },
  '」': { family: 'corner', side: 'close' },
  '『': { family: 'white-corner', side: 'open' },
  '』': { family: 'white-corner', side: 'close' },
}

/** Marks that are found to close where their shape says that they open. */
const TURNS: ReadonlySet<Family> = new Set(['double', 'angle'])

interface Open {
  readonly family: Family
  readonly token: number
}

/** Whether a mark stands where one opens: after white space, the beginning or an opening sign, and right before a word. */
function standsOpen(text: string, tokens: Tokens, i: number): boolean {
  const before = tokens.start[i] === 0 ? ' ' : text[tokens.start[i] - 1]
  const after = text[tokens.end[i]] ?? ' '
  return /[\s([{—–\-“‘"'/:]/.test(before) && !/\s/.test(after)
}
const standsClosed = (text: string, tokens: Tokens, i: number): boolean => tokens.start[i] > 0 && !/\s/.test(text[tokens.start[i] - 1])

/** The quotation state of every token, by a machine over the marks: curly, straight, doubled, nested, running over paragraphs, never closed. */
class Machine {
  private readonly text: string
  private readonly tokens: Tokens
  readonly quotes: Quote[] = []
  readonly depth: Uint8Array
  readonly stray: number[] = []
  private stack: Open[] = []

  constructor(text: string, tokens: Tokens) {
    this.text = text
    this.tokens = tokens
    this.depth = new Uint8Array(tokens.length)
  }

  run(): Quotation {
    const { tokens } = this
    let lastQuote = -1
    for (let i = 0; i < tokens.length; i++) {
      if (i > 0 && tokens.paragraph[i] !== tokens.paragraph[i - 1]) this.endParagraph(i)
      const size = tokens.end[i] - tokens.start[i]
      if (size > 2 || tokens.shape[i] & (SHAPE.letter | SHAPE.digit)) continue
      const mark = MARKS[size === 1 ? this.text[tokens.start[i]] : this.text.slice(tokens.start[i], tokens.end[i])]
      if (mark) this.meet(mark, i)
    }
    if (tokens.length) this.endParagraph(tokens.length)
    this.quotes.sort((a, b) => a.start - b.start || b.end - a.end)
    for (const { firstToken, lastToken, depth } of this.quotes) {
      if (depth === 0 && firstToken <= lastQuote) continue
      for (let i = firstToken; i <= lastToken; i++) this.depth[i]++
      lastQuote = lastToken
    }
    return { quotes: this.quotes, depth: this.depth, stray: this.stray }
  }

  private meet(mark: Mark, i: number): void {
    const top = this.stack.at(-1)
    const isOpen = this.stack.some((o) => o.family === mark.family)
    let side = mark.side
    if (side === 'either') {
      const opens = standsOpen(this.text, this.tokens, i)
      if (isOpen && top?.family === mark.family && (standsClosed(this.text, this.tokens, i) || !opens)) side = 'close'
      else side = opens ? 'open' : 'close'
    }
    // The house style of some wires closes with the opening mark; others open a second quotation before the first is closed.
    if (side === 'open' && top?.family === mark.family && TURNS.has(mark.family) && !standsOpen(this.text, this.tokens, i)) side = 'close'
    // German books point their angles inwards: »so«.
    else if (side === 'close' && mark.family === 'angle' && !isOpen && standsOpen(this.text, this.tokens, i)) side = 'open'
    if (side === 'open') {
      if (mark.family === 'single' && !this.singleCloses(i)) return
      if (top?.family === mark.family) this.close(this.stack.length - 1, i - 1, false)
      if (this.stack.length < DEEPEST) this.stack.push({ family: mark.family, token: i })
      else this.stray.push(i)
      return
    }
    const at = this.stack.findLastIndex((o) => o.family === mark.family)
    if (at >= 0) this.close(at, i, true)
    // An apostrophe that closes nothing is an apostrophe.
    else if (mark.family !== 'single') this.stray.push(i)
  }

  /** Whether a single mark that could open has its close in the same paragraph; otherwise it is an apostrophe. Looks at most 400 tokens ahead. */
  private singleCloses(i: number): boolean {
    const { text, tokens } = this
    const end = Math.min(tokens.length, i + 400)
    for (let k = i + 1; k < end && tokens.paragraph[k] === tokens.paragraph[i]; k++) {
      if (tokens.end[k] - tokens.start[k] !== 1) continue
      const c = text[tokens.start[k]]
      if ((c === '’' || c === "'") && standsClosed(text, tokens, k)) return true
    }
    return false
  }

  /** Closes the open quotation at `at` of the stack, and those within it, with token `last` as its last. */
  private close(at: number, last: number, closed: boolean, continues = false): void {
    while (this.stack.length > at) {
      const open = this.stack.pop() as Open
      const isThis = this.stack.length === at
      const lastToken = isThis ? last : closed ? last - 1 : last
      if (lastToken < open.token) continue
      this.quotes.push({
        start: this.tokens.start[open.token],
        end: this.tokens.end[lastToken],
        depth: this.stack.length,
        firstToken: open.token,
        lastToken,
        closed: isThis && closed,
        continues: isThis && continues,
      })
    }
  }

  /** At a paragraph's end what is open ends too; it goes on in the next paragraph where that opens with a mark of its family. */
  private endParagraph(next: number): void {
    if (!this.stack.length) return
    const { text, tokens } = this
    const mark = next < tokens.length ? MARKS[text.slice(tokens.start[next], tokens.end[next])] : undefined
    const continues = mark !== undefined && mark.side !== 'close' && this.stack[0].family === mark.family
    this.close(0, next - 1, false, continues)
  }
}

/** Which tokens stand in quotation marks, and the quotations as spans. */
export const quotation = stage({
  adds: 'quotation',
  needs: ['paragraphs', 'tokens'],
  version: 2,
  run: ({ text }, { tokens }) => new Machine(text, tokens).run(),
})
