import { expect, test } from 'vitest'
import { column, type PdfPage, pdfOf, pdfOfObjects, stream } from '../../../tests/fixture/pdf.ts'
import type { Draft } from '../reader.ts'
import { PDF_LIMITS } from './pdf/extract.ts'
import { readPdf } from './pdf/read.ts'

const raw = (bytes: Uint8Array) => ({ bytes, name: 'page.pdf', known: {} })
const read = (pages: readonly PdfPage[], info: Readonly<Record<string, string>> = {}) => readPdf(raw(pdfOf(pages, info)))
const words = ({ text, parts }: Draft, kind: string) => parts.filter((part) => part.kind === kind).map(({ start, end }) => text.slice(start, end))
const failure = (bytes: Uint8Array) => readPdf(raw(bytes)).catch((error: unknown) => error)

const LEFT = [
  'ORLEY, March 3 – The council shut the old bridge',
  'at noon on Monday after engineers found cracks in',
  'two of its piers, and the mayor said that the repre-',
  'sentatives of the anti-war society would march by',
  'another way. The society had planned it.',
]
const RIGHT = [
  'Nobody on the anti-',
  'war side had been told of it, its chairman said',
  'in the evening, and he called the closing a farce',
  'of the first order. The mayor’s office answered',
  'that a bridge was not closed for one march.',
]

test('a headline across two columns, a byline, and the columns one after the other', async () => {
  const draft = await read([
    {
      set: [
        { words: 'Old Bridge Shut After Cracks Are Found', x: 60, y: 80, size: 24 },
        { words: 'By Ada Lind', x: 60, y: 110 },
        ...column(60, 140, LEFT),
        ...column(320, 140, RIGHT),
      ],
    },
  ])
  expect(draft).toMatchObject({ title: 'Old Bridge Shut After Cracks Are Found', authors: ['Ada Lind'], place: 'ORLEY' })
  expect(words(draft, 'body')).toEqual([
    'The council shut the old bridge at noon on Monday after engineers found cracks in two of its piers, and the mayor said that the representatives of the anti-war society would march by another way. The society had planned it.\n\nNobody on the anti-war side had been told of it, its chairman said in the evening, and he called the closing a farce of the first order. The mayor’s office answered that a bridge was not closed for one march.',
  ])
})

test('paragraphs by indents, and one that goes on in the next column and on the next page', async () => {
  const draft = await read([
    {
      set: [
        ...column(60, 100, LEFT.slice(0, 2)),
        { words: 'The second paragraph begins set in, and it has', x: 72, y: 124 },
        ...column(60, 136, ['as many lines as it takes to reach the other side', 'of the column, where it does not end but only']),
        ...column(320, 100, ['goes on for a while, as it does in newspapers of', 'the old kind, until the page is full to its foot and']),
      ],
    },
    { set: column(60, 100, ['the reader turns it over.', 'Then it is at an end.']) },
  ])
  expect(draft.text.split('\n\n')).toEqual([
    'ORLEY, March 3 – The council shut the old bridge at noon on Monday after engineers found cracks in',
    'The second paragraph begins set in, and it has as many lines as it takes to reach the other side of the column, where it does not end but only goes on for a while, as it does in newspapers of the old kind, until the page is full to its foot and the reader turns it over.',
    'Then it is at an end.',
  ])
})

test('running heads and page numbers are left out and told; the head gives outlet and date', async () => {
  const page = (number: number): PdfPage => ({
    set: [
      { words: `The Orley Gazette, 4 March 2025`, x: 60, y: 40, size: 8 },
      ...column(60, 100, [`On day ${'abc'[number - 1]} the river rose by a foot`, ...(number % 2 ? LEFT : RIGHT)]),
      { words: `Page ${number} of 3`, x: 280, y: 810, size: 8 },
    ],
  })
  const draft = await read([1, 2, 3].map(page))
  expect(draft.text).not.toMatch(/Gazette|Page/)
  expect(draft).toMatchObject({ outlet: 'The Orley Gazette', published: '2025-03-04' })
  expect(draft.notes).toMatchObject([{ rule: 'running-heads', message: '6 lines at the edges of pages left out: The Orley Gazette, 4 March 2025' }])
})

