import type { Block } from '../html/blocks.ts'
import { languageTag } from '../language.ts'
import type { Member, Raw } from '../reader.ts'
import { baseOf, webAddress } from './addresses.ts'
import { blocksIn, type Habit, lineIn } from './construct.ts'
import { type EntryFacts, NOTHING } from './facts.ts'
import { feedTime } from './times.ts'
import { elementsIn, inherited, plainText, type XmlElement } from './xml.ts'

/** What an entry takes from the feed around it. */
export interface FeedFacts {
  readonly title: string | null
  readonly outlet: string | null
  readonly url: string | null
  readonly language: string | null
  /** Names of the feed's own authors, who stand for entries of Atom that name none. */
  readonly writers: readonly string[]
}

/** The fields of an element: its children by name, `dc:date` for those of another vocabulary; Atom's own are the feed's own in a feed of Atom. */
export class Fields {
  private readonly byName = new Map<string, XmlElement[]>()

  constructor(element: XmlElement, more: readonly XmlElement[] = []) {
    for (const child of [...elementsIn(element), ...more]) {
      const space = child.space === element.space ? '' : child.space
      const name = space ? `${space}:${child.name}` : child.name
      const list = this.byName.get(name)
      if (list) list.push(child)
      else this.byName.set(name, [child])
    }
  }

  all(...names: readonly string[]): XmlElement[] {
    return names.flatMap((name) => this.byName.get(name) ?? [])
  }

  first(...names: readonly string[]): XmlElement | undefined {
    for (const name of names) {
      const found = this.byName.get(name)?.[0]
      if (found) return found
    }
    return undefined
  }

  /** The first of these names that is there, as the place where something was read. */
  place(...names: readonly string[]): string | undefined {
    const found = names.find((name) => this.byName.has(name))
    return found && `feed ${found}`
  }

  /** The text of the first of these that has one, as a line. */
  line(habit: Habit, ...names: readonly string[]): string | null {
    for (const element of this.all(...names)) {
      const line = lineIn(element, habit)
      if (line) return line
    }
    return null
  }

  /** The time that the last of these states; where a feed says it twice, the later word goes. */
  time(...names: readonly string[]): string | null {
    let time: string | null = null
    for (const name of names) {
      for (const element of this.byName.get(name) ?? []) time = feedTime(plainText(element)) ?? time
      if (time) return time
    }
    return null
  }
}

/** The base of addresses at an element: every `xml:base` around it, from the outermost in. */
export function baseAt(element: XmlElement, around: string | null): string | null {
  const stated: string[] = []
  for (let at: XmlElement | null = element; at; at = at.parent) {
    const base = at.attributes.get('xml:base')
    if (base !== undefined) stated.unshift(base)
  }
  return baseOf(stated, around)
}

const HTML_TYPE = /^(?:text\/html|application\/xhtml\+xml|html)?$/iu

/** The address that links of Atom or RSS give as the thing's own: the last alternate page, else any alternate, else nothing. */
export function linkOf(links: readonly XmlElement[], around: string | null): string | null {
  let page: string | null = null
  let other: string | null = null
  for (const link of links) {
    const rel = link.attributes.get('rel')?.trim().toLowerCase() ?? 'alternate'
    if (rel !== 'alternate' && !/\/alternate$/u.test(rel)) continue
    const url = webAddress(link.attributes.get('href') ?? plainText(link), baseAt(link, around))
    if (!url) continue
    if (HTML_TYPE.test(link.attributes.get('type')?.trim() ?? '')) page = url
    else other ??= url
  }
  return page ?? other
}

/** The names under `author` and the like: Atom's have a name within, others are text. */
export function writersIn(elements: readonly XmlElement[]): string[] {
  return elements.flatMap((element) => {
    const name = elementsIn(element).length
      ? elementsIn(element)
          .filter((child) => child.name === 'name')
          .map(plainText)[0]
      : plainText(element)
    return name ? [name] : []
  })
}

