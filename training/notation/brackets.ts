import { HearsayError } from '../../src/model/error.ts'
import type { Span } from '../../src/model/span.ts'

/** A stretch of the plain text and one label of it, as written, escapes undone only by whoever reads the label. */
export interface Mark extends Span {
  readonly label: string
}

/** Tagged text taken apart: the text without its brackets, the marks in the order in which they open, and for each where it was written. */
interface Bracketed {
  readonly text: string
  readonly marks: readonly (Mark & { readonly at: number })[]
}

/** An error of notation that names line and column (both from 1) of what is wrong. */
export function notationError(source: string, offset: number, code: `notation/${string}`, what: string, hint?: string): HearsayError {
  const before = source.slice(0, offset)
  const line = before.split('\n').length
  const column = offset - before.lastIndexOf('\n')
  return new HearsayError(code, `line ${line}, column ${column}: ${what}`, { hint, details: { line, column } })
}

interface Open {
  readonly name: string
  readonly labels: readonly string[]
  readonly start: number
  readonly at: number
  readonly order: number
}

const NAMED = /^([a-z]\d*):/

/** Reads a label list from just after `⟦` up to its blank; returns the labels and the offset after the blank. */
function labelsAt(source: string, at: number): { labels: string[]; next: number } {
  const labels: string[] = []
  let label = ''
  for (let i = at; i < source.length; i++) {
    const unit = source[i]
    if (unit === '\\') {
      label += unit + (source[++i] ?? '')
    } else if (unit === ',') {
      labels.push(label)
      label = ''
    } else if (unit === ' ') {
      labels.push(label)
      return { labels, next: i + 1 }
    } else if (unit === '⟦' || unit === '⟧' || unit === '\n') {
      break
    } else label += unit
  }
  throw notationError(source, at - 1, 'notation/bad-label', 'a mark begins with its label and a blank', 'write ⟦S1 the words⟧; a literal bracket is doubled')
}

/**
 * Takes tagged text apart. `⟦label words⟧` marks words and may hold other marks; `⟦a:label words⟦/a⟧` is closed by its name, so that two may cross.
 * A doubled bracket is a literal one, save that `⟧⟧` closes two marks where two without a name are open.
 * Throws `notation/…` errors with line and column: a bad label, an unclosed mark, a stray bracket, an empty stretch.
 */
export function readBrackets(source: string): Bracketed {
  let text = ''
  let order = 0
  const open: Open[] = []
  const closed: (Mark & { at: number; order: number })[] = []
  const close = (index: number, offset: number) => {
    const [mark] = open.splice(index, 1)
    if (mark.start === text.length) throw notationError(source, offset, 'notation/empty-mark', `the mark ${mark.labels.join(',')} holds no words`)
    for (const label of mark.labels) closed.push({ label, start: mark.start, end: text.length, at: mark.at, order: mark.order })
  }
  for (let i = 0; i < source.length; ) {
    const unit = source[i]
    const doubled = source[i + 1] === unit
    if (unit === '⟦' && doubled) {
      text += unit
      i += 2
    } else if (unit === '⟦' && source[i + 1] === '/') {
      const end = source.indexOf('⟧', i)
      const name = source.slice(i + 2, end)
      const index = end < 0 ? -1 : open.findLastIndex((o) => o.name === name)
      if (index < 0) throw notationError(source, i, 'notation/stray-bracket', `no mark named ${name.slice(0, 20)} is open here`)
      close(index, i)
      i = end + 1
    } else if (unit === '⟦') {
      const { labels, next } = labelsAt(source, i + 1)
      const name = NAMED.exec(labels[0])?.[1] ?? ''
      if (name) labels[0] = labels[0].slice(name.length + 1)
      if (name && open.some((o) => o.name === name)) throw notationError(source, i, 'notation/bad-label', `a mark named ${name} is open already`)
      if (labels.some((label) => !label)) throw notationError(source, i, 'notation/bad-label', 'a label is empty')
      open.push({ name, labels, start: text.length, at: i, order: order++ })
      i = next
    } else if (unit === '⟧') {
      const bare = open.filter((o) => !o.name).length
      if (doubled && bare < 2) {
        text += unit
        i += 2
      } else if (!bare) {
        throw notationError(source, i, 'notation/stray-bracket', 'this bracket closes nothing', 'a literal bracket is doubled')
      } else {
        close(
          open.findLastIndex((o) => !o.name),
          i,
        )
        i++
      }
    } else {
      text += unit
      i++
    }
  }
  const left = open.at(0)
  if (left) throw notationError(source, left.at, 'notation/unclosed', `the mark ${left.labels.join(',')} is never closed`)
  closed.sort((a, b) => a.order - b.order)
  return { text, marks: closed.map(({ label, start, end, at }) => ({ label, start, end, at })) }
}

interface Grouped extends Span {
  readonly labels: string[]
  name: string
}

/** Names for marks in order: a … z, a1 … */
const nameOf = (n: number): string => String.fromCharCode(97 + (n % 26)) + (n < 26 ? '' : Math.floor(n / 26))

/** Writes marks into a text: the shortest form that `readBrackets` reads back. Marks on the very same stretch share a bracket. */
export function writeBrackets(text: string, marks: readonly Mark[]): string {
  const groups = new Map<string, Grouped>()
  for (const { start, end, label } of marks) {
    const key = `${start}-${end}`
    const group = groups.get(key)
    if (group) group.labels.push(label)
    else groups.set(key, { start, end, labels: [label], name: '' })
  }
  const list = [...groups.values()].sort((a, b) => a.start - b.start || b.end - a.end)
  const literal = /[⟦⟧]/.test(text)
  let names = 0
  for (const a of list) {
    // A literal bracket could be taken for two closing ones, so that beside one every mark is closed by name.
    const crosses = list.some((b) => (a.start < b.start && b.start < a.end && a.end < b.end) || (b.start < a.start && a.start < b.end && b.end < a.end))
    if (crosses || literal) a.name = nameOf(names++)
  }
  const opens = Map.groupBy(list, (g) => g.start)
  const closes = Map.groupBy(list, (g) => g.end)
  const borders = [...new Set(list.flatMap((g) => [g.start, g.end]))].sort((a, b) => a - b)
  let written = ''
  let at = 0
  const words = (end: number) => text.slice(at, end).replace(/[⟦⟧]/g, '$&$&')
  for (const border of borders) {
    written += words(border)
    at = border
    for (const { name } of (closes.get(border) ?? []).toSorted((a, b) => b.start - a.start)) written += name ? `⟦/${name}⟧` : '⟧'
    for (const { name, labels } of opens.get(border) ?? []) written += `⟦${name ? `${name}:` : ''}${labels.join(',')} `
  }
  return written + words(text.length)
}

/** A word for a label: what would end it or be taken for a border is escaped. */
export const escapeLabel = (word: string): string => word.replace(/[\\, \n⟦⟧]/g, '\\$&')
export const unescapeLabel = (word: string): string => word.replace(/\\([^])/g, '$1')
