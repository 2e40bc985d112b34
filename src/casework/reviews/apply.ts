import { anchorAll } from '../../model/anchoring.ts'
import type { Attitude, Certainty, Distance, Manner, SourceKind } from '../../model/attribution.ts'
import type { PublicAttribution, PublicLayers, PublicReading } from '../../model/public-reading.ts'
import type { PlacedReview } from '../../model/review.ts'
import type { Selector } from '../../model/selector.ts'
import type { Source } from '../../model/source.ts'
import type { Span } from '../../model/span.ts'
import { sameSource } from './source-name.ts'

/** An attribution taken out, what was said within it said a step further out. */
function without(layers: PublicLayers, id: string): PublicLayers {
  const gone = layers.attributions.find((attribution) => attribution.id === id)
  const raised = (attribution: PublicAttribution): PublicAttribution => {
    if (attribution.nestedIn !== id) return attribution
    const { nestedIn: _, ...rest } = attribution
    return gone?.nestedIn === undefined ? rest : { ...rest, nestedIn: gone.nestedIn }
  }
  return {
    ...layers,
    attributions: layers.attributions.filter((attribution) => attribution.id !== id).map(raised),
    chains: layers.chains.filter(({ attribution }) => attribution !== id),
    anonymity: layers.anonymity.filter(({ attribution }) => attribution !== id),
    relations: layers.relations.map((one) => (one.attribution === id ? { ...one, attribution: null } : one)),
    links: layers.links.map((one) => (one.attribution === id ? { ...one, attribution: null } : one)),
  }
}

/** The spans that a review gives a part, where it gives any and they are still there. */
function corrected(value: unknown, text: string): readonly Span[] | undefined {
  if (!Array.isArray(value)) return undefined
  const { state, spans } = anchorAll(text, value as readonly Selector[])
  return state === 'lost' ? undefined : spans
}

/** The layers with the source that a review names as who said it: one that the reading has, or one of its own. */
function withSource(
  layers: PublicLayers,
  name: string,
  kind: SourceKind,
  mentions: readonly Span[],
  review: number,
): { readonly layers: PublicLayers; readonly id: string } {
  const known = layers.sources.find((source) => sameSource(source.name, name))
  if (known) return { layers, id: known.id }
  const source: Source = { id: `review-${review}`, name, kind, mentions }
  return { layers: { ...layers, sources: [...layers.sources, source] }, id: source.id }
}

function correctedLayers(layers: PublicLayers, text: string, { id, value, number }: PlacedReview): PublicLayers {
  const before = layers.attributions.find((attribution) => attribution.id === id)
  if (!before) return layers
  const parts = { source: corrected(value.source, text), cue: corrected(value.cue, text), content: corrected(value.content, text) }
  const after: PublicAttribution = {
    ...before,
    source: parts.source ?? before.source,
    cue: parts.cue ?? before.cue,
    content: parts.content?.length ? parts.content : before.content,
    manner: (value.manner as Manner | undefined) ?? before.manner,
    attitude: (value.attitude as Attitude | undefined) ?? before.attitude,
    kind: (value.kind as SourceKind | undefined) ?? before.kind,
    certainty: (value.certainty as Certainty | undefined) ?? before.certainty,
    distance: (value.distance as Distance | undefined) ?? before.distance,
    confidence: 1,
  }
  const words = parts.source?.map(({ start, end }) => text.slice(start, end)).join(' ')
  const who = typeof value.who === 'string' ? value.who : words
  if (!who) return { ...layers, attributions: layers.attributions.map((one) => (one === before ? after : one)) }
  const mentioned = layers.sources.find(
    ({ mentions }) => value.who === undefined && parts.source?.some((part) => mentions.some(({ start, end }) => start === part.start && end === part.end)),
  )
  const named = mentioned ? { layers, id: mentioned.id } : withSource(layers, who, after.kind, after.source.length ? after.source : after.content, number)
  return {
    ...named.layers,
    attributions: named.layers.attributions.map((one) => (one === before ? { ...after, sources: [named.id] } : one)),
    chains: named.layers.chains.map((chain) =>
      chain.attribution === id ? { ...chain, hops: chain.hops.map((hop, i) => (i ? hop : { ...hop, source: named.id })) } : chain,
    ),
  }
}

/** Sources that a person says are one, as one: under the name that stands first, with all their mentions. */
function merged(layers: PublicLayers, { id, value }: PlacedReview): PublicLayers {
  const main = layers.sources.find((source) => source.id === id)
  const names = Array.isArray(value.names) ? (value.names as string[]) : []
  const others = layers.sources.filter((source) => source.id !== id && names.some((name) => sameSource(name, source.name)))
  if (!main || !others.length) return layers
  const isOther = new Set(others.map((source) => source.id))
  const one = (source: string) => (isOther.has(source) ? main.id : source)
  const maybe = (source: string | null) => (source === null ? null : one(source))
  const mentions = [main, ...others].flatMap((source) => source.mentions).toSorted((a, b) => a.start - b.start)
  return {
    ...layers,
    sources: layers.sources.filter((source) => !isOther.has(source.id)).map((source) => (source === main ? { ...main, mentions } : source)),
    attributions: layers.attributions.map((attribution) => ({ ...attribution, sources: [...new Set(attribution.sources.map(one))] })),
    chains: layers.chains.map((chain) => ({ ...chain, hops: chain.hops.map((hop) => ({ ...hop, source: maybe(hop.source) })) })),
    gaps: layers.gaps.map((gap) => ({ ...gap, holder: maybe(gap.holder) })),
  }
}

function rejectedSpan(layers: PublicLayers, { layer, spans }: PlacedReview): PublicLayers {
  if (layer === null || layer === 'attributions' || layer === 'sources' || !Object.hasOwn(layers, layer)) return layers
  const isRejected = (entry: unknown) => {
    const { start, span, spans: several } = entry as Partial<Span> & { span?: Span; spans?: readonly Span[] }
    const at = start ?? span?.start ?? several?.[0]?.start
    return at !== undefined && spans.some((one) => one.start === at)
  }
  const entries = layers[layer as keyof PublicLayers] as readonly unknown[]
  return { ...layers, [layer]: entries.filter((entry) => !isRejected(entry)) }
}

function confirmed(layers: PublicLayers, { id }: PlacedReview): PublicLayers {
  return { ...layers, attributions: layers.attributions.map((one) => (one.id === id ? { ...one, confidence: 1 } : one)) }
}

function applied(layers: PublicLayers, text: string, review: PlacedReview): PublicLayers {
  const { about, action, state, id } = review
  if (state === 'lost') return layers
  if (about === 'attribution' && id !== null) {
    if (action === 'reject') return without(layers, id)
    if (action === 'correct') return correctedLayers(layers, text, review)
    return action === 'confirm' ? confirmed(layers, review) : layers
  }
  if (about === 'span' && action === 'reject') return rejectedSpan(layers, review)
  return about === 'source' && action === 'merge' ? merged(layers, review) : layers
}

/** A reading as reviews leave it, for people: what was rejected is out, what was corrected is as corrected, and the reviews that stand beside it say what the machine had. */
export function reviewedReading(reading: PublicReading, reviews: readonly PlacedReview[]): PublicReading {
  const layers = reviews.reduce((before, review) => applied(before, reading.document.text, review), reading.layers)
  return { ...reading, layers, reviews }
}
