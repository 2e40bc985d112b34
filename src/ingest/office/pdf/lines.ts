import { areJoined, unshaped } from './arabic.ts'
import type { LinkBox, Run } from './glyphs.ts'

/** One printed line of a region. */
export interface Line {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  /** Size and font of most of its characters. */
  readonly size: number
  readonly font: number
  readonly rtl: boolean
  /** Whether wide gaps part it into cells that stand under those of a neighboring line: a row of a table, tabs between its cells. */
  readonly isRow: boolean
  /** Where its cells begin and end, the first one's beginning and the last one's end left out. */
  readonly edges: readonly number[]
  readonly links: readonly { readonly start: number; readonly end: number; readonly url: string }[]
}

const CJK = /[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60\u{20000}-\u{3ffff}]/u
const RAISED: Readonly<Record<string, string>> = { 0: '⁰', 1: '¹', 2: '²', 3: '³', 4: '⁴', 5: '⁵', 6: '⁶', 7: '⁷', 8: '⁸', 9: '⁹' }
/** A gap wider than a word space, and one as wide as those between the cells of a table, in sizes of type. */
const WORD_GAP = 0.17
const CELL_GAP = 1.6

/** Whether two stretches of text join without a space: both are of a script that sets none. */
export const joinsBare = (before: string, after: string): boolean => CJK.test(before.slice(-1)) && CJK.test(after.slice(0, 2))

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0

/** A large initial, and how far down it pushes lines in. */
interface Initial {
  readonly run: Run
  readonly left: number
  readonly right: number
  readonly bottom: number
}

const MOST_INITIALS = 20

