import type { DocumentChoice, KeptDocument } from '../../model/case.ts'
import type { Document, Genre } from '../../model/document.ts'
import { digestOf } from '../canonical.ts'
import { unpack } from '../packing.ts'
import type { Bound, Connection, Row } from './connection.ts'
import { dictionaryOf } from './dictionaries.ts'
import { momentOf } from './log.ts'
import { whole } from './whole.ts'

/** The documents that are versions of one article with `d`: its first, and all that name that as theirs. */
const VERSIONS = 'FROM document v WHERE (v.number = coalesce(d.article, d.number) OR v.article = coalesce(d.article, d.number)) AND v.number <> d.number'

/** A document's row with what other tables say of it. Versions stand in order of time, whatever the order in which they came in. */
export const SELECT_DOCUMENTS = `SELECT d.*, a.at AS added, r.at AS removed_at, r.action AS removed_by, r.what AS removed_what,
  (SELECT json_group_array(name) FROM (SELECT name FROM other_name o WHERE o.document = d.number ORDER BY o.entry, name)) AS other_names,
  (SELECT v.number ${VERSIONS} AND (v.stands, v.number) < (d.stands, d.number) ORDER BY v.stands DESC, v.number DESC LIMIT 1) AS version_of
  FROM document d LEFT JOIN log a ON a.number = d.entry LEFT JOIN log r ON r.number = d.removal`

const SUPERSEDED = `EXISTS (SELECT 1 ${VERSIONS} AND v.removal IS NULL AND (v.stands, v.number) > (d.stands, d.number))`

/** What `restOf` left out of the columns. */
const restOfRow = (connection: Connection, row: Row): Omit<Document, 'text' | 'id'> =>
  JSON.parse(Buffer.from(unpack(row.rest as Uint8Array, [dictionaryOf(connection, 1)])).toString())

/** A document from its row. */
export const documentOf = (connection: Connection, row: Row): KeptDocument => whole(`what is known of document ${row.number}`, () => documentOfWhole(connection, row))

function documentOfWhole(connection: Connection, row: Row): KeptDocument {
  const why = row.removal === null ? null : (JSON.parse((row.removed_what as string | null) ?? '{}') as { readonly why?: string })
  return {
    number: row.number as number,
    document: {
      ...restOfRow(connection, row),
      id: idOf(row.id as Uint8Array),
      title: row.title as string | null,
      outlet: row.outlet as string | null,
      place: row.place as string | null,
      url: row.url as string | null,
      published: row.published as string | null,
      modified: row.modified as string | null,
      language: row.language as string | null,
      genre: row.genre as Genre,
      authors: JSON.parse(row.authors as string),
    },
    name: row.name as string,
    otherNames: JSON.parse(row.other_names as string),
    added: momentOf(row.added as number),
    captured: row.captured as string | null,
    versionOf: row.version_of as number | null,
    issued: row.issued === 1,
    length: row.length as number,
    bytes: row.bytes as number,
    removed: why && { at: momentOf(row.removed_at as number), why: why.why ?? '', purged: row.removed_by === 'purged' },
  }
}

/** `sha256:` and hex, from the digest's bytes. */
export const idOf = (digest: Uint8Array): string => `sha256:${Buffer.from(digest).toString('hex')}`

/** The digest that the log holds of a document: over everything about it that does not change, its text by digest. */
export const documentDigest = (
  kept: Pick<KeptDocument, 'number' | 'document' | 'name' | 'captured' | 'issued' | 'length' | 'bytes'>,
  own: { readonly article: number | null; readonly stands: number; readonly job: number | null; readonly text: string },
): string => {
  const { number, document, name, captured, issued, length, bytes } = kept
  return digestOf({ number, document, name, captured, issued, length, bytes, ...own })
}

/** The digest of a document as its row is now; `text` is the digest of its text. */
export function digestOfRow(connection: Connection, number: number, text: string): string {
  const row = connection.get(`${SELECT_DOCUMENTS} WHERE d.number = ?`, number)
  return row
    ? documentDigest(documentOf(connection, row), { article: row.article as number | null, stands: row.stands as number, job: row.job as number | null, text })
    : ''
}

