import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reading } from '../../../training/notation/expect.ts'
import { readModel } from '../../classify/weights.ts'

const model = readModel(readFileSync(join(import.meta.dirname, '../../../models/en/weights.bin')), 'here')
const read = (tagged: string) => expect(reading(tagged, { resources: { model, guides: [] } }))

test.each([
  '⟦T1 “We sold the mill in a day,”⟧ ⟦S1 Ada Lorimer⟧ ⟦C1 said⟧. ⟦T1 “It was cheap.⟧\n\n⟦T1 “Now it is dear.”⟧',
  '⟦T1 “The mill was cold.⟧\n\n⟦T1 “It was never shut,”⟧ ⟦S1 Ada Lorimer⟧ ⟦C1 said⟧.',
])('paragraphs that open anew are one speech: %s', (tagged) => {
  read(tagged).toRead()
})

test('a second tag has its own words', () => {
  read('⟦T1 “We sold the mill in a day,”⟧ ⟦S1 Ada Lorimer⟧ ⟦C1 said⟧.\n\n⟦T2 “Nobody asked why,”⟧ ⟦S2 her brother⟧ ⟦C2 said⟧. ⟦T2 “Now they ask.”⟧').toRead()
})

test.each(['⟦T1 “Always,”⟧ ⟦S1 Lorimer⟧ ⟦C1 snapped⟧.', '⟦T1 “Why not?”⟧ ⟦S1 Lorimer⟧ ⟦C1 mused⟧.'])('a word with a tag is speech: %s', (tagged) => {
  read(tagged).toRead()
})

test('a title with a verb behind it is none', () => {
  expect(reading('The film “Why Not?” opened in May.', { resources: { model, guides: [] } }).layers.parts).toEqual([])
})
