import { expect, test } from 'vitest'
import { packed } from '../../../tests/fixture/office.ts'
import { readAll } from '../read-all.ts'
import type { Found } from '../reader.ts'

const sentence = 'The weir held through the night, the warden said, and the crews went home at dawn when the river had fallen by a foot. '
const page = (title: string, body: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${title}</title></head><body>${body}</body></html>`
const article = (title: string, author: string) => page(title, `<h1>${title}</h1><p>By ${author}</p>${`<p>${sentence.repeat(3)}</p>`.repeat(2)}`)

const opf = (
  files: readonly string[],
  more = '',
) => `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Orley Gazette [Tue, 04 Mar 2025]</dc:title><dc:language>en</dc:language><dc:date>2025-03-04T05:00:00+00:00</dc:date></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${files.map((file, i) => `<item id="c${i}" href="${file}" media-type="application/xhtml+xml"/>`).join('')}</manifest>
<spine><itemref idref="nav"/>${files.map((_, i) => `<itemref idref="c${i}"/>`).join('')}</spine>${more}</package>`

const book = (files: Readonly<Record<string, string>>, parts: Readonly<Record<string, string>> = {}) =>
  packed({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
    'OEBPS/content.opf': opf(Object.keys(files)),
    'OEBPS/nav.xhtml': page('Contents', `<nav>${Object.keys(files).map((file) => `<a href="${file}">Called ${file}</a>`)}</nav>`),
    ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`OEBPS/${name}`, text])),
    ...parts,
  })

const found = async (bytes: Uint8Array): Promise<Found[]> => {
  const all: Found[] = []
  for await (const one of readAll(bytes, { name: 'issue.epub' })) all.push(one)
  return all
}
const documents = (all: readonly Found[]) => all.flatMap((one) => ('document' in one ? [one.document] : []))
const failures = (all: readonly Found[]) => all.flatMap((one) => ('failure' in one ? [one.failure.code] : []))

test('each article of an issue is a document with the paper, its day and its own title; cover, contents and lists of sections are none', async () => {
  const all = await found(
    book({
      'cover.xhtml': page('Cover', sentence.repeat(3)),
      'sections.xhtml': page('News', `<ul>${'<li><a href="a.xhtml">A long headline that leads to an article</a></li>'.repeat(20)}</ul>`),
      'a.xhtml': article('The Weir Holds', 'Ada Lind'),
      'b.xhtml': article('A Mill Burns', 'Bo Mark'),
    }),
  )
  expect(documents(all)).toMatchObject([
    { title: 'The Weir Holds', authors: ['Ada Lind'], outlet: 'The Orley Gazette', identifier: 'OEBPS/a.xhtml', feed: { title: 'The Orley Gazette [Tue, 04 Mar 2025]' } },
    { title: 'A Mill Burns', published: expect.stringMatching(/^2025-03-04/) },
  ])
  expect(failures(all)).toEqual([])
})

test('short pages are read where a book has no others, and named where it has', async () => {
  const brief = (words: string) => page('Brief', `<h1>Brief</h1><p>${words} the warden said on Monday.</p>`)
  const briefs = { 'a.xhtml': brief('The weir held through the night,'), 'b.xhtml': brief('The mill burned to the ground,') }
  expect(documents(await found(book(briefs))).map(({ text }) => text)).toEqual([expect.stringContaining('The weir held'), expect.stringContaining('The mill burned')])
  const all = await found(book({ ...briefs, 'c.xhtml': article('The Weir Holds', 'Ada Lind') }))
  expect(documents(all)).toHaveLength(1)
  expect(all.flatMap((one) => ('unread' in one ? [`${one.name}: ${one.unread}`] : []))).toEqual([
    'OEBPS/a.xhtml: a page of a few words',
    'OEBPS/b.xhtml: a page of a few words',
  ])
})

test('an element closed in its own tag swallows nothing; a page without a title has the one of the contents', async () => {
  const [document] = documents(
    await found(book({ 'a.xhtml': `<html><head><title/></head><body><p>${sentence.repeat(3)}</p><p>${sentence.repeat(3)}</p></body></html>` })),
  )
  expect(document).toMatchObject({ title: 'Called a.xhtml', text: expect.stringContaining('The weir held') })
})

test('a protected book, one without text, and one without its list are failures', async () => {
  const encryption = (algorithm: string) => ({
    'META-INF/encryption.xml': `<encryption><EncryptedData><EncryptionMethod Algorithm="${algorithm}"/><CipherData><CipherReference URI="OEBPS/a.xhtml"/></CipherData></EncryptedData></encryption>`,
  })
  const pages = { 'a.xhtml': article('The Weir Holds', 'Ada Lind') }
  expect(failures(await found(book(pages, encryption('http://www.w3.org/2001/04/xmlenc#aes256-cbc'))))).toEqual(['ingest/locked'])
  expect(documents(await found(book(pages, encryption('http://www.idpf.org/2008/embedding'))))).toHaveLength(1)
  expect(failures(await found(book({ 'a.xhtml': page('x', '<p>Short.</p>') })))).toEqual(['ingest/no-text'])
  expect(failures(await found(packed({ mimetype: 'application/epub+zip', 'a.xhtml': 'x' })))).toEqual(['ingest/broken-file'])
})

test('a path cannot leave the book, and a list that names one page many times reads it once', async () => {
  const all = await found(
    book(
      { 'a.xhtml': article('The Weir Holds', 'Ada Lind') },
      { 'OEBPS/content.opf': opf(['../../../OEBPS/a.xhtml', 'a.xhtml', './a.xhtml', '%2e%2e/%2e%2e/etc/passwd']) },
    ),
  )
  expect(documents(all)).toHaveLength(1)
})
