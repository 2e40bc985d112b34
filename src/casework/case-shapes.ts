import { z } from 'zod'
import { SOURCE_KINDS } from '../model/attribution.ts'
import type { KeptDocument } from '../model/case.ts'
import type { CellValue, Column, Piece } from '../model/table.ts'

const stated = z.string().nullable()

/** Why and when a document was taken out of a case. */
export const Removal = z.object({ at: z.string(), why: z.string(), purged: z.boolean() }).readonly().nullable()

/** A document of a case as a row. */
export const DocumentRow = z
  .object({
    number: z.int().min(1),
    id: z.string(),
    name: z.string(),
    otherNames: z.array(z.string()).readonly(),
    title: stated,
    outlet: stated,
    authors: z.array(z.string()).readonly(),
    published: stated,
    language: stated,
    url: stated,
    added: z.string(),
    captured: stated,
    versionOf: z.int().nullable(),
    issued: z.boolean(),
    length: z.int(),
    bytes: z.int(),
    removed: Removal,
  })
  .readonly()
export type DocumentRow = z.output<typeof DocumentRow>

export function documentRow({ number, document, name, otherNames, added, captured, versionOf, issued, length, bytes, removed }: KeptDocument): DocumentRow {
  const { id, title, outlet, authors, published, language, url } = document
  return { number, id, name, otherNames, title, outlet, authors, published, language, url, added, captured, versionOf, issued, length, bytes, removed }
}

export const SourceKindShape = z.enum(SOURCE_KINDS)

/** A source of the case as every door tells of it. */
export const sourceFields = {
  name: z.string(),
  /** Every name of it, the most frequent first. */
  names: z.array(z.string()).readonly(),
  kind: SourceKindShape,
  unnamed: z.boolean(),
  documents: z.array(z.int()).readonly(),
  said: z.int(),
  attributions: z.int(),
  /** Reliability and credibility, F6 until a person sets them. */
  grade: z.string(),
}

/** The number of a document as a person sees it, and may give it back: `d3`. */
export const handleOf = (number: number): string => `d${number}`

/** The day of a time, where a person reads it in a narrow column. */
export const dayOf = (time: string | null): string => time?.slice(0, 10) ?? ''

/** The column that names a document of a case. */
export const documentColumn = <Row>(of: (row: Row) => number | null): Column<Row> => ({
  name: 'document',
  heading: 'Doc',
  align: 'right',
  look: 'faint',
  of,
  shown: (row) => {
    const number = of(row)
    return number === null ? '' : handleOf(number)
  },
})

/** A column of exact words that may give way where a person reads. */
export const wordsColumn = <Row>(name: string, heading: string, least: number, of: (row: Row) => CellValue, rest: Partial<Column<Row>> = {}): Column<Row> => ({
  name,
  heading,
  least,
  of,
  ...rest,
})

/** A column that stands in CSV alone. */
export const hiddenColumn = <Row>(name: string, of: (row: Row) => CellValue): Column<Row> => ({ name, of })

export const warning = (text: string): Piece => ({ text, look: 'warning' })
export const faint = (text: string): Piece => ({ text, look: 'faint' })
