import type { Run } from './glyphs.ts'

/** A stretch of a page that is read from top to bottom: a column, or what stands across several. */
export interface Region {
  readonly runs: readonly Run[]
}

const CELL = 2
const DEEPEST = 8
/** The most gutters that are looked at closely in one region: the tallest ones. */
const MOST_TRIED = 24
/** Bounds for pages that nobody printed: more runs than these are read as one column, more stretches are not looked at. */
const MOST_RUNS = 20_000
const MOST_STRETCHES = 2000
const MOST_BESIDE = 400
const MOST_KNOWN = 40
/** Lines beside a gutter by which it is known for later pages. */
const SURE = 16
/** The most lines of a table's cells that are short: columns of running text are wider. */
const SHORT_CELL = 14

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** Where two columns beside each other begin. */
export interface Edges {
  readonly left: number
  readonly right: number
}

const beginningOf = (runs: readonly Run[]): number => runs.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY)

interface Gutter {
  readonly left: number
  readonly right: number
  /** Baselines of what ends it above and below; it is free between. */
  readonly top: number
  readonly bottom: number
  readonly score: number
}

/** The baselines of runs, those within a third of the type's size as one, with the characters on each. */
function linesOf(runs: readonly Run[]): { readonly y: number; readonly characters: number }[] {
  const lines: { y: number; characters: number }[] = []
  for (const run of runs) {
    const last = lines[lines.length - 1]
    if (last && run.y - last.y < run.size * 0.45) last.characters += run.text.length + 1
    else lines.push({ y: run.y, characters: run.text.length })
  }
  return lines
}

/** Whether both sides of a gutter are text in columns, and not the cells of a table or the numbers of a list. */
function areColumns(left: readonly Run[], right: readonly Run[], width: number, size: number, isKnown: boolean): number {
  const [a, b] = [linesOf(left), linesOf(right)]
  const fewest = Math.min(a.length, b.length)
  const wide = width > size * 1.5
  const perLine = (lines: typeof a) => lines.reduce((sum, line) => sum + line.characters, 0) / lines.length
  const shortest = Math.min(perLine(a), perLine(b))
  const isWide = shortest >= SHORT_CELL || (/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u.test(left[0].text) && shortest >= SHORT_CELL / 2)
  if (isKnown && shortest > 4) return a.length + b.length
  if (fewest < 2 || (fewest === 2 && !(wide && shortest > 20))) return 0
  if (!isWide) {
    if (!wide || shortest < 4 || fewest < 4) return 0
    const [narrow, other] = perLine(a) < perLine(b) ? [a, b] : [b, a]
    const aligned = narrow.filter(({ y }) => other.some((line) => Math.abs(line.y - y) < size * 0.25)).length
    if (aligned > narrow.length * 0.6) return 0
  }
  return a.length + b.length
}

/** Where each cell of the page's width is crossed, by baseline from above; a large line that has the page's width to itself crosses all of it. */
function crossings(runs: readonly Run[], from: number, cells: number, size: number): number[][] {
  const crossed: number[][] = Array.from({ length: cells }, () => [])
  for (const [index, run] of runs.entries()) {
    let first = Math.floor((run.x - from) / CELL)
    let last = Math.ceil((run.x + run.width - from) / CELL) - 1
    if (run.size > size * 1.4 && run.text.length > 1 && isAlone(runs, index)) {
      first = 0
      last = cells - 1
    }
    for (let cell = Math.max(0, first); cell <= Math.min(cells - 1, last); cell++) if (crossed[cell][crossed[cell].length - 1] !== run.y) crossed[cell].push(run.y)
  }
  return crossed
}

/** Whether nothing but its own line's runs stands beside a run. Runs are in order of their baselines. */
function isAlone(runs: readonly Run[], index: number): boolean {
  const { y, size } = runs[index]
  const last = Math.min(runs.length, index + MOST_BESIDE)
  for (let i = index - 1; i >= Math.max(0, index - MOST_BESIDE) && runs[i].y > y - size; i--) if (runs[i].y < y - size * 0.3 && runs[i].size < size * 0.8) return false
  for (let i = index + 1; i < last && runs[i].y - runs[i].size * 0.7 < y; i++) if (runs[i].size < size * 0.8) return false
  return true
}

