import { type Block, blocksOf } from '../html/blocks.ts'
import { languageTag } from '../language.ts'
import type { Container, Member, Raw } from '../reader.ts'
import { webAddress } from './addresses.ts'
import { agencyFindings } from './agency.ts'
import { inlineTree, looksLikeHtml, treeOf } from './construct.ts'
import { draftOf } from './draft.ts'
import { type EntryFacts, lineBlock, NOTHING } from './facts.ts'
import { findBelow, type NitfText, readNitf } from './nitf.ts'
import { fileText, xmlRoot } from './root.ts'
import { feedTime } from './times.ts'
import { elementsIn, inherited, parseXml, plainText, type XmlElement } from './xml.ts'

const ITEMS = new Set(['newsitem', 'packageitem', 'nitf'])
/** Parts of the standard that hold no report, in words. */
const OTHER_ITEMS: Readonly<Record<string, string>> = {
  conceptitem: 'a concept of an agency',
  knowledgeitem: 'a vocabulary of an agency',
  planningitem: 'a plan of an agency',
  catalogitem: 'a catalog of an agency',
}

const childrenOf = (element: XmlElement | undefined, name: string): XmlElement[] => (element ? elementsIn(element).filter((child) => child.name === name) : [])

/** What an element names: a name within, a literal, text, or the last part of its code. */
const nameOf = (element: XmlElement | undefined): string | null =>
  element
    ? (plainText(childrenOf(element, 'name')[0]) ??
      element.attributes.get('literal')?.trim() ??
      (elementsIn(element).length ? null : plainText(element)) ??
      element.attributes.get('qcode')?.split(':').at(-1)?.trim() ??
      null)
    : null

const codeOf = (element: XmlElement | undefined): string | null =>
  element?.attributes.get('qcode')?.split(':').at(-1) ?? element?.attributes.get('uri')?.split('/').at(-1) ?? plainText(element)

/** The body of an item: inline NITF or XHTML, or a plain text. */
function contentOf(item: XmlElement): { readonly nitf: NitfText | null; readonly body: readonly Block[] } {
  const set = childrenOf(item, 'contentset')[0]
  for (const inline of [...childrenOf(set, 'inlinexml'), ...childrenOf(set, 'inlinedata')]) {
    const nitf = findBelow(inline, 'nitf') ?? (/nitf/iu.test(inline.attributes.get('contenttype') ?? '') && elementsIn(inline).length ? inline : undefined)
    if (nitf) {
      const text = readNitf(nitf)
      if (text.body.length) return { nitf: text, body: text.body }
      continue
    }
    const page = findBelow(inline, 'body') ?? inline
    const blocks = elementsIn(page).length ? blocksOf(inlineTree(page)) : blocksOf(treeOf(page, looksLikeHtml(plainText(page) ?? '') ? 'html' : 'text'))
    if (blocks.length) return { nitf: null, body: blocks }
  }
  return { nitf: null, body: [] }
}

/** What a package lists, a line each with where it is. */
function listedIn(item: XmlElement): Block[] {
  const references: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    for (const child of elementsIn(element)) {
      if (child.name === 'itemref') references.push(child)
      else visit(child)
    }
  }
  for (const set of childrenOf(item, 'groupset')) visit(set)
  return references.slice(0, 1000).flatMap((reference) => {
    const line = plainText(childrenOf(reference, 'headline')[0] ?? childrenOf(reference, 'title')[0])
    const href = webAddress(reference.attributes.get('href'), null)
    if (!line) return []
    return [{ ...lineBlock(line), links: href ? [{ start: 0, end: line.length, url: href }] : [] }]
  })
}

