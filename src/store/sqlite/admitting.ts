import type { Admission, Arrival, PackedArrival } from '../../model/case.ts'
import { packArrival } from '../arrival.ts'
import { sha256 } from '../canonical.ts'
import { likeness } from '../sameness.ts'
import { indexed } from '../words.ts'
import type { Connection } from './connection.ts'
import { ifWhole, textAt } from './contents.ts'
import { documentAt, documentDigest, findNumber } from './documents.ts'
import { addWords } from './index-words.ts'
import { keepPacked } from './keeping.ts'
import type { LogEnd } from './log.ts'

/** Candidates that are compared in full: of the many under one address (a page that lists what is new) the latest say enough. */
const COMPARED = 8

const timeOf = (stated: string | null): number => (stated === null ? Number.NaN : Date.parse(stated))

/** When a version stands: when it was taken, else what it says of itself, else when it came in. */
const standsAt = ({ captured, document }: PackedArrival, added: number): number =>
  [timeOf(captured), timeOf(document.modified), timeOf(document.published), added].find((time) => Number.isFinite(time)) ?? added

/** A document that is held under another name: the name is kept, unless it is known. */
function meetAgain(connection: Connection, log: LogEnd, document: number, name: string): Admission {
  const known =
    connection.get('SELECT 1 FROM document WHERE number = ? AND (name = ? OR removal IS NOT NULL)', document, name) ??
    connection.get('SELECT 1 FROM other_name WHERE document = ? AND name = ?', document, name)
  if (known) return { document, became: 'known' }
  const { number } = log.append('met-again', document, { name: sha256(name) })
  connection.run('INSERT INTO other_name (document, name, entry) VALUES (?, ?, ?)', document, name, number)
  return { document, became: 'again' }
}

/** The held document that an arrival is, or is a version of. */
function findAlike(connection: Connection, arrival: PackedArrival): { readonly document: number; readonly as: 'same' | 'version' } | undefined {
  const found = new Set<number>()
  for (const { number } of connection.all(`SELECT number FROM document WHERE name = ? ORDER BY number DESC LIMIT ${COMPARED}`, arrival.name)) found.add(number as number)
  for (const key of arrival.keys) {
    for (const row of connection.all(`SELECT document FROM sameness WHERE key = ? ORDER BY document DESC LIMIT ${COMPARED}`, key)) found.add(row.document as number)
  }
  if (!found.size) return undefined
  let version: number | undefined
  for (const document of [...found].sort((a, b) => b - a)) {
    const held = documentAt(connection, document)
    const body = ifWhole(() => indexed(textAt(connection, document)))
    if (!held || body === undefined) continue
    const as = likeness(
      { document: held.document, captured: held.captured, name: held.name, body },
      { document: arrival.document, captured: arrival.captured, name: arrival.name, body: arrival.words.text },
    )
    if (as === 'same') return { document, as }
    if (as === 'version') version ??= document
  }
  return version === undefined ? undefined : { document: version, as: 'version' }
}

function insert(connection: Connection, log: LogEnd, arrival: PackedArrival, article: number | null, job: number | null): number {
  const number = ((connection.get('SELECT max(number) AS last FROM document')?.last as number | null) ?? 0) + 1
  const { document, name, captured, issued, length, bytes } = arrival
  const added = log.now()
  const stands = standsAt(arrival, added)
  const digest = documentDigest({ number, document, name, captured, issued, length, bytes }, { article, stands, job, text: arrival.digest })
  const entry = log.append('added', number, { digest }).number
  connection.run(
    `INSERT INTO document (number, id, name, title, outlet, place, url, published, modified, captured, language, genre, authors, issued, length, bytes,
       article, stands, job, rest, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    number,
    Buffer.from(document.id.replace('sha256:', ''), 'hex'),
    name,
    document.title,
    document.outlet,
    document.place,
    document.url,
    document.published,
    document.modified,
    captured,
    document.language,
    document.genre,
    JSON.stringify(document.authors),
    issued ? 1 : 0,
    length,
    bytes,
    article,
    stands,
    job,
    arrival.rest,
    entry,
  )
  connection.run('INSERT INTO content (document, text, original) VALUES (?, ?, ?)', number, arrival.text, arrival.original)
  for (const key of arrival.keys) connection.run('INSERT OR IGNORE INTO sameness (key, document) VALUES (?, ?)', key, number)
  addWords(connection, number, { ...arrival.words, quotation: '', source: '', ...arrival.reading?.words })
  if (arrival.reading) keepPacked(connection, log, number, arrival.reading, [])
  return number
}

const isPacked = (arrival: Arrival | PackedArrival): arrival is PackedArrival => 'keys' in arrival

/** Takes a document in, or finds that it is held. */
export function admit(connection: Connection, log: LogEnd, given: Arrival | PackedArrival, job: number | null): Admission {
  const id = isPacked(given) ? given.document.id : given.document.id
  const held = findNumber(connection, id)
  if (held !== undefined) return meetAgain(connection, log, held, given.name.toWellFormed())
  const arrival = isPacked(given) ? given : packArrival(given)
  const alike = findAlike(connection, arrival)
  if (alike?.as === 'same') return meetAgain(connection, log, alike.document, arrival.name)
  const article = alike
    ? ((connection.get('SELECT coalesce(article, number) AS article FROM document WHERE number = ?', alike.document)?.article as number) ?? null)
    : null
  return { document: insert(connection, log, arrival, article, job), became: alike ? 'version' : 'new' }
}
