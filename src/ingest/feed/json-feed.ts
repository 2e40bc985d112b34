import { HearsayError } from '../../model/error.ts'
import { blocksOf } from '../html/blocks.ts'
import { languageTag } from '../language.ts'
import type { Container, Member, Raw } from '../reader.ts'
import { webAddress } from './addresses.ts'
import { htmlTree, plainTree } from './construct.ts'
import { draftOf } from './draft.ts'
import { type EntryHead, entryPlace, type FeedFacts } from './entry.ts'
import { type EntryFacts, NOTHING } from './facts.ts'
import { isObject, type Json, type JsonObject, objectsAt, parseJson, slicesOf, stringsAt, wordsAt } from './json.ts'
import { outletOfFeed } from './outlet.ts'
import { beginsAsJson, fileText } from './root.ts'
import { feedTime } from './times.ts'

const HEAD = 65_536
const HEAD_KEYS = new Set(['title', 'home_page_url', 'feed_url', 'language', 'authors', 'author'])
const VERSION = /"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org\\?\/version\\?\/1/u

/** Whether a file is a JSON feed, by the version that its first kilobytes state, or, where that comes last, by its list of items with texts. */
function isJsonFeed(raw: Raw): boolean {
  if (!beginsAsJson(raw.bytes)) return false
  const head = fileText(raw, HEAD)
  if (!/^[\s\ufeff]*\{/u.test(head)) return false
  return VERSION.test(head) || (/"items"\s*:\s*\[\s*\{/u.test(head) && /"content_(?:html|text)"\s*:/u.test(head) && /"(?:home_page_url|feed_url)"\s*:/u.test(head))
}

const namesIn = (object: JsonObject): string[] =>
  [...objectsAt(object, 'authors'), ...objectsAt(object, 'author')]
    .flatMap((author) => wordsAt(author, 'name') ?? [])
    .filter((name, index, all) => all.indexOf(name) === index)

/** What tells an item from others. `around`: what relative addresses stand against. */
export function itemHead(item: JsonObject, around: string | null): EntryHead {
  return {
    title: wordsAt(item, 'title')?.replace(/\s+/gu, ' ') ?? null,
    url: webAddress(wordsAt(item, 'url', 'external_url'), around) ?? webAddress(wordsAt(item, 'id'), null),
    identifier: wordsAt(item, 'id'),
    published: feedTime(wordsAt(item, 'date_published')),
    modified: feedTime(wordsAt(item, 'date_modified')),
  }
}

/** What an item of a JSON feed says of itself. */
function itemFacts(item: JsonObject, feed: FeedFacts, around: string | null): EntryFacts {
  const html = wordsAt(item, 'content_html')
  const text = wordsAt(item, 'content_text')
  const summary = wordsAt(item, 'summary')
  const own = namesIn(item)
  return {
    ...NOTHING,
    ...itemHead(item, around),
    writers: own.length ? own : feed.writers,
    outlet: feed.outlet,
    language: languageTag(wordsAt(item, 'language')) ?? feed.language,
    labels: stringsAt(item, 'tags').slice(0, 50),
    summary: summary ? blocksOf(plainTree(summary)) : [],
    body: html ? blocksOf(htmlTree(html)) : text ? blocksOf(plainTree(text)) : [],
    base: around,
    readFrom: {
      title: 'json feed title',
      url: wordsAt(item, 'url') ? 'json feed url' : wordsAt(item, 'external_url') ? 'json feed external_url' : 'json feed id',
      authors: own.length ? 'json feed authors' : 'author of the feed',
      published: 'json feed date_published',
      modified: 'json feed date_modified',
      outlet: 'title of the feed',
    },
  }
}

/** A JSON feed as far as its items: each with the stretch of the file that it is, and no item where that stretch is cut off or is none. */
export function readJsonFeed(raw: Raw) {
  const source = fileText(raw)
  const fields = slicesOf(source, source.indexOf('{'))
  const head = Object.fromEntries(
    fields.filter(({ key }) => HEAD_KEYS.has(key)).map(({ key, slice }): [string, Json] => [key, parseJson(source.slice(slice.start, slice.end)) ?? null]),
  )
  const address = raw.known.url ?? webAddress(wordsAt(head, 'feed_url'), null)
  const title = wordsAt(head, 'title')
  const url = webAddress(wordsAt(head, 'home_page_url'), address)
  const feed: FeedFacts = {
    title,
    url,
    outlet: outletOfFeed(title, url),
    language: languageTag(wordsAt(head, 'language')),
    writers: namesIn(head),
  }
  const list = fields.find(({ key }) => key === 'items')?.slice
  const slices = list && source[list.start] === '[' ? slicesOf(source, list.start) : []
  const around = address ?? feed.url
  return { feed, around, items: slices.map(({ slice: { start, end, whole } }) => readItem(source.slice(start, end), whole)) }
}

function readItem(text: string, whole: boolean): { readonly text: string; readonly whole: boolean; readonly item: JsonObject | null } {
  const item = whole ? parseJson(text) : undefined
  return { text, whole, item: isObject(item) ? item : null }
}

const encoder = new TextEncoder()

function* membersOf(raw: Raw): Generator<Member> {
  const { feed, around, items } = readJsonFeed(raw)
  for (const { text, whole, item } of items) {
    if (!item) {
      yield { name: undefined, known: {}, failure: broken(raw.name, whole) }
      continue
    }
    const facts = itemFacts(item, feed, around)
    yield { ...entryPlace(facts, feed, raw), bytes: encoder.encode(text), draft: draftOf(facts) }
  }
}

const broken = (name: string | undefined, whole: boolean) =>
  new HearsayError('ingest/broken-file', `an item of ${name ?? 'the feed'} ${whole ? 'is no JSON object' : 'is cut off'}`, { hint: 'get the feed again' })

/** JSON Feed 1.0 and 1.1: a document an item, known by the digest of the item's own stretch of the feed. What is cut off at the end is said, and the items before it are read. */
export const jsonFeed: Container = {
  format: 'json-feed',
  suits: isJsonFeed,
  async *open(raw) {
    yield* membersOf(raw)
  },
}
