import { expect, test } from 'vitest'
import { packed, wordFile, wordParagraph, wordPart } from '../../../tests/fixture/office.ts'
import type { Draft } from '../reader.ts'
import { readWord } from './docx/read.ts'
import { docx } from './docx.ts'

const read = (bytes: Uint8Array) => readWord({ bytes, name: 'note.docx', known: {} })
const words = ({ text, parts }: Draft, kind: string) => parts.filter((part) => part.kind === kind).map(({ start, end }) => text.slice(start, end))
const failure = (bytes: Uint8Array) => {
  try {
    readWord({ bytes, name: 'note.docx', known: {} })
  } catch (error) {
    return error
  }
}

const article = [
  wordParagraph('The Weir Holds Through the Night', 'Titel'),
  wordParagraph('Engineers had feared a breach', 'Untertitel'),
  wordParagraph('By Ada Lind'),
  wordParagraph('ORLEY, March 3 – The weir held, the warden said.'),
  wordParagraph('She thanked the crews.'),
]

test('a title, a line under it, a byline, a place line and the body are told apart by style and words', () => {
  const draft = read(wordFile(article.join('')))
  expect(draft.title).toBe('The Weir Holds Through the Night')
  expect(draft.authors).toEqual(['Ada Lind'])
  expect(draft.place).toBe('ORLEY')
  expect(words(draft, 'standfirst')).toEqual(['Engineers had feared a breach'])
  expect(words(draft, 'body')).toEqual(['The weir held, the warden said.\n\nShe thanked the crews.'])
})

test('a style based on the title, and the first heading where there is no title, give the headline', () => {
  expect(read(wordFile(wordParagraph('A line over it') + wordParagraph('Mill burns', 'Mein') + article.slice(2).join(''))).title).toBe('Mill burns')
  expect(read(wordFile(wordParagraph('Mill burns', 'berschrift1') + article.slice(2).join(''))).title).toBe('Mill burns')
  const sized = '<w:p><w:r><w:rPr><w:sz w:val="40"/></w:rPr><w:t>The mill was burning by dawn, and so it went on.</w:t></w:r></w:p>'
  const plain = '<w:p><w:r><w:rPr><w:sz w:val="22"/></w:rPr><w:t>Nobody was hurt in it, the warden said on Monday, and the crews went home.</w:t></w:r></w:p>'
  expect(read(wordFile(sized + plain)).title).toBe('The mill was burning by dawn, and so it went on')
})

test('tracked insertions stay and are found, deletions and moved words go, comments are counted', () => {
  const body = wordParagraph(
    'The weir ',
    '',
    '<w:del><w:r><w:delText>broke</w:delText></w:r></w:del><w:ins><w:r><w:t>held</w:t></w:r></w:ins><w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom><w:r><w:t>, she said.</w:t></w:r>',
  )
  const draft = read(wordFile(body, { 'word/comments.xml': wordPart('comments', `<w:comment>${wordParagraph('Is that so?')}</w:comment>`) }))
  expect(draft.text).toBe('The weir held, she said.')
  expect(draft.notes).toEqual([
    { rule: 'tracked-changes', spans: [{ start: 9, end: 13 }], message: 'The file has tracked changes: 1 insertion kept, 1 deletion left out' },
    { rule: 'comments', spans: [], message: '1 comment in the margin left out' },
  ])
})

test('links lead where the relations or the fields say', () => {
  const field =
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://b.example/y" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>there</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
  const body = wordParagraph('See ', '', `<w:hyperlink r:id="rId7"><w:r><w:t>here</w:t></w:r></w:hyperlink><w:r><w:t> and </w:t></w:r>${field}<w:r><w:t>.</w:t></w:r>`)
  const bad = wordParagraph('', '', '<w:hyperlink r:id="rId8"><w:r><w:t>Nowhere</w:t></w:r></w:hyperlink>')
  const draft = read(
    wordFile(body + bad, {
      'word/_rels/document.xml.rels':
        '<Relationships><Relationship Id="rId7" Type="http://x/hyperlink" Target="https://a.example/x"/><Relationship Id="rId8" Type="http://x/hyperlink" Target="javascript:alert(1)"/></Relationships>',
    }),
  )
  expect(draft.hyperlinks.map(({ start, end, url }) => [draft.text.slice(start, end), url])).toEqual([
    ['here', 'https://a.example/x'],
    ['there', 'https://b.example/y'],
  ])
})

