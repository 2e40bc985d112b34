import { inflateRawSync } from 'node:zlib'
import { HearsayError } from '../../model/error.ts'
import { decode } from '../bytes/decode.ts'
import type { Raw } from '../reader.ts'

/** The most bytes of one part of a package, and of all that are read of it: what is larger is no report but a bomb or a picture book. */
const MOST_PART = 64 * 1024 * 1024
const MOST_IN_ALL = 256 * 1024 * 1024
const MOST_ENTRIES = 20_000

interface Entry {
  readonly name: string
  readonly method: number
  readonly packed: number
  readonly at: number
  readonly locked: boolean
}

/** A zip file that is one document: its parts by name, unpacked when asked for. */
export interface Package {
  readonly names: readonly string[]
  /** The bytes of a part, undefined where there is none. Errors: `ingest/too-large` for a bomb, `ingest/broken-file` for damaged compression, `ingest/locked`. */
  bytes(name: string): Uint8Array | undefined
  /** The same, decoded. */
  text(name: string): string | undefined
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** Where the end record of a zip file stands: in its last 64 KiB; -1 where there is none. */
function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) if (view.getUint32(at, true) === END) return at
  return -1
}

function readDirectory(bytes: Uint8Array): readonly Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length < 22 ? -1 : endRecord(view)
  if (end < 0) return null
  const entries: Entry[] = []
  let at = view.getUint32(end + 16, true)
  while (at + 46 <= bytes.length && entries.length < MOST_ENTRIES && view.getUint32(at, true) === CENTRAL) {
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.push({
      name: name.replaceAll('\\', '/').replace(/^\/+/u, ''),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
      locked: (view.getUint16(at + 8, true) & 1) === 1,
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

const directories = new WeakMap<Uint8Array, readonly Entry[] | 'none'>()

/** The entries of a zip file, null where its directory is not to be found; read once, since several readers ask. */
function entriesOf(bytes: Uint8Array): readonly Entry[] | null {
  const kept = directories.get(bytes)
  if (kept) return kept === 'none' ? null : kept
  const entries = readDirectory(bytes)
  directories.set(bytes, entries ?? 'none')
  return entries
}

export const isZip = (bytes: Uint8Array): boolean => bytes.length > 30 && bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** Whether a zip file has a part of this name; of one whose directory was cut off, whether its first bytes name it. */
export function holdsPart(bytes: Uint8Array, name: string): boolean {
  if (!isZip(bytes)) return false
  const entries = entriesOf(bytes)
  return entries?.length ? entries.some((entry) => entry.name === name) : new TextDecoder('latin1').decode(bytes.subarray(0, 65_536)).includes(name)
}

/** The media type with which an ODT or EPUB begins: an uncompressed part of its own, by rule the first. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  if (!isZip(bytes)) return null
  const head = new TextDecoder('latin1').decode(bytes.subarray(30, 160))
  return /^mimetype(application\/[\w.+-]+?)(?=PK|[^\w.+-]|$)/u.exec(head)?.[1] ?? null
}

const broken = (name: string, says: string, cause?: unknown) =>
  new HearsayError('ingest/broken-file', `${name} cannot be opened: ${says}`, { hint: 'Get the file again, or open it where it was written and save it anew.', cause })

/** Opens a document that is a zip file. Errors: `ingest/broken-file` where its directory is gone. */
export function openPackage({ bytes, name: given }: Raw): Package {
  const name = given ?? 'the input'
  const entries = entriesOf(bytes)
  if (!entries?.length) throw broken(name, 'the list of its parts is missing or damaged; the file may have been cut off')
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = MOST_IN_ALL
  const unpack = ({ at, packed, method }: Entry): Uint8Array => {
    if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw broken(name, 'a part is not where the list of parts says')
    const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
    const body = bytes.subarray(from, Math.min(from + packed, bytes.length))
    if (method === 0) return body
    if (method !== 8) throw broken(name, 'a part is packed in a way that is not known')
    try {
      return inflateRawSync(body, { maxOutputLength: Math.max(1, Math.min(MOST_PART, left)) })
    } catch (cause) {
      if (cause instanceof RangeError || (cause as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE')
        throw new HearsayError('ingest/too-large', `${name} holds a part of more than ${MOST_PART / 1024 / 1024} MB`, {
          hint: 'Save the text without pictures and tables, and read that.',
          cause,
        })
      throw broken(name, 'a part of it is damaged', cause)
    }
  }
  const read = (part: string): Uint8Array | undefined => {
    const entry = byName.get(part)
    if (!entry) return undefined
    if (entry.locked) throw locked(name)
    const unpacked = unpack(entry)
    left -= unpacked.length
    return unpacked
  }
  return {
    names: [...byName.keys()],
    bytes: read,
    text: (part) => {
      const unpacked = read(part)
      return unpacked && decode(unpacked).text
    },
  }
}

export const locked = (name: string | undefined): HearsayError =>
  new HearsayError('ingest/locked', `${name ?? 'the input'} is locked with a password`, { hint: 'Open it with its password, save it without one, and read that.' })
