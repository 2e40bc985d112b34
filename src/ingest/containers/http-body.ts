import { brotliDecompressSync, constants, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib'
import type { Budget } from '../bytes/budget.ts'
import { isTooMuch } from '../bytes/inflate.ts'
import type { Fields } from './header-fields.ts'

/** The body of an answer as its sender meant it, and what is wrong with it. */
export interface Body {
  readonly bytes: Uint8Array
  readonly notes: readonly string[]
}

const CR = 13
const LF = 10

/**
 * Chunked transfer undone. Archives hold bodies whose chunks were undone and whose head still tells of them: what does not begin with a chunk is taken as it is.
 * Where a later chunk is none, the body ends.
 */
export function dechunked(bytes: Uint8Array): Body {
  const pieces: Uint8Array[] = []
  for (let at = 0; ; ) {
    const end = bytes.indexOf(LF, at)
    const line = end < 0 || end - at > 200 ? '' : Buffer.from(bytes.subarray(at, end)).toString('latin1')
    const size = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?\r?$/i.exec(line)
    if (!size) return at === 0 ? { bytes, notes: [] } : { bytes: Buffer.concat(pieces), notes: ['its transfer broke off'] }
    const length = Number.parseInt(size[1], 16)
    if (length === 0) return { bytes: Buffer.concat(pieces), notes: [] }
    const piece = bytes.subarray(end + 1, end + 1 + length)
    pieces.push(piece)
    if (piece.length < length) return { bytes: Buffer.concat(pieces), notes: ['its transfer broke off'] }
    at = end + 1 + length
    if (bytes[at] === CR) at++
    if (bytes[at] === LF) at++
  }
}

type Undo = (bytes: Uint8Array, most: number) => Uint8Array
const begins = (bytes: Uint8Array, ...start: readonly number[]) => start.every((byte, i) => bytes[i] === byte)

/** By name: how a content encoding is undone, and what is there of one that was cut off. Null where the bytes are plainly not of it. */
const CODINGS: Readonly<Record<string, { readonly suits: (bytes: Uint8Array) => boolean; readonly whole: Undo; readonly part?: Undo }>> = {
  gzip: {
    suits: (bytes) => begins(bytes, 0x1f, 0x8b),
    whole: (bytes, maxOutputLength) => gunzipSync(bytes, { maxOutputLength }),
    part: (bytes, maxOutputLength) => gunzipSync(bytes, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }),
  },
  deflate: {
    suits: () => true,
    // By the standard with a head of zlib, and by many senders without.
    whole: (bytes, maxOutputLength) => {
      const zlib = (bytes[0] & 15) === 8 && ((bytes[0] << 8) | bytes[1]) % 31 === 0
      return zlib ? inflateSync(bytes, { maxOutputLength }) : inflateRawSync(bytes, { maxOutputLength })
    },
    part: (bytes, maxOutputLength) => inflateSync(bytes, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH }),
  },
  br: {
    suits: () => true,
    whole: (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength }),
    part: (bytes, maxOutputLength) => brotliDecompressSync(bytes, { maxOutputLength, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  },
  zstd: {
    suits: (bytes) => begins(bytes, 0x28, 0xb5, 0x2f, 0xfd),
    whole: (bytes, maxOutputLength) => zstdDecompressSync(bytes, { maxOutputLength }),
    part: (bytes, maxOutputLength) => zstdDecompressSync(bytes, { maxOutputLength, finishFlush: constants.ZSTD_e_flush }),
  },
}

/** Whether bytes are plainly text as they are: an encoding that was undone before they were kept is still in the head. */
const isPlain = (bytes: Uint8Array): boolean => {
  for (let i = 0; i < Math.min(bytes.length, 256); i++) if (bytes[i] < 9 || (bytes[i] > 13 && bytes[i] < 32 && bytes[i] !== 27)) return false
  return true
}

/** One content encoding undone; what is not of it stays as it is. Throws `ingest/too-large` past the budget. */
function decoded(bytes: Uint8Array, coding: string, name: string | undefined, budget: Budget): Body {
  const undo = CODINGS[coding.replace(/^x-/, '')]
  if (!undo || !bytes.length || !undo.suits(bytes)) return { bytes, notes: [] }
  for (const [way, notes] of [
    [undo.whole, []],
    [undo.part, ['its compression is damaged or broke off']],
  ] as const) {
    try {
      const plain = way?.(bytes, Math.max(1, budget.room))
      if (!plain?.length) continue
      budget.unpack(plain.length, name)
      return { bytes: plain, notes }
    } catch (error) {
      if (isTooMuch(error)) throw budget.bomb(name)
    }
  }
  return { bytes, notes: isPlain(bytes) ? [] : ['its compression is damaged'] }
}

/** A body with its transfer and content encodings undone, as its head states them. Throws `ingest/too-large` past the budget. */
export function bodyOf(bytes: Uint8Array, fields: Fields, name: string | undefined, budget: Budget): Body {
  const listed = (field: string) =>
    (fields.get(field) ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean)
      .slice(-5)
      .reverse()
  let body: Body = listed('transfer-encoding').includes('chunked') ? dechunked(bytes) : { bytes, notes: [] }
  for (const coding of [...listed('transfer-encoding'), ...listed('content-encoding')]) {
    const { bytes: plain, notes } = decoded(body.bytes, coding, name, budget)
    body = { bytes: plain, notes: [...body.notes, ...notes] }
  }
  return body
}
