import type { PackedArrival, PackedReading } from '../../model/case.ts'
import { HearsayError } from '../../model/error.ts'
import type { PublicLayers } from '../../model/public-reading.ts'
import { readWords } from '../arrival.ts'
import { indexed, indexedWords, wordsOf } from '../words.ts'
import type { Connection } from './connection.ts'
import { readingAt, textAt } from './contents.ts'
import { SEGMENTER } from './schema.ts'

/** What the index holds of a document, by column. */
export type IndexedWords = PackedArrival['words'] & PackedReading['words']

/** Puts a document's words into the index. */
export const addWords = (connection: Connection, document: number, { title, text, quotation, source }: IndexedWords): void =>
  connection.run('INSERT INTO words (rowid, title, text, quotation, source) VALUES (?, ?, ?, ?, ?)', document, title, text, quotation, source)

/** Takes a document's words out of the index, which does not hold them in one piece and must be told what they were. */
export const removeWords = (connection: Connection, document: number, { title, text, quotation, source }: IndexedWords): void =>
  connection.run(`INSERT INTO words (words, rowid, title, text, quotation, source) VALUES ('delete', ?, ?, ?, ?, ?)`, document, title, text, quotation, source)

/** The words of a document as they are kept, worked out anew. */
export function wordsAt(connection: Connection, document: number): IndexedWords {
  const text = textAt(connection, document)
  const layers = readingAt(connection, document)?.layers
  const title = connection.get('SELECT title FROM document WHERE number = ?', document)?.title as string | null
  return wordsOfDocument(title, text, layers)
}

/** What the index should hold of a document. */
export function wordsOfDocument(title: string | null, text: string, layers: PublicLayers | undefined): IndexedWords {
  const words = wordsOf(text)
  return { title: indexed(title ?? ''), text: indexedWords(words), ...(layers ? readWords(layers, words) : { quotation: '', source: '' }) }
}

/** A view of every place of every word in the index, for this connection alone. */
export function openVocabulary(connection: Connection): void {
  connection.exec('CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, words, instance)')
}

/** Whether another version of the platform made the index, which may take other stretches for words in scripts without blanks. */
export const isOfOtherSegmenter = (connection: Connection): boolean => connection.get(`SELECT value FROM meta WHERE name = 'segmenter'`)?.value !== SEGMENTER

/** Makes the index anew from what is kept. A document that is damaged is left out: it is found when the damage is mended. */
export function rebuildIndex(connection: Connection): void {
  connection.run(`INSERT INTO words (words) VALUES ('delete-all')`)
  for (let after = 0; ; ) {
    const rows = connection.all('SELECT document FROM content WHERE document > ? ORDER BY document LIMIT 256', after)
    for (const { document } of rows) {
      try {
        addWords(connection, document as number, wordsAt(connection, document as number))
      } catch (error) {
        if (!(error instanceof HearsayError && error.code === 'store/corrupt')) throw error
      }
    }
    if (!rows.length) break
    after = rows[rows.length - 1].document as number
  }
  connection.run(`INSERT INTO words (words) VALUES ('optimize')`)
  connection.run(`UPDATE meta SET value = ? WHERE name = 'segmenter'`, SEGMENTER)
}

/**
 * Takes every word of a document out of the index for good. The index must be told what it holds: where that cannot be known any more (another version of the platform segments words
 * otherwise, or the text is damaged) it is made anew without the document.
 */
export function forgetWords(connection: Connection, document: number): void {
  const words = isOfOtherSegmenter(connection) ? undefined : wordsIfWhole(connection, document)
  if (words) {
    removeWords(connection, document, words)
    connection.run(`INSERT INTO words (words) VALUES ('optimize')`)
    return
  }
  connection.run('DELETE FROM reading WHERE document = ?', document)
  connection.run('DELETE FROM content WHERE document = ?', document)
  rebuildIndex(connection)
}

function wordsIfWhole(connection: Connection, document: number): IndexedWords | undefined {
  try {
    return wordsAt(connection, document)
  } catch {
    return undefined
  }
}
