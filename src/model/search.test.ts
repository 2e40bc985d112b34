import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstNot } from './search.ts'

test('the first index that is no longer before, as a walk from the start would find it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -20, max: 20 })), fc.integer({ min: -25, max: 25 }), (numbers, bound) => {
      const ascending = numbers.toSorted((a, b) => a - b)
      const walked = ascending.findIndex((n) => n >= bound)
      expect(firstNot(ascending.length, (i) => ascending[i] < bound)).toBe(walked < 0 ? ascending.length : walked)
    }),
  )
})
