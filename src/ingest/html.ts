import type { Hyperlink, Part, PartKind } from '../model/document.ts'
import { authorsOf } from './html/authors.ts'
import { type Block, blocksOf } from './html/blocks.ts'
import { type Piece, selectPieces } from './html/body.ts'
import { datesOf } from './html/dates.ts'
import { describedAs, type Facts, factsOf, labelsOf, metaOf } from './html/facts.ts'
import { childObject, firstString, stringsOf } from './html/linked-data.ts'
import { mapPage } from './html/places.ts'
import { type Stated, stated } from './html/stated.ts'
import { folded, outletInTitle, siteNames, titleOf } from './html/title.ts'
import { type Element, parsePage } from './html/tree.ts'
import { languageTag, unlessPlainlyOther } from './language.ts'
import type { Draft, Reader, Source } from './reader.ts'
import { type Dateline, datelineOf } from './text/dateline.ts'

const LIMIT = 8192

/** Whether a text is a page: it begins as one, or as a piece of one. A file named as Markdown may begin with a tag and is none. */
function isPage({ text, name }: Source): boolean {
  const head = text.slice(0, LIMIT)
  if (/^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s*)*<(?:!doctype\s+html|html|head|body)\b/iu.test(head)) return true
  if (/\.(?:md|markdown)(?:\.gz)?$/iu.test(name ?? '')) return false
  return (
    /^\s*<(?:p|div|h[1-6]|article|section|main|header|table|meta|title|link|script|span|center|font|a)\b[^>]*>/iu.test(head) &&
    (head.match(/<\/(?:p|div|title|script|article|section|h[1-6]|span|a|table|header)>/giu)?.length ?? 0) >= 2
  )
}

const httpUrl = (url: string | null | undefined, base?: string): string | null => {
  if (!url || !URL.canParse(url, base)) return null
  const parsed = new URL(url, base)
  return /^https?:$/.test(parsed.protocol) ? parsed.href : null
}

/** The page's own address: what it declares as canonical, for sharing, or in its linked data. */
function urlOf(facts: Facts): Stated | null {
  const shared = httpUrl(metaOf(facts, 'og:url'))
  const canonical = httpUrl(facts.canonical, shared ?? undefined)
  const main = facts.article?.mainEntityOfPage
  const linked = [firstString(facts.article?.url), typeof main === 'string' ? main : firstString(childObject(facts.article, 'mainEntityOfPage')?.['@id'])]
  return (
    stated(canonical, 'link rel=canonical') ??
    stated(shared, 'meta og:url') ??
    stated(
      linked.map((url) => httpUrl(url)).find((url) => url !== null),
      `${facts.articleForm} url`,
    )
  )
}

/** Assembles a page's text, noting where each stretch and each link stands; paragraphs of the body that follow one another are one stretch. */
class Assembly {
  text = ''
  readonly parts: Part[] = []
  readonly hyperlinks: Hyperlink[] = []

  add(kind: PartKind, text: string): number {
    if (this.text) this.text += '\n\n'
    const start = this.text.length
    this.text += text
    const last = this.parts.at(-1)
    if (kind === 'body' && last?.kind === 'body') this.parts[this.parts.length - 1] = { ...last, end: this.text.length }
    else this.parts.push({ kind, start, end: this.text.length })
    return start
  }

  /** Cuts a body part into its dateline and the rest, where it begins with one. */
  cutDateline(part: Part): Dateline | null {
    const dateline = datelineOf(this.text.slice(part.start, part.end))
    const start = part.start + (dateline?.length ?? 0)
    if (!dateline || start >= part.end) return null
    const end = part.start + this.text.slice(part.start, start).trimEnd().length
    this.parts.splice(this.parts.indexOf(part), 1, { kind: 'dateline', start: part.start, end }, { ...part, start })
    return dateline
  }

  addBlock(kind: PartKind, { text, links }: Block, base: string | undefined): void {
    const start = this.add(kind, text)
    for (const link of links) {
      const url = link.end > link.start ? httpUrl(link.url.trim(), base) : null
      if (url) this.hyperlinks.push({ start: start + link.start, end: start + link.end, url })
    }
  }
}

