import { expect, test } from 'vitest'
import { backOff, freshFor, retryAfter } from './back-off.ts'

const noon = new Date('2026-03-04T12:00:00Z')

test.each([
  ['120', 120],
  ['0', 0],
  ['Wed, 04 Mar 2026 12:01:30 GMT', 90],
  ['Wed, 04 Mar 2026 11:00:00 GMT', 0],
  ['99999999999', 366 * 86_400],
  ['9'.repeat(400), null],
  ['-5', null],
  ['soon', null],
  ['', null],
])('Retry-After %j is %j seconds', (value, seconds) => {
  expect(retryAfter([['retry-AFTER', value]], noon)).toBe(seconds)
})

test.each<[Record<string, string>, number | null]>([
  [{}, null],
  [{ 'Cache-Control': 'public, max-age=600' }, 600],
  [{ 'Cache-Control': 'MAX-AGE="60"', Expires: 'Wed, 04 Mar 2026 13:00:00 GMT' }, 60],
  [{ 'Cache-Control': 'no-store, max-age=600' }, 0],
  [{ 'Cache-Control': 'private', Expires: 'Wed, 04 Mar 2026 13:00:00 GMT' }, 3600],
  [{ Date: 'Wed, 04 Mar 2026 12:59:00 GMT', Expires: 'Wed, 04 Mar 2026 13:00:00 GMT' }, 60],
  [{ Expires: '0' }, 0],
  [{ Expires: 'never' }, null],
])('%j holds for %j seconds', (headers, seconds) => {
  expect(freshFor(Object.entries(headers), noon)).toBe(seconds)
})

test('waits double up to a minute, the upper half by chance', () => {
  expect([1, 2, 3, 7, 20].map((tried) => backOff(tried, () => 0))).toEqual([500, 1000, 2000, 30_000, 30_000])
  expect([1, 2, 3, 7, 20].map((tried) => backOff(tried, () => 1))).toEqual([1000, 2000, 4000, 60_000, 60_000])
})