/** Large initials that stand over two lines or more, put on the first of them. Runs are in order of their baselines. */
function initialsIn(runs: readonly Run[], size: number): ReadonlyMap<Run, Initial> {
  const initials = new Map<Run, Initial>()
  for (const run of runs) {
    if (run.size < size * 1.8 || !/^["“„«]?\p{L}[.’']?$/u.test(run.text)) continue
    if (initials.size >= MOST_INITIALS) break
    const top = run.y - run.size * 1.1
    const right = run.x + run.width
    const first = runs.find(
      (one) => one !== run && one.size < run.size * 0.7 && one.y > top && one.y <= run.y + size * 0.5 && one.x >= right - size * 0.3 && one.x < right + size * 2,
    )
    if (first) initials.set(run, { run: { ...run, y: first.y, size: first.size, font: first.font }, left: run.x, right, bottom: run.y + size * 1.2 })
  }
  return initials
}

/** How words go on that begin with an A or an I, and what follows these where they are words: nothing but the words tells one from the other. */
const AFTER_A =
  /^(?:n|s|t|ll|nd|ny|ge|ged|fter|bout|bove|mong|mid|cross|ccording|lthough|long|lso|lmost|lready|nother|gain|gainst|head|round|way|rmy|rmed|ir|id|pril|ugust|ctivists?|uthorit\p{L}+|meric\p{L}+|fric\p{L}+|fghan\p{L}*|rab\p{L}*|rgentin\p{L}+|sia\p{L}*|ustr\p{L}+|ttorney\p{L}*|nalysts?|nimal\p{L}*|t least)$/u
const AFTER_I = /^(?:am|was|have|had|did|do|think|know|saw|went|will|would|can|could|never|first|met|grew|remember|love|spent|used|always|once|want|wish|hope|believe)$/u

/** Whether a large initial is a word by itself before what follows it. */
function isWord(initial: string, after: string): boolean {
  const next = /^[\p{L}\p{M}’']+/u.exec(after)?.[0] ?? ''
  return /A$/u.test(initial) ? !AFTER_A.test(next.toLowerCase()) : /I$/u.test(initial) && AFTER_I.test(next.toLowerCase())
}

/** A line that an initial pushes in begins where the initial does. */
function besideInitial(line: Line, initials: readonly Initial[]): Line {
  const initial = initials.find(({ run, right, bottom }) => line.y >= run.y && line.y <= bottom && line.left > right - 1 && line.left < right + line.size * 2.2)
  return initial ? { ...line, left: initial.left } : line
}

/** Groups runs by baseline; raised and lowered figures belong to the line that they touch. */
function grouped(runs: readonly Run[]): Run[][] {
  const groups: Run[][] = []
  let y = Number.NaN
  let size = 0
  for (const run of runs) {
    const group = groups[groups.length - 1]
    // Figures that are raised or lowered are not much smaller; a headline beside small type stands by itself.
    const [small, large] = run.size < size ? [run.size, size] : [size, run.size]
    if (group && run.y - y < (small > large * 0.5 ? large : small) * 0.45) {
      group.push(run)
      if (run.size >= size) {
        y = Math.max(y, run.y - (run.size > size ? 0 : run.size * 0.2))
        size = run.size
      }
    } else {
      groups.push([run])
      y = run.y
      size = run.size
    }
  }
  return groups
}

/** Runs of a line in the order in which they are read: from the left, but stretches from right to left the other way, or all but their numbers and foreign words. */
function ordered(runs: readonly Run[], isRtl: boolean): readonly Run[] {
  const visual = [...runs].sort((a, b) => a.x - b.x)
  if (!visual.some(({ rtl }) => rtl)) return visual
  const reading = isRtl ? visual.reverse() : visual
  const turned: Run[] = []
  for (let at = 0; at < reading.length; ) {
    let end = at
    const isAgainst = (run: Run) => (isRtl ? !run.rtl && /\p{L}/u.test(run.text) : run.rtl)
    while (end < reading.length && isAgainst(reading[end])) end++
    if (end > at + 1) turned.push(...reading.slice(at, end).reverse())
    else turned.push(reading[at])
    at = Math.max(end, at + 1)
  }
  return turned
}

/** Roughly how wide a letter is, in sizes of type: capitals, small and narrow ones differ more than the faces do. */
const widthOf = (letter: string): number =>
  /[ijlftIr.,;:!'’|()[\] -]/u.test(letter) ? 0.3 : /[mwMW—…@%]/u.test(letter) ? 0.83 : /[\p{Lu}&]/u.test(letter) ? 0.68 : CJK.test(letter) ? 1 : 0.49

/** Where in a text a share of its width is reached. */
function placeAt(text: string, share: number): number {
  const widths = [...text].map((letter) => ({ width: widthOf(letter), length: letter.length }))
  let left = share * widths.reduce((sum, { width }) => sum + width, 0)
  let at = 0
  for (const { width, length } of widths) {
    if (left < width / 2) return at
    left -= width
    at += length
  }
  return at
}

/** The stretch of a run's text under a link, by the share of its width, widened to whole words; null where they do not meet. */
function linkedIn(run: Run, box: LinkBox): { start: number; end: number } | null {
  if (run.y < box.top - 1 || run.y - run.size * 0.5 > box.bottom) return null
  const overlap = Math.min(run.x + run.width, box.right) - Math.max(run.x, box.left)
  if (overlap <= Math.min(run.width, box.right - box.left) * 0.3) return null
  if (overlap > run.width * 0.9 || run.rtl) return { start: 0, end: run.text.length }
  const place = (x: number) => placeAt(run.text, (x - run.x) / run.width)
  let start = Math.max(0, Math.min(run.text.length - 1, place(box.left)))
  let end = Math.max(start + 1, Math.min(run.text.length, place(box.right)))
  if (run.text[start] === ' ') start++
  while (start > 0 && run.text[start - 1] !== ' ') start--
  if (run.text[end - 1] === ' ') end--
  while (end < run.text.length && run.text[end] !== ' ') end++
  return end > start ? { start, end } : null
}

const isSame = (a: Run, b: Run) => a.text === b.text && Math.abs(a.x - b.x) < a.size * 0.12 && Math.abs(a.y - b.y) < a.size * 0.12

/** Whether the gaps of a line are all of one width: it is justified, and no row of a table. */
function areEven(gaps: readonly number[], size: number): boolean {
  const widest = Math.max(...gaps.slice(0, 50))
  return gaps.length > 1 && widest < size * 4 && widest < Math.min(...gaps.slice(0, 50)) * 1.25
}

function lineOf(group: readonly Run[], links: readonly LinkBox[], initials: ReadonlySet<Run> = new Set()): Line | null {
  const weights = new Map<string, { run: Run; weight: number }>()
  let rtl = 0
  for (const run of group) {
    const key = `${run.font} ${run.size.toFixed(1)}`
    const known = weights.get(key)
    weights.set(key, { run, weight: (known?.weight ?? 0) + run.text.length })
    rtl += run.rtl ? run.text.length : /\p{L}/u.test(run.text) ? -run.text.length : 0
  }
  const main = [...weights.values()].reduce((best, one) => (one.weight > best.weight ? one : best)).run
  const mainY = median(group.filter(({ size }) => size >= main.size * 0.9).map(({ y }) => y))
  let text = ''
  const edges: number[] = []
  const gaps: number[] = []
  const found: { start: number; end: number; url: string }[] = []
  let before: Run | undefined
  let left = Number.POSITIVE_INFINITY
  let right = Number.NEGATIVE_INFINITY
  for (const run of ordered(group, rtl > 0)) {
    if (before && isSame(before, run)) continue
    let words = rtl > 0 && !run.rtl ? run.text.replace(/^([.,;:!?]+)(\d.*)$/u, '$2$1') : run.text
    const isRaised = run.size < main.size * 0.8 && run.y < mainY - main.size * 0.15
    if (isRaised && /^\d{1,3}$/u.test(words) && before) words = [...words].map((digit) => RAISED[digit]).join('')
    if (before) {
      const gap = run.x > before.x ? run.x - (before.x + before.width) : before.x - (run.x + run.width)
      gaps.push(gap)
      if (initials.has(before)) {
        if (isWord(before.text, words)) text += ' '
      } else if (gap > main.size * CELL_GAP && before.rtl === run.rtl) {
        text += '\t'
        edges.push(before.x + before.width, run.x)
      } else if ((run.spaced || gap > main.size * WORD_GAP) && !areJoined(text, words) && !(joinsBare(text, words) && gap < main.size * 0.8) && !/^[²³¹⁰-⁹]/u.test(words))
        text += ' '
    }
    for (const box of links) {
      const stretch = linkedIn(run, box)
      const last = found[found.length - 1]
      if (!stretch) continue
      if (last?.url === box.url && text.length - last.end <= 1 && stretch.start === 0) last.end = text.length + stretch.end
      else found.push({ start: text.length + stretch.start, end: text.length + stretch.end, url: box.url })
      break
    }
    text += words
    left = Math.min(left, run.x)
    right = Math.max(right, run.x + run.width)
    before = run
  }
  const plain = unshaped(text)
  return plain
    ? {
        text: plain,
        left,
        right,
        y: mainY,
        size: main.size,
        font: main.font,
        rtl: rtl > 0,
        isRow: edges.length > 0 && !areEven(gaps, main.size),
        edges,
        links: plain.length === text.length ? found : [],
      }
    : null
}

/** The text of runs on one line, with tabs in wide gaps. */
export const textOfRow = (runs: readonly Run[]): string => lineOf(runs, [])?.text ?? ''

/** Whether two lines have an edge of a cell in the same place: lines that are only set wide have none but by chance. */
const areAligned = (a: Line | undefined, b: Line): boolean =>
  a?.isRow === true && b.edges.some((edge, i) => a.edges.some((other, j) => i % 2 === j % 2 && Math.abs(edge - other) < b.size * 0.3))

/** Rows are those that a neighbor is a row with; wide gaps of other lines are spaces, as justified type has them. */
const withRowsTold = (lines: readonly Line[]): Line[] =>
  lines.map((line, i) => {
    if (!line.isRow) return line.edges.length ? { ...line, text: line.text.replaceAll('\t', ' ') } : line
    if (areAligned(lines[i - 1], line) || areAligned(lines[i + 1], line)) return line
    return { ...line, isRow: false, text: line.text.replaceAll('\t', ' ') }
  })

/** The lines of a region from above; `runs` in order of their baselines. */
export function linesIn(runs: readonly Run[], links: readonly LinkBox[]): Line[] {
  const size = median(runs.map((run) => run.size))
  const initials = initialsIn(runs, size)
  const lowered = initials.size ? runs.map((run) => initials.get(run)?.run ?? run).sort((a, b) => a.y - b.y || a.x - b.x) : runs
  const placed = [...initials.values()]
  const loweredOnes = new Set(placed.map(({ run }) => run))
  return withRowsTold(
    grouped(lowered).flatMap((group) => {
      const top = group[0].y - group[0].size * 2
      const bottom = group[group.length - 1].y + group[0].size
      const line = lineOf(group, links.length ? links.filter((box) => box.bottom > top && box.top < bottom) : links, loweredOnes)
      return line ? [placed.length ? besideInitial(line, placed) : line] : []
    }),
  )
}