test('small type under a picture is a caption, at the foot of a page a note whose mark is taken off its word', async () => {
  const draft = await read([
    {
      set: [
        ...column(60, 100, LEFT),
        { words: '1', x: 60 + 167, y: 144, size: 6 },
        { words: 'The bridge on the day before', x: 60, y: 300, size: 7 },
        ...column(60, 330, RIGHT.slice(1)),
        { words: '1 The society was founded in 1950.', x: 60, y: 780, size: 7 },
      ],
    },
  ])
  expect(words(draft, 'caption')).toEqual(['The bridge on the day before'])
  expect(words(draft, 'other')).toEqual(['1 The society was founded in 1950.'])
  expect(words(draft, 'body')[0]).toMatch(/planned it\.\n/)
})

test('tables read by rows; what stands at an angle is left out and told', async () => {
  const rows = [
    ['Gate', 'Height', 'Flow'],
    ['North', '2.1 m', '14'],
    ['South', '1.9 m', '9'],
  ]
  const draft = await read([
    {
      set: [
        ...column(60, 100, LEFT),
        ...rows.flatMap((row, i) => row.map((cell, j) => ({ words: cell, x: 60 + j * 90, y: 200 + i * 14 }))),
        { words: 'DRAFT COPY', x: 200, y: 500, size: 40, turn: 45 },
      ],
    },
  ])
  expect(draft.text.split('\n\n').slice(1)).toEqual(rows.map((row) => row.join('\t')))
  expect(draft.notes.map(({ rule, message }) => [rule, message])).toEqual([['turned-text', '10 characters set at an angle left out']])
})

test('a large initial belongs to its first word, and the lines beside it to its paragraph', async () => {
  const lines = (first: string) => [
    { words: first, x: 90, y: 100 },
    { words: 'old bridge at noon on Monday, as it had been', x: 90, y: 112 },
    ...column(60, 124, LEFT.slice(1)),
  ]
  expect((await read([{ set: [{ words: 'T', x: 60, y: 111, size: 32 }, ...lines('he council had shut the')] }])).text).toMatch(
    /^The council had shut the old bridge .* engineers [^\n]*$/,
  )
  expect((await read([{ set: [{ words: 'A', x: 60, y: 111, size: 32 }, ...lines('council had shut the')] }])).text).toMatch(/^A council/)
})

test('columns of a line or two are known by those of the page before; rows of a table are not taken for them', async () => {
  const first = { set: [...column(60, 100, [...LEFT, ...LEFT]), ...column(320, 100, [...RIGHT, ...RIGHT])] }
  const tail = await read([
    first,
    { set: [...column(60, 100, ['and so the story goes on for a line', 'or two.']), ...column(320, 100, ['Its last words stand on the other', 'side.'])] },
  ])
  expect(tail.text).toMatch(/goes on for a line or two\.\n\nIts last words stand on the other side\.$/)
  const table = await read([first, { set: [...column(60, 100, ['North gate', 'South gate']), ...column(300, 100, ['2.1 m', '1.9 m'])] }])
  expect(table.text).toMatch(/North gate\t2\.1 m\n\nSouth gate\t1\.9 m$/)
})

test('a page on its side is turned', async () => {
  const sideways = LEFT.map((line, i) => ({ words: line, x: 100 + i * 12, y: 800, turn: 90 }))
  const upright = (await read([{ set: column(60, 100, LEFT) }])).text
  expect((await read([{ set: sideways }])).text).toBe(upright)
  expect((await read([{ set: sideways, rotate: 90 }])).text).toBe(upright)
})

test('links lie over the words that they are printed on', async () => {
  const draft = await read([
    {
      set: column(60, 100, LEFT),
      links: [
        { rect: [60, 91, 94, 103], url: 'https://a.example/x' },
        { rect: [60, 103, 100, 115], url: 'javascript:alert(1)' },
      ],
    },
  ])
  expect(draft.hyperlinks.map(({ start, end, url }) => [draft.text.slice(start, end), url])).toEqual([['ORLEY,', 'https://a.example/x']])
})