const CONTENTS = ['content', 'content:encoded', 'xhtml:body', 'xhtml:div', 'body', 'fullitem', 'xhtml:content']
const SUMMARIES = [
  'description',
  'summary',
  'abstract',
  'dc:description',
  'dcterms:abstract',
  'itunes:summary',
  'media:description',
  'media:text',
  'tagline',
  'itunes:subtitle',
]

const TITLES = ['title', 'dc:title', 'dcterms:title', 'media:title', 'itunes:title', 'atom:title']
/** What a picture's title is where nobody gave it one. */
const FILE_NAME = /^\S+\.(?:jpe?g|png|gif|webp|avif|mp[34])$/iu
const ISSUED = ['published', 'pubdate', 'issued', 'dcterms:issued', 'atom:published']
const CREATED = ['created', 'dcterms:created']
const CHANGED = ['updated', 'modified', 'dcterms:modified', 'atom:updated']
const WRITERS = ['dc:creator', 'dc:author', 'atom:author', 'itunes:author']

const lengthOf = (blocks: readonly Block[]) => blocks.reduce((sum, { text }) => sum + text.length, 0)

/** The texts of an entry: the fullest of its contents, and the first of its summaries that shows anything. A second summary of another kind serves where there is no content. */
function textsOf(fields: Fields): Pick<EntryFacts, 'summary' | 'body'> {
  const shown = (names: readonly string[]) =>
    fields
      .all(...names)
      .map((element) => blocksIn(element, 'guess'))
      .filter((blocks) => blocks.length > 0)
  const contents = shown(CONTENTS)
  const fullest = contents.reduce<readonly Block[]>((best, blocks) => (lengthOf(blocks) > lengthOf(best) ? blocks : best), [])
  // Beside a text, what is said of its pictures is no summary of it.
  if (fullest.length) return { summary: shown(SUMMARIES.filter((name) => !name.startsWith('media:')))[0] ?? [], body: fullest }
  const [first = [], ...rest] = shown(SUMMARIES)
  const fuller = rest.reduce<readonly Block[]>((best, blocks) => (lengthOf(blocks) > lengthOf(best) ? blocks : best), [])
  return { summary: first, body: fuller }
}

/** The page of an entry: its link, else an address that its identifier gives, else the content that it points to. */
function urlOf(entry: XmlElement, fields: Fields, around: string | null): string | null {
  const base = baseAt(entry, around)
  const original = webAddress(fields.line('text', 'feedburner:origlink'), base)
  const own = original ?? linkOf(fields.all('link', 'url'), around) ?? linkOf(fields.all('atom:link'), around) ?? webAddress(entry.attributes.get('href'), base)
  if (own) return own
  const permanent = fields.all('guid').find((guid) => guid.attributes.get('ispermalink')?.trim().toLowerCase() !== 'false')
  return (
    webAddress(plainText(permanent), null) ??
    webAddress(plainText(fields.first('id')), null) ??
    webAddress(
      fields
        .all('a')
        .find((link) => link.attributes.has('href'))
        ?.attributes.get('href'),
      base,
    ) ??
    webAddress(entry.attributes.get('rdf:about'), base) ??
    webAddress(fields.first('content')?.attributes.get('src'), base)
  )
}

/** The sections and tags of an entry, by every way of naming them. */
const labelsOf = (fields: Fields): string[] =>
  fields
    .all('category', 'dc:subject', 'media:category', 'itunes:category', 'tags', 'keywords')
    .map((element) => element.attributes.get('label') ?? element.attributes.get('term') ?? element.attributes.get('text') ?? plainText(element) ?? '')
    .map((label) => label.trim())
    .filter((label) => label && label.length < 100)
    .slice(0, 50)

/** What tells an entry from others: enough to know whether it is new or changed. */
export interface EntryHead {
  readonly title: string | null
  readonly url: string | null
  readonly identifier: string | null
  readonly published: string | null
  readonly modified: string | null
}

/** An identifier as stated; Atom's may be relative to a base that the feed states. */
function identifierOf(entry: XmlElement, fields: Fields): string | null {
  const id = fields.first('id')
  const stated = plainText(id)
  const base = id && stated && /^\/[!-~]*$/u.test(stated) ? baseAt(id, null) : null
  return (
    plainText(fields.first('guid')) ??
    (base ? webAddress(stated, base) : stated) ??
    entry.attributes.get('rdf:about')?.trim() ??
    plainText(fields.first('dc:identifier', 'atom:id'))
  )
}

