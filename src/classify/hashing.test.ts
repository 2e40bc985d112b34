import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featureKey } from './hashing.ts'

test('a key is a whole number of 32 bits and never 0, which stands for no feature', () => {
  fc.assert(
    fc.property(fc.nat({ max: 300 }), fc.integer(), fc.integer(), fc.integer(), (template, a, b, c) => {
      const key = featureKey(template, a, b, c)
      expect(key).toBe(key | 0)
      expect(key).not.toBe(0)
    }),
  )
})

test('templates and places of values are told apart', () => {
  const keys = [featureKey(1, 7), featureKey(2, 7), featureKey(1, 7, 9), featureKey(1, 9, 7), featureKey(1, 7, 0, 9), featureKey(1, 0, 7)]
  expect(new Set(keys).size).toBe(keys.length)
})

test('small values of one template seldom meet', () => {
  const keys = new Set<number>()
  for (let a = 0; a < 300; a++) for (let b = 0; b < 300; b++) keys.add(featureKey(5, a, b))
  expect(keys.size).toBeGreaterThan(90_000 * 0.999)
})