test('what the file says of itself: a title that a person wrote, no date of publication', async () => {
  const body = { set: column(60, 100, LEFT.slice(1)) }
  expect(await read([body], { Title: 'The bridge and the march', Author: 'Ada Lind', CreationDate: "D:20250304090000+01'00'" })).toMatchObject({
    title: 'The bridge and the march',
    authors: ['Ada Lind'],
    published: null,
    notes: [{ rule: 'file-properties', message: expect.stringContaining('made on 2025-03-04;') }],
  })
  expect((await read([body], { Title: 'Microsoft Word - bridge.doc' })).title).toBeNull()
})

test('a browser’s own head and foot are left out, the address kept', async () => {
  const draft = await read([
    {
      set: [
        { words: '3/4/2025, 9:12 AM', x: 24, y: 22, size: 8 },
        { words: 'Old bridge shut', x: 250, y: 22, size: 8 },
        ...column(60, 100, LEFT),
        { words: 'https://orley.example/bridge', x: 24, y: 825, size: 8 },
        { words: '1/1', x: 560, y: 825, size: 8 },
      ],
    },
  ])
  expect(draft.url).toBe('https://orley.example/bridge')
  expect(draft.text).not.toMatch(/9:12|1\/1/)
})

test('of a page of the web as a browser prints it: the headline by the file’s title, lists of links and what follows the article apart', async () => {
  const links: { rect: [number, number, number, number]; url: string }[] = []
  const entry = (words: string, y: number) => {
    links.push({ rect: [60, y - 9, 60 + words.length * 5, y + 2], url: 'https://orley.example/' })
    return { words, x: 60, y }
  }
  const set = [
    ...['Home page', 'News of the town', 'Sport and games', 'Weather report'].map((words, i) => entry(words, 60 + i * 20)),
    { words: 'More from our newspaper', x: 60, y: 150, size: 20 },
    { words: 'Old Bridge Shut After Cracks Are Found', x: 60, y: 190, size: 20 },
    ...column(60, 230, [...LEFT, ...RIGHT.slice(1), ...LEFT, ...RIGHT.slice(1)]),
    ...['Sign up here', 'Your address', 'Send it', 'Most read today', 'A mill', 'A weir', 'A ferry', 'All rights', 'About us'].map((words, i) => ({
      words,
      x: 60,
      y: 480 + i * 20,
    })),
  ]
  const draft = await read([{ set, links }], { Title: 'Old Bridge Shut After Cracks Are Found | The Orley Gazette', Producer: 'Skia/PDF m150' })
  expect(draft.title).toBe('Old Bridge Shut After Cracks Are Found')
  expect(words(draft, 'body').join(' ')).not.toMatch(/Home|Sport|Sign up|ferry/)
  expect(draft.text).toContain('A ferry')
})

