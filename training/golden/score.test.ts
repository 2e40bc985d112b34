import { expect, test } from 'vitest'
import type { Annotation } from '../notation/annotation.ts'
import { completed } from '../notation/complete.ts'
import { parseTagged } from '../notation/parse.ts'
import { kept, scoreCorpus } from '../score-corpus.ts'
import { pairUp, runsOf, within, wordsOf } from './words.ts'

const BLOCK = `
---
source mayor: named-person Ida Brock
source aide: unnamed-person an aide (unnamed)
anon 2: count=1
complete`
const gold = completed(
  parseTagged(
    `⟦S1@mayor Ida Brock⟧ ⟦C1 denied⟧ ⟦T1 it⟧. ⟦S2@aide,desc2 An aide⟧ ⟦C2 said⟧ ⟦T2 ⟦S3<2@mayor she⟧ ⟦C3 hoped⟧ ⟦T3 to stay⟧⟧, ⟦voice:inference a sign of haste⟧. ⟦num1:>=3 At least three⟧ ⟦of1 votes⟧ are due ⟦date:2026-05(month) in May⟧.${BLOCK}`,
  ),
)
const figures = (read: Annotation) => kept(scoreCorpus([{ name: 'one', gold, read, words: wordsOf(gold.text) }]).figures)

test('an attribution that is missed costs recall and no precision', () => {
  const { precision, recall } =
    scoreCorpus([{ name: 'one', gold, read: { ...gold, attributions: gold.attributions.slice(0, 1) }, words: wordsOf(gold.text) }]).figures.find(
      (f) => f.name === 'linked, all three overlap',
    ) ?? {}
  expect(precision).toBe(100)
  expect(recall).toBeCloseTo(100 / 3)
})

test('a wrong value lowers its own figure alone', () => {
  const doubting = { ...gold, attributions: gold.attributions.map((a) => ({ ...a, distance: 'doubting' as const })) }
  expect(figures(doubting)['distance: accuracy, matched']).toBe(0)
  expect(figures(doubting)['certainty: accuracy, matched']).toBe(100)
})

test('one read source for two people costs the precision of B³', () => {
  const read = { ...gold, attributions: gold.attributions.map((a) => ({ ...a, sources: ['x'] })), sources: [{ id: 'x', mentions: [{ start: 0, end: 9 }] }] }
  expect(figures(read)['sources: B³ of matched attributions']).toBeLessThan(80)
})

test('the value and bound of a quantity, and the edges of a time, are judged apart from finding it', () => {
  const read = {
    ...gold,
    quantities: gold.quantities.map((q) => ({ ...q, bound: 'exact' as const })),
    dates: gold.dates.map((d) => ({ ...d, from: '2026-05-01', to: '2026-05-31' })),
  }
  expect(figures(read)).toMatchObject({ 'quantities: found': 100, 'quantities: and value and bound': 0, 'dates: and from and to': 100 })
})

test('a longer stretch still finds own inference; a spurious one costs precision', () => {
  const [own] = gold.voice
  expect(figures({ ...gold, voice: [{ ...own, start: own.start - 2 }] })['voice: own view, half of the words']).toBe(100)
  expect(figures({ ...gold, voice: [own, { start: 0, end: 9, voice: 'evaluation' }] })['voice: own view, half of the words']).toBeCloseTo(66.7)
})

test('runs leave marks at their edges out, and pairs are one to one', () => {
  const words = wordsOf('“Go,” he said')
  expect(runsOf(words, within(words, [{ start: 0, end: 5 }]))).toEqual(['1-1'])
  expect(pairUp([1, 2], [1], (a, b) => a + b)).toMatchObject([{ gold: 2, read: 1 }])
})
