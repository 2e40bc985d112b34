import type { Document } from '../model/document.ts'
import type { Layers } from '../model/layers.ts'
import {
  type PublicAttribution,
  type PublicDocument,
  type PublicLayers,
  type PublicMention,
  type PublicReading,
  type PublicToken,
  READING_SCHEMA,
} from '../model/public-reading.ts'
import type { Reading } from '../model/reading.ts'
import type { Span } from '../model/span.ts'
import { PENN, RELATIONS } from '../model/token.ts'

/** The fields of a span alone: what a layer keeps for `explain` beside them stays inside. */
const bare = ({ start, end }: Span): Span => ({ start, end })
const bareOrNull = (span: Span | null): Span | null => span && bare(span)

/** The chance of a thing as the public form writes it: three places say all that a fitted confidence can. */
const chance = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000

/** A document as the public form has it. */
export function publicDocument(document: Document): PublicDocument {
  const { hyperlinks: _, markup: __, notes: ___, parts, ...stated } = document
  return { ...stated, parts: parts.map(({ kind, start, end }) => ({ kind, start, end })) }
}

function publicAttributions({ parts, values, resolution }: Layers): PublicAttribution[] {
  return parts.map((part, i) => {
    const { manner, attitude, kind, certainty, distance, hearer, sure } = values[i]
    return {
      id: part.id,
      source: part.source.map(bare),
      cue: part.cue.map(bare),
      content: part.content.map(bare),
      manner,
      attitude,
      kind,
      certainty,
      distance,
      sources: resolution.of[i],
      ...(part.nestedIn === undefined ? {} : { nestedIn: part.nestedIn }),
      ...(hearer.length ? { hearer: hearer.map(bare) } : {}),
      confidence: chance(part.confidence),
      sure: {
        link: chance(part.confidence),
        kind: chance(sure.kind),
        certainty: chance(sure.certainty),
        distance: chance(sure.distance),
        resolved: chance(resolution.sure[i]),
      },
    }
  })
}

function publicSentences({ sentences, tokens }: Layers): Span[] {
  return Array.from({ length: sentences.length }, (_, i) => ({ start: tokens.start[sentences.first[i]], end: tokens.end[sentences.first[i + 1] - 1] }))
}

function publicTokens({ tokens, tags, tree }: Layers): PublicToken[] {
  return Array.from({ length: tokens.length }, (_, i) => ({
    start: tokens.start[i],
    end: tokens.end[i],
    tag: PENN[tags[i]],
    ...(tree.head[i] >= 0 ? { head: tree.head[i], relation: RELATIONS[tree.relation[i]] } : {}),
  }))
}

const publicMentions = ({ mentions }: Layers): PublicMention[] => mentions.map(({ start, end, cluster }) => ({ start, end, cluster }))

/**
 * The public form of a reading: `hearsay/reading@1`. Columns of integers become objects here and nowhere else, since a million of them cost 165 MB.
 * With `all`, what the engine saw on the way (`tokens`, `mentions`) is in it too.
 */
export function publicReading({ document, engine, layers }: Reading, path: string, all = false): PublicReading {
  const shown: PublicLayers = {
    paragraphs: layers.paragraphs.map(bare),
    sentences: publicSentences(layers),
    attributions: publicAttributions(layers),
    sources: layers.resolution.sources.map(({ id, name, kind, mentions }) => ({ id, name, kind, mentions: mentions.map(bare) })),
    chains: layers.chains,
    anonymity: layers.anonymity.map((a) => ({
      attribution: a.attribution,
      count: a.count,
      description: bareOrNull(a.description),
      reason: bareOrNull(a.reason),
      closeness: bareOrNull(a.closeness),
    })),
    voice: layers.voice.map(({ start, end, voice }) => ({ start, end, voice })),
    gaps: layers.gaps.map(({ start, end, kind, holder, what }) => ({ start, end, kind, holder, what: bareOrNull(what) })),
    contested: layers.contested,
    scareQuotes: layers.scareQuotes.map(bare),
    relations: layers.relations,
    quantities: layers.quantities,
    dates: layers.dates,
    links: layers.links,
    entities: layers.entities,
    findings: layers.findings,
    ...(all ? { tokens: publicTokens(layers), mentions: publicMentions(layers) } : {}),
  }
  const { version, model, profile } = engine
  return { schema: READING_SCHEMA, path, engine: { version, model, profile }, document: publicDocument(document), layers: shown }
}

/** One reading as one line of JSON Lines. */
export const readingJson = (reading: PublicReading): string => `${JSON.stringify(reading)}\n`
