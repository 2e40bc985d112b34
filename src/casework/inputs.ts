import type { Dirent, Stats } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { HearsayError } from '../model/error.ts'

/** An input as it was named and a way to its bytes; `walked` where a folder was named and not the file itself. */
export interface Input {
  readonly path: string
  /** What a reader of formats may take a hint from; undefined for standard input. */
  readonly name: string | undefined
  readonly walked: boolean
  /** Where it lies on this machine, for a process of ours that opens it itself; absent for what comes once only (standard input, a pipe) or from elsewhere. */
  readonly file?: string
  /** Bytes that it has, where that is known beforehand. */
  readonly size?: number
  bytes(): Promise<Uint8Array>
  /** The same bytes as they come, however many. */
  chunks(): AsyncIterable<Uint8Array>
}

/** The most bytes of one input, packed or not: enough for any report, and far from what a string can hold. */
export const MOST_BYTES = 512 * 1024 * 1024

export const tooLarge = (path: string) =>
  new HearsayError('casework/too-large', `${path} is larger than ${MOST_BYTES / 1024 / 1024} MB`, { hint: 'split it into files of one report each' })

async function gather(chunks: AsyncIterable<Uint8Array>, path: string): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    length += chunk.length
    if (length > MOST_BYTES) throw tooLarge(path)
    held.push(chunk)
  }
  return Buffer.concat(held)
}

const reasons: Readonly<Record<string, [string, string]>> = {
  ENOENT: ['is not there', 'check the spelling of its name'],
  EACCES: ['may not be read', 'check who is allowed to read it'],
  EPERM: ['may not be read', 'check who is allowed to read it'],
}

/** What the file system answered, in the form of every other failure. */
export function unreadable(path: string, cause: unknown): HearsayError {
  if (cause instanceof HearsayError) return cause
  const { code = '', message } = cause as NodeJS.ErrnoException
  const [why, hint] = reasons[code] ?? [`cannot be read: ${message}`, undefined]
  return new HearsayError('casework/unreadable', `${path} ${why}`, { hint, cause })
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* (await open(path)).createReadStream()
  } catch (error) {
    throw unreadable(path, error)
  }
}

function fileInput(path: string, walked: boolean, stats: Stats): Input {
  return {
    path,
    name: path,
    walked,
    ...(stats.isFile() ? { file: resolve(path), size: stats.size } : {}),
    bytes: () => gather(fileChunks(path), path),
    chunks: () => fileChunks(path),
  }
}

/** Something in a folder that cannot be read: it fails where it stands, and what comes after it is read. */
function unreadableInput(path: string, cause: unknown): Input {
  const failure = unreadable(path, cause)
  return {
    path,
    name: path,
    walked: true,
    bytes: () => Promise.reject(failure),
    // biome-ignore lint/correctness/useYield: it fails before there is anything to yield
    async *chunks() {
      throw failure
    },
  }
}

/** The folder's files; one within it that cannot be looked into is a failure in its place. */
async function* folderInputs(folder: string, isWithin = false): AsyncIterable<Input> {
  let entries: Dirent[]
  try {
    entries = await readdir(folder, { withFileTypes: true })
  } catch (error) {
    if (!isWithin) throw error
    yield unreadableInput(folder, error)
    return
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.')) continue
    if (entry.isDirectory()) yield* folderInputs(path, true)
    else if (entry.isFile() || entry.isSymbolicLink()) {
      const stats = await stat(path).catch((error: NodeJS.ErrnoException) => error)
      // A link that leads nowhere holds nothing that could be lost.
      if (stats instanceof Error) {
        if (stats.code !== 'ENOENT' && stats.code !== 'ELOOP') yield unreadableInput(path, stats)
      } else if (stats.isFile()) yield fileInput(path, true, stats)
    }
  }
}

/**
 * The inputs behind what a person named, in the order named; a folder gives its files in order of name, folders below it among them, hidden ones
 * left out. A link to a folder is not followed, so that no walk is endless. Throws `casework/unreadable`.
 */
export async function* fileInputs(path: string): AsyncIterable<Input> {
  if (path === '-') {
    yield { path, name: undefined, walked: false, bytes: () => gather(process.stdin, 'standard input'), chunks: () => process.stdin }
    return
  }
  try {
    const stats = await stat(path)
    if (stats.isDirectory()) yield* folderInputs(path)
    else yield fileInput(path, false, stats)
  } catch (error) {
    throw unreadable(path, error)
  }
}
