import { expect, test } from 'vitest'
import { attribution, fullReading, reading, words } from '../../tests/fixture/public-reading.ts'
import { summarize } from './summary.ts'

test('only communication counts as said', () => {
  const { statements, nested, ascribed, anonymous, agentless } = summarize(fullReading())
  expect({ statements, nested, ascribed, anonymous, agentless }).toEqual({ statements: 3, nested: 1, ascribed: 1, anonymous: 1, agentless: 1 })
})

test('every word of the body has one share', () => {
  const { words: all, shares } = summarize(fullReading())
  expect(Object.values(shares).reduce((sum, share) => sum + share, 0)).toBe(all)
  expect(shares.inference).toBe(8)
  expect(shares.ascribed).toBe(9)
})

test('a route is counted by the relay that the text names', () => {
  const { routes, direct } = summarize(fullReading())
  expect(routes).toEqual([{ through: 'the city news service', statements: 1 }])
  expect(direct).toBe(3)
})

test('whoever is named and not resolved is not taken for nobody', () => {
  const text = 'Head\n\nOdo Brandt said it rained. Odo Brandt said it poured.'
  const said = [
    attribution(text, 'a1', { source: 'Odo Brandt', cue: 'said', content: 'it rained' }),
    attribution(text, 'a2', { source: 'Odo Brandt', cue: 'said', content: 'it poured' }),
  ]
  const { voiced } = summarize(reading(text, { attributions: said }))
  expect(voiced.map(({ source, said: n }) => [source?.name, n])).toEqual([['Odo Brandt', 2]])
})

test('the strip shows where in the body whose words stand', () => {
  const text = 'Head\n\none two three four five six'
  const voice = [{ ...words(text, 'four five six'), voice: 'evaluation' as const }]
  expect(summarize(reading(text, { voice }), 2).strip).toEqual(['report', 'evaluation'])
})

test('a text in a language that is not read has no shares to show', () => {
  const { wasRead, strip } = summarize(reading('Titel\n\nEs regnete.', { findings: [{ rule: 'language-not-read', spans: [], message: 'German is not read' }] }))
  expect({ wasRead, strip }).toEqual({ wasRead: false, strip: [] })
})
