import { crc32, inflateRawSync, zstdDecompressSync } from 'node:zlib'
import { HearsayError } from '../../model/error.ts'
import type { Budget } from '../bytes/budget.ts'
import { isTooMuch } from '../bytes/inflate.ts'
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

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
/** A 64-bit number; one past what a number holds exactly is past every file. */
const long = (view: DataView, at: number) => Number(view.getBigUint64(at, true))

/** Whether a file begins as a ZIP file does, or ends as an empty one. */
export const isZip = (bytes: Uint8Array): boolean => {
  if (bytes.length < 22) return false
  const first = viewOf(bytes).getUint32(0, true)
  return first === LOCAL || first === END
}

/** Where the directory's end stands, from the end of the file backwards: a comment of up to 64 KiB may follow it. */
function findEnd(view: DataView): number | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--) {
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) <= view.byteLength) return at
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
function findDirectory(view: DataView): { readonly at: number; readonly shift: number; readonly promised: number } | null {
  const end = findEnd(view)
  if (end === null) return null
  let [promised, size, offset] = [view.getUint16(end + 10, true), view.getUint32(end + 12, true), view.getUint32(end + 16, true)]
  let tail = end
  if (end >= 20 && view.getUint32(end - 20, true) === LOCATOR) {
    // Where something stands before the archive, the 64-bit end is not where it says but just before its locator.
    const told = long(view, end - 12)
    const at = [told, end - 76].find((place) => place >= 0 && place + 56 <= view.byteLength && view.getUint32(place, true) === END64)
    if (at !== undefined) {
      ;[promised, size, offset, tail] = [long(view, at + 32), long(view, at + 40), long(view, at + 48), at]
    }
  }
  const start = tail - size
  if (start >= 0 && start + 4 <= view.byteLength && view.getUint32(start, true) === CENTRAL) return { at: start, shift: start - offset, promised }
  return offset + 4 <= view.byteLength && view.getUint32(offset, true) === CENTRAL ? { at: offset, shift: 0, promised } : { at: tail, shift: 0, promised }
}

/** The entries as the local headers have them, for a file whose directory is cut off: as far as each says its own size. */
function* localEntries(bytes: Uint8Array, view: DataView): Generator<ZipEntry> {
  for (let at = 0; at + 30 <= bytes.length && view.getUint32(at, true) === LOCAL; ) {
    const flags = view.getUint16(at + 6, true)
    const after = at + 30 + view.getUint16(at + 26, true)
    const extra = bytes.subarray(after, after + view.getUint16(at + 28, true))
    const name = entryName(bytes.subarray(at + 30, after), extra, (flags & 0x800) !== 0)
    const [size, packed] = widened(extra, view.getUint32(at + 22, true), view.getUint32(at + 18, true), 0)
    // Sizes that follow the contents are unknown before them.
    if (flags & 8 && !packed) return
    yield { name, method: view.getUint16(at + 8, true), encrypted: (flags & 1) !== 0, packed, size, crc: view.getUint32(at + 14, true), offset: at }
    at = after + extra.length + packed
  }
}

/**
 * What a ZIP file holds, by its directory at the end, which has the last word on names and sizes. Returns at the end whether the directory is whole;
 * where there is none, the entries are those that could be made out. Never throws.
 */
export function* zipEntries(bytes: Uint8Array): Generator<ZipEntry, boolean> {
  const view = viewOf(bytes)
  const found = findDirectory(view)
  if (!found) {
    yield* localEntries(bytes, view)
    return false
  }
  let [at, seen] = [found.at, 0]
  while (at + 46 <= bytes.length && view.getUint32(at, true) === CENTRAL) {
    const flags = view.getUint16(at + 8, true)
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extra = bytes.subarray(nameEnd, nameEnd + view.getUint16(at + 30, true))
    const [size, packed, offset] = widened(extra, view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true))
    const name = entryName(bytes.subarray(at + 46, nameEnd), extra, (flags & 0x800) !== 0)
    yield { name, method: view.getUint16(at + 10, true), encrypted: (flags & 1) !== 0, packed, size, crc: view.getUint32(at + 16, true), offset: offset + found.shift }
    seen++
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  // The number of entries has 16 bits where there is no 64-bit end.
  return (seen & 0xffff) === (found.promised & 0xffff)
}

const METHODS: Readonly<Record<number, string>> = { 1: 'Shrink', 6: 'Implode', 9: 'Deflate64', 12: 'bzip2', 14: 'LZMA', 95: 'xz', 98: 'PPMd' }

const broken = (name: string, why: string, cause?: unknown) =>
  new HearsayError('ingest/broken-archive', `${name} ${why}`, { hint: 'get the archive again, or unpack what can be saved of it and read that', cause })

/** The bytes of an entry, unpacked and checked. Errors: `ingest/locked`, `ingest/broken-archive`, `ingest/too-large` past the budget. */
export function entryBytes(bytes: Uint8Array, { name, method, encrypted, packed, crc, offset }: ZipEntry, budget: Budget): Uint8Array {
  if (encrypted) throw new HearsayError('ingest/locked', `${name} is locked by a password`, { hint: 'unpack the archive with its password, and read what is in it' })
  const view = viewOf(bytes)
  if (offset < 0 || offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw broken(name, 'is not where the archive says')
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const held = bytes.subarray(start, start + packed)
  if (held.length < packed) throw broken(name, 'is cut off')
  const plain = unpacked(held, method, name, budget)
  budget.unpack(plain.length, name)
  if (crc32(plain) !== crc) throw broken(name, 'is damaged: its checksum is another')
  return plain
}

function unpacked(held: Uint8Array, method: number, name: string, budget: Budget): Uint8Array {
  if (method === 0) {
    if (held.length > budget.room) throw budget.bomb(name)
    return held
  }
  if (method !== 8 && method !== 93) {
    const by = METHODS[method] ? `by ${METHODS[method]}` : `in a way of its own (${method})`
    throw new HearsayError('ingest/broken-archive', `${name} is compressed ${by}, which is not undone`, { hint: 'unpack the archive, and read what is in it' })
  }
  try {
    const options = { maxOutputLength: Math.max(1, budget.room) }
    return method === 8 ? inflateRawSync(held, options) : zstdDecompressSync(held, options)
  } catch (cause) {
    throw isTooMuch(cause) ? budget.bomb(name) : broken(name, 'is damaged: it cannot be unpacked', cause)
  }
}