/** What a NewsML-G2 item, or a text in NITF alone, says of itself. */
function itemFacts(item: XmlElement): EntryFacts {
  if (item.name === 'nitf') {
    const text = readNitf(item)
    const id = findBelow(item, 'doc-id')?.attributes.get('id-string')?.trim() ?? null
    const issued = feedTime(findBelow(item, 'date.issue')?.attributes.get('norm'))
    return nitfFacts(
      { ...NOTHING, identifier: id, published: issued, language: languageTag(inherited(item, 'xml:lang')), readFrom: { published: 'nitf date.issue' } },
      text,
    )
  }
  const meta = childrenOf(item, 'itemmeta')[0]
  const about = childrenOf(item, 'contentmeta')[0]
  const line = (name: string) => childrenOf(about, name).map(plainText).find(Boolean) ?? null
  const time = (within: XmlElement | undefined, name: string) => feedTime(plainText(childrenOf(within, name)[0]))
  const { nitf, body } = contentOf(item)
  const listed = item.name === 'packageitem' ? listedIn(item) : []
  const by = line('by')
  const created = time(meta, 'versioncreated')
  const guid = item.attributes.get('guid')?.trim() ?? null
  const credit = line('creditline')
  const facts: EntryFacts = {
    ...NOTHING,
    title: line('headline') ?? plainText(childrenOf(meta, 'title')[0]),
    url:
      webAddress(guid, null) ??
      webAddress(
        childrenOf(meta, 'link')
          .find((link) => /canonical|alternate/iu.test(link.attributes.get('rel') ?? ''))
          ?.attributes.get('href'),
        null,
      ),
    identifier: guid,
    writers: by ? [by] : childrenOf(about, 'creator').flatMap((creator) => nameOf(creator) ?? []),
    credits: [...new Set([...(credit ? [credit] : []), ...childrenOf(about, 'infosource').flatMap((source) => nameOf(source) ?? [])])],
    published: time(meta, 'firstcreated') ?? time(about, 'contentcreated') ?? created,
    modified: created ?? time(about, 'contentmodified'),
    outlet: nameOf(childrenOf(meta, 'provider')[0]) ?? nameOf(childrenOf(childrenOf(item, 'rightsinfo')[0], 'copyrightholder')[0]),
    place: childrenOf(about, 'located').map(nameOf).find(Boolean) ?? null,
    language: languageTag(childrenOf(about, 'language')[0]?.attributes.get('tag')) ?? languageTag(inherited(item, 'xml:lang')),
    labels: [...childrenOf(about, 'genre'), ...childrenOf(about, 'subject')].flatMap((one) => nameOf(one) ?? []).slice(0, 50),
    summary: childrenOf(about, 'description').flatMap((description) => blocksOf(treeOf(description, 'guess'))),
    body: [...body, ...listed],
    byline: by,
    dateline: line('dateline'),
    aside: new Set(listed),
    readFrom: {
      title: line('headline') ? 'newsml headline' : 'newsml title',
      url: 'newsml guid',
      authors: by ? 'newsml by' : 'newsml creator',
      published: time(meta, 'firstcreated') ? 'newsml firstCreated' : time(about, 'contentcreated') ? 'newsml contentCreated' : 'newsml versionCreated',
      modified: created ? 'newsml versionCreated' : 'newsml contentModified',
      outlet: childrenOf(meta, 'provider').length ? 'newsml provider' : 'newsml copyrightHolder',
      place: childrenOf(about, 'located').length ? 'newsml located' : undefined,
    },
    notes: agencyFindings({
      status: codeOf(childrenOf(meta, 'pubstatus')[0]),
      embargo: time(meta, 'embargoed'),
      version: item.attributes.get('version')?.trim() ?? null,
      urgency: line('urgency'),
      note: childrenOf(meta, 'ednote').map(plainText).find(Boolean) ?? null,
    }),
  }
  return nitf ? nitfFacts(facts, nitf) : facts
}

/** An item's facts with what its text in NITF adds to them. */
function nitfFacts(facts: EntryFacts, text: NitfText): EntryFacts {
  return {
    ...facts,
    title: facts.title ?? text.headline,
    writers: facts.writers.length || !text.byline ? facts.writers : [text.byline],
    byline: facts.byline ?? text.byline,
    dateline: facts.dateline ?? text.dateline,
    place: facts.place ?? text.place,
    published: facts.published ?? text.date,
    summary: facts.summary.length ? facts.summary : text.summary,
    body: text.body,
    readFrom: {
      ...facts.readFrom,
      ...(facts.title ? {} : { title: 'nitf hl1' }),
      ...(facts.writers.length ? {} : { authors: 'nitf byline' }),
      ...(facts.published ? {} : { published: 'nitf story.date' }),
      ...(facts.place ? {} : { place: 'nitf dateline' }),
    },
  }
}

/** The items of a file in order, none within another. */
function itemsOf(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = []
  const visit = (element: XmlElement): void => {
    for (const child of elementsIn(element)) {
      if (ITEMS.has(child.name) || Object.hasOwn(OTHER_ITEMS, child.name)) found.push(child)
      else visit(child)
    }
  }
  visit(root)
  return found
}

const encoder = new TextEncoder()

function* membersOf(raw: Raw, alone: boolean): Generator<Member> {
  const source = fileText(raw)
  for (const item of itemsOf(parseXml(source))) {
    const bytes = alone ? raw.bytes : encoder.encode(source.slice(item.start, item.end))
    const name = item.attributes.get('guid') ?? raw.name
    const kind = codeOf(childrenOf(childrenOf(item, 'itemmeta')[0], 'itemclass')[0])
    const facts = Object.hasOwn(OTHER_ITEMS, item.name) ? null : itemFacts(item)
    if (!facts) yield { name, known: {}, unread: OTHER_ITEMS[item.name] }
    else if (!facts.body.length && kind && /^(?:picture|graphic|audio|video|animated)/iu.test(kind)) yield { name, known: {}, unread: `a ${kind} of an agency` }
    else yield { name, known: { ...raw.known, ...(facts.identifier ? { identifier: facts.identifier } : {}) }, bytes, draft: draftOf(facts) }
  }
}

/** One item of NewsML-G2, or one text in NITF: a document, known by the file's bytes. */
export const newsmlItem: Container = {
  format: 'newsml',
  wraps: true,
  suits: (raw) => ITEMS.has(xmlRoot(raw)?.name ?? ''),
  async *open(raw) {
    yield* membersOf(raw, true)
  },
}

/** A message of NewsML-G2 with the items that it brings. */
export const newsmlMessage: Container = {
  format: 'newsml',
  suits: (raw) => xmlRoot(raw)?.name === 'newsmessage',
  async *open(raw) {
    yield* membersOf(raw, false)
  },
}
