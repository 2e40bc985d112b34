import { expect, test } from 'vitest'
import { isoTime } from './iso.ts'
import { printedDates } from './printed-date.ts'

test.each([
  ['3 March 2025', '2025-03-03'],
  ['March 3, 2025', '2025-03-03'],
  ['3rd of March 2025', '2025-03-03'],
  ['Sept. 9, 2025', '2025-09-09'],
  ['3. März 2025', '2025-03-03'],
  ['3 марта 2025 года, 18:00', '2025-03-03T18:00'],
  ['3 de marzo de 2025', '2025-03-03'],
  ['03.01.2028, 10:25', '2028-01-03T10:25'],
  ['2025年3月3日 21:17', '2025-03-03T21:17'],
  ['2025-03-03 14:05 GMT', '2025-03-03T14:05+00:00'],
  ['3 March 2025, 8:30pm NZDT', '2025-03-03T20:30+13:00'],
  ['March 3, 2025 at 12:05 a.m. ET', '2025-03-03T00:05'],
  ['3 March 2025, 14:05 (UTC+7)', '2025-03-03T14:05+07:00'],
  ['3 March 2025, 14:05 UTC-3:30', '2025-03-03T14:05-03:30'],
  ['3 March 2025, 11:45 QXT (1245 UTC)', '2025-03-03T11:45-01:00'],
  ['3 March 2025, 14:05 IST', '2025-03-03T14:05'],
])('%s is %s', (line, iso) => {
  expect(printedDates(line).map((date) => date.iso)).toEqual([iso])
})

test('a day without its year has no ISO form; what is no date is none', () => {
  expect(printedDates('Sunday 4 May, 08:10 CET')).toMatchObject([{ iso: null }])
  for (const line of ['31 February 2025', '03/04/2025', 'May we come in 12 days', 'the 2025 budget', '4 of the 2025 bridges', '1.2.3'])
    expect(printedDates(line)).toEqual([])
})

test.each([
  ['2025-03-03T14:05:06.000Z', '2025-03-03T14:05:06Z'],
  ['2025-03-03T14:05:06+0100', '2025-03-03T14:05:06+01:00'],
  ['2025-03-03 14:05:06.0', '2025-03-03T14:05:06'],
  ['2025-03-03 14:05:06 +02:00', '2025-03-03T14:05:06+02:00'],
  ['2025-03-03', '2025-03-03'],
  ['Mon, 03 Mar 2025 14:05:06 GMT', '2025-03-03T14:05:06Z'],
  ['1741010706000', '2025-03-03T14:05:06Z'],
  ['Mon Mar 03 2025 14:05:06 GMT+0100 (CET)', '2025-03-03T14:05:06+01:00'],
  ['2025-13-40', null],
  ['yesterday', null],
  ['', null],
])('a page that states “%s” means %s', (stated, iso) => {
  expect(isoTime(stated)).toBe(iso)
})
