import { type Run, run } from './ink.ts'

/** Letters, figures and marks of European scripts, arrows and boxes: one column each, in every terminal. */
const NARROW =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u0559\u2010-\u2027\u2030-\u205e\u2070-\u20bf\u2190-\u21ff\u23ce\u2400-\u2426\u2500-\u25fc\u27e6-\u27ef\ufffd]*$/

let wide: ((text: string) => number) | undefined

/** Loads what measures other scripts where a text has any; its tables take longer to load than most articles take to read. */
export async function measures(text: string): Promise<void> {
  if (!NARROW.test(text.replace(/\s/g, ' '))) wide ??= (await import('string-width')).default
}

/** How many columns a text takes. Exact for every script once `measures` has seen the text, or one like it. */
export const columnsOf = (text: string): number => (wide === undefined || NARROW.test(text) ? text.length : wide(text))

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
