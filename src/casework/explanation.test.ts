import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPlace } from './explanation.ts'

const TEXT = 'First line\r\n\r\n  Third line, she said.\rFourth “quoted” line'
const shown = (at: string) => {
  const place = findPlace(TEXT, at)
  return place && TEXT.slice(place.start, place.end)
}

test('a number is a line, without its end and the blanks around', () => {
  expect([shown('1'), shown('2'), shown('3'), shown('4'), shown('5')]).toEqual(['First line', undefined, 'Third line, she said.', 'Fourth “quoted” line', undefined])
})

test('words are found over other blanks, other quotation marks and, failing that, other capitals', () => {
  expect(shown('line third')).toBe('line\r\n\r\n  Third')
  expect(shown('"quoted"')).toBe('“quoted”')
  expect(shown('nowhere')).toBeUndefined()
  expect(shown('   ')).toBeUndefined()
})

test('no words are taken for a pattern', () => {
  expect(findPlace('a.b (c)* [d] \\ e', '(c)* [d] \\')).toEqual({ start: 4, end: 14 })
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), (words) => {
      fc.pre(words.trim() !== '' && !/^\s*\d+\s*$/.test(words))
      const place = findPlace(`before ${words} after`, words)
      return place !== undefined && place.end - place.start === words.trim().length
    }),
  )
})
