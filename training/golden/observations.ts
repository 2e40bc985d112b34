import type { Span } from '../../src/model/span.ts'
import { type Annotation, DOCUMENT_FIELDS, type MarkedLayer } from '../notation/annotation.ts'
import { type Article, type Pairs, quote } from './attributions.ts'
import type { Sheet } from './sheet.ts'
import { halfShared, pairUp, shared, within } from './words.ts'

const HEAD_PARTS = ['byline', 'dateline', 'credit', 'other']

/** Figures of a layer whose entries are single spans: found (half of the words of either), and each further question among those found. */
function scoreSpans<E extends Span>(
  article: Article,
  layer: MarkedLayer,
  sheet: Sheet,
  list: (a: Annotation) => readonly E[],
  tell: (e: E) => string,
  questions: Readonly<Record<string, (gold: E, read: E) => boolean>> = {},
): void {
  const { words, gold, read, name } = article
  // The lines that say who wrote it and when are judged as metadata.
  const head = gold.parts.filter((p) => HEAD_PARTS.includes(p.kind))
  const [golds, reads] = [gold, read].map((a) =>
    list(a)
      .filter((e) => layer === 'parts' || !head.some((p) => p.start <= e.start && e.end <= p.end))
      .map((e) => ({ e, at: within(words, [e]) })),
  )
  const all = Object.values(questions)
  const pairs = pairUp(golds, reads, (g, r) => {
    const likeness = halfShared(g.at, r.at)
    return likeness && likeness + all.filter((ask) => ask(g.e, r.e)).length
  })
  sheet.f1(layer, 'found', pairs.length, golds.length, reads.length)
  for (const [question, ask] of Object.entries(questions)) sheet.f1(layer, question, pairs.filter((p) => ask(p.gold.e, p.read.e)).length, golds.length, reads.length)
  const told = ({ e }: { e: E }) => `${quote(gold.text, [e])} ${tell(e)}`
  for (const g of golds) if (!pairs.some((p) => p.gold === g)) sheet.miss(layer, 'missed', `${name}: ${told(g)}`)
  for (const r of reads) if (!pairs.some((p) => p.read === r)) sheet.miss(layer, 'spurious', `${name}: ${told(r)}`)
  for (const p of pairs) if (!all.every((ask) => ask(p.gold.e, p.read.e))) sheet.miss(layer, 'wrong', `${name}: ${told(p.gold)}, not ${told(p.read)}`)
}

/** The outlet's own inference and judgement: entries found and right, many to many, since people cut them differently; and words. */
function scoreVoice({ words, gold, read, name }: Article, sheet: Sheet): void {
  const [golds, reads] = [gold, read].map(({ voice }) => voice.map((v) => ({ v, at: within(words, [v]) })))
  const found = golds.filter((g) => reads.some((r) => halfShared(g.at, r.at)))
  const right = reads.filter((r) => golds.some((g) => halfShared(g.at, r.at)))
  sheet.f1('voice', 'own view, half of the words', found.length, golds.length, reads.length, right.length)
  const [mine, theirs] = [golds, reads].map((list) => [...new Set(list.flatMap((x) => x.at))].sort((a, b) => a - b))
  sheet.f1('voice', 'own view, words', shared(mine, theirs), mine.length, theirs.length)
  for (const g of golds) if (!found.includes(g)) sheet.miss('voice', 'missed', `${name}: ${quote(gold.text, [g.v])} (${g.v.voice})`)
  for (const r of reads) if (!right.includes(r)) sheet.miss('voice', 'spurious', `${name}: ${quote(gold.text, [r.v])} (${r.v.voice})`)
}

const contentWords = (name: string): string[] => (name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((w) => !/^(the|an?|of|its|his|her|s|mr|mrs|ms|dr)$/.test(w))

/** Whether two words are one, or a land and its adjective ("Chile" and "Chilean"). */
const likeWords = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) >= 5 && (a.startsWith(b) || b.startsWith(a)))

/** Whether two names may be of one: they share a word that is no title or article. */
const likeNames = (a: string, b: string): boolean => contentWords(a).some((w) => contentWords(b).some((v) => likeWords(w, v)))

function scoreRelations({ words, gold, read, name }: Article, pairs: Pairs, sheet: Sheet): void {
  const ends = (a: (typeof gold.relations)[number], b: typeof a, turned: boolean) =>
    turned ? likeNames(a.subject, b.object) && likeNames(a.object, b.subject) : likeNames(a.subject, b.subject) && likeNames(a.object, b.object)
  const near = (a: readonly Span[], b: readonly Span[]) => Math.sign(shared(within(words, a), within(words, b)))
  const found = pairUp(gold.relations, read.relations, (g, r) => {
    const weight = ends(g, r, false) ? 2 : ends(g, r, true) ? 1 : 0
    return weight && near(g.spans, r.spans) ? weight : 0
  })
  sheet.f1('relations', 'both actors', found.length, gold.relations.length, read.relations.length)
  const asserted = found.filter(
    ({ gold: g, read: r }) => g.attribution === (r.attribution === null ? null : (pairs.find((p) => p.read.id === r.attribution)?.gold.id ?? '?')),
  )
  sheet.share('relations', 'whose assertion, of those found', asserted.length, found.length)
  const told = (r: (typeof gold.relations)[number]) => `${r.subject} | ${r.relation} | ${r.object} (${quote(gold.text, r.spans)})`
  for (const g of gold.relations) if (!found.some((p) => p.gold === g)) sheet.miss('relations', 'missed', `${name}: ${told(g)}`)
  for (const r of read.relations) if (!found.some((p) => p.read === r)) sheet.miss('relations', 'spurious', `${name}: ${told(r)}`)
}

