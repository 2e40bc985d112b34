import type { Fault } from '../../../model/case.ts'
import type { Document } from '../../../model/document.ts'
import type { PublicLayers } from '../../../model/public-reading.ts'
import { readingDigest } from '../../arrival.ts'
import { digestOf, sha256 } from '../../canonical.ts'
import { decodeLayers } from '../../encoding/layers.ts'
import { sumsOf } from '../../encoding/sources.ts'
import { bytesOf, isWhole, unpack, unpackText } from '../../packing.ts'
import { keysOf } from '../../sameness.ts'
import { indexed } from '../../words.ts'
import type { Connection, Row } from '../connection.ts'
import { sumsOfRow } from '../contents.ts'
import { dictionaryOf } from '../dictionaries.ts'
import { documentDigest, documentOf, SELECT_DOCUMENTS } from '../documents.ts'
import { ERASED } from '../erasing-reviews.ts'
import { type IndexedWords, wordsOfDocument } from '../index-words.ts'
import { paged } from '../reader.ts'
import type { Anchors } from './anchors.ts'
import { badParts, badSpans } from './spans.ts'

/** Runs work that may meet damage, and answers it, or what is wrong. */
function tried<Result>(work: () => Result): { readonly value: Result } | { readonly says: string } {
  try {
    return { value: work() }
  } catch (error) {
    return { says: error instanceof Error ? error.message : String(error) }
  }
}

/** What is checked of one document, and what is needed for the rest. */
interface Checked {
  readonly text: string | undefined
  readonly faults: readonly Fault[]
}

function checkContent(connection: Connection, row: Row, content: Row): Checked {
  const number = row.number as number
  const fault = (kind: Fault['kind'], name: string, says: string): Fault => ({ kind, document: number, name, says })
  const dictionary = dictionaryOf(connection, 1)
  const text = tried(() => unpackText(content.text as Uint8Array, [dictionary]))
  const name = row.name as string
  if ('says' in text) {
    const broken = isWhole(content.original as Uint8Array) ? [] : [fault('original', name, 'its original is damaged')]
    return { text: undefined, faults: [fault('text', name, `its text is damaged (${text.says})`), ...broken] }
  }
  const original = tried(() => unpack(content.original as Uint8Array, [dictionary, bytesOf(text.value)]))
  const id = Buffer.from(row.id as Uint8Array).toString('hex')
  const faults =
    'says' in original
      ? [fault('original', name, `its original is damaged (${original.says})`)]
      : sha256(original.value) === id
        ? []
        : [fault('original', name, 'its original is not the bytes that it is known by: their digest is another')]
  return { text: text.value, faults }
}

/** Checks a document's reading, and answers its layers where they can be decoded. */
function* checkReading(connection: Connection, number: number, name: string, text: string | undefined, anchors: Anchors): Generator<Fault, PublicLayers | undefined> {
  const row = connection.get('SELECT r.*, s.digest AS made_by FROM reading r LEFT JOIN stages s ON s.number = r.stages WHERE r.document = ?', number)
  const anchor = anchors.readings.get(number)
  const fault = (says: string, kind: Fault['kind'] = 'layer', of = `layers of ${name}`): Fault => ({ kind, document: number, name: of, says })
  if (!row) {
    if (anchor) yield fault('the log says that it was read, and its layers are not there')
    return undefined
  }
  if (!anchor) yield fault('its layers are there, and the log does not say that it was read')
  else if (anchor.entry !== row.entry) yield fault('its layers are said to be of another entry of the log than its last reading')
  if (text === undefined) {
    if (!isWhole(row.layers as Uint8Array)) yield fault('they are damaged')
    return undefined
  }
  const bytes = tried(() => unpack(row.layers as Uint8Array, [dictionaryOf(connection, 1), bytesOf(text)]))
  if ('says' in bytes) {
    yield fault(`they are damaged (${bytes.says})`)
    return undefined
  }
  if (anchor && readingDigest(bytes.value, String(row.made_by)) !== anchor.digest) yield fault('they are not what was kept: their digest is another')
  const layers = tried(() => decodeLayers(bytes.value))
  if ('says' in layers) {
    yield fault(`they cannot be decoded (${layers.says})`)
    return undefined
  }
  for (const { where, says } of badSpans(layers.value, text)) yield fault(says, 'span', where)
  const kept = tried(() => sumsOfRow(connection, row))
  if ('says' in kept) yield fault(`they are damaged (${kept.says})`, 'source', `sources of ${name}`)
  else if (digestOf(kept.value) !== digestOf(sumsOf(layers.value))) yield fault('they are not those of its layers', 'source', `sources of ${name}`)
  return layers.value
}