/** The children of an entry, those of its media groups among them. */
function fieldsOf(entry: XmlElement): Fields {
  const isGroup = ({ space, name }: XmlElement) => space === 'media' && (name === 'group' || name === 'content')
  const groups = elementsIn(entry).filter(isGroup)
  const inner = groups.flatMap((group) => elementsIn(group).filter(isGroup))
  return new Fields(
    entry,
    [...groups, ...inner].flatMap((group) => elementsIn(group)),
  )
}

/** What tells an entry from others, without reading its text. `around`: the address that relative ones stand against where the feed states none. */
export function entryHead(entry: XmlElement, around: string | null, fields: Fields = fieldsOf(entry)): EntryHead {
  const title = fields.line('guess', ...TITLES)
  const dated = fields.time('dc:date')
  const issued = fields.time(...ISSUED)
  const changed = fields.time(...CHANGED) ?? feedTime(entry.attributes.get('lastmod'))
  return {
    title: title && FILE_NAME.test(title) ? null : title,
    url: urlOf(entry, fields, around),
    identifier: identifierOf(entry, fields),
    published: issued ?? fields.time(...CREATED) ?? dated,
    modified: changed ?? dated,
  }
}

/** A headline without the outlet's name behind it: feeds that list others' reports put it there. */
const withoutName = (title: string | null, outlet: string): string | null =>
  title?.endsWith(` - ${outlet}`) ? title.slice(0, -outlet.length - 3).trim() || title : title

/** What an entry of RSS, Atom or CDF says of itself. `around` as for `entryHead`. */
export function entryFacts(entry: XmlElement, feed: FeedFacts, around: string | null): EntryFacts {
  const fields = fieldsOf(entry)
  const source = fields.first('source')
  const inSource = source ? elementsIn(source) : []
  const own = writersIn(fields.all('author'))
  const named = own.length ? own : writersIn(fields.all(...WRITERS))
  const ofSource = writersIn(inSource.filter(({ name }) => name === 'author'))
  const outlet = inSource.length
    ? lineIn(
        inSource.find(({ name }) => name === 'title'),
        'guess',
      )
    : plainText(source)
  const head = entryHead(entry, around, fields)
  return {
    ...NOTHING,
    ...head,
    title: outlet ? withoutName(head.title, outlet) : head.title,
    writers: named.length ? named : ofSource.length ? ofSource : feed.writers,
    outlet: outlet ?? fields.line('guess', 'dc:publisher') ?? feed.outlet,
    language: languageTag(inherited(entry, 'xml:lang')) ?? languageTag(fields.line('text', 'dc:language', 'language')) ?? feed.language,
    labels: labelsOf(fields),
    ...textsOf(fields),
    base: baseAt(fields.first(...CONTENTS, ...SUMMARIES) ?? entry, around),
    readFrom: {
      title: fields.place(...TITLES),
      url: fields.place('feedburner:origlink', 'link', 'url', 'atom:link', 'guid', 'id'),
      authors: own.length ? 'feed author' : named.length ? fields.place(...WRITERS) : ofSource.length ? 'feed source author' : 'author of the feed',
      published: fields.place(...ISSUED, ...CREATED, 'dc:date'),
      modified: fields.place(...CHANGED, 'dc:date') ?? 'feed lastmod',
      outlet: outlet ? 'feed source' : (fields.place('dc:publisher') ?? 'title of the feed'),
    },
  }
}

/** Where an entry stands and what its feed says of it, in the form of a container's member. */
export function entryPlace({ url, identifier }: EntryHead, feed: FeedFacts, { known: { captured } }: Raw): Pick<Member, 'name' | 'known'> {
  return {
    name: url ?? identifier ?? undefined,
    known: { feed: { title: feed.title, url: feed.url }, ...(identifier ? { identifier } : {}), ...(captured ? { captured } : {}) },
  }
}
