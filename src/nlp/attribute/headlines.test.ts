import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reading } from '../../../training/notation/expect.ts'
import { readModel } from '../../classify/weights.ts'

const model = readModel(readFileSync(join(import.meta.dirname, '../../../models/en/weights.bin')), 'here')
const read = (tagged: string) => reading(tagged, { resources: { model, guides: [] } })

test.each([
  '⟦T1 ‘Nobody came to the wedding’⟧⟦C1 :⟧ ⟦S1 hotel guests⟧',
  '⟦T1 ‘I saw the wheel stop’⟧⟦C1 :⟧ ⟦S1 guest⟧',
  '⟦T1 Mill will reopen⟧ ⟦C1 –⟧ ⟦S1 owners⟧',
  '⟦T1 Mill dust ‘deadly’⟧, ⟦C1 warns⟧ ⟦S1 doctor⟧',
  '⟦S1 Governor⟧⟦C1 :⟧ ⟦T1 no new mills⟧',
])('whose words a headline has: %s', (tagged) => {
  expect(read(tagged)).toRead()
})

test.each(['Mill fire latest: two roads shut', 'Book review: The Mill', 'Mill reopens – at last', 'The mill: a history, a map, a guide'])(
  'a topic is no speaker: %s',
  (text) => {
    expect(read(text).layers.parts.filter(({ rule }) => rule === 'headline-speaker')).toEqual([])
  },
)
