import { expect, test } from 'vitest'
import type { PublicAttribution } from '../../model/public-reading.ts'
import { Tally } from './agreement.ts'
import { shareOf } from './interval.ts'
import { isMark, readMark } from './marks.ts'
import { chancesOf } from './passages.ts'
import { readSheet, sheetOf } from './sheet.ts'

const PASSAGE = '“The ferry,” harbour master Ana Terzic said, “would not sail before Friday.”'

test('a mark is made of words copied from the passage', () => {
  const mark = readMark(PASSAGE, 'harbour master Ana Terzic | said | "The ferry," … "would not sail before Friday."')
  const words = (spans: readonly { readonly start: number; readonly end: number }[]) => spans.map(({ start, end }) => PASSAGE.slice(start, end))
  expect(isMark(mark) && [words(mark.source), words(mark.cue), words(mark.content)]).toEqual([
    ['harbour master Ana Terzic'],
    ['said'],
    ['“The ferry,”', '“would not sail before Friday.”'],
  ])
  expect(readMark(PASSAGE, '| | "would not sail')).toMatchObject({ source: [], cue: [] })
  expect(readMark(PASSAGE, 'None')).toBeNull()
  expect(readMark(PASSAGE, 'the captain | said | The ferry')).toEqual({ says: expect.stringContaining('“the captain” does not stand in the passage') })
  expect(readMark(PASSAGE, 'said')).toEqual({ says: expect.stringContaining('three parts') })
})

test('a sheet that was marked is read again, and passages without a mark are left out', () => {
  const passages = [
    { document: 3, start: 120, end: 120 + PASSAGE.length, words: PASSAGE },
    { document: 4, start: 10, end: 40, words: '- a list\n## 9 d9:1-2\nits end' },
    { document: 5, start: 10, end: 40, words: 'It rained on the quay.' },
  ]
  const sheet = sheetOf(passages, 7)
  expect(readSheet(sheet)).toEqual([])
  const lines = sheet.split('\n')
  lines[lines.findIndex((line) => line.trim() === '-')] = '- Ana Terzic | said | would not sail before Friday'
  lines[lines.findLastIndex((line) => line.trim() === '-')] = '- none'
  const read = readSheet(lines.join('\n'))
  expect(read.map(({ document, words, marks }) => [document, words, marks.length])).toEqual([
    [3, PASSAGE, 1],
    [5, 'It rained on the quay.', 0],
  ])
  expect(() => readSheet(sheet.replace(/^- $/m, '- Ana Terzic said so'))).toThrow(/line \d+ of the sheet: a line has three parts/)
  expect(() => readSheet('nothing of the kind')).toThrow(/no passage is in it/)
})

test('precision and recall count each statement once', () => {
  const span = (start: number, end: number) => [{ start, end }]
  const read = [
    { source: span(0, 5), cue: span(6, 10), content: span(11, 30) },
    { source: [], cue: span(32, 36), content: span(37, 60) },
  ] as unknown as PublicAttribution[]
  const tally = new Tally()
  tally.add(read, [
    { source: span(2, 5), cue: span(6, 10), content: span(15, 40) },
    { source: span(70, 75), cue: span(76, 80), content: span(81, 90) },
    { source: span(50, 55), cue: span(32, 36), content: span(37, 49) },
  ])
  const counted = tally.agreements().map(({ measure, precision, recall }) => [measure, precision.right, precision.among, recall.among])
  expect(counted).toEqual([
    ['all three parts overlap', 1, 2, 3],
    ['source', 1, 1, 3],
    ['cue', 2, 2, 3],
    ['content', 2, 2, 3],
  ])
})

test('an interval is as wide as its sample is small', () => {
  const { share, low, high } = shareOf(8, 10)
  expect([share, low?.toFixed(3), high?.toFixed(3)]).toEqual([0.8, '0.490', '0.943'])
  expect(shareOf(0, 0)).toEqual({ right: 0, among: 0, share: null, low: null, high: null })
})

test('a seed decides the sample', () => {
  const [one, again, other] = [chancesOf(1), chancesOf(1), chancesOf(2)].map((chance) => Array.from({ length: 5 }, chance))
  expect(one).toEqual(again)
  expect(one).not.toEqual(other)
  expect(one.every((value) => value >= 0 && value < 1)).toBe(true)
})
