import type { Span } from '../../src/model/span.ts'
import type { AnnotatedAttribution, Annotation, MarkedLayer } from './annotation.ts'
import { writeBrackets } from './brackets.ts'
import { linesOf, marksOf } from './print.ts'

const ROLES = ['source', 'cue', 'content', 'hearer'] as const
const VALUES = ['manner', 'attitude', 'kind', 'certainty', 'distance'] as const

const at = ({ start, end }: Span) => `${start}-${end}`
const spans = (list: readonly Span[]) => list.map(at).join(' ')

/** How many code units two lists of spans share. */
const sharedLength = (a: readonly Span[], b: readonly Span[]) =>
  a.reduce((sum, x) => sum + b.reduce((n, y) => n + Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start)), 0), 0)

const near = (a: AnnotatedAttribution, b: AnnotatedAttribution) => ROLES.reduce((sum, role) => sum + sharedLength(a[role], b[role]), 0)

/** Pairs of expected and read attributions, one to one, those that share most first. */
function pairsOf(expected: Annotation, read: Annotation): Map<string, AnnotatedAttribution> {
  const all = expected.attributions.flatMap((e) => read.attributions.map((r) => ({ e, r, weight: near(e, r) }))).filter((x) => x.weight > 0)
  const pairs = new Map<string, AnnotatedAttribution>()
  const used = new Set<string>()
  for (const { e, r } of all.sort((a, b) => b.weight - a.weight)) {
    if (pairs.has(e.id) || used.has(r.id)) continue
    pairs.set(e.id, r)
    used.add(r.id)
  }
  return pairs
}

/** Whether the attributions that a text marks were read so: the same roles, spans, nesting and values, none missed and none too many. */
function attributionsAgree(expected: Annotation, read: Annotation): boolean {
  const pairs = pairsOf(expected, read)
  const roles = ROLES.filter((role) => expected.attributions.some((a) => a[role].length))
  const nests = expected.attributions.some((a) => a.nestedIn)
  if (read.attributions.length !== expected.attributions.length) return false
  return expected.attributions.every((e) => {
    const r = pairs.get(e.id)
    if (!r) return false
    if (roles.some((role) => spans(e[role]) !== spans(r[role]))) return false
    if (nests && (e.nestedIn ? pairs.get(e.nestedIn)?.id : undefined) !== r.nestedIn) return false
    return VALUES.every((v) => e[v] === undefined || e[v] === r[v])
  })
}

/** Whether what is said of unnamed sources agrees: matched by their attributions. */
function anonymityAgrees(expected: Annotation, read: Annotation): boolean {
  const pairs = pairsOf(expected, read)
  return (
    expected.anonymity.length === read.anonymity.length &&
    expected.anonymity.every((e) => {
      const r = read.anonymity.find(({ attribution }) => attribution === pairs.get(e.attribution)?.id)
      return r && e.count === r.count && (['description', 'reason', 'closeness'] as const).every((part) => !e[part] || (r[part] && at(e[part]) === at(r[part])))
    })
  )
}

/** One line an entry for the layers that agree where their entries are the same. Ids of sources differ between people and engines and are left out. */
const ENTRIES: Partial<Record<MarkedLayer, (a: Annotation, like: Annotation) => string[]>> = {
  parts: ({ parts }) => parts.map((p) => `${at(p)} ${p.kind}`),
  sources: ({ sources }) => sources.flatMap(({ mentions }) => (mentions.length ? [spans(mentions)] : [])),
  voice: ({ voice }) => voice.map((v) => `${at(v)} ${v.voice}`),
  gaps: ({ gaps }, like) => gaps.map((g) => `${at(g)} ${g.kind} ${like.gaps.some((x) => x.what) && g.what ? at(g.what) : ''}`),
  scareQuotes: ({ scareQuotes }) => scareQuotes.map(at),
  contested: ({ contested }) => contested.map((c) => `${at(c)} ${c.rule}`),
  quantities: ({ quantities }, like) =>
    quantities.map(
      (q) => `${at(q)} ${q.bound} ${q.value} ${like.quantities.some((x) => x.unit) ? q.unit : ''} ${like.quantities.some((x) => x.of) && q.of ? at(q.of) : ''}`,
    ),
  dates: ({ dates }, like) => dates.map((d) => `${at(d)} ${d.from} ${d.to} ${like.dates.every((x) => x.precision) ? d.precision : ''}`),
  entities: ({ entities }) => entities.map((e) => `${at(e)} ${e.type}`),
  links: ({ links }) => links.map((l) => `${at(l)} ${l.url}`),
  relations: ({ relations }) => relations.map((r) => `${spans(r.spans)} ${r.subject}|${r.relation}|${r.object}`),
  findings: ({ findings }) => findings.map((f) => `${f.rule} ${spans(f.spans)}`),
}

/** The layers that an annotation speaks of: what it marks, what it states to be empty, and all of them where it is complete. */
function markedLayers(annotation: Annotation): MarkedLayer[] {
  const marked = new Set<MarkedLayer>(annotation.none)
  for (const { layer } of marksOf(annotation)) marked.add(layer)
  for (const { layer } of linesOf(annotation)) if (layer) marked.add(layer)
  if (annotation.complete) for (const layer of [...Object.keys(ENTRIES), 'attributions', 'anonymity']) marked.add(layer as MarkedLayer)
  return [...marked]
}

/** Whether one layer was read as marked, entry for entry. */
function layerAgrees(layer: MarkedLayer, expected: Annotation, read: Annotation): boolean {
  if (layer === 'attributions') return attributionsAgree(expected, read)
  if (layer === 'anonymity') return anonymityAgrees(expected, read)
  const entries = ENTRIES[layer]
  if (!entries) return true
  const [mine, theirs] = [entries(expected, expected), entries(read, expected)].map((list) => list.sort().join('\n'))
  return mine === theirs
}

/** One layer of an annotation as tagged text, cut to a stretch of the text; lines of the block follow where the layer has any. */
function excerpt(annotation: Annotation, layer: MarkedLayer, within: Span = { start: 0, end: annotation.text.length }): string {
  const marks = marksOf(annotation).flatMap((mark) => {
    const [start, end] = [Math.max(mark.start, within.start), Math.min(mark.end, within.end)]
    return mark.layer === layer && start < end ? [{ ...mark, start: start - within.start, end: end - within.start }] : []
  })
  return writeBrackets(annotation.text.slice(within.start, within.end), marks)
}

const linesFor = (annotation: Annotation, layer: MarkedLayer) => linesOf(annotation).flatMap((l) => (l.layer === layer ? [`          ${l.line}`] : []))

/**
 * What differs between an annotation and what was read, for a person: for each layer that the annotation marks and that disagrees, the paragraphs
 * that differ as tagged text, expected above read, and then the lines of the block. Empty where they agree.
 */
export function differences(expected: Annotation, read: Annotation): string {
  const told: string[] = []
  for (const layer of markedLayers(expected)) {
    if (layerAgrees(layer, expected, read)) continue
    told.push(`${layer}:`)
    for (const match of expected.text.matchAll(/[^\n]+/g)) {
      const within = { start: match.index, end: match.index + match[0].length }
      const [mine, theirs] = [excerpt(expected, layer, within), excerpt(read, layer, within)]
      if (mine !== theirs) told.push(`  expected ${mine}`, `  read     ${theirs}`)
    }
    const [mine, theirs] = [linesFor(expected, layer), linesFor(read, layer)]
    if (mine.length) told.push('  expected', ...mine, '  read', ...theirs)
  }
  return told.join('\n')
}
