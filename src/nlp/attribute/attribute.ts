import type { AttributionParts } from '../../model/attribution.ts'
import type { Span } from '../../model/span.ts'
import { stage } from '../stage.ts'
import { type Context, contextOf } from './context.ts'
import { engineOf, type Run } from './engine.ts'

const spansOf = ({ tokens }: Context, runs: readonly Run[]): Span[] => runs.map(({ first, last }) => ({ start: tokens.start[first], end: tokens.end[last] }))

/** The attributions of a text: cues first, then the source and content of each. */
export const attribute = stage({
  adds: 'parts',
  needs: ['tokens', 'sentences', 'quotation', 'tags', 'tree', 'entities'],
  version: 1,
  run: ({ text }, layers, { model }) => {
    const engine = model ? engineOf(model) : null
    if (!engine) return []
    const context = contextOf(text, layers, engine.priors)
    const cues = engine.findCues(context)
    const isCue = new Uint8Array(layers.tokens.length)
    for (const { first, last } of cues) isCue.fill(1, first, last + 1)
    const found: AttributionParts[] = []
    for (const cue of cues) {
      const { source, content } = engine.findRoles(context, cue, isCue)
      if (!content.length) continue
      found.push({ id: `a${found.length + 1}`, source: spansOf(context, source), cue: spansOf(context, [cue]), content: spansOf(context, content), confidence: cue.chance, rule: 'model' })
    }
    return found
  },
})
