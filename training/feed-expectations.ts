import { decode } from '../src/ingest/bytes/decode.ts'

/** What a test feed says of one field of one of its entries: which entry (from 0), the names and numbers that lead to the field, and its value. */
export interface Expectation {
  readonly entry: number
  readonly path: readonly string[]
  readonly value: string | readonly number[]
}

type Token = { readonly kind: 'word' | 'mark' | 'text' | 'number'; readonly value: string }

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '' }

/** A string of Python without its quotes, escapes undone. */
const unescaped = (body: string): string =>
  body.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([\s\S]))/giu, (_, byte, unit, point, single) =>
    single === undefined ? String.fromCodePoint(Number.parseInt(byte ?? unit ?? point, 16)) : (ESCAPES[single] ?? `\\${single}`),
  )

/** The tokens of an expression of Python, as far as these tests use the language. */
function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  const pattern = /\s*(?:[uUbB]?(?:'''([\s\S]*?)'''|'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)")|(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(==|!=|[^\s\w]))/gu
  for (const [, long, single, double, number, word, mark] of source.matchAll(pattern)) {
    const text = long ?? single ?? double
    if (text !== undefined) tokens.push({ kind: 'text', value: unescaped(text) })
    else if (number !== undefined) tokens.push({ kind: 'number', value: number })
    else if (word !== undefined) tokens.push({ kind: 'word', value: word })
    else if (mark !== undefined) tokens.push({ kind: 'mark', value: mark })
  }
  return tokens
}

/** Reads an expression from the left: a field of an entry, a string (perhaps in pieces), a tuple of numbers, or something else, which ends the reading. */
class Reading {
  private readonly tokens: readonly Token[]
  private at = 0

  constructor(source: string) {
    this.tokens = tokensOf(source)
  }

  private is(value: string): boolean {
    return this.tokens[this.at]?.value === value && this.tokens[this.at].kind !== 'text'
  }

  private skip(value: string): boolean {
    if (!this.is(value)) return false
    this.at++
    return true
  }

  /** `entries[0]['title']`, `entries[0].link`. */
  private field(): { entry: number; path: string[] } | undefined {
    const start = this.at
    if (!this.skip('entries') || !this.skip('[')) {
      this.at = start
      return undefined
    }
    const entry = Number(this.tokens[this.at++]?.value)
    this.skip(']')
    const path: string[] = []
    while (this.is('[') || this.is('.')) {
      this.at++
      path.push(this.tokens[this.at++]?.value ?? '')
      this.skip(']')
    }
    return { entry, path }
  }

  private value(): string | readonly number[] | undefined {
    if (this.tokens[this.at]?.kind === 'text') {
      let text = this.tokens[this.at++].value
      while (this.tokens[this.at]?.kind === 'text' || (this.is('+') && this.tokens[this.at + 1]?.kind === 'text')) {
        this.skip('+')
        text += this.tokens[this.at++].value
      }
      return text
    }
    if (!this.is('(') || this.tokens[this.at + 1]?.kind !== 'number') return undefined
    this.at++
    const numbers: number[] = []
    while (this.at < this.tokens.length && !this.skip(')')) {
      if (this.tokens[this.at].kind === 'number') numbers.push(Number(this.tokens[this.at].value))
      this.at++
    }
    return numbers
  }

  /** Every equality between fields of entries and a value that stands at the top, joined by `and`. */
  expectations(): Expectation[] {
    const found: Expectation[] = []
    while (this.at < this.tokens.length) {
      const fields: { entry: number; path: string[] }[] = []
      let value: string | readonly number[] | undefined
      const start = this.at
      do {
        const field = this.field()
        if (field) fields.push(field)
        else value = this.value() ?? value
      } while (this.skip('=='))
      if (fields.length && value !== undefined) for (const field of fields) found.push({ ...field, value })
      if (this.at === start) this.at++
    }
    return found
  }
}

/** What the comment at the head of a test feed expects of its entries; nothing where the file needs a server's headers. */
export function expectationsIn(bytes: Uint8Array): Expectation[] {
  const { text } = decode(bytes)
  const head = /<!--([\s\S]*?)-->/u.exec(text)?.[1] ?? ''
  if (/^\s*Header:/imu.test(head)) return []
  const expression = /Expect:\s*([\s\S]*)$/u.exec(head)?.[1].trim() ?? ''
  return new Reading(expression.replace(/\s+-*$/u, '')).expectations()
}
