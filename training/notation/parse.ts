import { PART_KINDS, type PartKind } from '../../src/model/document.ts'
import { type Bound, ENTITY_TYPES, type EntityType, GAP_KINDS, type GapKind, VOICES, type Voice } from '../../src/model/observation.ts'
import type { Span } from '../../src/model/span.ts'
import { type AnnotatedAttribution, type AnnotatedFinding, type AnnotatedSource, type Annotation, blank } from './annotation.ts'
import { type Block, readBlock } from './block.ts'
import { notationError, readBrackets, unescapeLabel } from './brackets.ts'

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] }
type Draft = Writable<Annotation> & {
  drafts: Map<string, Writable<AnnotatedAttribution>>
  known: Map<string, Writable<AnnotatedSource>>
  found: Map<string, Writable<AnnotatedFinding>>
  partsOf: Map<string, Span>
}

const ROLES = { S: 'source', C: 'cue', T: 'content', H: 'hearer' } as const
const BOUND_SIGNS: Readonly<Record<string, Bound>> = { '>=': 'at-least', '<=': 'at-most', '~': 'about', '': 'exact' }

/** The blank attribution that the first mark with its number makes. */
function attributionOf(draft: Draft, id: string): Writable<AnnotatedAttribution> {
  const made = draft.drafts.get(id) ?? { id, source: [], cue: [], content: [], hearer: [] }
  draft.drafts.set(id, made)
  return made
}

function sourceOf(draft: Draft, id: string): Writable<AnnotatedSource> {
  const made = draft.known.get(id) ?? { id, mentions: [] }
  draft.known.set(id, made)
  return made
}

/** A label's pattern and what it adds for its span; false where a word in it is not one of those that there are. */
type LabelReader = readonly [RegExp, (draft: Draft, span: Span, groups: string[]) => boolean]

const among = <T extends string>(list: readonly T[], word: string): word is T => (list as readonly string[]).includes(word)

