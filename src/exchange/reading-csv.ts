import type { PublicReading } from '../model/public-reading.ts'
import { hull, type Span } from '../model/span.ts'
import { csvRow } from './csv.ts'
import { marksOf } from './decisions.ts'
import { BETWEEN } from './excerpt.ts'
import { positions } from './position.ts'

/** The columns, in order; one row is one attribution. */
export const CSV_COLUMNS = [
  'path',
  'document',
  'title',
  'outlet',
  'published',
  'id',
  'nested_in',
  'source',
  'source_names',
  'cue',
  'content',
  'manner',
  'attitude',
  'kind',
  'certainty',
  'distance',
  'hearer',
  'chain',
  'confidence',
  'start',
  'end',
  'line',
  'paragraph',
  'reviews',
] as const

type Row = Readonly<Record<(typeof CSV_COLUMNS)[number], string | number | null | undefined>>

/** The first row: the names of the columns. */
export const csvHead = (): string => csvRow(CSV_COLUMNS)

/** The rows of one reading, one an attribution, in the order of the reading; words are exact but for marks of control, pieces of a discontinuous part joined by `[…]`. */
export function readingCsv(reading: PublicReading): string {
  const { path, document, layers } = reading
  const at = positions(reading)
  const exact = (spans: readonly Span[]) => spans.map(({ start, end }) => document.text.slice(start, end)).join(BETWEEN)
  const names = new Map(layers.sources.map(({ id, name }) => [id, name]))
  const marks = marksOf(reading.reviews)
  const chains = new Map(layers.chains.map(({ attribution, hops }) => [attribution, hops]))
  const rows = layers.attributions.map((a): Row => {
    const all = hull([...a.source, ...a.cue, ...a.content]) ?? a.content[0]
    return {
      path,
      document: document.id,
      title: document.title,
      outlet: document.outlet,
      published: document.published,
      id: a.id,
      nested_in: a.nestedIn,
      source: exact(a.source),
      source_names: a.sources.map((id) => names.get(id) ?? id).join('; '),
      cue: exact(a.cue),
      content: exact(a.content),
      manner: a.manner,
      attitude: a.attitude,
      kind: a.kind,
      certainty: a.certainty,
      distance: a.distance,
      hearer: exact(a.hearer ?? []),
      chain: (chains.get(a.id) ?? []).map(({ source, role, gap }) => (source === null ? `(${gap ?? role})` : (names.get(source) ?? source))).join(' → '),
      confidence: a.confidence,
      start: all.start,
      end: all.end,
      ...at(all),
      reviews: (marks.get(a.id) ?? []).join('; '),
    }
  })
  return rows.map((row) => csvRow(CSV_COLUMNS.map((column) => row[column]))).join('')
}
