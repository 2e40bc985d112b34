import type { Raw } from '../reader.ts'
import { type EntryHead, entryHead } from './entry.ts'
import { feed, readFeed } from './feed.ts'
import { itemHead, jsonFeed, readJsonFeed } from './json-feed.ts'
import { sitemap, sitemapAddresses } from './sitemap.ts'

/** What a feed lists, in its order: a feed's entries, or a sitemap's addresses; null for a file that is neither. No text is read, so that a feed can be polled often. Never throws. */
export function listingOf(raw: Raw): readonly EntryHead[] | null {
  if (feed.suits(raw)) {
    const { entries, around } = readFeed(raw)
    return entries.map((entry) => entryHead(entry, around))
  }
  if (jsonFeed.suits(raw)) {
    const { items, around } = readJsonFeed(raw)
    return items.flatMap(({ item }) => (item ? [itemHead(item, around)] : []))
  }
  if (sitemap.suits(raw)) {
    return sitemapAddresses(raw).map(({ address, known }) => ({
      title: known.title ?? null,
      url: address,
      identifier: null,
      published: known.published ?? null,
      modified: known.modified ?? null,
    }))
  }
  return null
}
