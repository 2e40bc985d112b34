import type { Document } from '../../src/model/document.ts'
import type { Layers } from '../../src/model/layers.ts'
import { type Annotation, blank, type DocumentField } from './annotation.ts'

const listed = (list: readonly string[]) => (list.length ? list.join('; ') : null)

/** What a document says of itself, by the fields of the notation. */
function documentFields(document: Document): Readonly<Record<Exclude<DocumentField, 'format'>, string | null>> {
  const { title, outlet, place, url, published, modified, language, genre, authors, credits, missing } = document
  return { title, outlet, place, url, published, modified, language, genre, authors: listed(authors), credits: listed(credits), missing: listed(missing) }
}

/** What an engine read, in the form in which a person would have marked it, attributions numbered from 1. Voice is only what is the outlet's own view. */
export function annotationOf(document: Document, layers: Layers): Annotation {
  const numbers = new Map(layers.parts.map(({ id }, i) => [id, String(i + 1)]))
  const numberOf = (id: string) => numbers.get(id) ?? '0'
  return {
    ...blank(document.text),
    document: documentFields(document),
    parts: document.parts,
    attributions: layers.parts.map(({ id, source, cue, content, nestedIn }, i) => {
      const { manner, attitude, kind, certainty, distance, hearer = [] } = layers.values[i] ?? {}
      const chain = layers.chains.find((c) => c.attribution === id)?.hops
      return {
        id: numberOf(id),
        source,
        cue,
        content,
        hearer,
        manner,
        attitude,
        kind,
        certainty,
        distance,
        sources: layers.resolution.of[i] ?? [],
        ...(nestedIn === undefined ? {} : { nestedIn: numberOf(nestedIn) }),
        ...(chain ? { chain } : {}),
      }
    }),
    sources: layers.resolution.sources,
    anonymity: layers.anonymity.map((a) => ({ ...a, attribution: numberOf(a.attribution) })),
    voice: layers.voice.filter(({ voice }) => voice === 'inference' || voice === 'evaluation'),
    gaps: layers.gaps,
    scareQuotes: layers.scareQuotes,
    contested: layers.contested,
    quantities: layers.quantities,
    dates: layers.dates,
    entities: layers.entities,
    links: layers.links.map((l) => ({ ...l, attribution: l.attribution === null ? null : numberOf(l.attribution) })),
    relations: layers.relations.map(({ subject, relation, object, span, attribution }) => ({
      subject,
      relation,
      object,
      spans: [span],
      attribution: attribution === null ? null : numberOf(attribution),
    })),
    findings: layers.findings,
  }
}
