import type { AttributionParts, AttributionValues } from '../../model/attribution.ts'
import { stage } from '../stage.ts'
import { type Ascription, ascriptionsOf, type Read } from './ascription.ts'
import { meaningOf } from './cue-meaning.ts'
import { hearerOf } from './hearer.ts'
import { KindReader } from './kind.ts'
import { mannerOf } from './manner.ts'
import { nameEvidence } from './name-evidence.ts'
import { type Calibration, calibrationOf, surenessOfRules } from './sureness.ts'
import type { Valued } from './value-features.ts'
import { valueModelOf } from './value-model.ts'

/** How deep in quotations a cue stands: what it introduces is quoted only by marks deeper than that. */
function depthAround(depth: Uint8Array, { cue, parent }: Ascription, all: readonly Ascription[]): number {
  const words = cue.length ? cue : parent >= 0 ? all[parent].cue : []
  let least = 255
  for (const i of words) if (depth[i] < least) least = depth[i]
  return least === 255 ? 0 : least
}

/** What the rules make of each attribution, and all that a classifier's features are made of. */
export function valuedOf(text: string, read: Read, parts: readonly AttributionParts[]): Valued[] {
  const ascriptions = ascriptionsOf(read, parts)
  if (!ascriptions.length) return []
  const evidence = nameEvidence(read)
  const kinds = new KindReader(text, read, evidence).readAll(ascriptions)
  return ascriptions.map((ascription, i) => ({
    text,
    read,
    evidence,
    ascription,
    meaning: meaningOf(text, read, ascription),
    kind: kinds[i],
    parentKind: ascription.parent >= 0 ? kinds[ascription.parent] : undefined,
    previousKind: i > 0 ? kinds[i - 1] : undefined,
  }))
}

/** Manner, attitude, kind, certainty, distance and hearer of each attribution: by lexicon and rules, which are themselves features of the classifiers where there are weights. */
export const values = stage({
  adds: 'values',
  needs: ['tokens', 'sentences', 'tags', 'tree', 'quotation', 'parts', 'mentions', 'entities'],
  version: 3,
  run: ({ text }, read, { model }) => {
    const valued = valuedOf(text, read, read.parts)
    const classifier = model ? valueModelOf(model) : null
    const calibration: Calibration | null = model && classifier ? calibrationOf(model) : null
    const ascriptions = valued.map(({ ascription }) => ascription)
    return valued.map((v): AttributionValues => {
      const { ascription, meaning, kind } = v
      const shared = {
        manner: mannerOf(read.tokens, read.quotation, ascription.content, depthAround(read.quotation.depth, ascription, ascriptions)),
        hearer: hearerOf(read, ascription),
      }
      if (!classifier) {
        const { because, ...told } = meaning
        return { ...shared, ...told, kind: kind.kind, sure: surenessOfRules(v), because: { ...because, kind: kind.rule } }
      }
      const graded = classifier.meaning(v)
      const kindGraded = classifier.kind(v)
      const why = <T>(value: T, byRule: T, rule: string): string => (value === byRule ? rule : 'model')
      return {
        ...shared,
        attitude: graded.attitude.value,
        kind: kindGraded.value,
        certainty: graded.certainty.value,
        distance: graded.distance.value,
        sure: {
          kind: calibration?.kind(kindGraded.chance) ?? kindGraded.chance,
          certainty: calibration?.certainty(graded.certainty.chance) ?? graded.certainty.chance,
          distance: calibration?.distance(graded.distance.chance) ?? graded.distance.chance,
        },
        because: {
          attitude: why(graded.attitude.value, meaning.attitude, meaning.because.attitude),
          kind: why(kindGraded.value, kind.kind, kind.rule),
          certainty: why(graded.certainty.value, meaning.certainty, meaning.because.certainty),
          distance: why(graded.distance.value, meaning.distance, meaning.because.distance),
        },
      }
    })
  },
})
