import type { PublicAttribution, PublicLayers } from '../model/public-reading.ts'
import type { Span } from '../model/span.ts'

/** How many entries of a layer are gone, new or changed from one reading to the next. */
export interface LayerDifference {
  readonly layer: string
  readonly gone: number
  readonly new: number
  readonly changed: number
}

/** An attribution that differs from one reading to the next: whose words, and for one that changed, what of it. */
export interface AttributionDifference {
  readonly became: 'gone' | 'new' | 'changed'
  readonly span: Span
  readonly says: string
}

/** What differs between two readings of one text. */
export interface Difference {
  readonly layers: readonly LayerDifference[]
  readonly attributions: readonly AttributionDifference[]
}

type Entry = Readonly<Record<string, unknown>>
type Layers = Partial<Record<keyof PublicLayers, readonly unknown[]>>

const spanKey = ({ start, end }: Span): string => `${start}-${end}`
const spansKey = (spans: readonly Span[]): string => spans.map(spanKey).join('+')

/** By the ids of a reading, what they stand for in the text: two readings number differently what is the same. */
function namesOf({ attributions = [], sources = [] }: Partial<PublicLayers>): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const { id, content, cue } of attributions) names.set(id, `${spansKey(content)}@${spansKey(cue)}`)
  for (const { id, name } of sources) names.set(id, name)
  return names
}

/** Fields that hold an id, or several. */
const REFERENCES = new Set(['attribution', 'source', 'sources', 'nestedIn', 'holder'])

/** An entry with what its ids stand for in their place, without its own, and its fields in one order: those that were kept come back in another. */
function plain(entry: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof entry !== 'object' || entry === null) return entry
  if (Array.isArray(entry)) return entry.map((item) => plain(item, names))
  const named = (value: unknown): unknown => (typeof value === 'string' ? (names.get(value) ?? value) : value)
  return Object.fromEntries(
    Object.entries(entry)
      .filter(([field, value]) => field !== 'id' && value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([field, value]) => {
        if (!REFERENCES.has(field)) return [field, plain(value, names)]
        return [
          field,
          Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.map(named) : typeof value === 'string' ? named(value) : plain(value, names),
        ]
      }),
  )
}

/** By what an entry is known to be the same one in another reading: where it stands, or whom it is about. */
function keyOf(layer: string, entry: Entry): string {
  if (layer === 'attributions') return `${spansKey(entry.content as Span[])}@${spansKey(entry.cue as Span[])}`
  if (layer === 'sources') return String(entry.name)
  if (layer === 'chains' || layer === 'anonymity') return String(entry.attribution)
  if (layer === 'relations') return `${entry.subject} ${entry.relation} ${entry.object} ${spanKey(entry.span as Span)}`
  if (layer === 'findings') return `${entry.rule} ${spansKey(entry.spans as Span[])}`
  return spanKey(entry as unknown as Span)
}

/** The entries of a layer by key, each in the form that can be compared. A key that several have is told apart by how often it came. */
function keyed(layer: string, entries: readonly unknown[], names: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>()
  for (const entry of entries) {
    const stated = plain(entry, names) as Entry
    const key = keyOf(layer, stated)
    let own = key
    for (let again = 2; found.has(own); again++) own = `${key} (${again})`
    found.set(own, JSON.stringify(stated))
  }
  return found
}

function layerDifference(
  layer: keyof PublicLayers,
  before: Layers,
  after: Layers,
  names: readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>],
): LayerDifference {
  const [old, now] = [keyed(layer, before[layer] ?? [], names[0]), keyed(layer, after[layer] ?? [], names[1])]
  let [gone, changed] = [0, 0]
  for (const [key, entry] of old) {
    const other = now.get(key)
    if (other === undefined) gone++
    else if (other !== entry) changed++
  }
  return { layer, gone, new: now.size - (old.size - gone), changed }
}

const overlaps = (a: readonly Span[], b: readonly Span[]): boolean => a.some((one) => b.some((other) => one.start < other.end && other.start < one.end))

const extent = ({ source, cue, content }: PublicAttribution): Span => {
  const spans = [...source, ...cue, ...content]
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) }
}

/** The values of an attribution that a person would ask about. */
const VALUES = ['manner', 'attitude', 'kind', 'certainty', 'distance'] as const

function changeOf(old: PublicAttribution, now: PublicAttribution): string | null {
  const changes: string[] = VALUES.filter((value) => old[value] !== now[value]).map((value) => `${value}: ${old[value]}, now ${now[value]}`)
  for (const part of ['source', 'cue', 'content'] as const) if (spansKey(old[part]) !== spansKey(now[part])) changes.push(`its ${part} has other bounds`)
  return changes.length ? changes.join('; ') : null
}

const placeKey = ({ content, cue }: PublicAttribution): string => `${spansKey(content)}@${spansKey(cue)}`

/** Units of a text within which attributions are looked for together, so that the cost of comparing grows no faster than the text. */
const BLOCK = 512

const blocksOf = ({ content }: PublicAttribution): number[] => [
  ...new Set(content.flatMap(({ start, end }) => [Math.floor(start / BLOCK), Math.floor((end - 1) / BLOCK)])),
]

const isSame = (a: PublicAttribution, b: PublicAttribution): boolean => overlaps(a.content, b.content) && (overlaps(a.cue, b.cue) || (!a.cue.length && !b.cue.length))

/** Which attributions are gone, new or changed: one whose cue and content overlap those of another is the same one. */
function attributionDifferences(before: readonly PublicAttribution[], after: readonly PublicAttribution[]): AttributionDifference[] {
  const exact = new Map(after.map((now) => [placeKey(now), now]))
  const left = new Set(after)
  const moved: PublicAttribution[] = []
  const differences: AttributionDifference[] = []
  const compare = (old: PublicAttribution, now: PublicAttribution) => {
    left.delete(now)
    const says = changeOf(old, now)
    if (says !== null) differences.push({ became: 'changed', span: extent(now), says })
  }
  for (const old of before) {
    const now = exact.get(placeKey(old))
    if (now && left.has(now)) compare(old, now)
    else moved.push(old)
  }
  const near = new Map<number, PublicAttribution[]>()
  for (const now of left) for (const block of blocksOf(now)) near.set(block, [...(near.get(block) ?? []), now])
  for (const old of moved) {
    const now = blocksOf(old)
      .flatMap((block) => near.get(block) ?? [])
      .find((one) => left.has(one) && isSame(old, one))
    if (now) compare(old, now)
    else differences.push({ became: 'gone', span: extent(old), says: 'no attribution any more' })
  }
  for (const now of left) differences.push({ became: 'new', span: extent(now), says: `${now.attitude}, ${now.kind}` })
  return differences.sort((a, b) => a.span.start - b.span.start)
}

/** What differs between an earlier reading of a text and a later one, in the layers named. */
export function differenceOf(before: Partial<PublicLayers>, after: Partial<PublicLayers>, layers: readonly (keyof PublicLayers)[]): Difference {
  const names = [namesOf(before), namesOf(after)] as const
  const differing = layers.map((layer) => layerDifference(layer, before, after, names)).filter(({ gone, changed, new: added }) => gone + changed + added > 0)
  return { layers: differing, attributions: layers.includes('attributions') ? attributionDifferences(before.attributions ?? [], after.attributions ?? []) : [] }
}
