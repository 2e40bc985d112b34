import { escaped } from '../html/escape.ts'
import { shelled } from '../html/shell.ts'

/** The site's pages that stand beside the documents. */
export const PAGES = [
  { path: 'index.html', name: 'Documents' },
  { path: 'sources.html', name: 'Sources' },
  { path: 'search.html', name: 'Search' },
] as const

/** What one page is made of. `script` runs as a file of the site, and with the files that it loads; nothing else runs, and nothing is fetched from elsewhere. */
export interface Framed {
  readonly title: string
  readonly caseName: string
  readonly path: string
  readonly engine: string
  readonly body: string
  readonly script?: string
}

/** Tables may be wider than a small screen: then they scroll and the page does not. */
export const scrolling = (label: string, table: string): string => `<div class="scroll" tabindex="0" role="region" aria-label="${escaped(label)}">${table}</div>`

/** A page of the site. */
export function framed({ title, caseName, path, engine, body, script }: Framed): string {
  const links = PAGES.map((page) => `<a href="${page.path}"${page.path === path ? ' aria-current="page"' : ''}>${page.name}</a>`)
  const head = `<a class="skip" href="#main">To the content</a>
<header><p class="about">${escaped(caseName)}</p><nav class="site" aria-label="The case">${links.join(' ')}</nav><h1>${escaped(title)}</h1></header>`
  const end = script === undefined ? '' : `\n<script src="${script}"></script>`
  const scripts = script === undefined ? "'none'" : "'self' file:"
  return shelled({ title: `${title} – ${caseName}`, engine, scripts, body: `${head}\n<main id="main">\n${body}\n</main>${end}` })
}
