import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reading } from '../../../training/notation/expect.ts'
import { readModel } from '../../classify/weights.ts'

const model = readModel(readFileSync(join(import.meta.dirname, '../../../models/en/weights.bin')), 'here')

test.each([
  '⟦S1 The Orley Post⟧ ⟦C1 quoted⟧ ⟦T1 ⟦S2<1 a ferryman⟧ ⟦C2 as saying⟧ ⟦T2 the rope had snapped⟧⟧.',
  '⟦S1 The radio⟧ ⟦C1 cited⟧ ⟦T1 ⟦S2<1 a judge⟧ ⟦C2 as saying⟧ ⟦T2 that the bell was lost⟧⟧.',
  '⟦T1,T2 The rope had snapped⟧, ⟦S1 the Orley Post⟧ ⟦C1 reported⟧, ⟦C2 citing⟧ ⟦S2<1 a ferryman⟧.',
  '⟦T1,T2 The envoy had left⟧, ⟦S1 the Herald⟧ ⟦C1 said⟧, ⟦C2 citing⟧ ⟦S2<1 two aides⟧.',
])('what is passed on is said within what is said: %s', (tagged) => {
  expect(reading(tagged, { resources: { model, guides: [] } })).toRead()
})

test('a reason that is cited is nobody’s words', () => {
  const { layers } = reading('The ferry was stopped, citing the weather.', { resources: { model, guides: [] } })
  expect(layers.parts.filter(({ rule }) => rule === 'cited')).toEqual([])
})

test('a verb that the tagger takes for a plural has its subject', () => {
  expect(reading('⟦S1 Ferry chief⟧ ⟦C1 warns of⟧ ⟦T1 ‘rotten’⟧ ropes', { resources: { model, guides: [] } })).toRead()
})
