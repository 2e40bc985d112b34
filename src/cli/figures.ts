import { bytesShown } from '../casework/amounts.ts'
import type { CaseOverview } from '../casework/case-overview.ts'

const LABEL = 12
const MOST_OUTLETS = 5

const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** `1 document`, `2,000 documents`. */
const count = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`

/** Parts that are something, parted by a dot, and lines broken between them. */
function lines(label: string, parts: readonly (string | false)[], width: number): string[] {
  const shown: string[] = []
  let line = label.padEnd(LABEL)
  let bare = true
  for (const part of parts) {
    if (!part) continue
    if (!bare && line.length + 3 + part.length > width) {
      shown.push(line)
      line = ''.padEnd(LABEL)
      bare = true
    }
    line += bare ? part : ` · ${part}`
    bare = false
  }
  return bare ? shown : [...shown, line]
}

/** A case in a few lines: what it holds, from whom and when, whom that is ascribed to, and what was decided. */
export function caseFigures(figures: CaseOverview, width: number): string[] {
  const { documents, versions, issued, unread, removed, purged, from, to, outlets, languages, reviews, failures, length, size } = figures
  const days = [from, to].map((time) => time?.slice(0, 10) ?? '')
  const named = outlets.filter(({ outlet }) => outlet !== null)
  const unstated = outlets.find(({ outlet }) => outlet === null)?.documents ?? 0
  return [
    figures.case,
    ...lines(
      'Holds',
      [
        count(documents, 'document'),
        versions > 0 && count(versions, 'earlier version'),
        issued > 0 && `${grouped(issued)} issued`,
        unread > 0 && `${grouped(unread)} not read yet`,
        removed - purged > 0 && `${grouped(removed - purged)} removed`,
        purged > 0 && `${grouped(purged)} erased`,
        failures > 0 && `${count(failures, 'input')} failed: hearsay status CASE`,
      ],
      width,
    ),
    ...lines('Published', [from !== null && (days[0] === days[1] ? days[0] : `${days[0]} to ${days[1]}`)], width),
    ...lines(
      'Outlets',
      [
        ...named.slice(0, MOST_OUTLETS).map(({ outlet, documents: held }) => `${outlet} ${grouped(held)}`),
        figures.outletsInAll > MOST_OUTLETS && count(figures.outletsInAll - MOST_OUTLETS, 'other'),
        unstated > 0 && `not stated ${grouped(unstated)}`,
      ],
      width,
    ),
    ...lines(
      'Languages',
      Object.entries(languages).map(([tag, held]) => `${tag === 'und' ? 'not made out' : tag} ${grouped(held)}`),
      width,
    ),
    ...lines('Statements', [`${grouped(figures.saidByNamed)} by named sources`, `${grouped(figures.saidByUnnamed)} by unnamed ones`], width),
    ...lines('Reviews', [reviews > 0 ? count(reviews, 'decision') : 'none'], width),
    ...lines('Kept', [count(length, 'character'), `a file of ${bytesShown(size)}`], width),
  ]
}