function* checkKeys(connection: Connection, number: number, document: Omit<Document, 'text'>, name: string, text: string): Iterable<Fault> {
  const wanted = [...new Set(keysOf(document, indexed(text)))].sort((a, b) => a - b)
  const there = connection.all('SELECT key FROM sameness WHERE document = ? ORDER BY key', number).map(({ key }) => key)
  if (digestOf(wanted) !== digestOf(there))
    yield { kind: 'index', document: number, name: `what ${name} is recognized by`, says: 'another version of it would not be recognized' }
}

/** Documents between two tellings of how many are done. */
const STEP = 32

/** Checks a document's row, text, original, reading and keys, telling now and then how many are done; `usable` is told of each whose words can be compared with the index. */
export function* checkDocuments(connection: Connection, anchors: Anchors, usable: (number: number, words: IndexedWords) => void): Generator<Fault | number> {
  let done = 0
  for (const row of paged(connection, `${SELECT_DOCUMENTS} WHERE TRUE`, 'd.number')) {
    const number = row.number as number
    const name = row.name as string
    const fault = (says: string, kind: Fault['kind'] = 'document'): Fault => ({ kind, document: number, name, says })
    const anchor = anchors.documents.get(number)
    const content = connection.get('SELECT text, original FROM content WHERE document = ?', number)
    const isPurged = row.removed_by === 'purged'
    if (!anchor) yield fault('the log does not say that it was added')
    else anchors.documents.delete(number)
    if (row.entry !== anchors.added.get(number)) yield fault('it is said to be of another entry of the log than the one by which it was added')
    if ((row.removal ?? undefined) !== anchors.removals.get(number)) yield fault('it is said to be removed otherwise than the log says')
    const checked = content ? checkContent(connection, row, content) : undefined
    if (checked) yield* checked.faults
    if (!content && !isPurged) yield fault('its text and original are not there', 'text')
    if (content && isPurged) yield fault('it was erased, and its text is there', 'text')
    const kept = tried(() => documentOf(connection, row))
    const text = checked?.text
    if ('says' in kept) yield fault(`what is known of it is damaged (${kept.says})`)
    else if (text !== undefined || isPurged) {
      const own = { article: row.article as number | null, stands: row.stands as number, job: row.job as number | null }
      const digest = documentDigest(kept.value, { ...own, text: text === undefined ? ERASED : sha256(bytesOf(text)) })
      if (anchor && digest !== anchor.digest) yield fault('what is kept of it is not what was added: its digest is another')
      if (text !== undefined) {
        if (text.length !== kept.value.length) yield fault(`its text has ${text.length} units, and is said to have ${kept.value.length}`, 'text')
        for (const { where, says } of badParts(kept.value.document, text)) yield { kind: 'span', document: number, name: where, says }
        yield* checkKeys(connection, number, kept.value.document, name, text)
      }
    }
    const layers = yield* checkReading(connection, number, name, text, anchors)
    if (text !== undefined && (layers || !anchors.readings.has(number))) usable(number, wordsOfDocument(row.title as string | null, text, layers))
    anchors.readings.delete(number)
    if (++done % STEP === 0) yield done
  }
  for (const number of anchors.documents.keys())
    yield { kind: 'document', document: number, name: `document ${number}`, says: 'the log says that it was added, and it is not there' }
}
