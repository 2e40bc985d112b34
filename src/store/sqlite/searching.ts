import type { Hit } from '../../model/case.ts'
import type { Span } from '../../model/span.ts'
import { quotationsOf } from '../arrival.ts'
import { locate, matchOf, type Phrase, phrasesOf } from '../query.ts'
import type { Connection } from './connection.ts'
import { readingAt, textAt } from './contents.ts'
import { conditionOf, documentAt } from './documents.ts'

/** Candidates that are ranked among themselves; between blocks the newer come first. */
const BLOCK = 32

/** Where a hit counts more. */
const WEIGHTS: Readonly<Record<Hit['in'], number>> = { title: 4, source: 3, quotation: 2, text: 1 }

const within = (span: Span, stretches: readonly Span[]): boolean => stretches.some(({ start, end }) => span.start >= start && span.end <= end)

/** The place of a candidate and its spans; undefined where the words stand there no more. */
function hitAt(connection: Connection, document: number, phrases: readonly Phrase[], wanted: Hit['in'] | undefined): Hit | undefined {
  const kept = documentAt(connection, document)
  if (!kept) return undefined
  const text = textAt(connection, document)
  const found = locate(text, phrases)
  const every = (spans: readonly { readonly phrase: number }[]) => new Set(spans.map(({ phrase }) => phrase)).size === phrases.length
  const hit = (place: Hit['in'], spans: readonly Span[]): Hit => ({
    document,
    in: place,
    spans: spans.map(({ start, end }) => ({ start, end })),
    score: WEIGHTS[place] + Math.log2(1 + spans.length) / 8,
  })
  const asks = (place: Hit['in']) => wanted === undefined || wanted === place
  if (asks('title') && kept.document.title && every(locate(kept.document.title, phrases))) {
    const headlines = kept.document.parts.filter(({ kind }) => kind === 'headline')
    return hit(
      'title',
      found.filter((span) => within(span, headlines)),
    )
  }
  const layers = asks('source') || asks('quotation') ? readingAt(connection, document)?.layers : undefined
  const source = asks('source') ? layers?.sources.find(({ name }) => every(locate(name, phrases))) : undefined
  if (source) return hit('source', source.mentions)
  const quotations = layers && asks('quotation') ? quotationsOf(layers) : []
  const quoted = found.filter((span) => within(span, quotations))
  if (quoted.length && every(quoted)) return hit('quotation', quoted)
  return asks('text') && every(found) ? hit('text', found) : undefined
}

/** What a search finds, best of each block first. */
export async function* search(
  connection: Connection,
  typed: string,
  options: { readonly in?: Hit['in']; readonly limit?: number; readonly offset?: number } = {},
): AsyncIterable<Hit> {
  const phrases = phrasesOf(typed)
  if (!phrases.length) return
  const match = options.in ? `{${options.in}} : (${matchOf(phrases)})` : matchOf(phrases)
  const { sql, values } = conditionOf()
  let left = options.limit ?? 20
  let skip = options.offset ?? 0
  for (let before = Number.MAX_SAFE_INTEGER; left > 0; ) {
    const rows = connection.all(
      `SELECT w.rowid AS number FROM words w WHERE words MATCH ? AND w.rowid < ? AND EXISTS (SELECT 1 FROM document d WHERE d.number = w.rowid AND ${sql}) ORDER BY w.rowid DESC LIMIT ${BLOCK}`,
      match,
      before,
      ...values,
    )
    const hits = rows.map(({ number }) => hitAt(connection, number as number, phrases, options.in)).filter((hit) => hit !== undefined)
    hits.sort((a, b) => b.score - a.score || b.document - a.document)
    for (const hit of hits) {
      if (skip-- > 0) continue
      if (left-- <= 0) return
      yield hit
    }
    if (rows.length < BLOCK) return
    before = rows[rows.length - 1].number as number
  }
}
