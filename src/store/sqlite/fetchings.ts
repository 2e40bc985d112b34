import type { Fetching, KeptAddress } from '../../model/case.ts'
import { digestOf, sha256 } from '../canonical.ts'
import type { Connection, Row } from './connection.ts'
import type { LogEnd } from './log.ts'

/** The digest that the log holds of a fetch: what was asked and answered, and a digest of each exchange. */
export const fetchingDigest = ({ address, at, status, etag, lastModified, finalAddress, exchanges }: Omit<Fetching, 'documents'>): string =>
  digestOf({ address, at, status, etag, lastModified, finalAddress, exchanges: exchanges.map(sha256) })

/** An answer of an address, from its row. */
const addressOf = (row: Row): KeptAddress => ({
  address: row.address as string,
  finalAddress: row.final_address as string,
  at: row.at as string,
  status: row.status as number,
  etag: row.etag as string | null,
  lastModified: row.last_modified as string | null,
})

/** Keeps a fetch: the answer, its raw exchanges and which documents came of them. */
export function keepFetching(connection: Connection, log: LogEnd, fetching: Fetching): void {
  const { address, at, status, etag, lastModified, finalAddress, exchanges, documents } = fetching
  const number = ((connection.get('SELECT max(number) AS last FROM fetching')?.last as number | null) ?? 0) + 1
  const { number: entry } = log.append('fetched', null, { fetching: number, digest: fetchingDigest(fetching), documents: [...new Set(documents)] })
  connection.run(
    'INSERT INTO fetching (number, address, at, status, etag, last_modified, final_address, entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    number,
    address,
    at,
    status,
    etag,
    lastModified,
    finalAddress,
    entry,
  )
  for (const bytes of exchanges) connection.run('INSERT INTO exchange (fetching, bytes) VALUES (?, ?)', number, bytes)
  for (const document of new Set(documents)) connection.run('INSERT INTO fetching_document (document, fetching) VALUES (?, ?)', document, number)
}

/** The digest of a fetch as it is kept. */
export function keptFetchingDigest(connection: Connection, number: number): string {
  const row = connection.get('SELECT * FROM fetching WHERE number = ?', number)
  const exchanges = connection.all('SELECT bytes FROM exchange WHERE fetching = ? ORDER BY number', number).map(({ bytes }) => bytes as Uint8Array)
  return row ? fetchingDigest({ ...addressOf(row), finalAddress: row.final_address as string, exchanges }) : ''
}

/** Every address that was fetched, with its last answer. */
export function* addressesOf(connection: Connection): Iterable<KeptAddress> {
  for (let after = ''; ; ) {
    const row = connection.get(`SELECT * FROM fetching WHERE address > ? AND address <> 'erased' ORDER BY address, number DESC LIMIT 1`, after)
    if (!row) return
    yield addressOf(row)
    after = row.address as string
  }
}

/** The raw exchanges in the order kept, one at a time. */
export function* exchangesOf(connection: Connection): Iterable<Uint8Array> {
  for (let after = 0; ; ) {
    const row = connection.get('SELECT number, bytes FROM exchange WHERE number > ? ORDER BY number LIMIT 1', after)
    if (!row) return
    yield row.bytes as Uint8Array
    after = row.number as number
  }
}
