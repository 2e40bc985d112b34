import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hardWords, observed } from '../../../tests/observed.ts'

const read = (text: string, published: string | null = '2026-10-18') =>
  observed(text, { published }).dates.map(({ start, end, from, to, precision }) => [text.slice(start, end), from === to ? from : `${from}/${to}`, precision])

test.each([
  ['The quay was shut on 3 March 2026.', '3 March 2026', '2026-03-03', 'day'],
  ['Vale left on Tuesday.', 'Tuesday', '2026-10-13', 'day'],
  ['The council will vote on Tuesday.', 'Tuesday', '2026-10-20', 'day'],
  ['On March 3-5 the council met.', 'March 3-5', '2026-03-03/2026-03-05', 'day'],
  ['It rained from March 30 to April 2, 2020.', 'March 30 to April 2, 2020', '2020-03-30/2020-04-02', 'day'],
  ['The mill closed in 2019.', '2019', '2019-01-01/2019-12-31', 'year'],
  ['The mill thrived in the 1990s.', '1990s', '1990-01-01/1999-12-31', 'decade'],
  ['The mill thrived in the late 1990s.', 'late 1990s', '1997-01-01/1999-12-31', 'decade'],
  ['The mill closed last week.', 'last week', '2026-10-05/2026-10-11', 'week'],
  ['The mill closed earlier this month.', 'earlier this month', '2026-10-01/2026-10-18', 'month'],
  ['The mill closed two days ago.', 'two days ago', '2026-10-16', 'day'],
  ['The siren went off at 14:05 GMT.', '14:05 GMT', '2026-10-18T14:05Z', 'time'],
  ['The siren went off at 9:30 a.m. Tuesday.', '9:30 a.m. Tuesday', '2026-10-13T09:30', 'time'],
])('%s', (text, words, when, precision) => {
  expect(read(text)).toEqual([[words, when, precision]])
})

test('without an anchor what hangs on one is null', () => {
  expect(read('Vale left last week, and on Tuesday.', null)).toEqual([
    ['last week', null, 'week'],
    ['Tuesday', null, 'day'],
  ])
})

test('no day that is none', () => {
  expect(read('On February 30 nothing happened. He may go. They march on.')).toEqual([])
})

test('spans lie in the text, in order, and ends are in order, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...hardWords), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 25 }), (words) => {
      const text = words.join(' ')
      const { dates, quantities } = observed(text)
      for (const layer of [dates, quantities]) {
        let last = 0
        for (const { start, end } of layer) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }
      for (const { from, to } of dates) if (from && to) expect(from <= to).toBe(true)
      for (const { value } of quantities) if (typeof value !== 'number') expect(value[0]).toBeLessThan(value[1])
    }),
    { numRuns: 150 },
  )
})
