import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '../../model/document.ts'
import { readAll } from '../read-all.ts'
import { listingOf } from './listing.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function entries(content: string | Uint8Array): Promise<Document[]> {
  const documents: Document[] = []
  for await (const found of readAll(typeof content === 'string' ? bytes(content) : content)) {
    if ('failure' in found) throw found.failure
    if ('document' in found) documents.push(found.document)
  }
  return documents
}
const entry = async (content: string | Uint8Array): Promise<Document> => {
  const [document, ...more] = await entries(content)
  expect(more).toEqual([])
  return document
}
const partsOf = ({ text, parts }: Document) => parts.map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`)
const rss = (item: string, more = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Post</title><link>https://post.example/</link>${more}<item>${item}</item></channel></rss>`
const atom = (content: string) => `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Post</title><entry>${content}</entry></feed>`

test('an item of RSS: title, link, identifier, writers, time, text, and the feed that it is of', async () => {
  const document = await entry(
    rss(
      `<title>Ferry stays in port</title><link>https://post.example/ferry</link><guid isPermaLink="false">post-77</guid><pubDate>Tue, 02 Mar 2027 10:00:00 +0100</pubDate>
       <dc:creator>Ada Lind</dc:creator><category>Opinion</category><description>&lt;p&gt;The ferry would not sail, harbour master &lt;b&gt;Ines Calder&lt;/b&gt; said.&lt;/p&gt;&lt;p&gt;It &lt;a href="/notice"&gt;sails&lt;/a&gt; on Friday.&lt;/p&gt;</description>`,
      '<language>en-gb</language>',
    ),
  )
  expect(document).toMatchObject({
    title: 'Ferry stays in port',
    url: 'https://post.example/ferry',
    identifier: 'post-77',
    authors: ['Ada Lind'],
    published: '2027-03-02T10:00:00+01:00',
    modified: null,
    outlet: 'The Harbour Post',
    language: 'en-GB',
    genre: 'opinion',
    feed: { title: 'The Harbour Post', url: 'https://post.example/' },
    readFrom: { title: 'feed title', url: 'feed link', authors: 'feed dc:creator', published: 'feed pubdate', outlet: 'title of the feed' },
  })
  expect(partsOf(document)).toEqual(['headline: Ferry stays in port', 'body: The ferry would not sail, harbour master Ines Calder said.\n\nIt sails on Friday.'])
  expect(document.hyperlinks.map(({ start, end, url }) => `${document.text.slice(start, end)} ${url}`)).toEqual(['sails https://post.example/notice'])
})

test('a document is known by its own stretch of the feed, whatever stands around it', async () => {
  const item = '<title>Mill burns</title><description>Nobody was hurt.</description>'
  const [one, other, changed] = await Promise.all([entry(rss(item)), entry(rss(item, '<ttl>5</ttl>')), entry(rss(`${item} `))])
  expect(one.id).toBe(other.id)
  expect(changed.id).not.toBe(one.id)
})

test('what is kept of an entry is read by itself as it was read in its feed', async () => {
  const item =
    '<title>Mill burns</title><link>https://post.example/mill</link><dc:creator>Ada Lind</dc:creator><content:encoded><![CDATA[<p>It burnt.</p><p>It stood.</p>]]></content:encoded>'
  for await (const found of readAll(bytes(rss(item)))) {
    if (!('document' in found)) throw new Error('no document')
    const { id, text, title, url, authors } = found.document
    expect(await entry(found.original)).toMatchObject({ id, text, title, url, authors })
  }
})

test.each([
  ['Atom 1.0, text', '<title>Q&amp;A &lt;live&gt;</title>', 'Q&A <live>'],
  ['Atom 1.0, HTML', '<title type="html">Q&amp;amp;A &lt;b&gt;live&lt;/b&gt;</title>', 'Q&A live'],
  ['Atom 1.0, XHTML', '<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Q&amp;A <b>live</b></div></title>', 'Q&A live'],
  ['CDATA', '<title type="html"><![CDATA[Q&amp;A <b>live</b>]]></title>', 'Q&A live'],
  ['base64', `<title mode="base64" type="text/html">${btoa('<p>Q&amp;A live</p>')}</title>`, 'Q&A live'],
  ['several lines', '<title>\n  Q&#38;A\n  live </title>', 'Q&A live'],
  ['a script', '<title type="html">Q&amp;A&lt;script&gt;alert("x")&lt;/script&gt; live</title>', 'Q&A live'],
])('a title is read as its type says: %s', async (_, title, expected) => {
  expect((await entry(atom(title))).title).toBe(expected)
})