function bestGutter(runs: readonly Run[], size: number, known: readonly Edges[]): Gutter | null {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const { x, width } of runs) {
    from = Math.min(from, x)
    to = Math.max(to, x + width)
  }
  const cells = Math.min(1500, Math.ceil((to - from) / CELL))
  if (!(cells > 20)) return null
  const crossed = crossings(runs, from, cells, size)
  const bottom = runs[runs.length - 1].y + 1
  const top = runs[0].y - 1
  const least = known.length ? 0.1 : 2.2
  const stretches: { cell: number; top: number; bottom: number }[] = []
  for (let cell = 1; cell < cells - 1; cell++) {
    let before = top
    for (const y of [...crossed[cell], bottom]) {
      if (y - before > size * least) stretches.push({ cell, top: before, bottom: y })
      before = y
    }
  }
  stretches.sort((a, b) => b.bottom - b.top - (a.bottom - a.top) || a.cell - b.cell)
  const isFree = (cell: number, above: number, below: number) => cell >= 0 && cell < cells && !crossed[cell].some((y) => y > above && y < below)
  let best = null as Gutter | null
  let tried = 0
  const seen = new Set<string>()
  for (const { cell, top: above, bottom: below } of stretches.slice(0, MOST_STRETCHES)) {
    if (tried >= MOST_TRIED) break
    let first = cell
    let last = cell
    while (first > 0 && isFree(first - 1, above, below)) first--
    while (last < cells - 1 && isFree(last + 1, above, below)) last++
    const key = `${first} ${last} ${above} ${below}`
    if (seen.has(key)) continue
    seen.add(key)
    const left = from + first * CELL
    const right = from + (last + 1) * CELL
    if (right - left < Math.max(4, size * 0.65) || first === 0 || last === cells - 1) continue
    tried++
    const inside = runs.filter(({ y }) => y > above && y < below)
    const one = inside.filter(({ x }) => x < left)
    const other = inside.filter(({ x }) => x >= left)
    const score =
      one.length && other.length
        ? areColumns(
            one,
            other,
            right - left,
            size,
            known.some((edges) => Math.abs(edges.left - beginningOf(one)) < 3 && Math.abs(edges.right - beginningOf(other)) < 3),
          )
        : 0
    if (score > (best?.score ?? 0) || (score > 0 && score === best?.score && right - left > best.right - best.left))
      best = { left, right, top: above, bottom: below, score }
  }
  return best
}

/**
 * The regions of a page in the order in which they are read: what stands across, then column by column, from the right where the script runs so. `known` has the edges
 * of columns of earlier pages, by which columns of a line or two are told, and is added to.
 */
export function regionsOf(runs: readonly Run[], known: Edges[] = []): Region[] {
  const regions: Region[] = []
  const isRtl = runs.reduce((sum, { rtl, text }) => sum + (rtl ? text.length : -text.length), 0) > 0
  const visit = (part: readonly Run[], depth: number): void => {
    if (!part.length) return
    const gutter =
      depth < DEEPEST && part.length > (known.length ? 1 : 4) && part.length < MOST_RUNS ? bestGutter(part, median(part.map(({ size }) => size)), known) : null
    if (!gutter) {
      regions.push({ runs: part })
      return
    }
    const inside = part.filter(({ y }) => y > gutter.top && y < gutter.bottom)
    const left = inside.filter(({ x }) => x < gutter.left)
    const right = inside.filter(({ x }) => x >= gutter.left)
    if (known.length < MOST_KNOWN && gutter.score >= SURE) known.push({ left: beginningOf(left), right: beginningOf(right) })
    visit(
      part.filter(({ y }) => y <= gutter.top),
      depth + 1,
    )
    for (const side of isRtl ? [right, left] : [left, right]) visit(side, depth + 1)
    visit(
      part.filter(({ y }) => y >= gutter.bottom),
      depth + 1,
    )
  }
  visit(
    [...runs].sort((a, b) => a.y - b.y || a.x - b.x),
    0,
  )
  return regions
}
