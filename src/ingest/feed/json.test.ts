import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slicesOf } from './json.ts'

test('the stretches of a list or an object are those of its values', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.nat(2), (values, indent) => {
      const text = JSON.stringify(values, null, indent)
      const slices = slicesOf(text, 0)
      expect(slices.every(({ slice }) => slice.whole)).toBe(true)
      expect(slices.map(({ slice }) => JSON.parse(text.slice(slice.start, slice.end)))).toEqual(JSON.parse(text))
    }),
  )
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.nat(2), (values, indent) => {
      const text = JSON.stringify(values, null, indent)
      expect(slicesOf(text, 0).map(({ key, slice }) => [key, JSON.parse(text.slice(slice.start, slice.end))])).toEqual(Object.entries(JSON.parse(text)))
    }),
  )
})

test('what is cut off is not whole, and any text comes to an end', () => {
  const [whole, cut] = slicesOf('[{"a":1},{"b":"x', 0)
  expect([whole.slice, cut.slice]).toEqual([
    { start: 1, end: 8, whole: true },
    { start: 9, end: 16, whole: false },
  ])
  fc.assert(fc.property(fc.stringMatching(/^[[\]{}",:\\a1 ]{0,40}$/), (text) => slicesOf(`[${text}`, 0).every(({ slice }) => slice.end >= slice.start)))
})
