import type { Model } from '../src/classify/model.ts'
import type { Attitude, AttributionParts, Certainty, Distance, Manner, SourceKind } from '../src/model/attribution.ts'
import type { Layers } from '../src/model/layers.ts'
import type { Anonymity } from '../src/model/observation.ts'
import { type Span, sharedLength } from '../src/model/span.ts'
import { readLayers } from '../src/nlp/pipeline.ts'
import { readJsonLines } from './jsonl.ts'
import { plainDocument } from './plain-document.ts'

/** An attribution of deeply annotated news with its values. */
export interface GoldAttribution {
  readonly id: string
  readonly source: readonly Span[]
  readonly cue: readonly Span[]
  readonly content: readonly Span[]
  readonly nestedIn?: string
  readonly manner: Manner
  readonly attitude: Attitude
  readonly kind: SourceKind
  readonly certainty: Certainty
  readonly distance: Distance
  readonly sources: readonly string[]
}
interface DeepLine {
  readonly id: string
  readonly text: string
  readonly layers: { readonly attributions: readonly GoldAttribution[]; readonly anonymity: readonly Anonymity[] }
}

/** A text read with the annotators' parts in place of found ones, so that values are learnt and measured by themselves. */
export interface ValuedText {
  readonly id: string
  readonly text: string
  /** Entry `i` belongs to entry `i` of `layers.parts`. */
  readonly gold: readonly GoldAttribution[]
  readonly anonymity: ReadonlyMap<string, Anonymity>
  readonly layers: Layers
}

/** The annotators' attributions as the stages expect them: a parent before what is nested in it, and no part that is not there. */
function inOrder(attributions: readonly GoldAttribution[]): GoldAttribution[] {
  const byId = new Map(attributions.map((a) => [a.id, a]))
  const ordered: GoldAttribution[] = []
  const seen = new Set<string>()
  const visit = (a: GoldAttribution): void => {
    if (seen.has(a.id)) return
    seen.add(a.id)
    const parent = a.nestedIn === undefined ? undefined : byId.get(a.nestedIn)
    if (parent) visit(parent)
    ordered.push(a)
  }
  const first = (a: GoldAttribution) => Math.min(...[...a.source, ...a.cue, ...a.content].map(({ start }) => start))
  for (const a of [...attributions].sort((x, y) => first(x) - first(y) || (x.id < y.id ? -1 : 1))) visit(a)
  return ordered
}

/** Deeply annotated news read up to the values, the annotated parts given. */
export function readValued(path: string, model: Model | null): ValuedText[] {
  return readJsonLines<DeepLine>(path).map(({ id, text, layers: { attributions, anonymity } }) => {
    const gold = inOrder(attributions)
    const parts: AttributionParts[] = gold.map(({ id: name, source, cue, content, nestedIn }) => ({
      id: name,
      source,
      cue,
      content,
      nestedIn,
      confidence: 1,
      rule: 'gold',
    }))
    return { id, text, gold, anonymity: new Map(anonymity.map((a) => [a.attribution, a])), layers: readLayers(plainDocument(text), { model, guides: [] }, { parts }) }
  })
}

/** A text read from its words alone, each attribution found beside the annotators' that it matches, or null. */
export type MatchedText = Pick<ValuedText, 'id' | 'text' | 'layers'> & { readonly gold: readonly (GoldAttribution | null)[] }

const shared = (a: readonly Span[], b: readonly Span[]): number => a.reduce((sum, x) => sum + b.reduce((s, y) => s + sharedLength(x, y), 0), 0)
const lengthOf = (spans: readonly Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)

/** For each part found the annotators' attribution that shares its content and its cue (or lacks one too), one to one, likest first. */
export function matchGold(found: readonly AttributionParts[], gold: readonly GoldAttribution[]): (GoldAttribution | null)[] {
  const pairs: { f: number; g: number; likeness: number }[] = []
  for (const [f, part] of found.entries()) {
    for (const [g, marked] of gold.entries()) {
      const content = shared(part.content, marked.content)
      if (!content || (part.cue.length + marked.cue.length > 0 && !shared(part.cue, marked.cue))) continue
      const both = content + shared(part.cue, marked.cue)
      pairs.push({ f, g, likeness: both / (lengthOf(part.content) + lengthOf(part.cue) + lengthOf(marked.content) + lengthOf(marked.cue) - both) })
    }
  }
  const matches: (GoldAttribution | null)[] = found.map(() => null)
  const taken = new Set<number>()
  for (const { f, g } of pairs.sort((a, b) => b.likeness - a.likeness || a.f - b.f || a.g - b.g)) {
    if (matches[f] || taken.has(g)) continue
    matches[f] = gold[g]
    taken.add(g)
  }
  return matches
}

/** Deeply annotated news read by the whole pipeline, nothing given: what the chances of values are fitted on, since parts that are found are worse than given ones. */
export function readMatched(path: string, model: Model | null): MatchedText[] {
  return readJsonLines<DeepLine>(path).map(({ id, text, layers: { attributions } }) => {
    const layers = readLayers(plainDocument(text), { model, guides: [] })
    return { id, text, layers, gold: matchGold(layers.parts, attributions) }
  })
}