test('an entry of Atom has the page as its address, its own identifier and both times; the feed’s author stands for one that names none', async () => {
  const feed = `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/news/"><title>Post</title><author><name>Bo Mark</name></author>
    <entry><id>tag:post.example,2027:1</id><link rel="self" href="1.xml"/><link rel="enclosure" href="a.mp3" type="audio/mpeg"/><link href="1.html"/>
      <published>2027-03-02T10:00:00Z</published><updated>2027-03-02T12:00:00Z</updated><content type="html">Body.</content></entry>
    <entry><author><name>Ada Lind</name><email>ada@post.example</email></author><link rel="alternate" href="2.html"/></entry></feed>`
  const [first, second] = await entries(feed)
  expect(first).toMatchObject({
    url: 'https://post.example/news/1.html',
    identifier: 'tag:post.example,2027:1',
    authors: ['Bo Mark'],
    published: '2027-03-02T10:00:00Z',
    modified: '2027-03-02T12:00:00Z',
  })
  expect(second).toMatchObject({ url: 'https://post.example/news/2.html', authors: ['Ada Lind'], text: '' })
})

test('the short text of an entry stands before the long one where it says something else', async () => {
  const long =
    '<content:encoded>&lt;p&gt;The mill burnt down on Monday night, and nobody was hurt in it.&lt;/p&gt;&lt;p&gt;It will be rebuilt.&lt;/p&gt;</content:encoded>'
  expect(partsOf(await entry(rss(`<description>Old timber fed it.</description>${long}`)))[0]).toBe('standfirst: Old timber fed it.')
  const cut = '<description>The mill burnt down on Monday night, and nobody was hurt &#8230; Continue reading The mill</description>'
  expect(partsOf(await entry(rss(cut + long))).map((part) => part.split(':')[0])).toEqual(['body'])
})

test('what is said of a picture is no standfirst; alone it is all there is', async () => {
  const media =
    '<media:group xmlns:media="http://search.yahoo.com/mrss/"><media:content><media:title>quay.jpg</media:title></media:content><media:description>The quay at noon.</media:description></media:group>'
  expect(partsOf(await entry(rss(`${media}<content:encoded>It stays.</content:encoded>`)))).toEqual(['body: It stays.'])
  expect(partsOf(await entry(rss(`<title>Quay</title>${media}`)))).toEqual(['headline: Quay', 'body: The quay at noon.'])
})

test('addresses are taken as they stand where they are whole', async () => {
  const urlOf = async (link: string) => (await entry(rss(`<link>${link}</link>`))).url
  expect(await urlOf('https://POST.example/a?b=1&amp;c=%7E')).toBe('https://POST.example/a?b=1&c=%7E')
  expect(await urlOf(' https://post.example/a b ')).toBe('https://post.example/a%20b')
  expect(await urlOf('/quay')).toBe('https://post.example/quay')
  expect(await urlOf('javascript:alert(1)')).toBeNull()
})

test('a text that is only begun says so, and one that is missing', async () => {
  const rulesOf = async (item: string) => (await entry(rss(item))).notes.map(({ rule }) => rule)
  expect(await rulesOf('<description>It burnt [&#8230;]</description>')).toEqual(['teaser'])
  expect(await rulesOf('<description>&lt;p&gt;It burnt.&lt;/p&gt;&lt;p&gt;&lt;a href="x"&gt;Read more&lt;/a&gt;&lt;/p&gt;</description>')).toEqual(['teaser'])
  expect(await rulesOf('<title>Mill burns</title>')).toEqual(['no-body'])
  expect(await rulesOf('<description>It burnt.</description>')).toEqual([])
})

test('paragraphs: of HTML that was escaped twice, of plain text by blank lines or by long lines', async () => {
  const textOf = async (description: string) => (await entry(rss(`<description>${description}</description>`))).text
  expect(await textOf('&amp;lt;p&amp;gt;It burnt &amp;amp;amp; fell.&amp;lt;/p&amp;gt;&amp;lt;p&amp;gt;It stood.&amp;lt;/p&amp;gt;')).toBe(
    'It burnt & fell.\n\nIt stood.',
  )
  expect(await textOf('It\nburnt.\n\nIt stood.')).toBe('It burnt.\n\nIt stood.')
  const line = 'The mill, which had stood by the weir for two hundred years, burnt down on Monday night, and nobody was hurt in it.'
  expect(await textOf(`${line}\n${line}`)).toBe(`${line}\n\n${line}`)
})

