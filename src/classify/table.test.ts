import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FeatureTable } from './table.ts'

/** Few keys, so that asking for one often finds it, among them some that share a place. */
const key = fc.constantFrom(1, 2, 17, 33, 65, -1, -17, 1 << 20, (1 << 20) | 1, 0x7fffffff, -0x80000000, 12345)
const learnt = fc
  .tuple(fc.constantFrom([3, 4], [4, 4], [6, 8], [8, 8], [5, 5], [13, 13], [38, 40], [50, 52]), fc.uniqueArray(key, { maxLength: 12 }))
  .chain(([[labels, width], keys]) =>
    fc.record({
      labels: fc.constant(labels),
      width: fc.constant(width),
      keys: fc.constant(keys),
      rows: fc.array(fc.array(fc.integer({ min: -127, max: 127 }), { minLength: labels, maxLength: labels }), { minLength: keys.length, maxLength: keys.length }),
      asked: fc.array(key, { maxLength: 300 }),
    }),
  )

test('scores are the sums of the rows of the features that were learnt, whatever the width of a row and however many are asked for', () => {
  fc.assert(
    fc.property(learnt, ({ labels, width, keys, rows, asked }) => {
      const stored = new Int8Array(keys.length * width)
      for (const [i, row] of rows.entries()) stored.set(row, i * width)
      const table = new FeatureTable(Int32Array.from(keys), stored, labels, width, 1)
      const scores = new Int32Array(Math.max(labels, 8)).fill(99)
      table.score(Int32Array.from(asked), asked.length, scores)
      const sums = Array.from({ length: labels }, (_, l) => asked.reduce((sum, feature) => sum + (rows[keys.indexOf(feature)]?.[l] ?? 0), 0))
      expect([...scores.subarray(0, labels)]).toEqual(sums)
    }),
  )
})
