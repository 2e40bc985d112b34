import { HearsayError } from '../../model/error.ts'
import { Budget } from '../bytes/budget.ts'
import { decode } from '../bytes/decode.ts'
import { entryBytes, isZip, type ZipEntry, zipEntries } from '../containers/zip-directory.ts'
import type { Raw } from '../reader.ts'

const MB = 1024 * 1024
/** A part of more than this is no report but a bomb or a table of figures, and so are all parts together. */
const LIMITS = { document: 64 * MB, unpacked: 256 * MB, slack: 256 * MB }
const MOST_ENTRIES = 20_000

/** A zip file that is one document, or a book: its parts by name, unpacked when asked for. */
export interface Package {
  readonly names: readonly string[]
  /** The bytes of a part, undefined where there is none. Errors: `ingest/too-large` for a bomb, `ingest/broken-file` for damaged compression, `ingest/locked`. */
  bytes(name: string): Uint8Array | undefined
  /** The same, decoded. */
  text(name: string): string | undefined
  /** The same of a part without which the rest can be read: undefined where it is damaged, too. */
  further(name: string): string | undefined
  /** Further parts that are damaged, by name. */
  readonly damaged: readonly string[]
}

type Parts = ReadonlyMap<string, ZipEntry>
const directories = new WeakMap<Uint8Array, Parts>()

/** The parts of a zip file by name; read once, since several readers ask. */
function partsOf(bytes: Uint8Array): Parts {
  const kept = directories.get(bytes)
  if (kept) return kept
  const parts = new Map<string, ZipEntry>()
  let count = 0
  for (const entry of zipEntries(bytes)) {
    if (++count > MOST_ENTRIES) break
    const name = entry.name.replaceAll('\\', '/').replace(/^\/+/u, '')
    if (!parts.has(name)) parts.set(name, entry)
  }
  directories.set(bytes, parts)
  return parts
}

/** Whether a zip file has a part of this name. */
export const holdsPart = (bytes: Uint8Array, name: string): boolean => isZip(bytes) && partsOf(bytes).has(name)

/** The media type with which an ODT or EPUB begins: an uncompressed part of its own, by rule the first. */
export function mediaTypeOf(bytes: Uint8Array): string | null {
  if (!isZip(bytes)) return null
  const head = new TextDecoder('latin1').decode(bytes.subarray(30, 160))
  return /^mimetype(application\/[\w.+-]+?)(?=PK|[^\w.+-]|$)/u.exec(head)?.[1] ?? null
}

export const locked = (name: string | undefined): HearsayError =>
  new HearsayError('ingest/locked', `${name ?? 'the input'} is locked with a password`, { hint: 'Open it with its password, save it without one, and read that.' })

/** What a part's failure means for the file that it is a part of. */
function ofFile(error: unknown, name: string): HearsayError {
  if (error instanceof HearsayError && error.code === 'ingest/locked') return locked(name)
  if (error instanceof HearsayError && error.code === 'ingest/too-large')
    return new HearsayError('ingest/too-large', `${name} holds a part of more than ${LIMITS.document / MB} MB, or too many such`, {
      hint: 'Save the text without its tables and pictures, and read that.',
      cause: error,
    })
  const says = error instanceof Error ? error.message : String(error)
  return new HearsayError('ingest/broken-file', `${name} cannot be read: ${says}`, {
    hint: 'Get the file again, or open it where it was written and save it anew.',
    cause: error,
  })
}

/** Opens a document that is a zip file; of one that was cut off, what can be made out. */
export function openPackage({ bytes, name: given }: Raw): Package {
  const name = given ?? 'the input'
  const parts = partsOf(bytes)
  const budget = new Budget(LIMITS)
  budget.addPacked(bytes.length)
  const read = (part: string): Uint8Array | undefined => {
    const entry = parts.get(part)
    if (!entry) return undefined
    try {
      return entryBytes(bytes, entry, budget)
    } catch (error) {
      throw ofFile(error, name)
    }
  }
  const damaged: string[] = []
  const text = (part: string): string | undefined => {
    const unpacked = read(part)
    return unpacked && decode(unpacked).text
  }
  const further = (part: string): string | undefined => {
    try {
      return text(part)
    } catch (error) {
      if (!(error instanceof HearsayError)) throw error
      damaged.push(part)
      return undefined
    }
  }
  return { names: [...parts.keys()], bytes: read, text, further, damaged }
}