/** The language that a page declares, unless its text is plainly of another one: many templates say English of everything. */
function languageIn(facts: Facts, body: string): string | null {
  const declared = languageTag(
    facts.declaredLanguage ?? metaOf(facts, 'og:locale', 'content-language', 'dc.language', 'language') ?? firstString(facts.article?.inLanguage),
  )
  return declared && unlessPlainlyOther(declared, body)
}

/** The pieces found on the page, or, where a script would have to put the body there, the body that the page's linked data states. */
function withStated(pieces: readonly Piece[], stated: string | null): readonly Piece[] {
  const found = pieces.reduce((sum, { kind, block }) => sum + (kind === 'body' || kind === 'standfirst' ? block.text.length : 0), 0)
  if (!stated || stated.length < 300 || found > stated.length * 0.3) return pieces
  // Some pages state their body with its markup.
  return blocksOf(parsePage(stated.replace(/\r?\n+/gu, '<br><br>')).root).map((block) => ({ block, kind: 'body' }))
}

/** The places that are known, by field. */
const places = (found: Readonly<Record<string, string | null | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => Boolean(entry[1])))

function readPage({ text: source, url: taken }: Source): Draft {
  const page = parsePage(source)
  const facts = factsOf(page)
  const address = urlOf(facts)
  const url = address?.value ?? null
  const headline = titleOf(facts, url)
  const title = headline?.value ?? null
  const statedBody = firstString(facts.article?.articleBody)
  const { pieces, lines } = selectPieces(page.root, blocksOf(page.root), {
    title,
    headings: facts.headings,
    bodyElements: facts.bodyElements,
    descriptions: describedAs(facts),
    stated: statedBody,
  })
  const assembly = new Assembly()
  if (title) assembly.add('headline', title)
  for (const { block, kind } of withStated(pieces, statedBody)) assembly.addBlock(kind, block, taken ?? url ?? undefined)
  const bodyStart = assembly.parts.find(({ kind }) => kind === 'body')
  const body = bodyStart ? assembly.text.slice(bodyStart.start) : ''
  const dateline = bodyStart ? assembly.cutDateline(bodyStart) : null
  const { published, modified } = datesOf(facts, lines)
  const isJunkByline = (element: Element) => {
    for (let at: Element | null = element.parent; at; at = at.parent) if (at.name === 'nav' || at.name === 'footer' || at.name === 'aside') return true
    return false
  }
  const byline = authorsOf(facts, isJunkByline, lines)
  const { authors, credits: named } = byline.value
  const credits = dateline?.agency && !named.some((name) => folded(name).includes(folded(dateline.agency ?? ''))) ? [...named, dateline.agency] : named
  const siteName = siteNames(facts)[0] ?? null
  const outlet = siteName ?? outletInTitle(facts, title, url)
  const createdAt = firstString(childObject(facts.article, 'locationCreated')?.name)
  return {
    text: assembly.text,
    language: languageIn(facts, body || assembly.text),
    title,
    outlet,
    place: dateline?.place ?? createdAt,
    url,
    published: published?.value ?? null,
    modified: modified?.value ?? null,
    authors,
    credits,
    genre: null,
    labels: [...labelsOf(facts), ...stringsOf(facts.article?.genre)],
    hasByline: authors.length + named.length > 0,
    hasDate: published !== null || dateline?.dated === true,
    parts: assembly.parts,
    hyperlinks: assembly.hyperlinks,
    markup: [],
    readFrom: places({
      title: headline?.where,
      url: address?.where,
      published: published?.where,
      modified: modified?.where,
      authors: authors.length ? byline.where : undefined,
      credits: named.length ? byline.where : credits.length ? 'dateline' : undefined,
      outlet: siteName ? 'name of the site' : outlet && 'window title',
      place: dateline?.place ? 'dateline' : createdAt && `${facts.articleForm} locationCreated`,
    }),
    notes: bodyStart ? [] : [{ rule: 'no-body', spans: [], message: 'No running text was found on the page' }],
  }
}

/** HTML, as a saved page. Scripts never run and never show; what cannot be an address of the web is no link. */
export const html: Reader = {
  format: 'html',
  suits: isPage,
  read: (source: Source) => {
    const draft = readPage(source)
    return { ...draft, places: () => mapPage(source.text, draft.text) }
  },
}
