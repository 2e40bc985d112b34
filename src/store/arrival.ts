import type { Arrival, KeptReading, PackedArrival, PackedReading } from '../model/case.ts'
import type { Document } from '../model/document.ts'
import type { PublicLayers } from '../model/public-reading.ts'
import { firstNot } from '../model/search.ts'
import type { Span } from '../model/span.ts'
import { digestOf, sha256 } from './canonical.ts'
import { dictionaryBytes } from './dictionary.ts'
import { decodeLayers, encodeLayers } from './encoding/layers.ts'
import { encodeSums, sumsOf } from './encoding/sources.ts'
import { bytesOf, pack, packText, unpack } from './packing.ts'
import { keysOf } from './sameness.ts'
import { indexed, indexedWords, type Word, wordsOf } from './words.ts'

/** The fields of a document that have a column of their own; all others go into one packed value. */
type Columns = 'id' | 'title' | 'outlet' | 'place' | 'url' | 'published' | 'modified' | 'language' | 'genre' | 'authors'

/** The words of a text that stand in some of its stretches, as the index takes them. Stretches of one list may cross; a word of two of them is in twice. */
function wordsIn(words: readonly Word[], spans: readonly Span[]): string {
  return spans
    .map(({ start, end }) =>
      indexedWords(
        words.slice(
          firstNot(words.length, (i) => words[i].start < start),
          firstNot(words.length, (i) => words[i].end <= end),
        ),
      ),
    )
    .join(' ')
}

/** What is indexed as quotation: the contents of attributions that stand in quotation marks, wholly or in part. */
export const quotationsOf = ({ attributions }: PublicLayers) => attributions.filter(({ manner }) => manner !== 'indirect').flatMap(({ content }) => content)

/** What the index has of a reading beside the text: what is quoted, and what sources are called. */
export const readWords = (layers: PublicLayers, words: readonly Word[]): PackedReading['words'] => ({
  quotation: wordsIn(words, quotationsOf(layers)),
  source: layers.sources.map(({ name }) => indexed(name)).join(' '),
})

/** The digest that the log holds of a reading: over its layers, unpacked, and the digest of engine and stages. */
export const readingDigest = (layers: Uint8Array, stages: string): string => digestOf({ layers: sha256(layers), stages })

/** Packs a reading for keeping: what costs time is done here, so that a worker can do it and the one who writes only inserts. */
export function packReading(reading: Omit<KeptReading, 'document' | 'at'>, text: string, words = wordsOf(text)): PackedReading {
  const { engine, stages, layers } = reading
  const bytes = encodeLayers(layers)
  return {
    engine,
    stages,
    layers: pack(bytes, [dictionaryBytes, bytesOf(text)]),
    sources: pack(encodeSums(sumsOf(layers)), [dictionaryBytes]),
    digest: readingDigest(bytes, digestOf({ engine, stages })),
    words: readWords(layers, words),
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

/** What goes into a column of text: halves of surrogate pairs, which SQLite cannot hold, as U+FFFD. */
const wellFormed = (value: string | null): string | null => value && value.toWellFormed()

/** Packs a document for keeping, its reading with it. */
export function packArrival({ document: { text, ...document }, original, name, captured, issued, reading }: Arrival): PackedArrival {
  const bytes = bytesOf(text)
  const found = wordsOf(text)
  const body = indexedWords(found)
  const stated = {
    ...document,
    title: wellFormed(document.title),
    outlet: wellFormed(document.outlet),
    place: wellFormed(document.place),
    url: wellFormed(document.url),
    published: wellFormed(document.published),
    modified: wellFormed(document.modified),
    language: wellFormed(document.language),
    authors: document.authors.map((author) => author.toWellFormed()),
  }
  return {
    document: stated,
    name: name.toWellFormed(),
    captured: wellFormed(captured),
    issued,
    length: text.length,
    bytes: original.length,
    text: packText(text, [dictionaryBytes]),
    original: pack(original, [dictionaryBytes, bytes]),
    rest: pack(Buffer.from(JSON.stringify(restOf(stated))), [dictionaryBytes]),
    digest: sha256(bytes),
    keys: keysOf(stated, body),
    words: { title: indexed(stated.title ?? ''), text: body },
    reading: reading && packReading(reading, text, found),
  }
}
