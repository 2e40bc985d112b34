import type { Span } from '../../src/model/span.ts'
import type { AnnotatedAttribution, Annotation } from '../notation/annotation.ts'
import type { Sheet } from './sheet.ts'
import { halfShared, likeness, pairUp, runsOf, sameWords, shared, type Words, within } from './words.ts'

const ROLES = ['source', 'cue', 'content'] as const
const VALUES = ['manner', 'attitude', 'kind', 'certainty', 'distance'] as const

type Placed = AnnotatedAttribution & { readonly at: Readonly<Record<(typeof ROLES)[number], readonly number[]>> }
export type Pairs = readonly { readonly gold: Placed; readonly read: Placed }[]

/** An article that is scored: what a person marked, what was read, and the words by which they are compared. */
export interface Article {
  readonly name: string
  readonly words: Words
  readonly gold: Annotation
  readonly read: Annotation
}

const placed = ({ attributions }: Annotation, words: Words): Placed[] =>
  attributions.map((a) => ({ ...a, at: { source: within(words, a.source), cue: within(words, a.cue), content: within(words, a.content) } }))

/** The words of spans, for a person. */
export const quote = (text: string, spans: readonly Span[]) => spans.map((s) => text.slice(s.start, s.end).replace(/\s+/g, ' ')).join(' … ') || '–'

export const shown = (text: string, a: AnnotatedAttribution) =>
  `⟦S ${quote(text, a.source)}⟧ ⟦C ${quote(text, a.cue)}⟧ ⟦T ${quote(text, a.content)}⟧${a.nestedIn ? ' (nested)' : ''}`

/** Gold and read attributions that are the same one, nearest first: they share words of content, and of the cue unless half of their contents is the same. */
function pairsOf(golds: readonly Placed[], reads: readonly Placed[]): Pairs {
  return pairUp(golds, reads, ({ at: g }, { at: r }) => {
    const contents = likeness(g.content, r.content)
    const meet = shared(g.content, r.content) > 0 && (shared(g.cue, r.cue) > 0 || contents >= 0.5)
    return meet ? contents + likeness(g.cue, r.cue) + likeness(g.source, r.source) / 2 : 0
  })
}

function scoreSpans({ words }: Article, golds: readonly Placed[], reads: readonly Placed[], pairs: Pairs, sheet: Sheet): void {
  for (const role of ROLES) {
    const [g, r] = [golds, reads].map((list) => new Set(list.flatMap((a) => runsOf(words, a.at[role]))))
    sheet.f1('attributions', `${role} fragments, exact`, [...g].filter((run) => r.has(run)).length, g.size, r.size)
  }
  const linked = pairs.filter(({ gold, read }) => ROLES.every((role) => shared(gold.at[role], read.at[role]) > 0 || (!gold.at[role].length && !read.at[role].length)))
  const exact = linked.filter(({ gold, read }) => ROLES.every((role) => sameWords(words, gold.at[role], read.at[role])))
  sheet.f1('attributions', 'linked, all three overlap', linked.length, golds.length, reads.length)
  sheet.f1('attributions', 'linked, all three exact', exact.length, golds.length, reads.length)
  const nested = (list: readonly AnnotatedAttribution[]) => list.filter((a) => a.nestedIn).length
  sheet.f1('nested', 'linked, all three overlap', nested(linked.map((p) => p.gold)), nested(golds), nested(reads), nested(linked.map((p) => p.read)))
  const kin = pairs.filter(({ gold, read }) => gold.nestedIn && pairs.some((p) => p.gold.id === gold.nestedIn && p.read.id === read.nestedIn))
  sheet.f1('nested', 'parent', kin.length, nested(golds), nested(reads))
}

/** Which gold source each read one stands for: the one whose mentions it shares most of, or whose name it bears. */
function sameSources({ gold, read, words }: Article): Map<string, string> {
  const at = new Map(gold.sources.map((s) => [s.id, within(words, s.mentions)]))
  const same = new Map<string, string>()
  for (const { id, name, mentions } of read.sources) {
    const mine = within(words, mentions)
    const [best] = gold.sources
      .map((s) => ({ id: s.id, weight: shared(at.get(s.id) ?? [], mine) + (s.name && s.name === name ? 0.5 : 0) }))
      .sort((a, b) => b.weight - a.weight)
    if (best && best.weight > 0) same.set(id, best.id)
  }
  return same
}

