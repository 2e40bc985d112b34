import type { PackedArrival, PackedReading } from '../../model/case.ts'
import { readWords } from '../arrival.ts'
import { indexed, indexedWords, wordsOf } from '../words.ts'
import type { Connection } from './connection.ts'
import { readingAt, textAt } from './contents.ts'

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
  const words = wordsOf(text)
  return { title: indexed(title ?? ''), text: indexedWords(words), ...(layers ? readWords(layers, words) : { quotation: '', source: '' }) }
}
