import { expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import { readBytes } from './readers.ts'

const read = (html: string): Document => readBytes(new TextEncoder().encode(html), {})
const textsOf = ({ text, parts }: Document, kind: string) => parts.filter((part) => part.kind === kind).map(({ start, end }) => text.slice(start, end))

const PARAGRAPHS = [
  'The weir at Orley held through the night, the warden said on Sunday, although the river had risen by two meters.',
  'Nobody was hurt, and the road to Port Merrow was open again by noon, according to the council.',
  'A spokeswoman said that the wall would be inspected, and that the cost was not known yet.',
]
const page = (head: string, body: string) => `<!doctype html><html lang="en-GB"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`
const article = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('\n')
const LINKED = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Weir holds at Orley',
  datePublished: '2031-05-04T08:00:00+01:00',
  dateModified: '2031-05-04T09:30:00+01:00',
  author: [
    { '@type': 'Person', name: 'Ada Lind' },
    { '@type': 'Person', name: 'AFP' },
  ],
  publisher: { '@type': 'Organization', name: 'The Orley Gazette' },
}

test('the article is read, what is around it is not', () => {
  const document = read(
    page(
      `<title>Weir holds at Orley | The Orley Gazette</title><link rel="canonical" href="https://orley.example/weir"><script type="application/ld+json">${JSON.stringify(LINKED)}</script>`,
      `<nav><a href="/">Home</a><a href="/sport">Sport</a></nav><main><article><h1>Weir holds at Orley</h1><div class="share">Share this story on every network that there is, please do.</div>${article}<figure><img src="x"><figcaption>The weir at noon on Sunday</figcaption></figure></article></main>
       <aside class="related"><p>Read about the mill, which has nothing to do with the weir but is told at some length here as well.</p></aside><div class="cookie-banner"><p>We use cookies, and we should like you to agree to all of them, if you would.</p></div><footer><p>All rights reserved by the owners of this page, who are many.</p></footer>`,
    ),
  )
  expect(textsOf(document, 'body')).toEqual([PARAGRAPHS.join('\n\n')])
  expect(document.text).toBe(['Weir holds at Orley', ...PARAGRAPHS, 'The weir at noon on Sunday'].join('\n\n'))
  expect(document).toMatchObject({
    title: 'Weir holds at Orley',
    outlet: 'The Orley Gazette',
    url: 'https://orley.example/weir',
    published: '2031-05-04T08:00:00+01:00',
    modified: '2031-05-04T09:30:00+01:00',
    authors: ['Ada Lind'],
    credits: ['AFP'],
    language: 'en-GB',
    missing: ['place'],
  })
})

test('links keep their place in the text, and only those of the web', () => {
  const { text, hyperlinks } = read(
    page(
      '<meta property="og:url" content="https://orley.example/news/weir">',
      `<article><p>${PARAGRAPHS[0]} <a href="../report">The&nbsp;report</a> and <a href="javascript:alert(1)">more</a>.</p>${article}</article>`,
    ),
  )
  expect(hyperlinks.map(({ start, end, url }) => [text.slice(start, end), url])).toEqual([['The report', 'https://orley.example/report']])
})

test('scripts never show, entities are characters, and markup in text stays text', () => {
  const { text } = read(
    page(
      '',
      `<article><script>document.write('<p>never</p>')</script><style>p{}</style><noscript>never</noscript><p>${PARAGRAPHS[0]} &lt;script&gt; &amp; &#x1F30A;</p>${article}<template><p>never</p></template></article>`,
    ),
  )
  expect(text).toContain('<script> & 🌊')
  expect(text).not.toContain('never')
})

test('an embedded post is no body', () => {
  const document = read(
    page('', `<article>${article}<blockquote class="twitter-tweet"><p>We held, and we shall hold again.</p>— Weir (@weir)</blockquote><p>${PARAGRAPHS[1]}</p></article>`),
  )
  expect(textsOf(document, 'body')).toEqual([[...PARAGRAPHS, PARAGRAPHS[1]].join('\n\n')])
  expect(textsOf(document, 'embed').join(' ')).toContain('We held, and we shall hold again.')
})

test('a page without an article is read with a note', () => {
  const document = read(page('<title>Nothing</title>', ''))
  expect(document.notes.map(({ rule }) => rule)).toContain('no-body')
  expect(document.title).toBe('Nothing')
})

test('ten thousand open elements and a closing for none of them', () => {
  const document = read(page('', `${'<div>'.repeat(10_000)}${article}${'</section>'.repeat(10_000)}`))
  expect(textsOf(document, 'body').join(' ')).toContain(PARAGRAPHS[2])
})

test('a piece of a page is a page; a language that the text belies is not believed', () => {
  expect(read(article).parts.map(({ kind }) => kind)).toEqual(['body'])
  const german = '<p>Das Wehr hielt die ganze Nacht, und der Wärter sagte, dass es vom Rat geprüft werde.</p>'.repeat(3)
  expect(read(`<!doctype html><html lang="en"><body><article>${german}</article>`).language).toBe('de')
})

