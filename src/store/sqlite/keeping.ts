import { isDeepStrictEqual } from 'node:util'
import type { KeptReading, PackedReading } from '../../model/case.ts'
import { packReading, unpackLayers } from '../arrival.ts'
import { canonicalJson, digestOf } from '../canonical.ts'
import type { Connection } from './connection.ts'
import { ifWhole, readingAt, textAt } from './contents.ts'
import { dictionaryOf } from './dictionaries.ts'
import { addWords, isOfOtherSegmenter, rebuildIndex, removeWords, wordsAt } from './index-words.ts'
import type { LogEnd } from './log.ts'

/** The number under which an engine and the versions of its stages are kept: the same for most documents, and so kept once. */
function stagesNumber(connection: Connection, { engine, stages }: PackedReading): number {
  const [stated, versions] = [canonicalJson(engine), canonicalJson(stages)]
  const found = connection.get('SELECT number FROM stages WHERE engine = ? AND versions = ?', stated, versions)
  if (found) return found.number as number
  connection.run('INSERT INTO stages (engine, versions, digest) VALUES (?, ?, ?)', stated, versions, digestOf({ engine, stages }))
  return connection.get('SELECT max(number) AS number FROM stages')?.number as number
}

/** Writes a packed reading's rows, but for its words in the index. */
export function keepPacked(connection: Connection, log: LogEnd, document: number, reading: PackedReading, changed: readonly string[]): void {
  const stages = stagesNumber(connection, reading)
  const entry = log.append('read', document, { digest: reading.digest, ...(changed.length ? { changed } : {}) }).number
  connection.run(
    'INSERT OR REPLACE INTO reading (document, stages, layers, sources, entry) VALUES (?, ?, ?, ?, ?)',
    document,
    stages,
    reading.layers,
    reading.sources,
    entry,
  )
}

const isPacked = (reading: Omit<KeptReading, 'document' | 'at'> | PackedReading): reading is PackedReading => 'digest' in reading

/** Keeps a reading in place of the one before, and says which layers differ from it. */
export function keepReading(
  connection: Connection,
  log: LogEnd,
  document: number,
  reading: Omit<KeptReading, 'document' | 'at'> | PackedReading,
): { readonly changed: readonly string[] } {
  const text = textAt(connection, document)
  const packed = isPacked(reading) ? reading : packReading(reading, text)
  if (isOfOtherSegmenter(connection)) rebuildIndex(connection)
  const held = ifWhole(() => ({ layers: readingAt(connection, document)?.layers, words: wordsAt(connection, document) }))
  const before: Readonly<Record<string, unknown>> = { ...held?.layers }
  const after: Readonly<Record<string, unknown>> = { ...unpackLayers(packed.layers, text, dictionaryOf(connection, 1)) }
  const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((layer) => !isDeepStrictEqual(before[layer], after[layer])).sort()
  if (held) removeWords(connection, document, held.words)
  keepPacked(connection, log, document, packed, changed)
  if (held) addWords(connection, document, { ...held.words, ...packed.words })
  // What the index has of a reading that cannot be decoded any more is not known: it is made anew.
  else rebuildIndex(connection)
  return { changed }
}
