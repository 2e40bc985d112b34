import { expect, test } from 'vitest'
import { markOf, placeOf } from './encoder.ts'

test('a place beside a cue is told by side and distance, far ones together', () => {
  expect([10, 11, 12].map((piece) => placeOf(piece, 10, 12))).toEqual([0, 0, 0])
  expect([13, 14, 21, 22, 23, 112, 900].map((piece) => placeOf(piece, 10, 12))).toEqual([1, 2, 8, 9, 9, 17, 17])
  expect([9, 8, 0, -200].map((piece) => placeOf(piece, 10, 12))).toEqual([18, 19, 26, 34])
})

test('marks of quotation and capitals never meet the number of the edges', () => {
  const all = [0, 1, 2, 3].flatMap((state) => [0, 1, 2, 3, 255].map((shape) => markOf(state, shape)))
  expect(Math.min(...all)).toBe(1)
  expect(Math.max(...all)).toBe(16)
})
