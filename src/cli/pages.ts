import { mkdir, open, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import type { FolderFile, Made } from '../casework/operation.ts'
import { HearsayError } from '../model/error.ts'
import { print } from './streams.ts'

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

/** The name of a page after the input that it shows, without what the file system or a shell could stumble over. */
function nameAfter(path: string): string {
  const name = basename(path, extname(path))
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+/, '')
  return name || 'page'
}

/** What every page of ours says of itself in its head, within so many bytes. */
const OURS = '<meta name="generator" content="Hearsay'
const HEAD = 1024

/** Whether a file is a page of ours, or empty; null where there is none. */
async function isOurs(at: string): Promise<boolean | null> {
  const file = await open(at).catch(() => null)
  if (file === null) return null
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return bytesRead === 0 || buffer.toString('latin1').includes(OURS)
  } finally {
    await file.close()
  }
}

/** Whether a page may be written there: where nothing is, or an earlier page of ours. A report that lies there, an input or not, is never written over. */
const isFree = async (at: string): Promise<boolean> => (await isOurs(at)) ?? true

/**
 * Where the pages of a call go: one file where one report is read, else a folder that has a page for each, numbered where two inputs have one name.
 * What comes back writes a page and returns its path. Throws `cli/wrong-call` where several pages would go into one file, or a page over
 * what is no page.
 */
export async function pageFolder(target: string, extension: string, inputs: readonly string[]): Promise<(path: string, page: string) => Promise<string>> {
  const several = inputs.length > 1 || (inputs.length === 1 && (await isFolder(inputs[0])))
  const folder = several || target.endsWith('/') || (await isFolder(target))
  if (folder) {
    await mkdir(target, { recursive: true }).catch(() => {
      throw new HearsayError('cli/wrong-call', `${target} is no folder, and several pages need one`, { hint: `name a folder: --${extension} pages/` })
    })
  }
  const taken = new Set<string>()
  return async (path, page) => {
    let name = nameAfter(path)
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${nameAfter(path)}-${n}`
    taken.add(name.toLowerCase())
    const at = folder ? join(target, `${name}.${extension}`) : target
    const isInput = (await realpath(at).catch(() => null)) === (await realpath(path).catch(() => ''))
    if (isInput || !(await isFree(at))) {
      throw new HearsayError('cli/wrong-call', `${at} is there already and is no page of ours: it stays as it is`, { hint: 'write the page to another place' })
    }
    await writeFile(at, page).catch((cause) => {
      throw new HearsayError('cli/unwritable', `${at} cannot be written: ${cause.message}`, { cause })
    })
    return at
  }
}

/** Puts something that an operation made where a person asked for it: into a file, into a folder under its own name, or, for `-`, to standard output. */
export async function deliver(target: string, { name, extension, content }: Made): Promise<string> {
  if (target !== '-') return (await pageFolder(target, extension, []))(name, content)
  await print(content)
  return 'standard output'
}

/** How the scripts of a site of ours begin that hold words of its documents. */
const SCRIPT = /^hearsay(?:Terms|Cards)\(/

/** Whether a file was written with an earlier site of ours. */
async function isOfSite(at: string): Promise<boolean> {
  if (at.endsWith('.html')) return (await isOurs(at)) === true
  if (!at.endsWith('.js')) return false
  const head = await readFile(at, 'latin1').catch(() => '')
  return SCRIPT.test(head)
}

/** Takes away what an earlier site of ours left in its folders and this one has not: a document that was erased since must not stay there. */
async function sweep(folders: ReadonlySet<string>, written: ReadonlySet<string>): Promise<void> {
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const at = join(folder, entry.name)
      if (entry.isFile() && !written.has(at) && (await isOfSite(at))) await rm(at)
    }
  }
}

/**
 * Puts a folder of files where a person asked for it. The folder is new, empty, or holds an earlier one of ours: its first page says so; of that nothing is left.
 * Throws `cli/wrong-call` for any other, and `cli/unwritable`.
 */
export async function deliverFolder(target: string, files: AsyncIterable<FolderFile>): Promise<{ readonly place: string; readonly files: number }> {
  const entries = await readdir(target).catch(() => null)
  if ((entries === null && (await stat(target).catch(() => null)) !== null) || (entries?.length && !(await isOurs(join(target, 'index.html')))))
    throw new HearsayError('cli/wrong-call', `${target} is there already and is no site of ours: it stays as it is`, { hint: 'name a new or an empty folder' })
  const written = new Set<string>()
  const made = new Set<string>()
  for await (const { path, content } of files) {
    const at = join(target, path)
    try {
      if (!made.has(dirname(at))) await mkdir(dirname(at), { recursive: true })
      made.add(dirname(at))
      await writeFile(at, content)
    } catch (cause) {
      throw new HearsayError('cli/unwritable', `${at} cannot be written: ${(cause as Error).message}`, { cause })
    }
    written.add(at)
  }
  if (entries?.length) await sweep(made, written)
  return { place: target.replace(/\/+$/, ''), files: written.size }
}
