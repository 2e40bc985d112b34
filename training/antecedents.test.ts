import { expect, test } from 'vitest'
import { readLayers } from '../src/nlp/pipeline.ts'
import { ANTECEDENT_FEATURES } from '../src/nlp/resolve/antecedents.ts'
import { accuracyOf, examplesOf, fitAntecedents } from './antecedents.ts'
import { plainDocument } from './plain-document.ts'

test('the ranker learns which feature tells the right choice', () => {
  const choice = (feature: number) => Float64Array.from(ANTECEDENT_FEATURES, (_, f) => (f === feature ? 1 : 0))
  const examples = [{ choices: [choice(3), choice(5)], right: [false, true], weight: 1 }]
  const weights = fitAntecedents(examples, 50)
  expect(weights[5]).toBeGreaterThan(weights[3])
  expect(accuracyOf(examples, weights)).toBe(1)
})

test('a pronoun with its antecedent named is an example', () => {
  const text = 'Mayor Edith Orrin left. She waved.'
  const layers = readLayers(plainDocument(text), { model: null, guides: [] }, { parts: [] })
  const examples = examplesOf(
    text,
    layers,
    (c) => (c.form === 'noun' ? undefined : 'orrin'),
    () => 1,
  )
  expect(examples.map(({ right }) => right)).toEqual([[true]])
})