/** Findings of the rules that the corpus marks; others are the program's own remarks and are not judged. */
function scoreFindings({ words, gold, read, name }: Article, judged: ReadonlySet<string>, sheet: Sheet): void {
  const reads = read.findings.filter((f) => judged.has(f.rule))
  const found = pairUp(gold.findings, reads, (g, r) => +(g.rule === r.rule && (!g.spans.length || halfShared(within(words, g.spans), within(words, r.spans)) > 0)))
  sheet.f1('findings', 'rule and place', found.length, gold.findings.length, reads.length)
  for (const g of gold.findings) if (!found.some((p) => p.gold === g)) sheet.miss('findings', 'missed', `${name}: ${g.rule}: ${quote(gold.text, g.spans)}`)
  for (const r of reads) if (!found.some((p) => p.read === r)) sheet.miss('findings', 'spurious', `${name}: ${r.rule}: ${quote(gold.text, r.spans)}`)
}

function scoreDocument({ gold, read, name }: Article, sheet: Sheet): void {
  for (const field of DOCUMENT_FIELDS) {
    const [mine, theirs] = [gold.document[field], read.document[field] ?? null]
    if (mine === undefined || field === 'format') continue
    const sorted = (value: string | null) => value?.split('; ').sort().join('; ') ?? '-'
    sheet.share('document', field, +(sorted(mine) === sorted(theirs)), 1)
    if (sorted(mine) !== sorted(theirs)) sheet.miss('document', 'wrong', `${name}: ${field} ${sorted(mine)}, not ${sorted(theirs)}`)
  }
}

/** The first and last day that an edge of an interval may mean. */
function sameEdge(a: string | null, b: string | null, last: boolean): boolean {
  const day = (edge: string) => {
    const [year, month, date] = edge.slice(0, 10).split('-').map(Number)
    if (date) return edge.length > 10 ? edge.slice(0, 16) : edge
    return new Date(last ? Date.UTC(year, month ?? 12, 0) : Date.UTC(year, (month ?? 1) - 1)).toISOString().slice(0, 10)
  }
  if (a === null || b === null) return a === b
  const [x, y] = [day(a), day(b)]
  return x === y || (x.length !== y.length && x.slice(0, 10) === y.slice(0, 10))
}

/** Adds every layer besides attributions. Findings are judged by the rules in `judgedFindings`. */
export function scoreObservations(article: Article, pairs: Pairs, judgedFindings: ReadonlySet<string>, sheet: Sheet): void {
  const readOf = (id: string | null) => (id === null ? null : (pairs.find((p) => p.read.id === id)?.gold.id ?? '?'))
  scoreVoice(article, sheet)
  scoreSpans(
    article,
    'gaps',
    sheet,
    (a) => a.gaps,
    (g) => `(${g.kind})`,
    { 'and kind': (g, r) => g.kind === r.kind, 'and whether it has a holder': (g, r) => (g.holder === null) === (r.holder === null) },
  )
  scoreSpans(
    article,
    'scareQuotes',
    sheet,
    (a) => a.scareQuotes,
    () => '',
  )
  scoreSpans(
    article,
    'contested',
    sheet,
    (a) => a.contested,
    (c) => `(${c.rule})`,
    { 'and rule': (g, r) => g.rule === r.rule },
  )
  scoreSpans(
    article,
    'quantities',
    sheet,
    (a) => a.quantities,
    (q) => `= ${q.bound} ${q.value}${q.unit ? ` ${q.unit}` : ''}`,
    {
      'and value and bound': (g, r) => String(g.value) === String(r.value) && g.bound === r.bound,
    },
  )
  scoreSpans(
    article,
    'dates',
    sheet,
    (a) => a.dates,
    (d) => `= ${d.from} to ${d.to}`,
    { 'and from and to': (g, r) => sameEdge(g.from, r.from, false) && sameEdge(g.to, r.to, true) },
  )
  scoreSpans(
    article,
    'entities',
    sheet,
    (a) => a.entities,
    (e) => `(${e.type})`,
    { 'and type': (g, r) => g.type === r.type },
  )
  scoreSpans(
    article,
    'links',
    sheet,
    (a) => a.links,
    (l) => l.url,
    { 'and whose statement it backs': (g, r) => g.url === r.url && g.attribution === readOf(r.attribution) },
  )
  scoreSpans(
    article,
    'parts',
    sheet,
    (a) => a.parts.filter((p) => p.kind !== 'body'),
    (p) => `(${p.kind})`,
    { 'and kind': (g, r) => g.kind === r.kind },
  )
  scoreRelations(article, pairs, sheet)
  scoreFindings(article, judgedFindings, sheet)
  scoreDocument(article, sheet)
}
