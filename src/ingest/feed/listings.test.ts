import { expect, test } from 'vitest'
import { readAll } from '../read-all.ts'
import type { Found } from '../reader.ts'
import { listingOf } from './listing.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
async function found(content: string): Promise<Found[]> {
  const list: Found[] = []
  for await (const one of readAll(bytes(content), { name: 'x' })) list.push(one)
  return list
}

const FEED = `{"version":"https://jsonfeed.org/version/1.1","title":"The Harbour Post","home_page_url":"https://post.example/","language":"en","authors":[{"name":"Bo Mark"}],
"items":[{"id":"1","url":"/ferry","title":"Ferry stays","content_html":"<p>The ferry stayed, <a href=\\"/n\\">a notice</a> said.</p>","summary":"A notice hung on the quay.","date_published":"2027-03-02T10:00:00+01:00","tags":["opinion"]},
 {"id":"https://post.example/weir","content_text":"It held.\\n\\nNobody slept.","author":{"name":"Ada Lind"},"date_modified":"2027-03-03"},`

test('a JSON feed gives a document an item; what is cut off at its end is said', async () => {
  const [first, second, rest] = await found(`${FEED}{"id":"3","content_te`)
  if (!('document' in first) || !('document' in second)) throw new Error('no documents')
  expect(first.document).toMatchObject({
    title: 'Ferry stays',
    url: 'https://post.example/ferry',
    identifier: '1',
    authors: ['Bo Mark'],
    published: '2027-03-02T10:00:00+01:00',
    genre: 'opinion',
    language: 'en',
    text: 'Ferry stays\n\nA notice hung on the quay.\n\nThe ferry stayed, a notice said.',
    feed: { title: 'The Harbour Post', url: 'https://post.example/' },
  })
  expect(second.document).toMatchObject({
    title: null,
    url: 'https://post.example/weir',
    authors: ['Ada Lind'],
    modified: '2027-03-03',
    text: 'It held.\n\nNobody slept.',
  })
  expect(rest).toMatchObject({ failure: { code: 'ingest/broken-file' } })
  expect([first.at, second.at]).toEqual([1, 2])
})

test('names that every object inherits are no fields of a feed', async () => {
  const [only] = await found('{"version":"https://jsonfeed.org/version/1","items":[{"__proto__":{"title":"no"},"constructor":"no","id":"1"}]}')
  expect('document' in only && only.document.title).toBe(null)
})

test('nesting and strings without an end cost no more than their bytes', async () => {
  const start = '{"version":"https://jsonfeed.org/version/1","items":['
  expect(await found(`${start}${'['.repeat(300_000)}`)).toMatchObject([{ failure: { code: 'ingest/broken-file' } }])
  expect(await found(`${start}{"content_text":"${'\\"'.repeat(300_000)}`)).toMatchObject([{ failure: { code: 'ingest/broken-file' } }])
})

const SITEMAP = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://post.example/ferry?a=1&amp;b=2</loc><lastmod>2027-03-02</lastmod><news:news><news:publication><news:name>The Harbour Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2027-03-01T10:00:00Z</news:publication_date><news:title>Ferry stays</news:title></news:news></url><url><loc>javascript:alert(1)</loc></url><url><loc> https://post.example/weir </loc></url></urlset>`

test('a sitemap gives addresses to fetch, with what it says of each', async () => {
  expect(await found(SITEMAP)).toEqual([
    {
      at: null,
      name: 'https://post.example/ferry?a=1&b=2',
      address: 'https://post.example/ferry?a=1&b=2',
      known: {
        url: 'https://post.example/ferry?a=1&b=2',
        title: 'Ferry stays',
        outlet: 'The Harbour Post',
        language: 'en',
        published: '2027-03-01T10:00:00Z',
        modified: '2027-03-02',
      },
    },
    { at: null, name: 'https://post.example/weir', address: 'https://post.example/weir', known: { url: 'https://post.example/weir' } },
  ])
  const index = '<sitemapindex><sitemap><loc>https://post.example/1.xml</loc><lastmod>2027-03-02T10:00:00+01:00</lastmod></sitemap></sitemapindex>'
  expect(await found(index)).toMatchObject([{ address: 'https://post.example/1.xml', known: { modified: '2027-03-02T10:00:00+01:00' } }])
})

test('listings of JSON feeds and sitemaps', () => {
  const listing = (text: string) => listingOf({ bytes: bytes(text), name: undefined, known: {} })?.map(({ url, identifier, published }) => [url, identifier, published])
  expect(listing(`${FEED}`)).toEqual([
    ['https://post.example/ferry', '1', '2027-03-02T10:00:00+01:00'],
    ['https://post.example/weir', 'https://post.example/weir', null],
  ])
  expect(listing(SITEMAP)).toEqual([
    ['https://post.example/ferry?a=1&b=2', null, '2027-03-01T10:00:00Z'],
    ['https://post.example/weir', null, null],
  ])
})
