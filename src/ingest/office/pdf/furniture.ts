import type { PageGlyphs, Run } from './glyphs.ts'
import { textOfRow } from './lines.ts'

/** What stands on pages beside their text: taken out, and told. */
export interface Furniture {
  readonly pages: readonly PageGlyphs[]
  /** Running heads and feet, each once, without what makes them differ. */
  readonly lines: readonly string[]
  /** How many lines were taken out of all pages. */
  readonly count: number
  /** The address that a browser prints under a page. */
  readonly url: string | null
}

/** How many lines from the edge a running head may be, and the share of the page's height that it lies in. */
const FROM_EDGE = 3
const ZONE = 0.14
const LONGEST = 200

const PAGE_NUMBER = /^[\s–—|·•-]*(?:page|seite|p\.|s\.|стр\.?|página|pagina|pág\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|von|de|di|из|\/)\s*\d{1,4})?[\s–—|·•-]*$/iu
/** What browsers print above and under a page: the time and its title, the address and which page it is. */
const PRINTED_HEAD = /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}:\d{2}/u
const PRINTED_FOOT = /^((?:https?:\/\/|file:\/\/|about:)\S+?)(?:\s+|…\s*)\d{1,4}\s*\/\s*\d{1,4}$/u

interface Edge {
  readonly runs: readonly Run[]
  readonly text: string
  readonly key: string
  /** Whether it is the very first or last line. */
  readonly outermost: boolean
  readonly top: boolean
}

/** The lines at the upper and lower edge of a page. */
function edgesOf({ runs, height }: PageGlyphs): Edge[] {
  const sorted = [...runs].sort((a, b) => a.y - b.y)
  const rows: Run[][] = []
  const gather = (from: number, step: 1 | -1): Run[][] => {
    const found: Run[][] = []
    for (let i = from; i >= 0 && i < sorted.length; i += step) {
      const run = sorted[i]
      if (step === 1 ? run.y > height * ZONE : run.y < height * (1 - ZONE)) break
      const row = found[found.length - 1]
      if (row && Math.abs(row[0].y - run.y) < run.size * 0.4) row.push(run)
      else if (found.length < FROM_EDGE) found.push([run])
      else break
    }
    return found
  }
  const edge =
    (top: boolean) =>
    (row: Run[], index: number): Edge => {
      const text = textOfRow(row)
      return { runs: row, text, key: `${top ? 't' : 'b'} ${Math.round(row[0].y / 5)} ${text.toLowerCase().replace(/\d+/gu, '#')}`, outermost: index === 0, top }
    }
  rows.push(...gather(0, 1))
  return [...rows.map(edge(true)), ...gather(sorted.length - 1, -1).map(edge(false))].filter(({ text }) => text.length <= LONGEST)
}

/**
 * Takes out running heads and feet, and page numbers: lines at the edge of a page that stand in the same place of others too, but for their numbers; on one page alone
 * only what is plainly a page's number, or what a browser prints around a page.
 */
export function withoutFurniture(pages: readonly PageGlyphs[]): Furniture {
  const edges = pages.map(edgesOf)
  const counts = new Map<string, number>()
  for (const page of edges) for (const key of new Set(page.map((edge) => edge.key))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const needed = Math.max(2, Math.min(3, pages.length * 0.25))
  const lines: string[] = []
  let count = 0
  let url: string | null = null
  const found = pages.map((page, i) => {
    const isBrowsers = edges[i].some(({ text, top }) => !top && PRINTED_FOOT.test(text))
    const gone = new Set<Run>()
    // From the edge inwards: behind the first line that stays, a line is the text's.
    const over = { top: false, foot: false }
    for (const { text, key, runs, outermost, top } of edges[i]) {
      const foot = top ? null : PRINTED_FOOT.exec(text)
      const isRepeated = (counts.get(key) ?? 0) >= needed
      if (over[top ? 'top' : 'foot']) continue
      if (!isRepeated && !foot && !(isBrowsers && top && PRINTED_HEAD.test(text)) && !(outermost && PAGE_NUMBER.test(text))) {
        over[top ? 'top' : 'foot'] = true
        continue
      }
      if (foot && /^https?:/u.test(foot[1]) && !foot[1].includes('…')) url ??= foot[1]
      for (const run of runs) gone.add(run)
      count++
      if (isRepeated && !PAGE_NUMBER.test(text) && (counts.get(`said ${key}`) ?? 0) === 0) {
        counts.set(`said ${key}`, 1)
        lines.push(text)
      }
    }
    return { page, gone }
  })
  // Where most pages are nothing but such lines, these are the text: of a form, of a list.
  const emptied = found.filter(({ page, gone }) => gone.size > 0 && gone.size === page.runs.length).length
  const isText = emptied > 1 && emptied * 2 > pages.length
  const cleaned = found.map(({ page, gone }) =>
    gone.size && !(isText && gone.size === page.runs.length) ? { ...page, runs: page.runs.filter((run) => !gone.has(run)) } : page,
  )
  return { pages: cleaned, lines, count, url }
}
