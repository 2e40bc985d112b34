import type { SourceKind } from '../../model/attribution.ts'
import type { KeptDocument } from '../../model/case.ts'
import type { PublicReading } from '../../model/public-reading.ts'
import { visibleLine } from '../../model/visible.ts'
import { escaped } from '../html/escape.ts'
import { readingHtml } from '../html/page.ts'
import { count, KIND_WORDS } from '../wording.ts'
import { framed, scrolling } from './frame.ts'
import { SearchIndex, type SiteFile } from './search-index.ts'
import { SEARCH_SCRIPT } from './search-script.ts'

/** A document of the case as the site shows it: what is kept, and its reading with the reviews applied. */
export interface Shown {
  readonly kept: KeptDocument
  readonly reading: PublicReading
}

/** Rows of a page of documents or sources; more makes a browser slow. */
const PAGE = 500
const LINKS = 20
const NAMES = 5

/** A source of the case, as it is told apart and named there. */
export interface SiteSource {
  readonly name: string
  /** Its name first. */
  readonly names: readonly string[]
  readonly kind: string
  readonly unnamed: boolean
  /** The documents in which it is one, ascending. */
  readonly documents: readonly number[]
  readonly said: number
}

interface Row {
  readonly number: number
  readonly versionOf: number | null
  readonly issued: boolean
  readonly title: string
  readonly outlet: string
  readonly date: string
  readonly said: number
  readonly unnamed: number
}

const UNNAMED: ReadonlySet<string> = new Set(['unnamed-person', 'unnamed-group'])

/** A document in a line. */
function rowOf({ kept, reading: { document, layers } }: Shown): Row {
  const statements = layers.attributions.filter(({ attitude }) => attitude === 'communication')
  return {
    number: kept.number,
    versionOf: kept.versionOf,
    issued: kept.issued,
    title: visibleLine(document.title ?? kept.name),
    outlet: visibleLine(document.outlet ?? ''),
    date: document.published?.slice(0, 10) ?? '',
    said: statements.length,
    unnamed: statements.filter(({ kind }) => UNNAMED.has(kind)).length,
  }
}

const documentLink = (number: number, words: string): string => `<a href="documents/d${number}.html">${escaped(words)}</a>`

/** One page after another of a long table, each with links to its neighbors. */
function* paged<Item>(items: readonly Item[], first: string, page: (items: readonly Item[], path: string, links: string) => string): Generator<SiteFile> {
  const pages = Math.max(1, Math.ceil(items.length / PAGE))
  const pathOf = (at: number) => (at ? first.replace('.html', `-${at + 1}.html`) : first)
  for (let at = 0; at < pages; at++) {
    const before = at ? `<a href="${pathOf(at - 1)}" rel="prev">before</a>` : ''
    const after = at + 1 < pages ? `<a href="${pathOf(at + 1)}" rel="next">after</a>` : ''
    const links = pages > 1 ? `<p class="small">Page ${at + 1} of ${pages} ${before} ${after}</p>` : ''
    yield { path: pathOf(at), content: page(items.slice(at * PAGE, (at + 1) * PAGE), pathOf(at), links) }
  }
}

/** What else is to be known of a document beside its title. */
function noteOf({ number, issued }: Row, later: ReadonlyMap<number, number>): string {
  const replaced = later.get(number)
  const notes = [replaced === undefined ? '' : `earlier version of ${documentLink(replaced, `d${replaced}`)}`, issued ? 'an issuer’s own text' : ''].filter(Boolean)
  return notes.length ? ` <span class="small">(${notes.join('; ')})</span>` : ''
}

const documentsTable = (rows: readonly Row[], later: ReadonlyMap<number, number>): string =>
  scrolling(
    'Documents',
    `<table><thead><tr><th scope="col">No.</th><th scope="col">Title</th><th scope="col">Outlet</th><th scope="col">Published</th><th scope="col" class="number">Said</th><th scope="col" class="number">By unnamed</th></tr></thead><tbody>${rows
      .map((row) => [row, noteOf(row, later)] as const)
      .map(
        ([{ number, title, outlet, date, said, unnamed }, note]) =>
          `<tr><td>d${number}</td><th scope="row">${documentLink(number, title)}${note}</th><td>${escaped(outlet)}</td><td class="date">${escaped(date)}</td><td class="number">${said}</td><td class="number">${unnamed}</td></tr>`,
      )
      .join('\n')}</tbody></table>`,
  )