test('captions, posts and what a weblog’s program adds are kept apart; a headline that is repeated is shown once', async () => {
  const html = `<h1>Mill burns</h1><p>It burnt.</p><figure><img src="a"><figcaption>At noon.</figcaption></figure><blockquote class="twitter-tweet"><p>It burns.</p></blockquote><p>It stood.</p><p>The post <a href="x">Mill burns</a> appeared first on <a href="y">The Harbour Post</a>.</p>`
  const document = await entry(rss(`<title>Mill burns</title><description><![CDATA[${html}]]></description>`))
  expect(partsOf(document)).toEqual([
    'headline: Mill burns',
    'body: It burnt.',
    'caption: At noon.',
    'embed: It burns.',
    'body: It stood.',
    'other: The post Mill burns appeared first on The Harbour Post.',
  ])
  const listed =
    '<title>Mill burns - The Orley Times</title><source url="https://orley.example">The Orley Times</source><description>&lt;a href="x"&gt;Mill burns&lt;/a&gt; &lt;font&gt;The Orley Times&lt;/font&gt;</description>'
  expect(await entry(rss(listed))).toMatchObject({ title: 'Mill burns', outlet: 'The Orley Times', text: 'Mill burns' })
})

test.each([
  ['name and address', '<author>ada@post.example (Ada Lind)</author>', ['Ada Lind'], []],
  ['address behind', '<author>Ada Lind &lt;ada@post.example&gt;</author>', ['Ada Lind'], []],
  ['address alone', '<author>ada@post.example</author>', [], []],
  ['two in a line', '<dc:creator>Ada Lind and Bo Mark</dc:creator>', ['Ada Lind', 'Bo Mark'], []],
  ['two in two', '<dc:creator>Ada Lind</dc:creator><dc:creator>Bo Mark</dc:creator>', ['Ada Lind', 'Bo Mark'], []],
  ['an agency', '<dc:creator>Reuters</dc:creator>', [], ['Reuters']],
  ['a desk', '<dc:creator>News Desk</dc:creator>', [], ['News Desk']],
  ['the outlet itself', '<dc:creator>The Harbour Post</dc:creator>', [], ['The Harbour Post']],
])('writers are persons apart from others, addresses dropped: %s', async (_, writers, authors, credits) => {
  expect(await entry(rss(writers))).toMatchObject({ authors, credits })
})

test('RSS 1.0, names of other vocabularies, and CDF', async () => {
  const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:r="http://purl.org/rss/1.0/" xmlns:x="http://other.example/" xmlns:d="http://purl.org/dc/elements/1.1/">
    <r:channel><r:title>Post</r:title></r:channel>
    <r:item rdf:about="https://post.example/1"><x:title>Not this</x:title><r:title>This</r:title><r:link>https://post.example/1</r:link><d:date>2027-03-02</d:date></r:item></rdf:RDF>`
  expect(await entry(rdf)).toMatchObject({ title: 'This', identifier: 'https://post.example/1', published: '2027-03-02', modified: '2027-03-02' })
  const cdf =
    '<CHANNEL HREF="https://post.example/"><TITLE>Post</TITLE><ITEM HREF="https://post.example/2" LASTMOD="2027-03-02T10:00Z"><TITLE>Weir</TITLE><ABSTRACT>It held.</ABSTRACT></ITEM></CHANNEL>'
  expect(await entry(cdf)).toMatchObject({ title: 'Weir', url: 'https://post.example/2', modified: '2027-03-02T10:00Z', text: 'Weir\n\nIt held.' })
})

test('files that are not well formed are read as far as they go', async () => {
  expect((await entries('<rss><channel><item><title>One<item><title>Two</b></title><description>Cut of')).map(({ title, text }) => [title, text])).toEqual([
    ['One', 'One'],
    ['Two', 'Two\n\nCut of'],
  ])
  expect(await entry('<rss><channel><item><title>Fish & chips &nbsp;&copy;</title><link>https://a.example/?a=1&b=2</link></item>')).toMatchObject({
    title: 'Fish & chips ©',
    url: 'https://a.example/?a=1&b=2',
  })
  expect((await entry('<rss><channel><item><description><![CDATA[<p>Not <b>closed')).text).toBe('Not closed')
  expect((await entry('<rss><channel><item><description>It<br>burnt<hr>and <b>fell.</description>')).text).toBe('It\nburnt\n\nand fell.')
})

