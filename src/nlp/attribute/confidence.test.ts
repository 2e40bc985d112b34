import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONFIDENCE_FEATURES, confidenceFeatures, confidenceOf } from './confidence.ts'

const cue = { first: 3, last: 4, head: 3, chance: 0.8 }
const roles = { source: [{ first: 1, last: 2 }], content: [{ first: 5, last: 9 }], least: 0.5, mean: 0.9 }

test('without weights the confidence is the product of the chances', () => {
  expect(confidenceOf(undefined, cue, roles, false)).toBeCloseTo(0.8 * 0.7)
})

test('outermost and nested attributions have a row of weights each', () => {
  const weights = new Float32Array(CONFIDENCE_FEATURES * 2)
  weights[0] = 2
  weights[CONFIDENCE_FEATURES] = -2
  expect(confidenceOf(weights, cue, roles, false)).toBeCloseTo(1 / (1 + Math.exp(-2)))
  expect(confidenceOf(weights, cue, roles, true)).toBeCloseTo(1 / (1 + Math.exp(2)))
})

test('features are finite numbers even of chances that are certain', () => {
  fc.assert(
    fc.property(fc.constantFrom(0, 1, 0.5), fc.constantFrom(0, 1), (chance, least) => {
      const features = confidenceFeatures({ ...cue, chance }, { ...roles, least })
      expect(features).toHaveLength(CONFIDENCE_FEATURES)
      for (const feature of features) expect(Number.isFinite(feature)).toBe(true)
    }),
  )
})
