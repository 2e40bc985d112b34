import { mkdir, realpath, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { HearsayError } from '../model/error.ts'

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

/**
 * Where the pages of a call go: one file where one report is read, else a folder that has a page for each, numbered where two inputs have one name.
 * What comes back writes a page and returns its path. Throws `cli/wrong-call` where several pages would go into one file, or a page over an input.
 */
export async function pageFolder(target: string, extension: string, inputs: readonly string[]): Promise<(path: string, page: string) => Promise<string>> {
  const several = inputs.length > 1 || (await isFolder(inputs[0]))
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
    const [here, there] = await Promise.all([realpath(at).catch(() => null), realpath(path).catch(() => '')])
    if (here === there) throw new HearsayError('cli/wrong-call', `${at} is the input itself`, { hint: 'write the page to another file' })
    await writeFile(at, page).catch((cause) => {
      throw new HearsayError('cli/unwritable', `${at} cannot be written: ${cause.message}`, { cause })
    })
    return at
  }
}
