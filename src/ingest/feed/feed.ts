import { languageTag } from '../language.ts'
import type { Container, Member, Raw } from '../reader.ts'
import { draftOf } from './draft.ts'
import { entryFacts, entryPlace, type FeedFacts, Fields, linkOf, writersIn } from './entry.ts'
import { outletOfFeed } from './outlet.ts'
import { fileText, xmlRoot } from './root.ts'
import { elementsIn, inherited, parseXml, type XmlElement } from './xml.ts'

const ENTRIES = new Set(['item', 'entry'])

/** Whether an XML file is a feed: RSS of any version, RDF with items, Atom, CDF; or one entry by itself, as it is kept. */
function isFeed(raw: Raw): boolean {
  const root = xmlRoot(raw)
  if (!root) return false
  if (root.name === 'rss' || root.name === 'feed' || root.name === 'channel') return true
  if (root.name === 'item') return /<(?:title|link|description)\b/iu.test(root.head)
  if (root.name === 'entry') return /w3\.org\/2005\/atom|<(?:id|updated|link)\b/iu.test(root.head)
  return root.name === 'rdf' && /purl\.org\/rss|netscape\.com|<(?:\w+:)?(?:item|channel)\b/iu.test(root.head)
}

/** Every entry of a feed in order, wherever it stands; none within another. */
function entriesOf(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    for (const child of elementsIn(element)) {
      if (ENTRIES.has(child.name) && (child.space === '' || child.space === 'atom')) found.push(child)
      else visit(child)
    }
  }
  visit(root)
  return found
}

/** The element that describes the feed: a channel, or the feed itself. */
function headOf(root: XmlElement): XmlElement {
  const top = elementsIn(root)[0] ?? root
  return top.name === 'channel' ? top : (elementsIn(top).find(({ name }) => name === 'channel') ?? top)
}

function feedFacts(root: XmlElement, address: string | null): FeedFacts {
  const head = headOf(root)
  const fields = new Fields(head)
  const title = fields.line('guess', 'title', 'dc:title')
  const url = linkOf(fields.all('link'), address) ?? linkOf(fields.all('atom:link'), address)
  return {
    title,
    url,
    outlet: outletOfFeed(title, url ?? address),
    language: languageTag(inherited(head, 'xml:lang')) ?? languageTag(fields.line('text', 'language', 'dc:language')),
    writers: head.name === 'feed' ? writersIn(fields.all('author')) : [],
  }
}

/** A feed as it is read: what it says of itself, and its entries one at a time. */
export interface ReadFeed {
  readonly source: string
  readonly feed: FeedFacts
  readonly entries: readonly XmlElement[]
  /** What addresses are relative to where the feed states no base. */
  readonly around: string | null
}

/** Reads a feed of RSS, Atom or CDF as far as its entries; never throws. */
export function readFeed(raw: Raw): ReadFeed {
  const source = fileText(raw)
  const root = parseXml(source, ENTRIES)
  const feed = feedFacts(root, raw.known.url ?? null)
  return { source, feed, entries: entriesOf(root), around: raw.known.url ?? feed.url }
}

const encoder = new TextEncoder()

function* membersOf(raw: Raw): Generator<Member> {
  const { source, feed, entries, around } = readFeed(raw)
  for (const entry of entries) {
    const facts = entryFacts(entry, feed, around)
    yield { ...entryPlace(facts, feed, raw), bytes: encoder.encode(source.slice(entry.start, entry.end)), draft: draftOf(facts) }
  }
}

/** RSS, Atom and CDF: a document an entry, known by the digest of the entry's own stretch of the feed (in UTF-8). A feed without entries holds nothing, and is no failure. */
export const feed: Container = {
  format: 'feed',
  suits: isFeed,
  async *open(raw) {
    yield* membersOf(raw)
  },
}