test('a feed in any encoding, declared or shown by its first bytes', async () => {
  const title = 'Fähre bleibt – „ja“'
  const feed = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><rss><channel><item><title>${title}</title></item></channel></rss>`
  const latin = Uint8Array.from(feed('windows-1252'), (sign) => ({ '–': 0x96, '„': 0x84, '“': 0x93 })[sign] ?? sign.charCodeAt(0))
  const wide = Uint8Array.from(
    feed('utf-32')
      .split('')
      .flatMap((sign) => [0, 0, sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255]),
  )
  for (const content of [bytes(feed('utf-8')), latin, wide, new Uint8Array(Buffer.from(feed('utf-16'), 'utf16le'))]) expect((await entry(content)).title).toBe(title)
})

test('a file’s own entities are undone where they are plain, and none multiplies', async () => {
  const bomb = `<!DOCTYPE rss [<!ENTITY co "The Harbour Co."><!ENTITY a "${'ha'.repeat(400)}"><!ENTITY b "&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/hostname">]>`
  const { title, text } = await entry(`${bomb}<rss><channel><item><title>&co;</title><description>${'&a;'.repeat(9000)} &b; &file;</description></item></channel></rss>`)
  expect(title).toBe('The Harbour Co.')
  expect(text.length).toBeLessThan(2_100_000)
  expect(text).toContain('&b; &file;')
})

test('deep, endless and empty files cost no more than their bytes', async () => {
  const deep = `${'<a>'.repeat(50_000)}x${'</a>'.repeat(50_000)}`
  expect((await entry(rss(`<title>Deep</title><description>${deep}</description>`))).title).toBe('Deep')
  expect((await entries(`<rss><channel>${'<item>'.repeat(2000)}`)).length).toBe(2000)
  expect((await entry(rss(`<description>${'word '.repeat(100_000)}</description>`))).text.length).toBe(499_999)
  expect((await entry(rss('<title>a\0b</title>'))).title).toBe('a\0b')
  expect(await entries('<rss></rss>')).toEqual([])
})

const PIECES = [
  '<item>',
  '</item>',
  '<entry>',
  '<title>',
  '</title>',
  '<link>',
  '&amp;',
  '&lt;p&gt;',
  '&x;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<a:b xmlns:a="u">',
  'A mill.',
  '<?x',
  '"',
  '>',
  '<',
]
test('any mixture of what feeds are made of is read, twice the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), async (pieces) => {
      const feed = `<rss><channel>${pieces.join('')}`
      const documents = await entries(feed)
      for (const { text, parts, hyperlinks } of documents) {
        let at = 0
        for (const { start, end } of [...parts]) {
          expect(start).toBeGreaterThanOrEqual(at)
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
          at = end
        }
        for (const { start, end } of hyperlinks) expect(text.slice(start, end)).not.toBe('')
      }
      expect(await entries(feed)).toEqual(documents)
    }),
    { numRuns: 150 },
  )
})

test('a feed’s listing has what tells its entries apart, without their text', () => {
  const listed = listingOf({
    bytes: bytes(rss('<title>Weir</title><link>https://post.example/weir</link><guid isPermaLink="false">7</guid>')),
    name: undefined,
    known: {},
  })
  expect(listed).toEqual([{ title: 'Weir', url: 'https://post.example/weir', identifier: '7', published: null, modified: null }])
  expect(listingOf({ bytes: bytes('<p>no feed</p>'), name: undefined, known: {} })).toBeNull()
})

const shared = fileURLToPath(new URL('../../../../shared/feeds', import.meta.url))
test.skipIf(!existsSync(shared))('feeds as odd as real ones are read as their heads expect (skipped where ../shared/feeds is absent)', async () => {
  const { scoreFeeds } = await import('../../../training/score-feeds.ts')
  const { failed, held, counted } = await scoreFeeds(shared)
  expect(failed).toBe(0)
  expect(counted).toBeGreaterThan(300)
  expect(held / counted).toBeGreaterThan(0.99)
})
