import { isoTime } from '../../head/iso.ts'
import type { Package } from '../package.ts'
import { readXml } from '../xml.ts'

/** A file of a book in the order in which it is read. */
export interface Chapter {
  readonly path: string
  /** What the table of contents calls it, or null. */
  readonly label: string | null
}

/** What a book says of itself, and its chapters. */
export interface Book {
  readonly title: string | null
  readonly language: string | null
  /** When it was published: of a newspaper that is its day. */
  readonly published: string | null
  /** Whether it is an issue of a newspaper or a magazine, and by which name: its title without the day. */
  readonly periodical: string | null
  readonly chapters: readonly Chapter[]
  /** Files that are locked: fonts that are only scrambled are not among them. */
  readonly locked: ReadonlySet<string>
}

interface Item {
  readonly path: string
  readonly type: string
  readonly properties: string
}

const MOST_CHAPTERS = 5000
const PAGE = /^(?:application\/xhtml\+xml|text\/html|application\/x-dtbook\+xml|text\/x-oeb1-document)$/iu
/** Names of pages that are no text: the cover and lists of contents. */
const NO_TEXT = /(?:^|[/_-])(?:cover(?:page)?|titlepage|toc|nav|contents|colophon)(?:[_-]?\d*)?\.x?html?$/iu

/** What a program calls a part of a book that nobody named. */
const GENERIC = /^(?:section|chapter|part|page|kapitel|abschnitt|seite|teil|chapitre|capítulo|untitled|start|text)?\s*[\divxlc]*$/iu

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** A path of the package from an address within it; nothing above its root. */
export function pathFrom(base: string, href: string): string {
  const [address] = href.split('#')
  let decoded = address
  try {
    decoded = decodeURIComponent(address)
  } catch {
    // Taken as it is written.
  }
  const parts = decoded.startsWith('/') ? [] : base.split('/').slice(0, -1)
  for (const step of decoded.split('/')) {
    if (step === '..') parts.pop()
    else if (step && step !== '.') parts.push(step)
  }
  return parts.join('/')
}

/** The path of the package file that `META-INF/container.xml` names, or the first of its kind. */
function packagePath(parts: Package): string | undefined {
  let path: string | undefined
  readXml(parts.text('META-INF/container.xml') ?? '', {
    open: (name, attributes) => {
      if (local(name) === 'rootfile') path ??= pathFrom('', attributes['full-path'] ?? '')
    },
    close: () => {},
    text: () => {},
  })
  return path && parts.names.includes(path) ? path : parts.names.find((name) => name.endsWith('.opf'))
}

/** What the table of contents calls each file, by path: the navigation page of newer books, the NCX of older ones. */
function labelsOf(parts: Package, path: string): ReadonlyMap<string, string> {
  const labels = new Map<string, string>()
  let label = ''
  let target = ''
  let depth = 0
  const keep = (href: string) => {
    const words = label.replace(/\s+/gu, ' ').trim()
    const at = pathFrom(path, href)
    if (words && href && words.length < 300 && !labels.has(at)) labels.set(at, words)
  }
  readXml(parts.text(path) ?? '', {
    open: (name, attributes) => {
      if (local(name) === 'navLabel') label = ''
      else if (local(name) === 'content') keep(attributes.src ?? '')
      else if (local(name) === 'a') {
        label = ''
        target = attributes.href ?? ''
        depth++
      }
    },
    close: (name) => {
      if (local(name) !== 'a' || !depth) return
      depth--
      keep(target)
    },
    text: (text) => {
      if (label.length < 500) label += text
    },
  })
  return labels
}

/** Files that are locked by a key that readers of books hold; scrambled fonts are no text and of no matter. */
function lockedIn(parts: Package): ReadonlySet<string> {
  const locked = new Set<string>()
  let isFont = false
  readXml(parts.text('META-INF/encryption.xml') ?? '', {
    open: (name, attributes) => {
      if (local(name) === 'EncryptionMethod') isFont = /idpf\.org|ns\.adobe\.com\/pdf\/enc/u.test(attributes.Algorithm ?? '')
      else if (local(name) === 'CipherReference' && !isFont) locked.add(pathFrom('', attributes.URI ?? ''))
    },
    close: () => {},
    text: () => {},
  })
  return locked
}

/** Reads what a book says of itself; null where it has no list of its files. */
export function readBook(parts: Package): Book | null {
  const path = packagePath(parts)
  if (path === undefined) return null
  const items = new Map<string, Item>()
  const order: string[] = []
  const fields = new Map<string, string>()
  const noText = new Set<string>()
  let field = ''
  let isPeriodical = false
  readXml(parts.text(path) ?? '', {
    open: (name, attributes) => {
      field = ''
      const element = local(name)
      if (/^dc:/u.test(name) && !fields.has(element)) {
        field = element
        fields.set(field, '')
      } else if (element === 'meta' && attributes.name === 'calibre:publication_type') isPeriodical = /^periodical/u.test(attributes.content ?? '')
      else if (element === 'item')
        items.set(attributes.id ?? '', { path: pathFrom(path, attributes.href ?? ''), type: attributes['media-type'] ?? '', properties: attributes.properties ?? '' })
      else if (element === 'itemref' && attributes.linear !== 'no') order.push(attributes.idref ?? '')
      else if (element === 'reference' && /^(?:cover|toc|title-page|copyright-page|index)$/iu.test(attributes.type ?? ''))
        noText.add(pathFrom(path, attributes.href ?? ''))
    },
    close: () => {
      field = ''
    },
    text: (text) => {
      if (field) fields.set(field, (fields.get(field) ?? '').slice(0, 2000) + text)
    },
  })
  const contents = [...items.values()].filter(({ type, properties }) => /\bnav\b/u.test(properties) || type === 'application/x-dtbncx+xml')
  for (const { path: page } of contents) noText.add(page)
  const labels = new Map(contents.flatMap(({ path: page }) => [...labelsOf(parts, page)]))
  const seen = new Set<string>()
  const chapters = order.flatMap((id) => {
    const item = items.get(id)
    if (!item || !PAGE.test(item.type) || noText.has(item.path) || NO_TEXT.test(item.path) || seen.has(item.path) || seen.size >= MOST_CHAPTERS) return []
    seen.add(item.path)
    const label = labels.get(item.path)
    return [{ path: item.path, label: label && !GENERIC.test(label) ? label : null }]
  })
  const title = fields.get('title')?.replace(/\s+/gu, ' ').trim() || null
  const name = title?.replace(/\s*[[(][^\])]*\d[^\])]*[\])]\s*$/u, '').trim() || null
  return {
    title,
    language: fields.get('language')?.trim() || null,
    published: isoTime(fields.get('date')),
    periodical: isPeriodical || (name !== null && name !== title) ? name : null,
    chapters: chapters.length === 1 ? [{ ...chapters[0], label: chapters[0].label ?? title }] : chapters,
    locked: lockedIn(parts),
  }
}
