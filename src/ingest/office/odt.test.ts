import { expect, test } from 'vitest'
import { openContent, openFile } from '../../../tests/fixture/office.ts'
import type { Draft } from '../reader.ts'
import { readOpenDocument } from './odt/read.ts'
import { odt } from './odt.ts'

const raw = (bytes: Uint8Array) => ({ bytes, name: 'note.odt', known: {} })
const read = (bytes: Uint8Array) => readOpenDocument(raw(bytes))
const words = ({ text, parts }: Draft, kind: string) => parts.filter((part) => part.kind === kind).map(({ start, end }) => text.slice(start, end))

const styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
const body = [
  '<text:p text:style-name="P1">The Weir Holds</text:p>',
  '<text:p>By Bo Mark</text:p>',
  '<text:p>The weir<text:s text:c="2"/>held, <text:a xlink:href="https://a.example/x">the warden</text:a> said.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>At noon.</text:p></text:note-body></text:note></text:p>',
  '<text:p>She<office:annotation><dc:creator>X</dc:creator><text:p>Who?</text:p></office:annotation> thanked the crews.<text:line-break/>All of them.</text:p>',
]

test('title by style, byline, body, links, notes apart; comments left out and counted', () => {
  const draft = read(openFile(styles, body.join('')))
  expect(draft).toMatchObject({ title: 'The Weir Holds', authors: ['Bo Mark'], published: null })
  expect(words(draft, 'body')).toEqual(['The weir held, the warden said.\n\nShe thanked the crews.\nAll of them.'])
  expect(words(draft, 'other')).toEqual(['At noon.'])
  expect(draft.hyperlinks.map(({ start, end, url }) => [draft.text.slice(start, end), url])).toEqual([['the warden', 'https://a.example/x']])
  expect(draft.notes.map(({ rule }) => rule)).toEqual(['comments', 'file-properties'])
})

test('a flat file reads as the packed one does', () => {
  const flat = new TextEncoder().encode(openContent(styles, body.join(''), 'document', 'application/vnd.oasis.opendocument.text'))
  expect(odt.suits(raw(flat))).toBe(true)
  expect(read(flat)).toEqual(read(openFile(styles, body.join(''))))
})

test('tracked changes: what was taken out stays out, what was put in is marked', () => {
  const changes =
    '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/><text:p>never</text:p></text:deletion></text:changed-region><text:changed-region text:id="c2"><text:insertion/></text:changed-region></text:tracked-changes>'
  const draft = read(
    openFile(
      '',
      `${changes}<text:p>It <text:change text:change-id="c1"/>was <text:change-start text:change-id="c2"/>quite<text:change-end text:change-id="c2"/> safe.</text:p>`,
    ),
  )
  expect(draft.text).toBe('It was quite safe.')
  expect(draft.notes[0]).toMatchObject({ rule: 'tracked-changes', spans: [{ start: 7, end: 12 }] })
})

test('tables read by rows, captions and text boxes apart, contents left out', () => {
  const cell = (words: string) => `<table:table-cell><text:p>${words}</text:p></table:table-cell>`
  const draft = read(
    openFile(
      '',
      `<text:table-of-content><text:p>Contents</text:p></text:table-of-content><text:p>It rose.</text:p><table:table><table:table-row>${cell('North')}${cell('2 m')}</table:table-row></table:table><text:p><draw:frame><draw:text-box><text:p text:style-name="Illustration">The weir</text:p></draw:text-box></draw:frame></text:p><text:p><draw:frame><draw:text-box><text:p>A box</text:p></draw:text-box></draw:frame></text:p>`,
    ),
  )
  expect(draft.text).toBe('It rose.\n\nNorth\t2 m\n\nThe weir\n\nA box')
  expect([words(draft, 'caption'), words(draft, 'other')]).toEqual([['The weir'], ['A box']])
})

test('a locked file and a broken one are refused; other XML is not taken', () => {
  expect(() =>
    read(openFile('', '<text:p>x</text:p>', { 'META-INF/manifest.xml': '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>' })),
  ).toThrowError(expect.objectContaining({ code: 'ingest/locked' }))
  expect(() => read(openFile('', '', { 'content.xml': '<<<' }))).toThrowError(expect.objectContaining({ code: 'ingest/broken-file' }))
  expect(odt.suits(raw(new TextEncoder().encode('<?xml version="1.0"?><rss/>')))).toBe(false)
})
