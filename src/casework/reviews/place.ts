import { anchorAll } from '../../model/anchoring.ts'
import type { PublicAttribution, PublicLayers } from '../../model/public-reading.ts'
import type { PlacedReview, Review, ReviewSubject } from '../../model/review.ts'
import type { Anchor, Selector } from '../../model/selector.ts'
import { overlaps, type Span, sharedLength } from '../../model/span.ts'
import { sameSource } from './source-name.ts'

/** What of two lists of spans is shared, as a part of all that either covers. */
function likeness(a: readonly Span[], b: readonly Span[]): number {
  const length = (spans: readonly Span[]) => spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const shared = a.reduce((sum, one) => sum + b.reduce((all, other) => all + sharedLength(one, other), 0), 0)
  const all = length(a) + length(b) - shared
  return all > 0 ? shared / all : 1
}

const equal = (a: readonly Span[], b: readonly Span[]): boolean => a.length === b.length && a.every(({ start, end }, i) => start === b[i].start && end === b[i].end)
const touch = (a: readonly Span[], b: readonly Span[]): boolean => a.some((one) => b.some((other) => overlaps(one, other)))

/** How much of the content must be the same for an attribution to be the one that was reviewed. */
const ENOUGH = 0.5

type Parts = Pick<PublicAttribution, 'source' | 'cue' | 'content'>
type Place = Pick<PlacedReview, 'state' | 'spans' | 'id' | 'layer'>

const worse = (a: Anchor['state'], b: Anchor['state']): Anchor['state'] => (a === 'lost' || b === 'lost' ? 'lost' : a === 'moved' || b === 'moved' ? 'moved' : 'same')

/** The attribution that has these parts, or the one most like it whose cue is the same; undefined where none is. */
function findLike({ attributions }: PublicLayers, parts: Parts): { readonly attribution: PublicAttribution; readonly exact: boolean } | undefined {
  const exact = attributions.find(({ source, cue, content }) => equal(source, parts.source) && equal(cue, parts.cue) && equal(content, parts.content))
  if (exact) return { attribution: exact, exact: true }
  let best: { attribution: PublicAttribution; alike: number } | undefined
  for (const attribution of attributions) {
    const sameCue = parts.cue.length || attribution.cue.length ? touch(parts.cue, attribution.cue) : true
    const alike = likeness(attribution.content, parts.content)
    if (sameCue && alike >= ENOUGH && (!best || alike > best.alike)) best = { attribution, alike }
  }
  return best && { attribution: best.attribution, exact: false }
}

const partNames = ['source', 'cue', 'content'] as const

/** The parts that a review corrected, as selectors; the others as the subject has them. */
function correctedParts(subject: Extract<ReviewSubject, { of: 'attribution' }>, { action, value }: Review) {
  const corrected = (name: (typeof partNames)[number]): readonly Selector[] =>
    action === 'correct' && Array.isArray(value[name]) ? (value[name] as Selector[]) : subject[name]
  return { source: corrected('source'), cue: corrected('cue'), content: corrected('content') }
}

function placeAttribution(subject: Extract<ReviewSubject, { of: 'attribution' }>, review: Review, text: string, layers: PublicLayers): Place {
  const tries = [subject, correctedParts(subject, review)]
  for (const selectors of tries) {
    const [source, cue, content] = partNames.map((name) => anchorAll(text, selectors[name]))
    const state = worse(worse(source.state, cue.state), content.state)
    if (state === 'lost') continue
    const found = findLike(layers, { source: source.spans, cue: cue.spans, content: content.spans })
    if (found) return { state: found.exact ? state : 'moved', spans: [...source.spans, ...cue.spans, ...content.spans], id: found.attribution.id, layer: 'attributions' }
  }
  const { spans } = anchorAll(text, [...subject.source, ...subject.cue, ...subject.content])
  return { state: 'lost', spans, id: null, layer: 'attributions' }
}

/** The spans of an entry of any layer: its own, those that it lists, or the one that it names. */
function spansOf(entry: unknown): readonly Span[] {
  const { start, end, spans, span, mentions } = entry as Partial<Span> & { spans?: readonly Span[]; span?: Span; mentions?: readonly Span[] }
  if (start !== undefined && end !== undefined) return [{ start, end }]
  return spans ?? mentions ?? (span ? [span] : [])
}

/** The entries of a layer that touch a stretch, by the layer's public name; none for a layer that has no spans of its own. */
export function entriesAt(layers: PublicLayers, layer: string, at: readonly Span[]): { readonly entry: unknown; readonly spans: readonly Span[] }[] {
  const entries: unknown = Object.hasOwn(layers, layer) ? layers[layer as keyof PublicLayers] : []
  if (!Array.isArray(entries)) return []
  return entries.map((entry) => ({ entry, spans: spansOf(entry) })).filter(({ spans }) => touch(spans, at))
}

function placeSpan(subject: Extract<ReviewSubject, { of: 'span' }>, text: string, layers: PublicLayers): Place {
  const { state, spans } = anchorAll(text, subject.spans)
  const found = state === 'lost' ? [] : entriesAt(layers, subject.layer, spans)
  const exact = found.some((one) => equal(one.spans, spans))
  return { state: found.length ? (exact ? state : 'moved') : 'lost', spans, id: null, layer: subject.layer }
}

/**
 * Where a review stands in a reading of its document, or of a later version of it: `same` where what was reviewed is read as it was then, `moved` where the
 * words stand elsewhere or the reading has other limits, `lost` where a person has to look again.
 */
export function placeReview(review: Review, text: string, layers: PublicLayers): Place {
  const { subject } = review
  if (subject.of === 'attribution') return placeAttribution(subject, review, text, layers)
  if (subject.of === 'span') return placeSpan(subject, text, layers)
  if (subject.of === 'source') {
    const names = [...subject.names, ...(Array.isArray(review.value.names) ? (review.value.names as string[]) : [])]
    const found = names.flatMap((one) => layers.sources.filter(({ name }) => sameSource(one, name)))[0]
    return { state: found ? 'same' : 'lost', spans: found?.mentions ?? [], id: found?.id ?? null, layer: 'sources' }
  }
  return { state: 'same', spans: [], id: null, layer: null }
}
