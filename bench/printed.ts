import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { readPdf } from '../src/ingest/office/pdf/read.ts'

/**
 * Prints articles to PDF in several layouts and compares what is read with what was printed: `node bench/printed.ts ARTICLES.jsonl[.gz] [MOST]`, a line an article
 * with `title` and `text` (paragraphs a blank line apart). Needs a Chromium; prints one row a layout.
 */
interface Article {
  readonly title: string
  readonly text: string
}

interface Layout {
  readonly name: string
  readonly style: string
  /** What stands above the headline. */
  readonly head?: string
  readonly more?: (paragraphs: readonly string[]) => string
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const HEADS = `@page { size: A4; margin: 2.2cm; @top-left { content: "The Orley Gazette"; font-size: 8pt } @top-right { content: "Tuesday 4 March 2025"; font-size: 8pt } @bottom-center { content: "Page " counter(page) " of " counter(pages); font-size: 8pt } }`
const SPACED = 'p { margin: 0 0 .7em }'
const INDENTED = 'p { margin: 0; text-indent: 1.2em; text-align: justify }'
const plain = (paragraphs: readonly string[]) => paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('\n')
/** Offers a break within every long word, as a printer's hyphenation does. */
const hyphenated = (paragraphs: readonly string[]) => plain(paragraphs).replace(/\b([a-z]{2,}[aeiou][a-z]?)([bcdfgklmnprstv][aeiou][a-z]{2,})\b/gu, '$1&shy;$2')
const withAsides = (paragraphs: readonly string[]) =>
  plain(paragraphs).replace(
    '</p>',
    '</p><div style="font-size:7.5pt;break-inside:avoid"><svg width="120" height="60"><rect width="120" height="60"/></svg><div>A view of the harbor as it was seen from the old pier on that morning</div></div>',
  )

const LAYOUTS: readonly Layout[] = [
  { name: '1 column, spaced', style: SPACED },
  { name: '1 column, indented', style: INDENTED },
  { name: '2 columns, spaced', style: `${SPACED} main { column-count: 2 }` },
  { name: '2 columns, indented, hyphenated', style: `${INDENTED} main { column-count: 2 }`, more: hyphenated },
  { name: '2 columns, a picture', style: `${SPACED} main { column-count: 2; font-size: 10pt }`, more: withAsides },
  { name: '3 columns, spaced', style: `${SPACED} main { column-count: 3; font-size: 9.5pt }` },
  {
    name: '4 narrow columns under a masthead, an initial',
    style: `${INDENTED} main { column-count: 4; font-size: 8.5pt; column-gap: 9pt } p:first-child::first-letter { float: left; font-size: 30pt; line-height: 26pt; padding-right: 3pt } header { text-align: center; font-size: 34pt }`,
    head: '<header>The Orley Gazette</header><div style="display:flex;justify-content:space-between;font-size:8pt"><span>Tuesday 4 March 2025</span><span>No. 12,345</span></div>',
    more: hyphenated,
  },
  { name: '3 columns, indented, hyphenated', style: `${INDENTED} main { column-count: 3; font-size: 9.5pt; column-gap: 10pt }`, more: hyphenated },
]

const tokens = (text: string) => text.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? []
const pairs = (all: readonly string[]) => all.slice(1).map((token, i) => `${all[i]} ${token}`)

/** Share of what was printed that was read and the reverse, as their harmonic mean: of a list with repetitions. */
function f1(truth: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>()
  for (const one of truth) left.set(one, (left.get(one) ?? 0) + 1)
  let shared = 0
  for (const one of found) {
    const count = left.get(one) ?? 0
    if (count) shared++
    left.set(one, count - 1)
  }
  return truth.length + found.length ? (2 * shared) / (truth.length + found.length) : 1
}

async function printed(browser: Browser, { title, text }: Article, layout: Layout): Promise<Uint8Array> {
  const page = await browser.newPage()
  const body = (layout.more ?? plain)(text.split('\n\n'))
  await page.setContent(
    `<!doctype html><html lang="en"><style>${HEADS} body { font: 11pt/1.25 "Liberation Serif", serif } h1 { font-size: 24pt } ${layout.style}</style>${layout.head ?? ''}<h1>${escaped(title)}</h1><main>${body}</main></html>`,
  )
  const bytes = await page.pdf({ preferCSSPageSize: true })
  await page.close()
  return bytes
}

async function main([path, most = '15']: readonly string[]): Promise<void> {
  const content = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(content) : content).toString().trim().split('\n')
  const articles = lines.map((line) => JSON.parse(line) as Article).filter(({ title, text }) => title && text?.includes('\n\n'))
  const step = Math.max(1, Math.floor(articles.length / Number(most)))
  const chosen = articles.filter((_, i) => i % step === 0).slice(0, Number(most))
  const browser = await chromium.launch({ executablePath: ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((file) => existsSync(file)), args: ['--no-sandbox'] })
  console.log(`${chosen.length} articles\nlayout\ttokens F1\tin order F1\tparagraphs F1\ttitles\tms a file`)
  for (const layout of LAYOUTS) {
    const sums = [0, 0, 0, 0, 0]
    for (const article of chosen) {
      const bytes = await printed(browser, article, layout)
      const from = performance.now()
      const { text, parts, title } = await readPdf({ bytes, name: article.title, known: {} })
      sums[4] += performance.now() - from
      const body = parts.filter(({ kind }) => kind === 'body' || kind === 'dateline').map(({ start, end }) => text.slice(start, end))
      const truth = tokens(article.text)
      const found = tokens(body.join('\n\n'))
      sums[0] += f1(truth, found)
      sums[1] += f1(pairs(truth), pairs(found))
      const paragraphs = (all: string) => all.split('\n\n').map((one) => one.replace(/\s+/gu, ' ').trim())
      sums[2] += f1(paragraphs(article.text), body.flatMap(paragraphs))
      sums[3] += Number(title?.replace(/\.$/u, '') === article.title.replace(/\s+/gu, ' ').replace(/\.$/u, ''))
      if (process.env.SHOW)
        console.log(
          `  ${f1(pairs(truth), pairs(found)).toFixed(4)} ${f1(paragraphs(article.text), body.flatMap(paragraphs)).toFixed(3)} ${title === article.title} ${article.title}`,
        )
    }
    console.log([layout.name, ...sums.slice(0, 4).map((sum) => ((100 * sum) / chosen.length).toFixed(2)), (sums[4] / chosen.length).toFixed(0)].join('\t'))
  }
  await browser.close()
}

await main(process.argv.slice(2))
