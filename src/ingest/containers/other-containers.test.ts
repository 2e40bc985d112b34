import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { answer, arcFile, gzipEach, pageOn, savedPage, warcRecord } from '../../../tests/fixture/archive-bytes.ts'
import { foundIn, linesIn, linesInStream } from '../../../tests/fixture/found.ts'

const WEIR = 'https://orley.example/weir'
const MILL = 'https://orley.example/mill'

test('an archive of the older form gives its pages, spaces in their addresses and all', async () => {
  const bytes = arcFile(
    [WEIR, answer(pageOn('the weir'))],
    ['dns:orley.example', Buffer.from('x')],
    [`${MILL}?of=the old town`, answer(pageOn('the mill'))],
    [`${WEIR}.png`, answer('x', { 'Content-Type': 'image/png' })],
  )
  const lines = [`1 ${WEIR}: the weir`, `2 ${MILL}?of=the old town: the mill`, `- ${WEIR}.png: a picture`]
  for (const whole of [bytes, gzipSync(bytes)]) {
    expect(await linesIn(whole)).toEqual(lines)
    expect(await linesInStream(whole, {}, 77)).toEqual(lines)
  }
  expect((await foundIn(bytes))[1]).toMatchObject({ captured: '2026-03-04T05:06:07Z', document: { url: `${MILL}?of=the%20old%20town` } })
})

test('records of the older form that do not say their length, or are cut off, are said; the others are read', async () => {
  const bytes = arcFile([WEIR, answer(pageOn('the weir')), 'many'], [MILL, answer(pageOn('the mill'))], [WEIR, answer(pageOn('the weir')), '-1'])
  expect(await linesIn(bytes, { name: 'x' })).toEqual(['- x: ingest/broken-archive', `1 ${MILL}: the mill`, '- x: ingest/broken-archive'])
  expect(await linesIn(arcFile([WEIR, answer(pageOn('the weir'))]).subarray(0, -50), { name: 'x' })).toEqual([`- ${WEIR}: ingest/broken-archive`])
  const short = arcFile([WEIR, answer(pageOn('the weir')), '5000'])
  expect((await foundIn(short))[0]).toMatchObject({ document: { title: 'the weir', notes: [{ rule: 'not-whole' }] } })
})

test('a packed web archive gives the pages of its archives and nothing else', async () => {
  const part = (place: string, subject: string) => gzipEach(warcRecord('response', place, answer(pageOn(subject))))
  const bytes = zipSync({
    'datapackage.json': Buffer.from('{}'),
    'pages/pages.jsonl': Buffer.from('{"url":"x"}\n'),
    'archive/a.warc.gz': [part(WEIR, 'the weir'), { level: 0 }],
    'indexes/index.cdx.gz': gzipSync('x'),
    'archive/b.warc.gz': [part(MILL, 'the mill'), { level: 0 }],
  })
  expect(await linesIn(bytes, { name: 'crawl.zip' })).toEqual([`1 ${WEIR}: the weir`, `2 ${MILL}: the mill`])
  expect(await linesIn(bytes.subarray(0, -10), { name: 'x' })).toContain('- x: ingest/broken-archive')
})

test.each(['quoted-printable', 'base64'])('a saved page in %s is one document, known by the bytes of the file', async (encoding) => {
  const bytes = savedPage(pageOn('the weir – a Brücke'), { encoding })
  const [one, ...others] = await foundIn(bytes, { name: 'weir.mht' })
  expect(others).toEqual([])
  expect(one).toMatchObject({ at: null, original: bytes, captured: '2026-03-04T05:06:07Z', document: { title: 'the weir – a Brücke', url: WEIR } })
  expect(await linesIn(zipSync({ 'weir.txt': bytes }))).toEqual(['1 weir.txt: the weir – a Brücke'])
})

test('a saved page without the page is said; a mail with pictures is none', async () => {
  const empty = savedPage('').toString('latin1').replace('Content-Type: text/html', 'Content-Type: text/css')
  expect(await linesIn(Buffer.from(empty, 'latin1'), { name: 'x.mht' })).toEqual(['- x.mht: ingest/broken-archive'])
  const { mhtml } = await import('./mhtml.ts')
  const suits = (words: string) => mhtml.suits({ bytes: Buffer.from(words), name: undefined, known: {} })
  const head = 'Content-Type: multipart/related; boundary=x\r\n'
  expect(suits(`${head}MIME-Version: 1.0\r\n\r\n`)).toBe(true)
  expect(suits(`${head}To: desk@orley.example\r\n\r\n`)).toBe(false)
  expect(suits('Content-Type: multipart/alternative; boundary=x\r\n\r\nmultipart/related')).toBe(false)
})

test('a text of nothing but addresses is a list of what could be fetched', async () => {
  expect(await linesIn(Buffer.from(`\ufeff# to read\r\n${WEIR}\r\n\r\n  ${MILL}  \r\n`))).toEqual([`- -: ${WEIR}`, `- -: ${MILL}`])
  const [one] = await foundIn(Buffer.from(`${WEIR} says that the weir holds.\n${MILL}\n`))
  expect(one).toHaveProperty('document')
})
