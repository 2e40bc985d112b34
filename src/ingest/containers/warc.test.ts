import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { answer, chunked, gzipEach, pageOn, warcRecord } from '../../../tests/fixture/archive-bytes.ts'
import { foundIn, linesIn, linesInStream } from '../../../tests/fixture/found.ts'

const WEIR = 'https://orley.example/weir'
const MILL = 'https://orley.example/mill'
const crawl = [
  warcRecord('warcinfo', null, 'software: test\r\n', { 'Content-Type': 'application/warc-fields' }),
  warcRecord('request', WEIR, 'GET /weir HTTP/1.1\r\n\r\n'),
  warcRecord('response', WEIR, answer(pageOn('the weir'))),
  warcRecord('response', `${WEIR}.png`, answer('no picture', { 'Content-Type': 'image/png' })),
  warcRecord('response', `${WEIR}/old`, answer('moved', { Location: WEIR }, '301 Moved')),
  warcRecord('resource', MILL, pageOn('the mill'), { 'Content-Type': 'text/html' }),
  warcRecord('metadata', MILL, 'via: x\r\n', { 'Content-Type': 'application/warc-fields' }),
  warcRecord('conversion', MILL, 'The mill in words\n\nIt burnt, said Ines Calder of Orley harbor.\n', { 'Content-Type': 'text/plain' }),
]
const LINES = [
  `1 ${WEIR}: the weir`,
  `- ${WEIR}.png: a picture`,
  `- ${WEIR}/old: an answer of a server with status 301`,
  `2 ${MILL}: the mill`,
  `3 ${MILL}: The mill in words`,
]

test('pages and resources are documents, whether packed record by record, in one piece, askew or not at all', async () => {
  const whole = Buffer.concat(crawl)
  const askew = gzipEach(...Array.from({ length: Math.ceil(whole.length / 500) }, (_, i) => whole.subarray(i * 500, i * 500 + 500)))
  for (const bytes of [whole, gzipSync(whole), gzipEach(...crawl), askew]) {
    expect(await linesIn(bytes, { name: 'crawl.warc' })).toEqual(LINES)
    for (const size of [61, 100_000]) expect(await linesInStream(bytes, { name: 'crawl.warc' }, size)).toEqual(LINES)
  }
})

test('what the archive knows of a page becomes its own', async () => {
  const [one] = await foundIn(warcRecord('response', `<${WEIR}>`, answer(pageOn('the weir')), { 'WARC-Record-ID': '<urn:test:weir>' }))
  expect(one).toMatchObject({ captured: '2026-03-04T05:06:07Z', document: { url: WEIR, identifier: 'urn:test:weir', notes: [] } })
  const linking = pageOn('the weir').replace('Ola Brekke', '<a href="../people/brekke">Ola Brekke</a>')
  const [linked] = await foundIn(warcRecord('response', `${WEIR}/today`, answer(linking)))
  expect(linked).toMatchObject({ document: { hyperlinks: [{ url: 'https://orley.example/people/brekke' }] } })
  const [spaced] = await foundIn(warcRecord('response', `${WEIR}?q=a b`, answer(pageOn('the weir'))))
  expect(spaced).toMatchObject({ document: { url: `${WEIR}?q=a%20b` } })
})

const page = pageOn('the ferry')
test.each([
  ['chunked', answer(chunked(page), { 'Transfer-Encoding': 'chunked' })],
  ['said to be chunked', answer(page, { 'Transfer-Encoding': 'chunked' })],
  ['gzip', answer(gzipSync(page), { 'Content-Encoding': 'gzip' })],
  ['x-gzip in chunks', answer(chunked(gzipSync(page), 100), { 'Transfer-Encoding': 'chunked', 'Content-Encoding': 'x-gzip' })],
  ['deflate', answer(deflateSync(page), { 'Content-Encoding': 'deflate' })],
  ['bare deflate', answer(deflateRawSync(page), { 'Content-Encoding': 'deflate' })],
  ['brotli', answer(brotliCompressSync(page), { 'Content-Encoding': 'br' })],
  ['zstd', answer(zstdCompressSync(page), { 'Content-Encoding': 'zstd' })],
  ['two codings', answer(gzipSync(brotliCompressSync(page)), { 'Content-Encoding': 'br, gzip' })],
  ['said to be gzip', answer(page, { 'Content-Encoding': 'gzip' })],
  ['said to be brotli', answer(page, { 'Content-Encoding': 'br' })],
  ['a coding that is none', answer(page, { 'Content-Encoding': 'utf-8' })],
])('a body that is %s is read, and its bytes are the page', async (_name, block) => {
  const [one] = await foundIn(warcRecord('response', WEIR, block))
  expect(one).toMatchObject({ at: 1, document: { title: 'the ferry', notes: [] } })
  expect(Buffer.from((one as { readonly original: Uint8Array }).original).toString()).toBe(page)
})

