import { expect, test } from 'vitest'
import { parseTagged } from '../../../training/notation/parse.ts'
import { plainDocument } from '../../../training/plain-document.ts'
import { type Span, textOf } from '../../model/span.ts'
import { readSome } from '../pipeline.ts'

/** What is stated of the unnamed sources marked in a text; `same` are attributions of one source. */
function anonymityOf(tagged: string, same: readonly number[] = []) {
  const { text, attributions } = parseTagged(tagged)
  const parts = attributions.map(({ id, source, cue, content, nestedIn }) => ({ id, source, cue, content, nestedIn, confidence: 1, rule: 'example' }))
  const mentions = same.flatMap((i) => parts[i].source)
  const resolution = {
    sources: same.length ? [{ id: 's1', name: 'x', kind: 'unnamed-person' as const, mentions }] : [],
    of: parts.map((_, i) => (same.includes(i) ? ['s1'] : [])),
    sure: parts.map(() => 1),
    because: {},
    holders: [],
  }
  const { anonymity } = readSome(plainDocument(text), { model: null, guides: [] }, ['anonymity'], { parts, resolution })
  const words = (span: Span | null) => span && textOf(text, span)
  return anonymity.map((a) => ({ count: a.count, description: words(a.description), reason: words(a.reason), closeness: words(a.closeness) }))
}

test('a number that the text states is the count, a share is none', () => {
  const counts = (tagged: string) => anonymityOf(tagged).map(({ count }) => count)
  expect(counts('⟦S1 Two officials⟧ ⟦C1 said⟧ ⟦T1 no⟧.')).toEqual([2])
  expect(counts('⟦S1 More than 15,000 residents⟧ ⟦C1 said⟧ ⟦T1 no⟧.')).toEqual([15000])
  expect(counts('⟦S1 Both guards⟧ ⟦C1 said⟧ ⟦T1 no⟧.')).toEqual([2])
  expect(counts('⟦S1 Forty percent of residents⟧ ⟦C1 said⟧ ⟦T1 no⟧.')).toEqual([null])
  expect(counts('⟦S1 Officials⟧ ⟦C1 said⟧ ⟦T1 no⟧.')).toEqual([null])
  expect(counts('⟦S1 An official⟧ ⟦C1 said⟧ ⟦T1 no⟧.')).toEqual([1])
  expect(counts('⟦S1 Ana Roe⟧ ⟦C1 said⟧ ⟦T1 no⟧.')).toEqual([])
})

test('on condition of anonymity is no reason; because of what is', () => {
  expect(anonymityOf('⟦S1 Two aides⟧, speaking on condition of anonymity, ⟦C1 said⟧ ⟦T1 no⟧.')[0].reason).toBeNull()
  expect(anonymityOf('⟦T1 The deal was dead⟧, ⟦C1 said⟧ ⟦S1 two aides⟧, who spoke on condition of anonymity because they were not authorized to speak.')[0].reason).toBe(
    'because they were not authorized to speak',
  )
  expect(anonymityOf('⟦S1 A cook⟧ ⟦C1 said⟧ ⟦T1 the stove was old⟧. She asked not to be named for fear of losing her job.')[0].reason).toBe('for fear of losing her job')
})

test('the source’s own words go before a nearer source', () => {
  const [aide, guard] = anonymityOf('⟦S1 An aide who was not allowed to discuss the draft⟧ ⟦C1 said⟧ ⟦T1 it was short⟧. ⟦S2 A guard⟧ ⟦C2 said⟧ ⟦T2 no⟧.')
  expect([aide.reason, guard.reason]).toEqual(['not allowed to discuss the draft', null])
})

test('what is stated once of a source holds for all that it says', () => {
  const [, second] = anonymityOf('⟦S1 Two people close to the duke⟧ ⟦C1 said⟧ ⟦T1 he was ill⟧. ⟦S2 They⟧ ⟦C2 added⟧ ⟦T2 that he slept⟧.', [0, 1])
  expect(second).toEqual({ count: 2, description: 'Two people close to the duke', reason: null, closeness: 'close to the duke' })
})