/** How else a source is called, where that is more than another spelling. */
function otherNames({ name, names }: SiteSource): string {
  const others = names.filter((other) => other.toLowerCase() !== name.toLowerCase()).slice(0, NAMES)
  return others.length ? ` <span class="small">(also ${escaped(visibleLine(others.join(', ')))})</span>` : ''
}

function sourcesTable(lines: readonly SiteSource[]): string {
  const documents = ({ documents }: SiteSource) =>
    documents
      .slice(0, LINKS)
      .map((number) => documentLink(number, `d${number}`))
      .join(' ') + (documents.length > LINKS ? ` and ${documents.length - LINKS} more` : '')
  const rows = lines.map(
    (line) =>
      `<tr><th scope="row">${escaped(visibleLine(line.name))}${otherNames(line)}</th><td>${KIND_WORDS[line.kind as SourceKind] ?? ''}</td><td class="number">${line.said}</td><td>${documents(line)}</td></tr>`,
  )
  return scrolling(
    'Sources',
    `<table><thead><tr><th scope="col">Source</th><th scope="col">Kind</th><th scope="col" class="number">Said</th><th scope="col">In</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`,
  )
}

const searchBody = (
  cards: number,
): string => `<form id="search" role="search" data-cards="${cards}"><p><label for="words">Words that a document has, all of them</label><br><input id="words" type="search" autocomplete="off" size="40"> <button>Search</button></p></form>
<p id="told" role="status" class="small"></p><ol id="hits" class="found"></ol><noscript><p>Search needs the page's own script; the documents and sources do not.</p></noscript>`

/**
 * A whole case as pages that open from a disk: a page for each document as `readingHtml` makes it, tables of documents and of named sources, and a search over every
 * word. Documents pass one by one; what is held is a line of each, and the terms.
 */
export async function* siteFiles(caseName: string, engine: string, shown: AsyncIterable<Shown>, sources: readonly SiteSource[]): AsyncGenerator<SiteFile> {
  const rows: Row[] = []
  const index = new SearchIndex()
  for await (const one of shown) {
    const row = rowOf(one)
    rows.push(row)
    const { number, title, outlet, date } = row
    index.add([number, title, outlet, date], `${title}\n${outlet}\n${one.reading.document.authors.join('\n')}\n${one.reading.document.text}`)
    yield { path: `documents/d${number}.html`, content: readingHtml(one.reading, { home: { href: '../index.html', name: caseName } }) }
  }
  const later = new Map(rows.flatMap(({ number, versionOf }) => (versionOf === null ? [] : [[versionOf, number] as const])))
  const reports = rows.filter(({ number }) => !later.has(number))
  const said = reports.reduce((sum, row) => sum + row.said, 0)
  const versions = rows.length > reports.length ? ` and ${count(rows.length - reports.length, 'earlier version')}` : ''
  const facts = `<p>${count(reports.length, 'document')}${versions}, ${count(said, 'statement')}. Only what is said counts here; beliefs and plans stand in the documents.</p>`
  yield* paged(rows, 'index.html', (some, path, links) =>
    framed({ title: 'Documents', caseName, path, engine, body: `${facts}${links}${documentsTable(some, later)}${links}` }),
  )
  const named = sources
    .filter((source) => source.said && !source.unnamed)
    .toSorted((a, b) => b.documents.length - a.documents.length || b.said - a.said || (a.name < b.name ? -1 : 1))
  const note = '<p>Named sources, as they are told apart in the case: a proper name is one source wherever it stands. Unnamed ones stand in their documents.</p>'
  yield* paged(named, 'sources.html', (lines, path, links) => framed({ title: 'Sources', caseName, path, engine, body: `${note}${links}${sourcesTable(lines)}${links}` }))
  yield {
    path: 'search.html',
    content: framed({ title: 'Search', caseName, path: 'search.html', engine, body: searchBody(index.cardFiles), script: 'search/search.js' }),
  }
  yield { path: 'search/search.js', content: SEARCH_SCRIPT }
  yield* index.files()
}