const LABELS: readonly LabelReader[] = [
  [
    /^([SCTH])(\d+)(?:<(\d+))?(?:@([\w-]+))?$/,
    (draft, span, [role, id, parent, who]) => {
      const attribution = attributionOf(draft, id)
      if (parent && attribution.nestedIn && attribution.nestedIn !== parent) return false
      if (parent) attribution.nestedIn = parent
      attribution[ROLES[role as keyof typeof ROLES]].push(span)
      if (!who) return true
      if (role === 'S') attribution.sources = [...new Set([...(attribution.sources ?? []), who])]
      sourceOf(draft, who).mentions.push(span)
      return role === 'S'
    },
  ],
  [/^@([\w-]+)$/, (draft, span, [id]) => !!sourceOf(draft, id).mentions.push(span)],
  // Parts of another entry, and the words of a relation: gathered beforehand, as the entry may open before or after them.
  [/^(?:desc|reason|close|what|of|rel)\d+$/, () => true],
  [/^voice:(.+)$/, (draft, span, [voice]) => among<Voice>(VOICES, voice) && !!draft.voice.push({ ...span, voice })],
  [
    /^gap(\d*):([a-z-]+)(?:@([\w-]+))?$/,
    (draft, span, [n, kind, holder]) =>
      among<GapKind>(GAP_KINDS, kind) && !!draft.gaps.push({ ...span, kind, holder: holder ?? null, what: draft.partsOf.get(`what${n}`) ?? null }),
  ],
  [/^scare$/, (draft, span) => !!draft.scareQuotes.push(span)],
  [
    /^term:((?:\\[^]|[^@\\])+)(?:@([^]+))?$/,
    (draft, span, [rule, guide]) => !!draft.contested.push({ ...span, rule: unescapeLabel(rule), guide: guide === undefined ? null : unescapeLabel(guide) }),
  ],
  [
    /^num(\d*):(>=|<=|~|)(-?[\d.e+-]+?)(?:\.\.(-?[\d.e+-]+))?(?::([^]+))?$/,
    (draft, span, [n, sign, low, high, unit]) => {
      const [from, to] = [Number(low), high === undefined ? undefined : Number(high)]
      if (Number.isNaN(from) || Number.isNaN(to ?? 0) || (to !== undefined && sign)) return false
      const amount = to === undefined ? ({ value: from, bound: BOUND_SIGNS[sign] } as const) : ({ value: [from, to], bound: 'range' } as const)
      return !!draft.quantities.push({ ...span, ...amount, unit: unit === undefined ? null : unescapeLabel(unit), of: draft.partsOf.get(`of${n}`) ?? null })
    },
  ],
  [
    /^date:([\dT:.Z+-]+?|\?)(?:\.\.([\dT:.Z+-]+|\?))?(?:\(([a-z-]+)\))?$/,
    (draft, span, [from, to, precision]) => {
      const edge = (word: string) => (word === '?' ? null : word)
      return !!draft.dates.push({ ...span, from: edge(from), to: edge(to ?? from), ...(precision ? { precision } : {}) })
    },
  ],
  [
    /^ent:([a-z]+)(?:@([\w-]+))?$/,
    (draft, span, [type, source]) => among<EntityType>(ENTITY_TYPES, type) && !!draft.entities.push({ ...span, type, ...(source ? { source } : {}) }),
  ],
  [/^link(\d*):([^]+)$/, (draft, span, [attribution, url]) => !!draft.links.push({ ...span, url: unescapeLabel(url), attribution: attribution || null })],
  [
    /^find(\d*):([\w-]+)$/,
    (draft, span, [n, rule]) => {
      const key = `${n}:${rule}`
      const held = n ? draft.found.get(key) : undefined
      if (held) return !!held.spans.push(span)
      const finding = { rule, spans: [span] }
      draft.found.set(key, finding)
      return !!draft.findings.push(finding)
    },
  ],
  [/^part:([a-z]+)$/, (draft, span, [kind]) => among<PartKind>(PART_KINDS, kind) && !!draft.parts.push({ ...span, kind })],
]

/** A draft in which nothing is marked. The lists of a blank annotation are its own, so that filling them changes no other. */
const emptyDraft = (text: string): Draft => ({
  ...(blank(text) as Writable<Annotation>),
  drafts: new Map(),
  known: new Map(),
  found: new Map(),
  partsOf: new Map(),
})

const byNumber = (a: string, b: string) => Number(a) - Number(b)

/** Where words stand in a text as words, whole. */
function occurrences(text: string, words: string): Span[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'gu')
  return [...text.matchAll(pattern)].map(({ index }) => ({ start: index, end: index + words.length }))
}

/** Marks every occurrence of the words that the block lists, longer ones first; what meets one marked already is left. Returns words that stand nowhere. */
function markEvery(draft: Draft, every: Block['every']): string[] {
  const idle: string[] = []
  const listed = every.flatMap(({ of, as, words }) => words.map((word) => ({ of, as, word }))).sort((a, b) => b.word.length - a.word.length)
  for (const { of, as, word } of listed) {
    const places = occurrences(draft.text, word)
    if (!places.length) idle.push(word)
    const taken = (place: Span) =>
      (of === 'entity' ? draft.entities : [...draft.known.values()].flatMap((k) => k.mentions)).some((s) => s.start < place.end && place.start < s.end)
    for (const place of places.filter((p) => !taken(p))) {
      if (of === 'entity') draft.entities.push({ ...place, type: as as EntityType })
      else sourceOf(draft, as).mentions.push(place)
    }
  }
  return idle
}

