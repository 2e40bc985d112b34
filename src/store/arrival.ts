import type { Arrival, KeptReading, PackedArrival, PackedReading } from '../model/case.ts'
import type { Document } from '../model/document.ts'
import type { PublicLayers } from '../model/public-reading.ts'
import { digestOf, sha256 } from './canonical.ts'
import { dictionaryBytes } from './dictionary.ts'
import { decodeLayers, encodeLayers } from './encoding/layers.ts'
import { bytesOf, pack, packText, unpack } from './packing.ts'
import { keysOf } from './sameness.ts'
import { indexed } from './words.ts'

/** The fields of a document that have a column of their own; all others go into one packed value. */
type Columns = 'id' | 'title' | 'outlet' | 'place' | 'url' | 'published' | 'modified' | 'language' | 'genre' | 'authors'

/** The words of what stands in a list of spans, as the index takes them. */
const wordsIn = (text: string, spans: readonly { readonly start: number; readonly end: number }[]): string =>
  spans.map(({ start, end }) => indexed(text.slice(start, end))).join(' ')

/** What is indexed as quotation: the contents of attributions that stand in quotation marks, wholly or in part. */
export const quotationsOf = ({ attributions }: PublicLayers) => attributions.filter(({ manner }) => manner !== 'indirect').flatMap(({ content }) => content)

/** A source's row: how many attributions rest on it, and how many of them are things said. */
const sourcesOf = ({ sources, attributions }: PublicLayers): PackedReading['sources'] =>
  sources.map(({ id, name, kind }) => {
    const resting = attributions.filter((attribution) => attribution.sources.includes(id))
    return {
      source: id,
      name: name.toWellFormed(),
      kind,
      attributions: resting.length,
      communications: resting.filter(({ attitude }) => attitude === 'communication').length,
    }
  })

/** Packs a reading for keeping: what costs time is done here, so that a worker can do it and the one who writes only inserts. */
export function packReading(reading: Omit<KeptReading, 'document' | 'at'>, text: string): PackedReading {
  const { engine, stages, layers } = reading
  const bytes = encodeLayers(layers)
  return {
    engine,
    stages,
    layers: pack(bytes, [dictionaryBytes, bytesOf(text)]),
    digest: digestOf({ layers: sha256(bytes), engine, stages }),
    sources: sourcesOf(layers),
    words: { quotation: wordsIn(text, quotationsOf(layers)), source: layers.sources.map(({ name }) => indexed(name)).join(' ') },
  }
}

/** The layers that `packReading` packed. */
export const unpackLayers = (packed: Uint8Array, text: string, dictionary: Uint8Array): PublicLayers => decodeLayers(unpack(packed, [dictionary, bytesOf(text)]))

/** A document's fields without those that have a column. */
export function restOf(document: Omit<Document, 'text'>): Omit<Document, 'text' | Columns> {
  const {
    id: _,
    title: __,
    outlet: ___,
    place: ____,
    url: _____,
    published: ______,
    modified: _______,
    language: ________,
    genre: _________,
    authors: __________,
    ...rest
  } = document
  return rest
}

const wellFormed = (value: string | null): string | null => value && value.toWellFormed()

/** Packs a document for keeping, its reading with it. */
export function packArrival({ document: { text, ...document }, original, name, captured, issued, reading }: Arrival): PackedArrival {
  const bytes = bytesOf(text)
  const stated = {
    ...document,
    title: wellFormed(document.title),
    outlet: wellFormed(document.outlet),
    place: wellFormed(document.place),
    url: wellFormed(document.url),
    authors: document.authors.map((author) => author.toWellFormed()),
  }
  return {
    document: stated,
    name: name.toWellFormed(),
    captured,
    issued,
    length: text.length,
    bytes: original.length,
    text: packText(text, [dictionaryBytes]),
    original: pack(original, [dictionaryBytes, bytes]),
    rest: pack(Buffer.from(JSON.stringify(restOf(stated))), [dictionaryBytes]),
    digest: sha256(bytes),
    keys: keysOf(stated, text),
    words: { title: indexed(stated.title ?? ''), text: indexed(text) },
    reading: reading && packReading(reading, text),
  }
}