test('a scan, a locked file and a broken one are refused, each with its own code', async () => {
  expect(await failure(pdfOf([{ set: [] }, { set: [] }]))).toMatchObject({
    code: 'ingest/no-text',
    message: 'page.pdf has 2 pages and no text: it is a scan, or a picture',
  })
  const locked = pdfOfObjects(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Count 0 /Kids [] >>',
      `<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`,
    ],
    `/Encrypt 3 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
  )
  expect(await failure(locked)).toMatchObject({ code: 'ingest/locked' })
  expect(await failure(new TextEncoder().encode('%PDF-1.7\nnothing of the kind'))).toMatchObject({ code: 'ingest/broken-file' })
})

/** A page of Asian type whose map is not in the file: the codes of its lines, one below the other or, from top to bottom, one left of the other. */
const asian = (encoding: string, ordering: string, ...lines: readonly string[]) =>
  pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${encoding} /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement 2 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
    stream(`BT /F1 12 Tf 300 700 Td ${lines.map((code) => `<${code}> Tj ${encoding.endsWith('-V') ? '-18 0' : '0 -18'} Td`).join(' ')} ET`),
  ])
const wide = (words: string) => [...words].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('')

test.each([
  ['UniGB-UCS2-H', 'GB1', ['65b095fb', '62a59053'], '新闻报道'],
  ['GBK-EUC-H', 'GB1', ['d0c2cec5b1a8b5c0'], '新闻报道'],
  ['90ms-RKSJ-H', 'Japan1', ['905695b795f193b9'], '新聞報道'],
  ['KSCms-UHC-H', 'Korea1', ['c7d1b1db'], '한글'],
  ['ETen-B5-H', 'CNS1', ['a4a4a4e5'], '中文'],
  ['UniJIS-UCS2-V', 'Japan1', [wide('市長は月曜日に橋を'), wide('閉鎖した。')], '市長は月曜日に橋を閉鎖した。'],
])('Asian type in %s, its map made from the platform’s decoders, without spaces between lines', async (encoding, ordering, lines, words) => {
  expect((await readPdf(raw(asian(encoding, ordering, ...lines)))).text).toBe(words)
})

test('what publishers embed says outlet and day', async () => {
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><prism:publicationDate>2025-03-04</prism:publicationDate><prism:publicationName>The Orley Gazette</prism:publicationName></rdf:Description></rdf:RDF></x:xmpmeta>'
  const bytes = pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [4 0 R] >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources << /Font << /F1 3 0 R >> >> >>',
    stream('BT /F1 12 Tf 60 700 Td (the council shut the old bridge) Tj ET'),
    `<< /Type /Metadata /Subtype /XML /Length ${xmp.length} >>\nstream\n${xmp}\nendstream`,
  ])
  expect(await readPdf(raw(bytes))).toMatchObject({
    outlet: 'The Orley Gazette',
    published: '2025-03-04',
    readFrom: { outlet: 'file metadata', published: 'file metadata' },
  })
})

test('hostile files end: cyclic page trees, counts that lie, streams within streams, more glyphs than a page has', async () => {
  const cyclic = pdfOfObjects(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1000000 /Kids [2 0 R 2 0 R] >>'])
  expect(await failure(cyclic)).toMatchObject({ code: expect.stringMatching(/^ingest\/(?:broken-file|no-text|too-large)$/) })
  const self = pdfOf([{ set: [], content: '/X Do' }])
  expect(await failure(self)).toMatchObject({ code: 'ingest/no-text' })
  const many = await readPdf(raw(pdfOf([{ set: [], content: `BT /F1 8 Tf ${'1 0 0 1 60 700 Tm (a) Tj 1 0 0 1 300 90 Tm (b) Tj '.repeat(10_000)} ET` }])), {
    ...PDF_LIMITS,
    runsOnPage: 1000,
  })
  expect(many.notes.map(({ rule }) => rule)).toContain('cut-off')
  expect(many.text.length).toBeLessThan(10_000)
})

test('a file that takes too long is given up, and the thread with it', async () => {
  const slow = pdfOf([{ set: [], content: `BT /F1 8 Tf 60 700 Td ${'(a) Tj '.repeat(400_000)} ET` }])
  expect(await readPdf(raw(slow), { ...PDF_LIMITS, milliseconds: 1 }).catch((error: unknown) => error)).toMatchObject({ code: 'ingest/too-large' })
  expect((await read([{ set: column(60, 100, LEFT) }])).text).toContain('The council shut')
})

test('bits turned over in a file are read or refused, never more', async () => {
  const whole = pdfOf([{ set: column(60, 100, LEFT) }])
  for (let seed = 1; seed <= 12; seed++) {
    const bytes = whole.map((byte, i) => ((i * 2654435761 + seed * 40503) % 997 < 3 ? byte ^ (1 << ((i + seed) % 8)) : byte))
    bytes.set(whole.subarray(0, 8))
    const outcome = await failure(bytes)
    expect(outcome).toMatchObject(outcome instanceof Error ? { code: expect.stringMatching(/^ingest\//) } : { text: expect.any(String) })
  }
})
