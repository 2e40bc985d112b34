import type { AttributionValues } from '../src/model/attribution.ts'
import type { GoldAttribution, ValuedText } from './deep-values.ts'

export const FACETS = ['manner', 'attitude', 'kind', 'certainty', 'distance'] as const
export type Facet = (typeof FACETS)[number]

/** Accuracy and macro-F1 (over the classes that the gold has) of one value. */
export interface FacetScore {
  readonly accuracy: number
  readonly macroF1: number
}

/** How often each value of the attributions in these texts is right, the parts being the annotators'. */
export function measureValues(
  texts: readonly ValuedText[],
  valuesOf: (text: ValuedText) => readonly AttributionValues[] = ({ layers }) => layers.values,
): Record<Facet, FacetScore> {
  const pairs: (readonly [GoldAttribution, AttributionValues])[] = texts.flatMap((t) => {
    const values = valuesOf(t)
    return t.gold.map((g, i) => [g, values[i]] as const)
  })
  return Object.fromEntries(FACETS.map((facet) => [facet, scoreOf(pairs.map(([g, p]) => [g[facet], p[facet]]))])) as Record<Facet, FacetScore>
}

/** Accuracy and macro-F1 of pairs of gold and given classes. */
export function scoreOf(pairs: readonly (readonly [string, string])[]): FacetScore {
  const classes = [...new Set(pairs.map(([gold]) => gold))]
  const f1 = classes.map((c) => {
    const right = pairs.filter(([g, p]) => g === c && p === c).length
    return (2 * right) / (pairs.filter(([g]) => g === c).length + pairs.filter(([, p]) => p === c).length || 1)
  })
  return { accuracy: pairs.filter(([g, p]) => g === p).length / (pairs.length || 1), macroF1: f1.reduce((a, b) => a + b, 0) / (f1.length || 1) }
}
