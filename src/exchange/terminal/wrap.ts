import stringWidth from 'string-width'
import { type Run, run } from './ink.ts'

const ASCII = /^[\u0020-\u007e]*$/

/** How many columns a text takes; the library is asked only where the answer is not its length. */
export const columnsOf = (text: string): number => (ASCII.test(text) ? text.length : stringWidth(text))

const widthOf = (runs: readonly Run[]): number => runs.reduce((sum, { text }) => sum + columnsOf(text), 0)

/** The part of a word that fits in `width` columns, at the border of what a person sees as one character; at least one such. */
function fitting(word: string, width: number): string {
  let taken = ''
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    if (taken && columnsOf(taken + segment) > width) break
    taken += segment
  }
  return taken
}

/**
 * Runs as lines of at most `width` columns: broken at blanks, a word too long for a line broken where it must be. The first line starts with
 * `first`, the others with `rest`, which take as much of the width as they are wide.
 */
export function wrap(runs: readonly Run[], width: number, first: readonly Run[] = [], rest: readonly Run[] = []): Run[][] {
  const lines: Run[][] = []
  let line: Run[] = [...first]
  let left = width - widthOf(first)
  let bare = true
  const turn = () => {
    lines.push(line)
    line = [...rest]
    left = width - widthOf(rest)
    bare = true
  }
  for (const { text, ...look } of runs) {
    for (const word of text.split(/(?<= )/)) {
      let remaining = word
      if (columnsOf(remaining.trimEnd()) > left && !bare) turn()
      if (bare) remaining = remaining.trimStart()
      while (columnsOf(remaining.trimEnd()) > left) {
        const piece = fitting(remaining, Math.max(1, left))
        line.push({ ...look, text: piece })
        remaining = remaining.slice(piece.length)
        if (remaining) turn()
        else break
      }
      if (!remaining) continue
      line.push({ ...look, text: remaining })
      left -= columnsOf(remaining)
      bare = false
    }
  }
  lines.push(line)
  return lines
}

/** A run of blanks. */
export const blanks = (columns: number): Run => run(' '.repeat(Math.max(0, columns)))

/** Runs filled up with blanks to a width. */
export const padded = (runs: readonly Run[], width: number): Run[] => [...runs, blanks(width - widthOf(runs))]
