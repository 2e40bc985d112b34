import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shorten, wordsOf } from './excerpt.ts'

test('what is short enough is left alone', () => {
  expect(shorten('the bridge was safe', 19)).toBe('the bridge was safe')
})

test('the middle gives way, at the borders of words', () => {
  expect(shorten('the bridge had been inspected twice before the flood carried it off', 40)).toBe('the bridge had been … it off')
})

test('how a text begins and ends is always its own, and no character is cut in two', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), fc.integer({ min: 12, max: 80 }), (text, most) => {
      const short = shorten(text, most)
      if (text.length <= most) return short === text
      const [head, ...rest] = short.split(' … ')
      return short.length <= most && text.startsWith(head) && text.endsWith(rest.at(-1) ?? '') && short.isWellFormed() === text.isWellFormed()
    }),
  )
})

test('pieces of a part are parted by a sign of what stands between', () => {
  expect(
    wordsOf('“Never”, he said, “again”', [
      { start: 0, end: 8 },
      { start: 18, end: 25 },
    ]),
  ).toBe('“Never”, […] “again”')
})
