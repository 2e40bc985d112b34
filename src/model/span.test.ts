import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hull, overlaps, sharedLength, span, textOf } from './span.ts'

test('a span has whole ends, in order, and is never empty', () => {
  expect(span(0, 1)).toEqual({ start: 0, end: 1 })
  for (const [start, end] of [
    [1, 1],
    [2, 1],
    [-1, 3],
    [0.5, 3],
    [0, Number.NaN],
  ]) {
    expect(() => span(start, end), `${start}, ${end}`).toThrow(expect.objectContaining({ code: 'model/bad-span' }))
  }
})

test('the words of a span are those of the text, halves of a pair included', () => {
  expect(textOf('the 🛶 sank', span(4, 6))).toBe('🛶')
  expect(textOf('the 🛶 sank', span(4, 5))).toBe('\ud83d')
})

test('spans that share a unit overlap, and a hull covers all', () => {
  const anySpan = fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 })).map(([start, length]) => span(start, start + length))
  fc.assert(
    fc.property(anySpan, anySpan, (a, b) => {
      const around = hull([a, b])
      return overlaps(a, b) === sharedLength(a, b) > 0 && around?.start === Math.min(a.start, b.start) && around.end === Math.max(a.end, b.end)
    }),
  )
  expect(hull([])).toBeUndefined()
})
