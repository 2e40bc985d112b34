import { expect, test } from 'vitest'
import { publicReading } from '../exchange/reading-json.ts'
import { readBytes } from '../ingest/readers.ts'
import type { PublicLayers } from '../model/public-reading.ts'
import { differenceOf } from './difference.ts'
import { openEngine } from './engine.ts'
import { keptLayers } from './stages.ts'

const TEXT = 'Quay sinks\n\n“The quay sank,” pilot Dana Moss said. Two officials denied it. The harbor office fears a storm.\n'
const engine = await openEngine({ rules: true })
const document = readBytes(new TextEncoder().encode(TEXT))
const { layers } = publicReading(await engine.read(document), '')

test('a reading does not differ from itself, nor where only the numbers of its ids do', () => {
  expect(layers.attributions.length).toBeGreaterThan(1)
  expect(differenceOf(layers, layers, keptLayers)).toEqual({ layers: [], attributions: [] })
  const renumbered = JSON.parse(JSON.stringify(layers).replace(/"([as])(\d+)"/g, (_, letter, digits) => `"${letter}${Number(digits) + 40}"`)) as PublicLayers
  expect(renumbered).not.toEqual(layers)
  const reordered = { ...layers, attributions: layers.attributions.map((one) => Object.fromEntries(Object.entries(one).reverse())) } as unknown as PublicLayers
  expect(differenceOf(layers, reordered, keptLayers)).toEqual({ layers: [], attributions: [] })
  expect(differenceOf(layers, renumbered, keptLayers)).toEqual({ layers: [], attributions: [] })
})

test('an attribution that is gone, one that is new and one that changed are told apart', () => {
  const [first, ...others] = layers.attributions
  const later: PublicLayers = {
    ...layers,
    attributions: [{ ...first, certainty: 'possible', content: [{ start: first.content[0].start, end: first.content[0].end - 2 }] }, ...others.slice(1)],
  }
  const forth = differenceOf(layers, later, ['attributions'])
  expect(forth.attributions.map(({ became }) => became).sort()).toEqual(['changed', 'gone'])
  expect(forth.attributions.find(({ became }) => became === 'changed')?.says).toBe('certainty: certain, now possible; its content has other bounds')
  const back = differenceOf(later, layers, ['attributions'])
  expect(back.attributions.map(({ became }) => became).sort()).toEqual(['changed', 'new'])
  expect(back.layers).toEqual([{ layer: 'attributions', gone: 1, new: 2, changed: 0 }])
})