test('footnotes, captions and text boxes stand apart from the body; tables read by rows; contents and hidden words are left out', () => {
  const box =
    '<w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>'
  const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`
  const body = [
    wordParagraph('Contents 1', 'Verzeichnis1'),
    wordParagraph('The weir held.', '', `${box}<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>`),
    `<w:tbl><w:tr>${cell('Gate')}${cell('Height')}</w:tr><w:tr>${cell('North')}${cell('2 m')}</w:tr></w:tbl>`,
    wordParagraph('The weir in May', 'Beschriftung'),
  ]
  const draft = read(wordFile(body.join(''), { 'word/footnotes.xml': wordPart('footnotes', `<w:footnote>${wordParagraph('Measured at noon.')}</w:footnote>`) }))
  expect(draft.text).toBe('The weir held.\n\nGate\tHeight\n\nNorth\t2 m\n\nThe weir in May\n\nMeasured at noon.\n\nIn a box')
  expect(words(draft, 'caption')).toEqual(['The weir in May'])
  expect(words(draft, 'other')).toEqual(['Measured at noon.', 'In a box'])
  expect(draft.notes.map(({ rule }) => rule)).toEqual(['hidden-text'])
})

test('who wrote the file is its author only where no byline is printed and it is a person; its dates are no publication', () => {
  const core = (creator: string) => ({
    'docProps/core.xml': `<cp:coreProperties><dc:title>Microsoft Word - x.doc</dc:title><dc:creator>${creator}</dc:creator><dcterms:created>2025-03-01T09:00:00Z</dcterms:created></cp:coreProperties>`,
  })
  const plain = wordParagraph('the weir held, and the warden thanked the crews who had worked there.')
  expect(read(wordFile(plain, core('Bo Mark')))).toMatchObject({ authors: ['Bo Mark'], title: null, published: null })
  expect(read(wordFile(plain, core('press-office-2'))).authors).toEqual([])
  const named = read(wordFile(article.join(''), core('Bo Mark')))
  expect(named.authors).toEqual(['Ada Lind'])
  expect(named.notes).toMatchObject([{ rule: 'file-properties', message: expect.stringContaining('made on 2025-03-01, by “Bo Mark”') }])
})

test('a letterhead gives outlet and date', () => {
  const draft = read(wordFile(article.join(''), { 'word/header1.xml': wordPart('hdr', wordParagraph('The Orley Gazette, 4 March 2025')) }))
  expect(draft).toMatchObject({ outlet: 'The Orley Gazette', published: '2025-03-04' })
})

test('old, locked and broken files are refused, each with its own code', () => {
  const ole = (name: string) => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Buffer.from(name, 'utf16le')])
  expect(docx.suits({ bytes: ole('Workbook'), name: undefined, known: {} })).toBe(false)
  expect(failure(ole('WordDocument'))).toMatchObject({ code: 'ingest/unsupported-type', hint: expect.stringContaining('DOCX') })
  expect(failure(ole('EncryptedPackage'))).toMatchObject({ code: 'ingest/locked' })
  const whole = wordFile(article.join(''))
  expect(read(whole.subarray(0, whole.length - 60)).title, 'what a cut-off file still has is read').toBe('The Weir Holds Through the Night')
  const damaged = whole.map((byte, i) => (i > 200 && i < 260 ? byte ^ 255 : byte))
  expect(failure(damaged)).toMatchObject({ code: 'ingest/broken-file' })
})

test('a damaged part that is not the text is left out and named', () => {
  const whole = wordFile(article.join(''))
  const at = Buffer.from(whole).indexOf('word/styles.xml') + 40
  const draft = read(whole.map((byte, i) => (i >= at && i < at + 8 ? byte ^ 255 : byte)))
  expect(draft.text).toContain('The weir held')
  expect(draft.notes).toMatchObject([{ rule: 'damaged', message: 'Parts of the file are damaged and were left out: word/styles.xml' }])
})

test('bombs cost little: expanding entities stay as they are, a part of endless zeros is refused, depth is no stack', () => {
  const entity = `<!DOCTYPE w [<!ENTITY a "ha ha ha"><!ENTITY b "&a;&a;&a;">]><w:document><w:body>${wordParagraph('x &b; y')}</w:body></w:document>`
  expect(read(packed({ 'word/document.xml': entity })).text).toBe('x &b; y')
  const deep = read(wordFile(`${'<w:ins>'.repeat(50_000)}${wordParagraph('Deep.')}${'</w:ins>'.repeat(50_000)}`))
  expect(deep.text).toBe('Deep.')
  expect(read(wordFile('<w:tbl><w:tr><w:tc>'.repeat(3000) + wordParagraph('Cell.'))).text).toBe('Cell.')
  expect(failure(packed({ 'word/document.xml': new Uint8Array(65 * 1024 * 1024) }))).toMatchObject({ code: 'ingest/too-large' })
})
