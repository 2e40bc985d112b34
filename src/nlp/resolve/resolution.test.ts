import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import type { AttributionParts } from '../../model/attribution.ts'
import { readLayers } from '../pipeline.ts'

/** Reads a text with the sources given as words that stand in it, in order; `within` names the parent of a nested one. */
function read(text: string, sources: readonly string[], within: Readonly<Record<number, number>> = {}) {
  let from = 0
  const parts = sources.map((words, i): AttributionParts => {
    const start = text.indexOf(words, from)
    from = start + words.length
    return {
      id: `a${i}`,
      source: [{ start, end: from }],
      cue: [],
      content: [{ start: from, end: Math.min(text.length, from + 40) }],
      confidence: 1,
      rule: 'given',
      ...(i in within ? { nestedIn: `a${within[i]}` } : {}),
    }
  })
  const { resolution, chains } = readLayers(plainDocument(text), { model: null, guides: [] }, { parts })
  const name = (id: string | null) => resolution.sources.find((s) => s.id === id)?.name ?? null
  return { names: resolution.of.map((ids) => ids.map(name)), hops: chains.map(({ hops }) => hops.map(({ source }) => name(source))), resolution }
}

test('a last name and a pronoun are the one who was named in full', () => {
  const { names } = read('Mayor Edith Orrin opened the quay. Orrin said it was safe. She said boats could return.', ['Orrin said'.slice(0, 5), 'She'])
  expect(names).toEqual([['Mayor Edith Orrin'], ['Mayor Edith Orrin']])
})

test('two people joined by "and" are two sources', () => {
  expect(read('Edith Orrin and Paul Vale said the quay was safe.', ['Edith Orrin and Paul Vale']).names).toEqual([['Edith Orrin', 'Paul Vale']])
})

test('the leader of a country is its president when he was named', () => {
  const text = 'Kenyan President Daniel Okoro flew to the coast. The Kenyan leader said the port would open.'
  expect(read(text, ['The Kenyan leader']).names[0][0]).toContain('Daniel Okoro')
})

test('his spokeswoman is somebody else', () => {
  const { names } = read('Paul Vale resigned. Vale said he was tired. His spokeswoman said more would follow.', ['Vale said'.slice(0, 4), 'His spokeswoman'])
  expect(names[1]).not.toEqual(names[0])
})

test('a relay is a hop behind the utterer', () => {
  const { hops } = read('According to the Marrow News Agency, Edith Orrin praised the talks.', ['the Marrow News Agency', 'Edith Orrin'], { 1: 0 })
  expect(hops[1]).toEqual(['Edith Orrin', expect.stringContaining('Marrow News Agency')])
})

test('every source has mentions inside the text, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (noise) => {
      const text = `Edith Orrin ${noise} said. She left.`
      const { resolution } = read(text, ['Edith Orrin'])
      for (const { mentions } of resolution.sources) {
        expect(mentions.length).toBeGreaterThan(0)
        for (const { start, end } of mentions) expect(0 <= start && start < end && end <= text.length).toBe(true)
      }
    }),
    { numRuns: 50 },
  )
})
