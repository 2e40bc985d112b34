import type { SourceKind } from '../../src/model/attribution.ts'
import type { AnnotatedAttribution, AnnotatedHop, Annotation } from './annotation.ts'
import { mannerOf } from './manner.ts'

/**
 * A `complete` annotation with the ordinary values written out, so that a person notes only what is out of the ordinary: communication, certain,
 * neutral; the manner by the quotation marks; the kind of the (first) source; as chain the sources, then those of each attribution that it is nested in.
 */
export function completed(annotation: Annotation): Annotation {
  if (!annotation.complete) return annotation
  const byId = new Map(annotation.attributions.map((a) => [a.id, a]))
  const kinds = new Map(annotation.sources.map((s) => [s.id, s.kind]))
  const chainOf = (attribution: AnnotatedAttribution, depth = 0): AnnotatedHop[] => {
    if (attribution.chain) return [...attribution.chain]
    const own = (attribution.sources ?? []).map((source) => ({ source }))
    const parent = attribution.nestedIn === undefined || depth > 9 ? undefined : byId.get(attribution.nestedIn)
    return parent ? [...own, ...chainOf(parent, depth + 1)] : own
  }
  const attributions = annotation.attributions.map((a) => {
    const sources = a.sources ?? []
    const kind: SourceKind = a.kind ?? (sources.length ? (kinds.get(sources[0]) ?? 'none') : 'none')
    return {
      ...a,
      sources,
      kind,
      manner: a.manner ?? mannerOf(annotation.text, a.content),
      attitude: a.attitude ?? 'communication',
      certainty: a.certainty ?? 'certain',
      distance: a.distance ?? 'neutral',
      chain: chainOf(a),
    } as const
  })
  return { ...annotation, attributions }
}
