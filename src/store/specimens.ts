import type { Arrival } from '../model/case.ts'
import type { Document } from '../model/document.ts'
import type { PublicLayers } from '../model/public-reading.ts'
import type { Span } from '../model/span.ts'
import { sha256 } from './canonical.ts'

/** What a specimen says of one attribution: who, by which words, said what; all three stand in its text as they are here. */
type Said = readonly [source: string, cue: string, content: string]

/** Where words stand first in a text. Throws where they do not. */
export function spanOf(text: string, words: string): Span {
  const start = text.indexOf(words)
  if (start < 0) throw new RangeError(`“${words}” does not stand in the text`)
  return { start, end: start + words.length }
}

const sentencesOf = (text: string): Span[] =>
  [...text.matchAll(/[^\n.。]+[.。]?/gu)]
    .filter(([words]) => words.trim())
    .map(({ 0: words, index }) => ({ start: index + words.search(/\S/), end: index + words.length }))

/** Layers as an engine might read them: enough of each kind for a store to hold. */
export function layersOf(text: string, said: readonly Said[]): PublicLayers {
  const names = [...new Set(said.map(([source]) => source))]
  const sentences = sentencesOf(text)
  const attributions = said.map(([source, cue, content], i) => ({
    id: `a${i + 1}`,
    source: [spanOf(text, source)],
    cue: [spanOf(text, cue)],
    content: [spanOf(text, content)],
    manner: /[“"]/.test(content) ? ('direct' as const) : ('indirect' as const),
    attitude: 'communication' as const,
    kind: 'named-person' as const,
    certainty: 'certain' as const,
    distance: 'neutral' as const,
    sources: [`s${names.indexOf(source) + 1}`],
    confidence: 0.9,
    sure: { link: 0.9, kind: 0.812, certainty: 0.97, distance: 0.995, resolved: 1 / 3 },
  }))
  return {
    paragraphs: [{ start: 0, end: text.length }],
    sentences,
    attributions,
    sources: names.map((name, i) => ({ id: `s${i + 1}`, name, kind: 'named-person', mentions: [spanOf(text, name)] })),
    chains: attributions.map(({ id, source, sources }) => ({ attribution: id, hops: [{ source: sources[0], role: 'speaker', span: source[0] }] })),
    anonymity: [],
    voice: sentences.map((sentence) => ({ ...sentence, voice: 'report' })),
    gaps: [],
    contested: [],
    scareQuotes: [],
    relations: [],
    quantities: [],
    dates: [],
    links: [],
    entities: names.map((name, i) => ({ ...spanOf(text, name), type: 'person', source: `s${i + 1}` })),
    findings: [],
  }
}

/** What may be said of a specimen beside its text. */
export interface Specimen {
  readonly name?: string
  readonly captured?: string
  readonly issued?: boolean
  readonly said?: readonly Said[]
  readonly original?: Uint8Array
}

/** A document on its way into a case, its first line its headline. */
export function arrival(text: string, { name, captured, issued = false, said, original = Buffer.from(text) }: Specimen = {}, fields: Partial<Document> = {}): Arrival {
  const [title] = text.split('\n')
  const document: Document = {
    id: `sha256:${sha256(original)}`,
    text,
    language: 'en',
    title,
    outlet: 'Tidewater Courier',
    place: null,
    url: null,
    published: '2026-05-04',
    modified: null,
    authors: ['Orla Benn'],
    credits: [],
    genre: 'report',
    parts: [
      { kind: 'headline', start: 0, end: title.length },
      { kind: 'body', start: title.length + 1, end: text.length },
    ],
    missing: ['place'],
    hyperlinks: [],
    markup: [],
    notes: [],
    ...fields,
  }
  const engine = { version: '0', model: null, profile: 'fast' } as const
  const reading = said ? { engine, stages: { attributions: 'first', sources: 'first' }, layers: layersOf(text, said) } : null
  return { document, original, name: name ?? `${title.toLowerCase().replace(/\W+/g, '-')}.txt`, captured: captured ?? null, issued, reading }
}

export const WEIR = `Weir to be rebuilt
The weir at Ostrand will be rebuilt before winter, the river board said on Monday.
“We have waited long enough,” Marit Olsvane, its head, told the Courier. Jarno Pell, who farms below the weir, said that nobody had asked him.`

/** The weir, as it was first reported. */
export const weir = (specimen: Specimen = {}, fields: Partial<Document> = {}): Arrival =>
  arrival(
    WEIR,
    {
      said: [
        ['the river board', 'said', 'The weir at Ostrand will be rebuilt before winter'],
        ['Marit Olsvane', 'told', '“We have waited long enough,”'],
        ['Jarno Pell', 'said that', 'nobody had asked him'],
      ],
      ...specimen,
    },
    fields,
  )

export const FERRY = `Ferry stays in port
The ferry to Hale stayed in port for a third day. “The gearbox is being looked at,” a spokesman of the line, Évariste Kolbe, wrote.
Passengers were told to take the bus.`

/** The ferry, another report. */
export const ferry = (specimen: Specimen = {}, fields: Partial<Document> = {}): Arrival =>
  arrival(
    FERRY,
    { said: [['Évariste Kolbe', 'wrote', '“The gearbox is being looked at,”']], ...specimen },
    { published: '2026-05-11T08:00:00Z', outlet: 'Hale Evening News', authors: ['Tam Iversen'], ...fields },
  )