function scoreSources(article: Article, pairs: Pairs, sheet: Sheet): void {
  const { text } = article.gold
  const judged = pairs
    .filter(({ gold }) => gold.sources?.length)
    .map(({ gold, read }, i) => ({ gold, read, mine: gold.sources?.join() ?? '', theirs: read.sources?.length ? read.sources.join() : `alone ${i}` }))
  for (const x of judged) {
    const both = judged.filter((y) => y.mine === x.mine && y.theirs === x.theirs).length
    sheet.f1(
      'sources',
      'B³ of matched attributions',
      both / judged.filter((y) => y.mine === x.mine).length,
      1,
      1,
      both / judged.filter((y) => y.theirs === x.theirs).length,
    )
  }
  const same = sameSources(article)
  for (const { gold, read } of pairs) {
    const [mine, theirs] = [gold.sources ?? [], (read.sources ?? []).map((id) => same.get(id) ?? `?${id}`)]
    if (mine.join() !== theirs.join())
      sheet.miss('sources', 'wrong', `${article.name}: ${mine.join(' + ') || 'none'}, not ${theirs.join(' + ') || 'none'}: ${shown(text, gold)}`)
    const [hops, found] = [gold.chain ?? [], (read.chain ?? []).map((h) => ({ ...h, source: h.source === null ? null : (same.get(h.source) ?? `?${h.source}`) }))]
    const right = pairUp(hops, found, (a, b) => +(a.source === b.source)).length
    sheet.f1('chains', 'hops of matched attributions', right, hops.length, found.length)
    const whole = hops.length === found.length && hops.every((h, i) => h.source === found[i].source)
    sheet.share('chains', 'whole chain right', +whole, 1)
    if (!whole)
      sheet.miss(
        'chains',
        'wrong',
        `${article.name}: ${hops.map((h) => h.source ?? '?').join(' ← ') || 'none'}, not ${found.map((h) => h.source ?? '?').join(' ← ') || 'none'}: ${shown(text, gold)}`,
      )
  }
}

function scoreAnonymity({ name, words, gold, read }: Article, pairs: Pairs, sheet: Sheet): void {
  const readFor = (id: string) => pairs.find((p) => p.gold.id === id)?.read.id
  const found = gold.anonymity.flatMap((g) => {
    const r = read.anonymity.find((x) => x.attribution === readFor(g.attribution))
    return r ? [{ g, r }] : []
  })
  sheet.f1('anonymity', 'found', found.length, gold.anonymity.length, read.anonymity.length)
  sheet.share('anonymity', 'count, of those found', found.filter(({ g, r }) => g.count === r.count).length, found.length)
  for (const part of ['reason', 'closeness'] as const) {
    const [g, r] = [gold, read].map(({ anonymity }) => anonymity.filter((a) => a[part]).length)
    const right = found.filter((x) => x.g[part] && x.r[part] && halfShared(within(words, [x.g[part]]), within(words, [x.r[part]]))).length
    sheet.f1('anonymity', part, right, g, r)
  }
  for (const g of gold.anonymity) {
    const of = gold.attributions.find((a) => a.id === g.attribution)
    if (!found.some((x) => x.g === g) && of) sheet.miss('anonymity', 'missed', `${name}: ${shown(gold.text, of)}`)
  }
}

/** Adds what concerns attributions: parts, nesting, values, who is who, chains and what is stated of unnamed ones. Returns the pairs, by which other layers speak of them. */
export function scoreAttributions(article: Article, sheet: Sheet): Pairs {
  const { name, words, gold, read } = article
  const [golds, reads] = [placed(gold, words), placed(read, words)]
  const pairs = pairsOf(golds, reads)
  scoreSpans(article, golds, reads, pairs, sheet)
  for (const g of golds) if (!pairs.some((p) => p.gold === g)) sheet.miss('attributions', 'missed', `${name}: ${shown(gold.text, g)}`)
  for (const r of reads) if (!pairs.some((p) => p.read === r)) sheet.miss('attributions', 'spurious', `${name}: ${shown(gold.text, r)}`)
  for (const { gold: g, read: r } of pairs) {
    if (ROLES.every((role) => sameWords(words, g.at[role], r.at[role]))) continue
    sheet.miss('attributions', 'wrong', `${name}:\n    expected ${shown(gold.text, g)}\n    read     ${shown(gold.text, r)}`)
  }
  for (const value of VALUES) {
    for (const { gold: g, read: r } of pairs) {
      const [mine, theirs] = [g[value] ?? '', r[value] ?? '']
      sheet.share(value, 'accuracy, matched', +(mine === theirs), 1)
      sheet.judged(value, 'macro-F1, matched', mine, theirs)
      if (mine !== theirs) sheet.miss(value, 'wrong', `${name}: ${mine}, not ${theirs}: ${shown(gold.text, g)}`)
    }
  }
  scoreSources(article, pairs, sheet)
  scoreAnonymity(article, pairs, sheet)
  return pairs
}
