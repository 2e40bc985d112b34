import { crc32, inflateRawSync, zstdDecompressSync } from 'node:zlib'
import { HearsayError } from '../../model/error.ts'
import type { Budget } from '../bytes/budget.ts'
import { type ByteRange, piecesOf } from '../bytes/byte-range.ts'
import { isTooMuch } from '../bytes/inflate.ts'
import { Unpacking } from '../bytes/unpacking.ts'
import { entryName } from './zip-names.ts'

/** One entry of a ZIP file as its directory has it. Sizes and places are in bytes. */
export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packed: number
  readonly size: number
  readonly crc: number
  /** Where its local header is. */
  readonly offset: number
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const LOCATOR = 0x07064b50
const END64 = 0x06064b50
const ALL_ONES = 0xffffffff
/** How far behind an entry's head its end is looked for, where its head does not say it. */
const MOST_LOOKED_THROUGH = 64 * 1024 * 1024
/** Packed bytes of one step: it bounds what one step can unpack to, a thousandfold at most. */
const STEP = 65_536

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
/** The signature at a place, or 0 beyond the end. */
const signatureAt = (bytes: ByteRange, at: number) => {
  const four = at < 0 ? new Uint8Array() : bytes.subarray(at, at + 4)
  return four.length === 4 ? viewOf(four).getUint32(0, true) : 0
}
/** A 64-bit number; one past what a number holds exactly is past every file. */
const long = (view: DataView, at: number) => Number(view.getBigUint64(at, true))

/** Whether a file begins as a ZIP file does, or ends as an empty one. */
export const isZip = (bytes: ByteRange): boolean => {
  if (bytes.length < 22) return false
  const first = signatureAt(bytes, 0)
  return first === LOCAL || first === END
}

/** Where the directory's end stands, from the end of the file backwards: a comment of up to 64 KiB may follow it. */
function findEnd(bytes: ByteRange): number | null {
  const from = Math.max(0, bytes.length - 22 - 0xffff)
  const view = viewOf(bytes.subarray(from, bytes.length))
  for (let at = view.byteLength - 22; at >= 0; at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return from + at
  }
  return null
}

/** The 64-bit sizes and place in an entry's extra field, in place of those of 32 bits that are all ones. */
function widened(extra: Uint8Array, size: number, packed: number, offset: number): readonly [number, number, number] {
  const view = viewOf(extra)
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const end = Math.min(extra.length, at + 4 + view.getUint16(at + 2, true))
    let next = at + 4
    const wide = (value: number) => {
      if (value !== ALL_ONES || next + 8 > end) return value
      next += 8
      return long(view, next - 8)
    }
    return [wide(size), wide(packed), wide(offset)]
  }
  return [size, packed, offset]
}

/** The start of the directory, how much everything is shifted by what stands before the archive, and how many entries are promised. */
function findDirectory(bytes: ByteRange): { readonly at: number; readonly shift: number; readonly promised: number } | null {
  const end = findEnd(bytes)
  if (end === null) return null
  const row = viewOf(bytes.subarray(end, end + 22))
  let [promised, size, offset, tail] = [row.getUint16(10, true), row.getUint32(12, true), row.getUint32(16, true), end]
  if (signatureAt(bytes, end - 20) === LOCATOR) {
    // Where something stands before the archive, the 64-bit end is not where it says but just before its locator.
    const told = long(viewOf(bytes.subarray(end - 20, end)), 8)
    const at = [told, end - 76].find((place) => place + 56 <= bytes.length && signatureAt(bytes, place) === END64)
    if (at !== undefined) {
      const wide = viewOf(bytes.subarray(at, at + 56))
      ;[promised, size, offset, tail] = [long(wide, 32), long(wide, 40), long(wide, 48), at]
    }
  }
  const start = tail - size
  if (signatureAt(bytes, start) === CENTRAL) return { at: start, shift: start - offset, promised }
  return { at: signatureAt(bytes, offset) === CENTRAL ? offset : tail, shift: 0, promised }
}

/** The entries as the local headers have them, for a file whose directory is cut off: as far as each says its own size. */
function* localEntries(bytes: ByteRange): Generator<ZipEntry> {
  for (let at = 0; at + 30 <= bytes.length && signatureAt(bytes, at) === LOCAL; ) {
    const row = viewOf(bytes.subarray(at, at + 30))
    const flags = row.getUint16(6, true)
    const after = at + 30 + row.getUint16(26, true)
    const extra = bytes.subarray(after, after + row.getUint16(28, true))
    const name = entryName(bytes.subarray(at + 30, after), extra, (flags & 0x800) !== 0)
    const [size, packed] = widened(extra, row.getUint32(22, true), row.getUint32(18, true), 0)
    const entry = { name, method: row.getUint16(8, true), encrypted: (flags & 1) !== 0, packed, size, crc: row.getUint32(14, true), offset: at }
    at = after + extra.length
    // Whoever wrote the archive as a stream knew sizes and checksum only behind the contents.
    const behind = flags & 8 && !packed ? sizesBehind(bytes, at) : {}
    if (!behind) return
    yield { ...entry, ...behind }
    at += behind.packed === undefined ? packed : behind.packed + DESCRIPTOR
  }
}

const DESCRIPTOR = 16

/** What stands behind an entry's contents of their sizes, found by its signature and by its being where it says; null where it is not, or beyond what is looked through. */
function sizesBehind(bytes: ByteRange, start: number): { readonly crc?: number; readonly packed?: number; readonly size?: number } | null {
  const span = bytes.subarray(start, start + MOST_LOOKED_THROUGH)
  const held = Buffer.from(span.buffer, span.byteOffset, span.length)
  for (let at = held.indexOf('PK\x07\x08', 0, 'latin1'); at >= 0 && at + DESCRIPTOR <= held.length; at = held.indexOf('PK\x07\x08', at + 4, 'latin1')) {
    if (held.readUInt32LE(at + 8) === at) return { crc: held.readUInt32LE(at + 4), packed: at, size: held.readUInt32LE(at + 12) }
  }
  return null
}

