import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

/** One record of a WARC 1.1 file before it is written. */
export interface WarcRecord {
  readonly type: 'warcinfo' | 'request' | 'response' | 'revisit' | 'metadata'
  /** ISO 8601 UTC. */
  readonly date: string
  readonly contentType: string
  /** The address that it is about; null for a `warcinfo`. */
  readonly target: string | null
  readonly block: Uint8Array
  /** The part of the block after the HTTP head, whose digest is stated too; null where there is no such part. */
  readonly payload: Uint8Array | null
  /** Further fields, in order. */
  readonly fields: readonly (readonly [string, string])[]
}

/** A record as written: a gzip member of its own, and the id by which others refer to it. */
export interface WrittenRecord {
  readonly id: string
  readonly bytes: Uint8Array
}

const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** An id that follows from what the record says (a UUID of version 8): nothing is left to chance, and the same record has the same id. */
function idOf({ type, date, target, block }: WarcRecord): string {
  const hash = createHash('sha256').update(`${type}\n${date}\n${target}\n`).update(block).digest()
  hash[6] = (hash[6] & 0x0f) | 0x80
  hash[8] = (hash[8] & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}>`
}

/** A value that cannot end its line and begin another field. */
const onOneLine = (value: string) => value.replace(/[\x00-\x1f\x7f]+/g, ' ')

/** Writes a record (ISO 28500:2017), gzipped by itself so that a reader can go straight to it. Deterministic. */
export function writeRecord(record: WarcRecord): WrittenRecord {
  const { type, date, contentType, target, block, payload, fields } = record
  const id = idOf(record)
  const lines: (readonly [string, string])[] = [
    ['WARC-Type', type],
    ['WARC-Record-ID', id],
    ['WARC-Date', date],
    ...(target === null ? [] : [['WARC-Target-URI', target] as const]),
    ...fields,
    ...(payload ? [['WARC-Payload-Digest', digestOf(payload)] as const] : []),
    ['WARC-Block-Digest', digestOf(block)],
    ['Content-Type', contentType],
    ['Content-Length', String(block.length)],
  ]
  const head = `WARC/1.1\r\n${lines.map(([name, value]) => `${name}: ${onOneLine(value)}\r\n`).join('')}\r\n`
  return { id, bytes: gzipSync(Buffer.concat([Buffer.from(head, 'utf8'), block, Buffer.from('\r\n\r\n')]), { level: 6 }) }
}

/** The block of a record of named values, as `warcinfo` and `metadata` have it. */
export const fieldsBlock = (fields: readonly (readonly [string, string])[]): Uint8Array =>
  Buffer.from(fields.map(([name, value]) => `${name}: ${onOneLine(value)}\r\n`).join(''), 'utf8')

/** A WARC file: who wrote it and when, then the records of one or more fetches as they are. */
export function warcFile(exchanges: readonly Uint8Array[], { software, date }: { readonly software: string; readonly date: string }): Uint8Array {
  const block = fieldsBlock([
    ['software', software],
    ['format', 'WARC File Format 1.1'],
    ['conformsTo', 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'],
    ['robots', 'classic'],
  ])
  const first = writeRecord({ type: 'warcinfo', date, contentType: 'application/warc-fields', target: null, block, payload: null, fields: [] })
  return Buffer.concat([first.bytes, ...exchanges])
}
