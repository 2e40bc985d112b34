import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reading } from '../../../training/notation/expect.ts'
import { readModel } from '../../classify/weights.ts'

const WEIGHTS = join(import.meta.dirname, '../../../models/en/weights.bin')
const model = existsSync(WEIGHTS) ? readModel(readFileSync(WEIGHTS), 'here') : null
const none = { none: ['attributions'] } as const

/** What rules and weights read alike. */
const PLAIN = [
  '⟦S1 The mayor⟧ ⟦C1 said⟧ ⟦T1 the bridge was safe⟧.',
  '⟦S1 Mayor Ines Calder⟧ ⟦C1 said⟧ ⟦T1 that the ferry would not sail before Friday⟧.',
  '⟦T1 “The wind is late,”⟧ ⟦S1 she⟧ ⟦C1 told⟧ reporters.',
  '⟦T1 “We wait,”⟧ ⟦C1 said⟧ ⟦S1 harbor master Tom Vale⟧, ⟦T1 “and then we sail.”⟧',
  '⟦C1 According to⟧ ⟦S1 the harbor board⟧, ⟦T1 the pier needs repair⟧.',
  '⟦T1 The pier needs repair⟧, ⟦C1 according to⟧ ⟦S1 the harbor board⟧.',
  '⟦S1 The union⟧ ⟦C1 denied⟧ ⟦T1 that its members had left the ship⟧.',
  '⟦S1 The board⟧ ⟦C1 believes⟧ ⟦T1 the mill will close⟧.',
  '⟦S1 Roe⟧ ⟦C1 warned⟧ ⟦T1 that prices would rise⟧.',
  '⟦S1 The report⟧ ⟦C1 found⟧ ⟦T1 that half of the boats leaked⟧.',
  '⟦S1 Vale⟧ ⟦C1 promised⟧ ⟦T1 to mend the pier by June⟧.',
  '⟦S1 The judge⟧ ⟦C1 wrote⟧ ⟦T1 that the permit was void⟧.',
  '⟦S1 The company⟧ ⟦C1 announced⟧ ⟦T1 plans to cut 40 jobs⟧.',
  '⟦T1 The ferry⟧, ⟦S1 the captain⟧ ⟦C1 said⟧, ⟦T1 was never in danger⟧.',
  '⟦S1 He⟧ ⟦C1 told⟧ the Tide ⟦T1 that he would not run again⟧.',
  '⟦S1 Calder⟧ ⟦C1 added⟧ ⟦T1 that the money was gone⟧.',
  '⟦S1 The envoy⟧ ⟦C1 insisted⟧ ⟦T1 the treaty was still in force⟧.',
]

test.each(PLAIN)('by rules: %s', (tagged) => {
  expect(reading(tagged)).toRead()
})

test('what is said to be has no source, and the rules say which of them found it', () => {
  const read = reading('⟦T1 The crew⟧ ⟦C1 is said to⟧ ⟦T1 be in good health⟧.')
  expect(read).toRead()
  expect(read.layers.parts[0]).toMatchObject({ source: [], rule: 'agentless' })
})

test.each(['The dog ran across the old bridge.', 'Prices rose by a third in March.', 'It was late.'])('nobody says anything: %s', (text) => {
  expect(reading(text, none).layers.parts).toEqual([])
  expect(reading(text, { resources: { model, guides: [] } }).layers.parts).toEqual([])
})

test('a text in a language that is not read has no attributions', () => {
  expect(reading('The mayor said the bridge was safe.', { document: { language: 'fr' } }).layers.parts).toEqual([])
})

/** What takes weights besides. */
const WEIGHED = [
  ...PLAIN,
  '⟦T1 “It is a disgrace,”⟧ ⟦S1 Calder⟧ ⟦C1 said⟧. ⟦T1 “Nobody asked us.”⟧',
  '⟦S1 The agency⟧ ⟦C1 reported⟧ ⟦T1 that ⟦S2<1 the captain⟧ ⟦C2 said⟧ ⟦T2 the engine was broken⟧⟧.',
  '⟦T1 The crew⟧ ⟦C1 is said⟧ ⟦T1 to be in good health⟧.',
  '⟦S1 The spokesman⟧ ⟦C1 declined⟧ ⟦T1 to comment⟧.',
  '⟦S1 She⟧ ⟦C1 accused⟧ ⟦T1 the board of hiding the accounts⟧.',
  '⟦C1 Speculation⟧ among ⟦S1 traders⟧ ⟦T1 about a merger⟧ grew.',
]

test.skipIf(!model).each(WEIGHED)('by the weights (skipped where models/en/weights.bin is absent): %s', (tagged) => {
  expect(reading(tagged, { resources: { model, guides: [] } })).toRead()
})

test.skipIf(!model)('a list of cues without a full stop is read a stretch around each at a time (skipped where models/en/weights.bin is absent)', () => {
  const { layers } = reading('he said that '.repeat(1000), { resources: { model, guides: [] } })
  expect(layers.parts.length).toBeGreaterThan(0)
  const longest = Math.max(...layers.parts.flatMap(({ content }) => content).map(({ start, end }) => end - start))
  expect(longest).toBeLessThan(2000)
})