test('a body that broke off is read as far as it goes, with a note', async () => {
  const long = pageOn('the ferry').replace('</article>', `${'<p>More was said of it by many people in the town hall of Orley on that day.</p>'.repeat(40)}</article>`)
  for (const block of [
    answer(chunked(long).subarray(0, -80), { 'Transfer-Encoding': 'chunked' }),
    answer(gzipSync(long, { level: 0 }).subarray(0, -90), { 'Content-Encoding': 'gzip' }),
  ]) {
    const [one] = await foundIn(warcRecord('response', WEIR, block))
    expect(one).toMatchObject({ document: { title: 'the ferry', notes: [{ rule: 'not-whole' }] } })
  }
  const [cut] = await foundIn(warcRecord('response', WEIR, answer(long), { 'WARC-Truncated': 'length' }))
  expect(cut).toMatchObject({ document: { notes: [{ rule: 'not-whole', message: 'As it was kept, it was cut off by the crawler (length)' }] } })
})

test('a revisit is the page that it refers to, at its own time; one of another archive is said', async () => {
  const first = warcRecord('response', WEIR, answer(pageOn('the weir')), { 'WARC-Payload-Digest': 'sha1:AAAA' })
  const again = (fields: Record<string, string>) => warcRecord('revisit', MILL, answer('', {}, '304 Not Modified'), { 'WARC-Date': '2026-04-01T00:00:00Z', ...fields })
  const found = await foundIn(
    Buffer.concat([
      first,
      again({ 'WARC-Refers-To-Target-URI': WEIR, 'WARC-Refers-To-Date': '2026-03-04T05:06:07Z' }),
      again({ 'WARC-Payload-Digest': 'sha1:AAAA' }),
      again({ 'WARC-Payload-Digest': 'sha1:BBBB' }),
    ]),
  )
  expect(found.map((one) => ('document' in one ? [one.at, one.document.url, one.captured] : 'unread' in one && one.unread))).toEqual([
    [1, WEIR, '2026-03-04T05:06:07Z'],
    [2, MILL, '2026-04-01T00:00:00Z'],
    [3, MILL, '2026-04-01T00:00:00Z'],
    'a page that did not change and stands in another archive',
  ])
})

test('a block that is not what its checksum says has a note', async () => {
  const block = answer(pageOn('the weir'))
  const digest = (value: string) =>
    foundIn(warcRecord('response', WEIR, block, { 'WARC-Block-Digest': value })).then(([one]) => ('document' in one ? one.document.notes.length : null))
  const { createHash } = await import('node:crypto')
  expect(await digest(`sha256:${createHash('sha256').update(block).digest('hex')}`)).toBe(0)
  expect(await digest(`sha1:${createHash('sha1').update(block).digest('base64')}`)).toBe(0)
  expect(await digest('sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA')).toBe(1)
  expect(await digest('crc:1')).toBe(0)
})

test('what is broken is said, and the other records are read', async () => {
  const [weir, mill] = [warcRecord('response', WEIR, answer(pageOn('the weir'))), warcRecord('response', MILL, answer(pageOn('the mill')))]
  const said = (...pieces: readonly (Uint8Array | string)[]) => linesIn(Buffer.concat(pieces.map((piece) => Buffer.from(piece))), { name: 'x' })
  expect(await said(weir, 'stray bytes\r\n', mill)).toEqual([`1 ${WEIR}: the weir`, '- x: ingest/broken-archive', `2 ${MILL}: the mill`])
  expect(await said(warcRecord('response', WEIR, 'x', { 'Content-Length': 'many' }), mill)).toEqual(['- x: ingest/broken-archive', `1 ${MILL}: the mill`])
  expect(await said(weir, mill.subarray(0, -100))).toEqual([`1 ${WEIR}: the weir`, `- ${MILL}: ingest/broken-archive`])
  expect(await said(weir, mill.subarray(0, 30))).toEqual([`1 ${WEIR}: the weir`, '- x: ingest/broken-archive'])
})

test('a damaged member of a packed archive costs no more than what is near it', async () => {
  const places = Array.from({ length: 60 }, (_, i) => `https://orley.example/${i}`)
  const members = places.map((place, i) =>
    gzipSync(
      warcRecord('response', place, answer(`${pageOn(`story ${i}`)}<!-- ${Array.from({ length: 900 }, (__, j) => ((i + 1) * (j + 7) ** 3) % 9973).join(' ')} -->`)),
    ),
  )
  const whole = Buffer.concat(members)
  const at = members.slice(0, 10).reduce((sum, { length }) => sum + length, 40)
  whole[at] ^= 0xff
  whole[at + 1] ^= 0xff
  const lines = await linesIn(whole, { name: 'x' })
  expect(lines).toContain('- x: ingest/broken-archive')
  expect(lines.slice(0, 10)).toEqual(places.slice(0, 10).map((place, i) => `${i + 1} ${place}: story ${i}`))
  expect(lines.at(-1)).toMatch(/story 59$/)
  expect(lines.length).toBeGreaterThan(50)
})

test('a body that is a bomb is a failure, and reading stops there', async () => {
  const bomb = warcRecord('response', MILL, answer(gzipSync(new Uint8Array(3_000_000)), { 'Content-Encoding': 'gzip' }))
  const lines = await linesIn(Buffer.concat([crawl[2], bomb, crawl[2]]), { name: 'x', limits: { slack: 50_000, ratio: 10 } })
  expect(lines).toEqual([`1 ${WEIR}: the weir`, `- ${MILL}: ingest/too-large`, '- x: ingest/too-large'])
})
