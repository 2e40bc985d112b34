import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Document } from '../model/document.ts'
import { HearsayError } from '../model/error.ts'
import { draftOfText, readBytes } from './readers.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (text: string, name?: string) => readBytes(bytes(text), { name })
const textsOf = (document: Document, kind: string) => document.parts.filter((part) => part.kind === kind).map(({ start, end }) => document.text.slice(start, end))

/** What must hold of every document, whatever came in. */
function expectSound({ text, parts, hyperlinks, markup, notes, id }: Document): void {
  expect(id).toMatch(/^sha256:[0-9a-f]{64}$/)
  let at = 0
  for (const { start, end } of parts) {
    expect(start).toBeGreaterThanOrEqual(at)
    expect(end).toBeGreaterThan(start)
    expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
    at = end
  }
  expect(at).toBeLessThanOrEqual(text.length)
  let after = 0
  for (const { start, end } of markup) {
    expect(start).toBeGreaterThanOrEqual(after)
    expect(end).toBeGreaterThan(start)
    after = end
  }
  for (const { start, end } of [...markup, ...hyperlinks, ...notes.flatMap(({ spans }) => spans)]) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
  }
}

test('an empty file is read, with a finding', () => {
  const document = read('')
  expect(document.text).toBe('')
  expect(document.parts).toEqual([])
  expect(document.notes.map(({ rule }) => rule)).toEqual(['empty'])
  expect(document.missing).toEqual(['title', 'outlet', 'byline', 'date', 'place', 'link'])
})

test('the text is the file, line ends and all, without a byte-order mark', () => {
  const document = read('\ufeffThe Mill Burns Again\r\n\r\nA fire took the old mill.\r\nNobody was hurt.\r\n')
  expect(document.text).toBe('The Mill Burns Again\r\n\r\nA fire took the old mill.\r\nNobody was hurt.\r\n')
  expect(document.title).toBe('The Mill Burns Again')
  expect(textsOf(document, 'body')).toEqual(['A fire took the old mill.\r\nNobody was hurt.'])
})

test('UTF-16 and legacy encodings are decoded as browsers do', () => {
  const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from('Brücke gesperrt', 'utf16le')])
  expect(readBytes(wide, {}).text).toBe('Brücke gesperrt')
  const latin = Buffer.from('Die Brücke über die Mühle wurde gestern für drei Stunden gesperrt, sagte der Bürgermeister.', 'latin1')
  expect(readBytes(latin, {}).text).toContain('Die Brücke über die Mühle')
})

test('what cannot be decoded is U+FFFD, and a note says where', () => {
  const good = bytes('Grüße aus Köln für alle Mühlen – die Fähre fährt. ')
  const { text, notes } = readBytes(new Uint8Array([...good, 0xff, 0x21]), {})
  expect(text.endsWith('\ufffd!')).toBe(true)
  expect(notes).toMatchObject([{ rule: 'undecodable', spans: [{ start: text.length - 2, end: text.length - 1 }] }])
})

test('a few NULs are a finding; a binary file is refused by what it is', () => {
  expect(read(`The ferry\0 was late. ${'It came at noon. '.repeat(20)}`).notes.map(({ rule }) => rule)).toEqual(['null-characters'])
  const refused = (content: Uint8Array) => {
    try {
      readBytes(content, { name: 'x' })
    } catch (error) {
      return error as HearsayError
    }
  }
  expect(refused(bytes('%PDF-1.7 …'))).toMatchObject({ code: 'ingest/unsupported-type', message: expect.stringContaining('a PDF document') })
  expect(refused(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))?.message).toContain('PNG')
  expect(refused(new Uint8Array(400).map((_, i) => i % 7))?.hint).toBeTruthy()
})

test('gzip is undone by content; a damaged one is an error', () => {
  const packed = gzipSync('The Weir Holds\n\nThe weir held through the night, the warden said.')
  expect(readBytes(packed, { name: 'a.txt' }).title).toBe('The Weir Holds')
  expect(readBytes(packed, {}).id).not.toBe(read('The Weir Holds\n\nThe weir held through the night, the warden said.').id)
  expect(() => readBytes(packed.subarray(0, 40), {})).toThrowError(HearsayError)
})

test('what the user gives goes first and is not missing', () => {
  const document = readBytes(bytes('Bridge Shut\n\nThe bridge was shut at noon, the council said.'), {
    given: { outlet: 'The Orley Gazette', url: 'https://orley.example/1' },
  })
  expect(document).toMatchObject({ outlet: 'The Orley Gazette', url: 'https://orley.example/1', given: ['outlet', 'url'], missing: ['byline', 'date', 'place'] })
})

