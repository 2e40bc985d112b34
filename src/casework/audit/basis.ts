import { isAgency } from '../../ingest/head/agencies.ts'
import type { KeptDocument } from '../../model/case.ts'
import type { PublicAttribution, PublicLayers } from '../../model/public-reading.ts'
import type { Source } from '../../model/source.ts'
import type { Span } from '../../model/span.ts'

/** An agency that a story depends on: credited in its head, or the one through which at least half of the body's sentences are attributed. */
export interface Dependence {
  readonly agency: string
  readonly how: 'credited' | 'attributed'
  /** Of the body's sentences, the share attributed through it. */
  readonly share: number
  readonly spans: readonly Span[]
}

/** What one story rests on. */
export interface Basis {
  /** Its outermost communications: what counts as said. */
  readonly statements: readonly PublicAttribution[]
  /** The resolved sources of those, hearers left out. */
  readonly sources: readonly Source[]
  /** Documents that it links to: a link that backs a statement, or one that leads off the outlet's own site (anywhere, where that is not known). */
  readonly linked: readonly Span[]
  readonly agencies: readonly Dependence[]
}

/** Whether a statement's source is not named; one without any source (`none`) is another thing, and not this. */
export const isUnnamed = ({ kind }: Pick<PublicAttribution, 'kind'>): boolean => kind === 'unnamed-person' || kind === 'unnamed-group'

const HALF = 0.5

const siteOf = (url: string | null): string => (url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '')

function linksOf({ links }: PublicLayers, url: string | null): Span[] {
  const own = siteOf(url)
  const leadsOff = (url: string) => siteOf(url) !== '' && siteOf(url) !== own
  return links.filter((link) => link.attribution !== null || leadsOff(link.url)).map(({ start, end }) => ({ start, end }))
}

/** Which attributions reached the report through which agency, as their chains say. */
function throughAgencies({ chains, sources }: PublicLayers): Map<string, Set<string>> {
  const names = new Map(sources.map(({ id, name }) => [id, name]))
  const through = new Map<string, Set<string>>()
  for (const { attribution, hops } of chains) {
    for (const { source, role } of hops) {
      const name = source === null ? undefined : names.get(source)
      if (name === undefined || (role !== 'agency' && !isAgency(name))) continue
      const known = through.get(name)
      if (known) known.add(attribution)
      else through.set(name, new Set([attribution]))
    }
  }
  return through
}

/** The sentences of the body that some of the contents touch. Both are in order, so that one pass does. */
function touched(sentences: readonly Span[], contents: readonly Span[]): Span[] {
  const ordered = [...contents].sort((a, b) => a.start - b.start)
  let at = 0
  return sentences.filter(({ start, end }) => {
    while (at < ordered.length && ordered[at].end <= start) at++
    return at < ordered.length && ordered[at].start < end
  })
}

function dependences({ document }: KeptDocument, layers: PublicLayers): Dependence[] {
  const body = document.parts.filter(({ kind }) => kind === 'body')
  const sentences = layers.sentences.filter(({ start, end }) => body.some((part) => part.start <= start && end <= part.end))
  const found: Dependence[] = []
  const through = throughAgencies(layers)
  const shareOf = (attributions: ReadonlySet<string>) => {
    const contents = layers.attributions.filter(({ id }) => attributions.has(id)).flatMap(({ content }) => content)
    const spans = touched(sentences, contents)
    return { spans, share: sentences.length ? spans.length / sentences.length : 0 }
  }
  const credits = document.credits.filter(isAgency)
  for (const agency of credits) {
    const key = agency.toLowerCase()
    const named = [...through].find(([name]) => name.toLowerCase().includes(key))
    const { share, spans } = shareOf(named?.[1] ?? new Set())
    const heads = document.parts.filter(({ kind }) => kind === 'byline' || kind === 'credit' || kind === 'dateline').map(({ start, end }) => ({ start, end }))
    found.push({ agency, how: 'credited', share, spans: heads.length ? heads : spans })
  }
  for (const [agency, attributions] of through) {
    const { share, spans } = shareOf(attributions)
    if (share >= HALF && !credits.some((credit) => agency.toLowerCase().includes(credit.toLowerCase()))) found.push({ agency, how: 'attributed', share, spans })
  }
  return found
}

/** What a story rests on, by its reading. */
export function basisOf(kept: KeptDocument, layers: PublicLayers): Basis {
  const statements = layers.attributions.filter(({ nestedIn, attitude }) => nestedIn === undefined && attitude === 'communication')
  const ids = new Set(statements.flatMap(({ sources }) => sources))
  return { statements, sources: layers.sources.filter(({ id }) => ids.has(id)), linked: linksOf(layers, kept.document.url), agencies: dependences(kept, layers) }
}

/** Whether a story rests on one source: its statements have one resolved source between them, and it links no document. */
export const isSingleSource = ({ sources, linked }: Basis): boolean => sources.length === 1 && !linked.length

/** Whether every source that a story's statements rest on is unnamed, and at least one is. */
export const isUnnamedOnly = ({ statements }: Basis): boolean => statements.some(isUnnamed) && statements.every((one) => isUnnamed(one) || one.kind === 'none')
