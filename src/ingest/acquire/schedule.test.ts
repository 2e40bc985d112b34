import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterVisit, DEFAULT_PACE, dueAt, type Visit, type Watched, watch } from './schedule.ts'

const noon = new Date('2026-03-04T12:00:00Z')
const feed = watch('https://gazette.example/feed', noon)
const minutes = ({ next }: Watched, from = noon) => (Date.parse(next) - from.getTime()) / 60_000

test('an address is due at once, and oftener the more comes from it', () => {
  expect(dueAt([feed], noon)).toEqual({ due: [feed], wait: null })
  expect(minutes(afterVisit(feed, { at: noon, came: 3 }, 0.5))).toBe(15)
  expect(minutes(afterVisit(feed, { at: noon, came: 0 }, 0.5))).toBe(45)
  expect([0, 1].map((chance) => Math.round(minutes(afterVisit(feed, { at: noon, came: 0 }, chance)) * 10) / 10)).toEqual([40.5, 49.5])
})

test('it settles at an end of the pace where always, or never, something comes', () => {
  const settled = (came: number) => Array.from({ length: 20 }).reduce<Watched>((one) => afterVisit(one, { at: noon, came }, 0.5), feed)
  expect([minutes(settled(1)), minutes(settled(0))]).toEqual([10, 360])
})

test('failures double the wait, and do not change the interval', () => {
  const first = afterVisit(feed, { at: noon, came: null }, 0.5)
  const second = afterVisit(first, { at: noon, came: null }, 0.5)
  expect([minutes(first), minutes(second), second.failures, second.interval]).toEqual([60, 120, 2, feed.interval])
  expect(afterVisit(second, { at: noon, came: 0 }, 0.5).failures).toBe(0)
})

test('what a server says of the time is kept: max-age up to the slow end, Retry-After up to a week', () => {
  expect(minutes(afterVisit(feed, { at: noon, came: 1, freshFor: 7200 }, 0))).toBe(120)
  expect(minutes(afterVisit(feed, { at: noon, came: 1, freshFor: 9e6 }, 0))).toBe(360)
  expect(minutes(afterVisit(feed, { at: noon, came: null, retryAfter: 86_400 }, 0))).toBe(1440)
  expect(minutes(afterVisit(feed, { at: noon, came: null, retryAfter: 9e9 }, 0))).toBe(7 * 1440)
})

test('what is gone is never due; what the last visit learnt is what the next one asks with', () => {
  const after = afterVisit(feed, { at: noon, came: null, gone: true, known: { etag: '"b"' } }, 0.5)
  expect(dueAt([after], new Date('2030-01-01'))).toEqual({ due: [], wait: null })
  expect([after.etag, after.lastModified]).toEqual(['"b"', null])
})

test('the longest overdue comes first, the rest is waited for, and a clock set back stops nothing', () => {
  const at = (next: string): Watched => ({ ...feed, address: next, next })
  const [late, later, soon, lost, broken] = ['2026-03-04T11:00:00Z', '2026-03-04T11:30:00Z', '2026-03-04T12:10:00Z', '2031-01-01T00:00:00Z', 'never'].map(at)
  expect(dueAt([soon, later, late], noon)).toEqual({ due: [late, later], wait: 600_000 })
  expect(dueAt([soon, lost, broken], noon)).toEqual({ due: expect.arrayContaining([lost, broken]), wait: 600_000 })
})

test('whatever is visited, the next visit lies within the pace and chance, or where the server wants it', () => {
  const anyVisit = fc.record({ came: fc.option(fc.nat(9)), freshFor: fc.option(fc.nat()), retryAfter: fc.option(fc.nat()) })
  fc.assert(
    fc.property(fc.array(fc.tuple(anyVisit, fc.double({ min: 0, max: 0.999, noNaN: true })), { minLength: 1, maxLength: 8 }), (visits) => {
      const end = visits.reduce<Watched>((one, [visit, chance]) => afterVisit(one, { at: noon, ...(visit as Omit<Visit, 'at'>) }, chance), feed)
      const [last] = visits.at(-1)!
      const wait = Date.parse(end.next) - noon.getTime()
      expect(wait).toBeGreaterThanOrEqual(Math.min((last.retryAfter ?? 0) * 1000, 7 * 86_400_000))
      expect(wait).toBeGreaterThanOrEqual(DEFAULT_PACE.min * 0.9)
      expect(wait).toBeLessThanOrEqual(Math.max(7 * 86_400_000, DEFAULT_PACE.max) * 1.1)
    }),
  )
})
