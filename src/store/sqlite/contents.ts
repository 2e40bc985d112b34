import type { KeptReading } from '../../model/case.ts'
import { HearsayError } from '../../model/error.ts'
import { unpackLayers } from '../arrival.ts'
import { decodeSums, type SourceSum } from '../encoding/sources.ts'
import { bytesOf, unpack, unpackText } from '../packing.ts'
import type { Connection, Row } from './connection.ts'
import { dictionaryOf } from './dictionaries.ts'
import { momentOf } from './log.ts'
import { whole } from './whole.ts'

/** Nothing of a document is kept any more, or nothing ever was. */
function missing(connection: Connection, document: number): HearsayError {
  const purged = connection.get('SELECT 1 FROM document WHERE number = ?', document)
  return purged
    ? new HearsayError('store/purged', `bytes and text of document ${document} were erased`, { hint: 'hearsay log says when and why' })
    : new HearsayError('store/no-document', `the case holds no document ${document}`, { hint: 'hearsay list shows those it holds' })
}

/** What work answers; undefined where it meets damage. */
export function ifWhole<Result>(work: () => Result): Result | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof HearsayError && error.code === 'store/corrupt') return undefined
    throw error
  }
}

/** The text of a document. */
export function textAt(connection: Connection, document: number): string {
  const row = connection.get('SELECT text FROM content WHERE document = ?', document)
  if (!row) throw missing(connection, document)
  return whole(`the text of document ${document}`, () => unpackText(row.text as Uint8Array, [dictionaryOf(connection, 1)]))
}

/** The bytes that a document came in as. */
export function originalAt(connection: Connection, document: number): Uint8Array {
  const row = connection.get('SELECT original FROM content WHERE document = ?', document)
  if (!row) throw missing(connection, document)
  const text = bytesOf(textAt(connection, document))
  return whole(`the original of document ${document}`, () => unpack(row.original as Uint8Array, [dictionaryOf(connection, 1), text]))
}

/** A reading's row with what goes with it. */
export const READING = `SELECT r.document, r.layers, s.engine, s.versions, l.at FROM reading r JOIN stages s ON s.number = r.stages JOIN log l ON l.number = r.entry`

/** A reading from its row. */
export function readingOf(connection: Connection, row: Row): KeptReading {
  const document = row.document as number
  const text = textAt(connection, document)
  return whole(`the reading of document ${document}`, () => ({
    document,
    at: momentOf(row.at as number),
    engine: JSON.parse(row.engine as string),
    stages: JSON.parse(row.versions as string),
    layers: unpackLayers(row.layers as Uint8Array, text, dictionaryOf(connection, 1)),
  }))
}

/** The reading of a document; undefined where it was not read. */
export function readingAt(connection: Connection, document: number): KeptReading | undefined {
  const row = connection.get(`${READING} WHERE r.document = ?`, document)
  return row && readingOf(connection, row)
}

/** The sources of a reading's row, with how much rests on each. */
export const sumsOfRow = (connection: Connection, row: Row): readonly SourceSum[] =>
  whole(`what is kept of the sources of document ${row.document}`, () => decodeSums(unpack(row.sources as Uint8Array, [dictionaryOf(connection, 1)])))