test.each([
  ['<title>Weir holds at Orley | The Orley Gazette</title><meta property="og:site_name" content="The Orley Gazette">', 'Weir holds at Orley', 'The Orley Gazette'],
  [
    '<title>Weir holds – again - Orley Radio</title><meta property="og:title" content="Weir holds – again - Orley Radio"><link rel="canonical" href="https://www.orleyradio.example/1">',
    'Weir holds – again',
    'Orley Radio',
  ],
  ['<title>Weir holds - Sunday</title>', 'Weir holds - Sunday', null],
  ['<title>x</title><meta property="og:title" content="Weir &amp; mill"><meta property="og:title" content="second">', 'Weir & mill', null],
])('title and outlet of %s', (head, title, outlet) => {
  expect(read(page(head, `<article>${article}</article>`))).toMatchObject({ title, outlet })
})

test.each([
  ['<meta name="author" content="Ada Lind and Bo Mark, Skarvik">', '', ['Ada Lind', 'Bo Mark'], ['Skarvik']],
  ['', '<p class="byline">By <a href="/a">Ada Lind</a> <a href="/b">Bo Mark</a></p>', ['Ada Lind', 'Bo Mark'], []],
  ['', '<span class="author-name">By Ada Lind, Associated Press</span>', ['Ada Lind'], ['Associated Press']],
  ['<meta name="author" content="Orley Gazette staff">', '', [], ['Orley Gazette staff']],
  ['', '', [], []],
])('who wrote it: %s%s', (head, byline, authors, credits) => {
  expect(read(page(head, `<article><h1>Weir holds</h1>${byline}${article}</article>`))).toMatchObject({ authors, credits })
})

test('a date that only the page prints is found; a body that only its data holds is read', () => {
  expect(read(page('', `<article><h1>Weir holds</h1><p class="when">4 May 2031, 08:00</p>${article}</article>`)).published).toBe('2031-05-04T08:00')
  const stated = { ...LINKED, articleBody: PARAGRAPHS.join('\n\n').repeat(2) }
  expect(read(page(`<script type="application/ld+json">${JSON.stringify(stated)}</script>`, '<div id="app"></div>')).text).toContain(PARAGRAPHS[1])
})

test('a short table reads row by row', () => {
  const rows = '<table><tr><th>Bridge</th><th>Height</th></tr><tr><td>Orley</td><td>12</td></tr></table>'
  expect(textsOf(read(page('', `<article>${article}${rows}<p>${PARAGRAPHS[2]}</p></article>`)), 'body')[0]).toContain('Bridge Height\n\nOrley 12\n\n')
})

test('linked data that is broken, huge or circular in its references does no harm', () => {
  for (const data of [
    '{',
    '[1,2',
    '{"@type":"NewsArticle","headline":5,"author":{"@id":"#a"}}',
    '{"@id":"#a","@type":"NewsArticle","headline":"x","author":{"@id":"#a"}}',
    '['.repeat(20_000),
  ]) {
    expect(textsOf(read(page(`<script type="application/ld+json">${data}</script>`, `<article>${article}</article>`)), 'body')[0]).toContain(PARAGRAPHS[0])
  }
})

test('every datum says where it was read', () => {
  const { readFrom } = read(
    page(
      `<meta property="og:title" content="Weir holds at Orley"><meta name="author" content="Ada Lind"><meta name="dcterms.date" content="2031-05-04">`,
      `<article>${article}</article>`,
    ),
  )
  expect(readFrom).toEqual({ title: 'meta og:title', authors: 'meta author', published: 'meta dcterms.date' })
})

test('microdata is read where there is no linked data', () => {
  const document = read(
    page(
      '',
      `<div itemscope itemtype="https://schema.org/NewsArticle"><h2 itemprop="headline name">Weir holds</h2><span itemprop="author" itemscope itemtype="https://schema.org/Person"><a itemprop="name" href="/ada">Ada Lind</a></span>
       <span itemprop="publisher" itemscope itemtype="https://schema.org/Organization"><meta itemprop="name" content="The Orley Gazette"></span><time itemprop="datePublished" datetime="2031-05-04T08:00Z">today</time><div itemprop="articleBody">${article}</div></div>`,
    ),
  )
  expect(document).toMatchObject({ title: 'Weir holds', authors: ['Ada Lind'], outlet: 'The Orley Gazette', published: '2031-05-04T08:00Z' })
  expect(document.readFrom).toMatchObject({ title: 'microdata headline', authors: 'microdata author', published: 'microdata datePublished' })
})

test('an item of microdata that names a property of every object is no trap', () => {
  const items = '<div itemscope itemtype="https://schema.org/NewsArticle"><b itemprop="__proto__ constructor headline">Weir holds</b></div>'
  expect(read(page('', `${items}<article>${article}</article>`)).title).toBe('Weir holds')
})
