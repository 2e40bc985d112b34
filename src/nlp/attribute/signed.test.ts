import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reading } from '../../../training/notation/expect.ts'
import { readModel } from '../../classify/weights.ts'

const WEIGHTS = join(import.meta.dirname, '../../../models/en/weights.bin')
const model = readModel(readFileSync(WEIGHTS), 'here')

test.each([
  '⟦T1 “The bridge was closed without a word to any of us.”⟧ ⟦C1 —⟧ ⟦S1 Ada Quill⟧',
  '⟦T1 “The mill has fed this valley for a hundred years.”⟧\n\n⟦C1 ―⟧ ⟦S1 Tobias Lund⟧, Harrow\n\nThe mill closes in June.',
])('a quotation signed behind a dash: %s', (tagged) => {
  expect(reading(tagged, { resources: { model, guides: [] } })).toRead()
})

test.each([
  '“The longest bridge in the whole of the north” – Harrow’s proudest boast – is closed.',
  'He sang “the river and the bridge and the old mill” — Lund plays the fiddle — until dawn.',
])('a dash behind which the sentence goes on signs nothing: %s', (text) => {
  const { layers } = reading(text, { resources: { model, guides: [] } })
  expect(layers.parts.filter(({ rule }) => rule === 'signed-quote')).toEqual([])
})
