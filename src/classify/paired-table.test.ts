import fc from 'fast-check'
import { expect, test } from 'vitest'
import { featureKey } from './hashing.ts'
import { PairedTable } from './paired-table.ts'

/** Rows of weights for features 0 … n − 1, and what their sums are by plain addition. */
function made(rows: readonly (readonly number[])[], labels: number) {
  const width = labels <= 3 ? 4 : 8
  const stored = new Int8Array(rows.length * width)
  for (const [r, row] of rows.entries()) stored.set(row.slice(0, labels), r * width)
  const keys = Int32Array.from(rows, (_, r) => featureKey(9, r))
  const sumOf = (features: readonly number[]) => Array.from({ length: labels }, (_, l) => features.reduce((sum, r) => sum + (rows[r]?.[l] ?? 0), 0))
  return { table: new PairedTable(keys, stored, labels, width, 1), sumOf }
}
const weight = fc.integer({ min: -127, max: 127 })

test.each([2, 3, 5, 6, 7])('%i labels: scores are the sums of the rows', (labels) => {
  fc.assert(
    fc.property(fc.array(fc.array(weight, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 40 }), fc.array(fc.nat(39), { maxLength: 200 }), (rows, asked) => {
      const features = asked.map((r) => r % rows.length)
      const { table, sumOf } = made(rows, labels)
      const scores = new Int32Array(8)
      table.score(
        Int32Array.from(features, (r) => featureKey(9, r)),
        features.length,
        scores,
      )
      expect([...scores.slice(0, labels)]).toEqual(sumOf(features))
    }),
  )
})

test('of many keys next to none is left out, and next to no unknown feature is taken for one', () => {
  const { table } = made(
    Array.from({ length: 50_000 }, () => [100, 0, 0]),
    3,
  )
  const scores = new Int32Array(8)
  const share = (from: number) => {
    let found = 0
    for (let r = from; r < from + 5000; r++) {
      table.score(Int32Array.of(featureKey(9, r)), 1, scores)
      if (scores[0] !== 0) found++
    }
    return found / 5000
  }
  expect(share(0)).toBeGreaterThan(0.94)
  expect(share(1_000_000)).toBeLessThan(0.02)
})