/**
 * What a ZIP file holds, by its directory at the end, which has the last word on names and sizes. Returns at the end whether the directory is whole;
 * where there is none, the entries are those that could be made out. Never throws.
 */
export function* zipEntries(bytes: ByteRange): Generator<ZipEntry, boolean> {
  const found = findDirectory(bytes)
  if (!found) {
    yield* localEntries(bytes)
    return false
  }
  let [at, seen] = [found.at, 0]
  while (at + 46 <= bytes.length && signatureAt(bytes, at) === CENTRAL) {
    const row = viewOf(bytes.subarray(at, at + 46))
    const flags = row.getUint16(8, true)
    const nameEnd = at + 46 + row.getUint16(28, true)
    const extra = bytes.subarray(nameEnd, nameEnd + row.getUint16(30, true))
    const [size, packed, offset] = widened(extra, row.getUint32(24, true), row.getUint32(20, true), row.getUint32(42, true))
    const name = entryName(bytes.subarray(at + 46, nameEnd), extra, (flags & 0x800) !== 0)
    yield { name, method: row.getUint16(10, true), encrypted: (flags & 1) !== 0, packed, size, crc: row.getUint32(16, true), offset: offset + found.shift }
    seen++
    at = nameEnd + row.getUint16(30, true) + row.getUint16(32, true)
  }
  // The number of entries has 16 bits where there is no 64-bit end.
  return (seen & 0xffff) === (found.promised & 0xffff)
}

const METHODS: Readonly<Record<number, string>> = { 1: 'Shrink', 6: 'Implode', 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 95: 'xz', 98: 'PPMd' }

const broken = (name: string, why: string, cause?: unknown) =>
  new HearsayError('ingest/broken-archive', `${name} ${why}`, { hint: 'get the archive again, or unpack what can be saved of it and read that', cause })

/** Where an entry's packed bytes begin. Errors: `ingest/locked`, `ingest/broken-archive`. */
function startOf(bytes: ByteRange, { name, method, encrypted, offset, packed }: ZipEntry): number {
  if (encrypted) throw new HearsayError('ingest/locked', `${name} is locked by a password`, { hint: 'unpack the archive with its password, and read what is in it' })
  if (method !== 0 && method !== 8 && method !== 93) {
    const by = METHODS[method] ? `by ${METHODS[method]}` : `in a way of its own (${method})`
    throw new HearsayError('ingest/broken-archive', `${name} is compressed ${by}, which is not undone`, { hint: 'unpack the archive, and read what is in it' })
  }
  const row = offset >= 0 ? bytes.subarray(offset, offset + 30) : new Uint8Array()
  if (row.length < 30 || signatureAt(row, 0) !== LOCAL) throw broken(name, 'is not where the archive says')
  const start = offset + 30 + viewOf(row).getUint16(26, true) + viewOf(row).getUint16(28, true)
  if (start + packed > bytes.length) throw broken(name, 'is cut off')
  return start
}

const isDamaged = (name: string) => broken(name, 'is damaged: its checksum is another')

/** The bytes of an entry, unpacked and checked. Errors: `ingest/locked`, `ingest/broken-archive`, `ingest/too-large` past the budget. */
export function entryBytes(bytes: ByteRange, entry: ZipEntry, budget: Budget): Uint8Array {
  const start = startOf(bytes, entry)
  const plain = unpacked(bytes.subarray(start, start + entry.packed), entry.method, entry.name, budget)
  budget.unpack(plain.length, entry.name)
  if (crc32(plain) !== entry.crc) throw isDamaged(entry.name)
  return plain
}

/** The same piece by piece, for an entry that is too large to be held; what is wrong with it is thrown where it is met. Zstandard is not undone so. */
export async function* entryPieces(bytes: ByteRange, entry: ZipEntry, budget: Budget): AsyncGenerator<Uint8Array> {
  if (entry.method === 93) throw budget.bomb(entry.name)
  const start = startOf(bytes, entry)
  const packed = piecesOf(bytes, start, start + entry.packed)
  let crc = 0
  for await (const piece of entry.method === 0 ? packed : inflated(packed, entry.name, budget)) {
    if (entry.method === 0) budget.unpack(piece.length, entry.name)
    crc = crc32(piece, crc)
    yield piece
  }
  if (crc !== entry.crc) throw isDamaged(entry.name)
}

async function* inflated(packed: AsyncIterable<Uint8Array>, name: string, budget: Budget): AsyncGenerator<Uint8Array> {
  const unpacking = new Unpacking(name, budget)
  try {
    for await (const piece of packed) {
      for (let at = 0; at < piece.length && !unpacking.failure; at += STEP) yield* await unpacking.push(piece.subarray(at, at + STEP))
    }
    yield* await unpacking.push('last')
    if (unpacking.failure) throw unpacking.failure instanceof HearsayError ? unpacking.failure : broken(name, 'is damaged: it cannot be unpacked', unpacking.failure)
  } finally {
    unpacking.close()
  }
}

function unpacked(held: Uint8Array, method: number, name: string, budget: Budget): Uint8Array {
  if (method === 0) {
    if (held.length > budget.room) throw budget.bomb(name)
    return held
  }
  try {
    const options = { maxOutputLength: Math.max(1, budget.room) }
    return method === 8 ? inflateRawSync(held, options) : zstdDecompressSync(held, options)
  } catch (cause) {
    throw isTooMuch(cause) ? budget.bomb(name) : broken(name, 'is damaged: it cannot be unpacked', cause)
  }
}