test('the format is told by content, the name being a hint for Markdown only', () => {
  const kind = (content: string, name: string, walked = false) => {
    const made = draftOfText({ bytes: bytes(content), name, known: {} }, walked)
    return 'unread' in made ? made.unread : (made.title ?? made.text)
  }
  expect(kind('<!doctype html><title>The weir</title><p>Hello', 'a.txt')).toBe('The weir')
  expect(kind('# A heading\n\nSome **bold** words', 'a.txt')).toBe('A heading')
  expect(kind('<p>Plain words</p> and more', 'a.md')).toBe('<p>Plain words</p> and more')
  expect(kind('Plain words', 'a.html')).toBe('Plain words')
  expect(kind('GIF89a', 'a.txt')).toBe('a GIF image')
  expect(kind('{"a": 1}', 'a.txt')).toBe('a JSON file')
  expect(kind('[Update] The weir holds.', 'a.txt')).toContain('[Update]')
  expect(kind('{"a": 1}\n{"a": 2}\n', 'a')).toBe('a JSON Lines file')
  expect(kind('{"a": [1, 2', 'a.json')).toBe('a JSON file')
  expect(kind('{The weir} holds, said Ola Brekke.', 'a.txt')).toContain('{The weir}')
  expect(kind('<?xml version="1.0"?><bill><line>x</line></bill>', 'a.txt')).toBe('an XML file')
  expect(kind('<!-- x --><svg xmlns="http://www.w3.org/2000/svg"><path/></svg>', 'a')).toBe('a drawing (SVG)')
  expect(kind('let a = 1', 'https://orley.example/a.js?v=2', true)).toBe('a program')
  expect(kind('a,b\n1,2\n', 'a.csv')).toContain('a,b')
  expect(kind('a,b\n1,2\n', 'a.csv', true)).toBe('a table (CSV)')
})

test('any bytes are read soundly or refused by an error of ingest', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
      try {
        expectSound(readBytes(content, {}))
      } catch (error) {
        if (!(error instanceof HearsayError)) throw error
        expect(error.code).toMatch(/^ingest\//)
      }
    }),
    { numRuns: 300 },
  )
})

const piece = fc.constantFrom(
  'By Ada Lind and Bo Mark',
  'KYIV, March 3 (AFP) — ',
  'The Orley Gazette, 3 March 2025, 14:05 GMT',
  '\n',
  '\n\n',
  '\r\n\r\n',
  'The mayor said so.',
  '# ',
  '**',
  '_',
  '[a](https://a.example/x)',
  '![b](c)',
  '> ',
  '- ',
  '```\n',
  '---\n',
  'title: x\n',
  '<p>',
  '</p>',
  '<div class="share">',
  '</div>',
  '<html>',
  '<script>alert(1)</script>',
  '<a href="https://b.example">',
  '</a>',
  '<br>',
  '&amp;',
  '<table><td>',
  '<h1>',
  '</h1>',
  'Photo: a bridge',
  'Correction: it was not so.',
  'https://c.example/d.',
  '\u202e',
  '\0',
  '\ud800',
  '🌊',
  '“',
  '”',
  ' ',
  'Q: Why?',
  '(Reporting by Ada Lind)',
)
test('any mixture of what articles are made of is read soundly, in every format', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), fc.constantFrom('a.txt', 'a.md'), fc.boolean(), (pieces, name, asPage) => {
      const document = read((asPage ? '<!doctype html>' : '') + pieces.join(''), name)
      expectSound(document)
      expect(read((asPage ? '<!doctype html>' : '') + pieces.join(''), name)).toEqual(document)
    }),
    { numRuns: 400 },
  )
})

/** The fastest of three readings, in milliseconds: the slower ones are the machine's other work. */
function fastest(content: Uint8Array): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const from = performance.now()
    readBytes(content, {})
    best = Math.min(best, performance.now() - from)
  }
  return best
}

test.each([
  ['open tags', '<div><b>', '<!doctype html>'],
  ['unclosed links', '<a href="x">y ', '<!doctype html>'],
  ['entities', '&amp;&lt;&#x1F30A;', '<!doctype html><p>'],
  ['one attribute', 'class ', '<!doctype html><p title="'],
  ['stray end tags', '</span></td></p>', '<!doctype html><div>'],
  ['brackets', '[[', '# a\n\n'],
  ['stars', '*a **b ', '# a\n\n'],
  ['no spaces', 'mud', ''],
  ['bylines', 'By Ada Lind\n', ''],
  ['captions', 'Photo: a\n', ''],
  ['digits', '1.2.', ''],
])('cost grows linearly with %s', (_name, unit, start) => {
  const sized = (length: number) => bytes(start + unit.repeat(length / unit.length))
  readBytes(sized(20_000), {})
  const small = fastest(sized(40_000))
  expect(fastest(sized(800_000))).toBeLessThan(Math.max(20 * small * 2.5, 1000))
})