/** A condition on documents `d` and its values. */
export interface Condition {
  readonly sql: string
  readonly values: readonly Bound[]
}

/** What a choice of documents means in SQL. */
export function conditionOf(choice: DocumentChoice = {}): Condition {
  const parts: [string, ...Bound[]][] = []
  if (choice.outlet !== undefined) parts.push(['d.outlet = ? COLLATE NOCASE', choice.outlet])
  if (choice.author !== undefined) parts.push(['EXISTS (SELECT 1 FROM json_each(d.authors) WHERE value = ? COLLATE NOCASE)', choice.author])
  if (choice.language !== undefined) parts.push([`(d.language = ? OR d.language LIKE ? || '-%')`, choice.language, choice.language])
  if (choice.from !== undefined) parts.push(['d.published >= ?', choice.from])
  // A day alone means all of it: what follows it in a longer date is more, and still of that day.
  if (choice.to !== undefined) parts.push(['substr(d.published, 1, ?) <= ?', choice.to.length, choice.to])
  if (!choice.removed) parts.push(['d.removal IS NULL'])
  if (!choice.versions) parts.push([`NOT ${SUPERSEDED}`])
  if (choice.issued === false) parts.push(['d.issued = 0'])
  return { sql: parts.map(([sql]) => sql).join(' AND ') || 'TRUE', values: parts.flatMap(([, ...values]) => values) }
}

/** Rows that are read at once: no statement stays open while a caller thinks, and no table is ever held whole. */
const PAGE = 128

/** The documents of a choice, by number, a page at a time. */
export function* documentsOf(connection: Connection, choice?: DocumentChoice): Iterable<KeptDocument> {
  const { sql, values } = conditionOf(choice)
  for (let after = 0; ; ) {
    const rows = connection.all(`${SELECT_DOCUMENTS} WHERE d.number > ? AND ${sql} ORDER BY d.number LIMIT ${PAGE}`, after, ...values)
    for (const row of rows) yield documentOf(connection, row)
    if (rows.length < PAGE) return
    after = rows[rows.length - 1].number as number
  }
}

/** The document of a number. */
export function documentAt(connection: Connection, number: number): KeptDocument | undefined {
  const row = connection.get(`${SELECT_DOCUMENTS} WHERE d.number = ?`, number)
  return row && documentOf(connection, row)
}

/** The numbers of all versions of a document's article, itself among them, in order of time. */
export function versionsOf(connection: Connection, number: number): number[] {
  const rows = connection.all(
    `SELECT v.number, v.stands FROM document d JOIN document v
    ON v.number = coalesce(d.article, d.number) OR v.article = coalesce(d.article, d.number) WHERE d.number = ? ORDER BY v.stands, v.number`,
    number,
  )
  return rows.map((row) => row.number as number)
}

/** The number of the document that a person names: by number, id or the beginning of one that no other has, or exact name. */
export function findNumber(connection: Connection, handle: string): number | undefined {
  const one = (rows: readonly Row[]): number | undefined => (rows.length === 1 ? (rows[0].number as number) : undefined)
  if (/^\d{1,15}$/.test(handle)) {
    const found = connection.get('SELECT number FROM document WHERE number = ?', Number(handle))
    if (found) return found.number as number
  }
  const hex = /^(?:sha256:)?([0-9a-f]{4,64})$/i.exec(handle)?.[1]
  if (hex) {
    const low = Buffer.from(hex.padEnd(64, '0'), 'hex')
    const high = Buffer.from(hex.padEnd(64, 'f'), 'hex')
    const found = one(connection.all('SELECT number FROM document WHERE id BETWEEN ? AND ? LIMIT 2', low, high))
    if (found !== undefined) return found
  }
  const named = connection.all('SELECT number FROM document WHERE name = ?1 UNION SELECT document FROM other_name WHERE name = ?1 ORDER BY number DESC LIMIT 2', handle)
  return named[0]?.number as number | undefined
}
