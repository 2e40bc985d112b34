import { expect, test } from 'vitest'
import { readBytes } from '../ingest/readers.ts'
import type { Document } from '../model/document.ts'
import type { LayerName, Layers } from '../model/layers.ts'
import { stages, stageVersions } from '../nlp/pipeline.ts'
import { ASKS_GUIDES, ASKS_WEIGHTS, keptLayers, stageDigests } from './stages.ts'

const engine = { version: '1', model: 'abc', profile: 'fast', stages: stageVersions } as const
const guide = { name: 'G', date: '2026-01-01', url: null, rules: [] }

/** Which stages look at the weights and which at the guides while they read. */
function asked(document: Document): { weights: Set<LayerName>; guides: Set<LayerName> } {
  const seen = { weights: new Set<LayerName>(), guides: new Set<LayerName>() }
  const layers: Record<string, unknown> = {}
  for (const { adds, run } of stages) {
    const watched = {
      get model() {
        seen.weights.add(adds)
        return null
      },
      get guides() {
        seen.guides.add(adds)
        return []
      },
    }
    layers[adds] = run(document, layers as unknown as Layers, watched)
  }
  return seen
}

test('the stages that ask weights or guides are those that are said to', () => {
  const text = '“The quay holds,” harbour master Ines Calder said. According to two officials, it may not.\n\nNobody was named.\n'
  const { weights, guides } = asked(readBytes(new TextEncoder().encode(text)))
  expect(weights).toEqual(ASKS_WEIGHTS)
  expect(guides).toEqual(ASKS_GUIDES)
})

test('a new version of a stage makes stale what rests on it, and nothing else', () => {
  const before = stageDigests(engine, [])
  const changed = (after: Readonly<Record<string, string>>) => keptLayers.filter((layer) => after[layer] !== before[layer])
  expect(changed(stageDigests(engine, []))).toEqual([])
  expect(changed(stageDigests({ ...engine, stages: { ...stageVersions, gaps: 99 } }, []))).toEqual(['gaps', 'findings'])
  expect(changed(stageDigests({ ...engine, stages: { ...stageVersions, paragraphs: 99 } }, []))).toEqual(keptLayers)
  expect(changed(stageDigests({ ...engine, model: 'other' }, []))).not.toContain('paragraphs')
  expect(changed(stageDigests({ ...engine, model: 'other' }, []))).toContain('attributions')
  expect(changed(stageDigests(engine, [guide]))).toEqual(['contested'])
})
