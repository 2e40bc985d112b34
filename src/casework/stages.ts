import { createHash } from 'node:crypto'
import type { Guide } from '../model/guide.ts'
import type { LayerName } from '../model/layers.ts'
import type { PublicLayers } from '../model/public-reading.ts'
import type { Engine } from '../model/reading.ts'
import { stages } from '../nlp/pipeline.ts'

/** Of which layers inside each public layer is made. */
const MADE_OF: Readonly<Record<Exclude<keyof PublicLayers, 'tokens' | 'mentions'>, readonly LayerName[]>> = {
  paragraphs: ['paragraphs'],
  sentences: ['sentences', 'tokens'],
  attributions: ['parts', 'values', 'resolution'],
  sources: ['resolution'],
  chains: ['chains'],
  anonymity: ['anonymity'],
  voice: ['voice'],
  gaps: ['gaps'],
  contested: ['contested'],
  scareQuotes: ['scareQuotes'],
  relations: ['relations'],
  quantities: ['quantities'],
  dates: ['dates'],
  links: ['links'],
  entities: ['entities'],
  findings: ['findings'],
}

/** Every public layer that a case keeps. */
export const keptLayers = Object.keys(MADE_OF) as readonly (keyof typeof MADE_OF)[]

/** The stages that ask the weights, and those that ask the guides; a test watches what each asks. */
export const ASKS_WEIGHTS: ReadonlySet<LayerName> = new Set<LayerName>(['tags', 'tree', 'entities', 'parts', 'values', 'voice'])
export const ASKS_GUIDES: ReadonlySet<LayerName> = new Set<LayerName>(['contested'])

/** The layers and all that they rest on. */
function restingOn(made: readonly LayerName[]): ReadonlySet<LayerName> {
  const all = new Set(made)
  for (const { adds, needs } of stages.toReversed()) if (all.has(adds)) for (const layer of needs) all.add(layer)
  return all
}

const DIGITS = 16

/**
 * By public layer, a digest of the versions of all stages that it rests on, with the weights and guides that any of them asks: two layers of one text
 * with the same digest are the same, so that another digest than today's is what stale means.
 */
export function stageDigests({ stages: versions, model, profile }: Engine, guides: readonly Guide[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(MADE_OF).map(([layer, made]) => {
      const rests = [...restingOn(made)].sort()
      const weighed = rests.some((name) => ASKS_WEIGHTS.has(name))
      const guided = rests.some((name) => ASKS_GUIDES.has(name))
      const facts = [rests.map((name) => [name, versions[name]]), weighed ? [model, profile] : null, guided ? guides : null]
      return [layer, createHash('sha256').update(JSON.stringify(facts)).digest('hex').slice(0, DIGITS)]
    }),
  )
}
