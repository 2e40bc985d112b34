import type { AttributionValues } from '../../model/attribution.ts'
import { stage } from '../stage.ts'
import { ascriptionsOf, type Ascription } from './ascription.ts'
import { meaningOf } from './cue-meaning.ts'
import { hearerOf } from './hearer.ts'
import { KindReader } from './kind.ts'
import { mannerOf } from './manner.ts'
import { nameEvidence } from './name-evidence.ts'

/** How deep in quotations a cue stands: what it introduces is quoted only by marks deeper than that. */
function depthAround(depth: Uint8Array, { cue, parent }: Ascription, all: readonly Ascription[]): number {
  const words = cue.length ? cue : parent >= 0 ? all[parent].cue : []
  let least = 255
  for (const i of words) if (depth[i] < least) least = depth[i]
  return least === 255 ? 0 : least
}

/** Manner, attitude, kind, certainty, distance and hearer of each attribution. */
export const values = stage({
  adds: 'values',
  needs: ['tokens', 'sentences', 'tags', 'tree', 'quotation', 'parts', 'mentions', 'entities'],
  version: 1,
  run: ({ text }, read) => {
    const ascriptions = ascriptionsOf(read, read.parts)
    if (!ascriptions.length) return []
    const kinds = new KindReader(text, read, nameEvidence(read)).readAll(ascriptions)
    return ascriptions.map((a, i): AttributionValues => {
      const { because, ...meaning } = meaningOf(read, a)
      return {
        manner: mannerOf(read.tokens, read.quotation, a.content, depthAround(read.quotation.depth, a, ascriptions)),
        ...meaning, kind: kinds[i].kind, hearer: hearerOf(read, a), sure: { kind: 0.8, certainty: 0.8, distance: 0.9 }, because: { ...because, kind: kinds[i].rule },
      }
    })
  },
})
