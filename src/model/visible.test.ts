import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visible, visibleLine } from './visible.ts'

test('what a terminal would obey is shown as a sign', () => {
  expect(visible('a\u001b[31mb\u0007')).toBe('a␛[31mb␇')
  expect(visible('\u009b2J')).toBe('‹U+009B›2J')
  expect(visible('safe\u202eefas')).toBe('safe‹U+202E›efas')
  expect(visible('\ud800 and \udc00')).toBe('\ufffd and \ufffd')
})

test('what a person wrote stays as it is', () => {
  for (const text of ['“Nein”, sagte er – 1 000 €', 'مرحبا', '東京', '👩‍👧 waved', 'naïve café']) expect(visible(text)).toBe(text)
})

test('a line has no line ends and no runs of blanks', () => {
  expect(visibleLine('  one\r\n\ttwo  ')).toBe('one two')
})

test('no text keeps a control or a mark of direction', () => {
  const unseen = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => !unseen.test(visible(text)) && visible(text).isWellFormed()))
})