function joinBlock(draft: Draft, block: Block, relationSpans: ReadonlyMap<string, readonly Span[]>): void {
  for (const [id, { sources, ...values }] of block.values) Object.assign(attributionOf(draft, id), values, sources ? { sources } : {})
  for (const [id, { kind, name }] of block.sources) Object.assign(sourceOf(draft, id), { kind }, name ? { name } : {})
  const hidden = new Set([...block.anonymity.keys(), ...[...draft.partsOf.keys()].flatMap((k) => /^(?:desc|reason|close)(\d+)$/.exec(k)?.slice(1) ?? [])])
  for (const attribution of [...hidden].sort(byNumber)) {
    const part = (word: string) => draft.partsOf.get(word + attribution) ?? null
    draft.anonymity.push({ attribution, count: block.anonymity.get(attribution) ?? null, description: part('desc'), reason: part('reason'), closeness: part('close') })
  }
  for (const [number, relation] of block.relations) draft.relations.push({ ...relation, spans: relationSpans.get(number) ?? [] })
  for (const rule of block.findings) draft.findings.push({ rule, spans: [] })
  Object.assign(draft, { document: block.document, none: block.none, complete: block.complete })
}

/**
 * What tagged text means (`docs/reference/notation.md` is the grammar). Throws `notation/…` errors with line and column: an unknown label, an
 * attribution nested in one that is not there, a relation without its line, and what brackets and block throw.
 */
export function parseTagged(source: string): Annotation {
  const separator = [...source.matchAll(/(?:^|\n)---(?=\n|$)/g)].at(-1)
  const tagged = separator ? source.slice(0, separator.index) : source
  const { text, marks } = readBrackets(tagged)
  const draft = emptyDraft(text)
  const relationSpans = new Map<string, Span[]>()
  for (const { label, start, end, at } of marks) {
    if (/^(?:desc|reason|close|what|of)\d+$/.test(label)) {
      if (draft.partsOf.has(label)) throw notationError(source, at, 'notation/twice', `${label} is marked twice`)
      draft.partsOf.set(label, { start, end })
    }
    const relation = /^rel(\d+)$/.exec(label)?.[1]
    if (relation) relationSpans.set(relation, [...(relationSpans.get(relation) ?? []), { start, end }])
  }
  for (const { label, start, end, at } of marks) {
    const reader = LABELS.find(([pattern, add]) => {
      const groups = pattern.exec(label)
      return groups && add(draft, { start, end }, groups.slice(1))
    })
    if (!reader) throw notationError(source, at, 'notation/unknown-label', `${label} is no label`, 'docs/reference/notation.md lists them')
  }
  const block = readBlock(source, separator ? separator.index + separator[0].length + 1 : source.length)
  joinBlock(draft, block, relationSpans)
  const idle = markEvery(draft, block.every)
  if (idle.length) throw notationError(source, source.length, 'notation/nowhere', `words that stand nowhere in the text: ${idle.join('; ')}`)
  for (const [id, { nestedIn }] of draft.drafts) {
    if (nestedIn && !draft.drafts.has(nestedIn)) throw notationError(source, 0, 'notation/no-parent', `attribution ${id} is nested in ${nestedIn}, which is not marked`)
  }
  for (const number of relationSpans.keys()) {
    if (!block.relations.has(number)) throw notationError(source, 0, 'notation/no-relation', `rel${number} is marked, and no line of the block says what it is`)
  }
  const { drafts, known, found: _found, partsOf: _partsOf, ...annotation } = draft
  const order = (spans: Span[]) => spans.sort((a, b) => a.start - b.start || a.end - b.end)
  for (const list of [
    annotation.parts,
    annotation.voice,
    annotation.gaps,
    annotation.scareQuotes,
    annotation.contested,
    annotation.quantities,
    annotation.dates,
    annotation.entities,
    annotation.links,
  ])
    order(list)
  for (const attribution of drafts.values()) for (const role of Object.values(ROLES)) order(attribution[role])
  for (const spans of [...[...known.values()].map((k) => k.mentions), ...relationSpans.values(), ...annotation.findings.map((f) => f.spans as Span[])]) order(spans)
  annotation.attributions = [...drafts.values()].sort((a, b) => byNumber(a.id, b.id))
  annotation.sources = [...known.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  return annotation
}
