import type { Hit } from '../../model/case.ts'
import type { Span } from '../../model/span.ts'
import { quotationsOf } from '../arrival.ts'
import { locate, matchOf, type Phrase, type Place, phrasesOf } from '../query.ts'
import type { Connection } from './connection.ts'
import { readingAt, textAt } from './contents.ts'
import { conditionOf, documentAt } from './documents.ts'

/** Candidates that are ranked among themselves; between blocks the newer come first. Ranking a whole case by how often a common word stands in each document would cost more than anybody waits. */
const BLOCK = 20

/** Hits that are shown where nobody says how many. */
const SHOWN = 20

const within = ({ start, end }: Span, stretches: readonly Span[]): boolean => stretches.some((one) => start >= one.start && end <= one.end)
const bare = ({ start, end }: Span): Span => ({ start, end })

/** More for the title, more for words that stand there often, and never as much for the second as for the first. */
const scoreOf = (place: Hit['in'], times: number): number => (place === 'title' ? 2 : 0) + 2 - 1 / (1 + Math.log2(1 + times))

const hitOf = (document: number, place: Hit['in'], spans: readonly Span[]): Hit => ({ document, in: place, spans: spans.map(bare), score: scoreOf(place, spans.length) })

const hasAll = (found: readonly Place[], phrases: readonly Phrase[]): boolean => phrases.every((_, phrase) => found.some((one) => one.phrase === phrase))

/** Whether and where a document has the phrases in its title; spans are those of the headline in the text, or of the text where it has no headline. */
function inTitle(connection: Connection, document: number, title: string | null, phrases: readonly Phrase[], found: readonly Place[]): Hit | undefined {
  if (!title || !hasAll(locate(title, phrases), phrases)) return undefined
  const headlines = documentAt(connection, document)?.document.parts.filter(({ kind }) => kind === 'headline') ?? []
  const there = found.filter((span) => within(span, headlines))
  return hitOf(document, 'title', there.length ? there : found)
}

/** Whether and where a document has the phrases in what one asks for. */
function hitAt(connection: Connection, document: number, title: string | null, phrases: readonly Phrase[], wanted: Hit['in'] | undefined): Hit | undefined {
  const found = locate(textAt(connection, document), phrases)
  if (wanted === 'title' || wanted === undefined) {
    const hit = inTitle(connection, document, title, phrases, found)
    if (hit || wanted) return hit
  }
  if (wanted === undefined || wanted === 'text') return hitOf(document, 'text', found)
  const layers = readingAt(connection, document)?.layers
  if (!layers) return undefined
  if (wanted === 'source') {
    const sources = layers.sources.filter(({ name }) => hasAll(locate(name, phrases), phrases))
    return sources.length
      ? hitOf(
          document,
          'source',
          sources.flatMap(({ mentions }) => mentions).sort((a, b) => a.start - b.start),
        )
      : undefined
  }
  const quotations = quotationsOf(layers)
  const quoted = found.filter((span) => within(span, quotations))
  return hasAll(quoted, phrases) ? hitOf(document, 'quotation', quoted) : undefined
}

/** What a search finds, best of each block first. Without a place asked for, hits are in title or text; quotations and sources are looked at where one asks for them. */
export async function* search(
  connection: Connection,
  typed: string,
  options: { readonly in?: Hit['in']; readonly limit?: number; readonly offset?: number } = {},
): AsyncIterable<Hit> {
  const phrases = phrasesOf(typed)
  if (!phrases.length) return
  const match = `{${options.in ?? 'text title'}} : (${matchOf(phrases)})`
  const { sql, values } = conditionOf()
  const query = `SELECT w.rowid AS number, d.title FROM words w CROSS JOIN document d ON d.number = w.rowid
    WHERE words MATCH ? AND w.rowid < ? AND ${sql} ORDER BY w.rowid DESC LIMIT ${BLOCK}`
  let left = options.limit ?? SHOWN
  let skip = options.offset ?? 0
  for (let before = Number.MAX_SAFE_INTEGER; left > 0; ) {
    const rows = connection.all(query, match, before, ...values)
    const hits = rows.flatMap(({ number, title }) => hitAt(connection, number as number, title as string | null, phrases, options.in) ?? [])
    for (const hit of hits.sort((a, b) => b.score - a.score || b.document - a.document)) {
      if (skip-- > 0) continue
      if (left-- <= 0) return
      yield hit
    }
    if (rows.length < BLOCK) return
    before = rows[rows.length - 1].number as number
  }
}
