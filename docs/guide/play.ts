import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const LENT = ['hearsay', 'examples', 'guides']
const COLUMNS = '96'

/** The day that a guide is of, whenever it is played. */
const DAY = '2026-03-05'

/** What is different at every call, made the same: folders, today, times, digests, the size of a file; how far a call had come on the way is left out. */
const settled = (words: string, folder: string): string =>
  words
    .replaceAll(folder, '/desk')
    .replaceAll(new Date().toISOString().slice(0, 10), DAY)
    .replace(new RegExp(`(?<=${DAY}[ T])\\d\\d:\\d\\d(:\\d\\d)?`, 'g'), (time) => '08:00:00'.slice(0, time.length))
    .replace(/^[\d,]+ documents?, .*\n/gm, '')
    .replace(/\b[0-9a-f]{12}…/g, '57228b5bae78…')
    .replace(/(?<=a file of )[\d.]+ KB/g, '492 KB')

/** What a command prints to both its streams. What it exits with is not told: a guide may show what fails. */
const printed = (command: string, cwd: string): Promise<string> => {
  const { NO_COLOR: _, FORCE_COLOR: __, ...inherited } = process.env
  const env = { ...Object.fromEntries(Object.entries(inherited).filter(([name]) => !/^(HEARSAY_|XDG_)/.test(name))), COLUMNS, HEARSAY_BY: 'Ana', HOME: cwd }
  return new Promise((resolve) => execFile('sh', ['-c', `{ ${command}\n} 2>&1`], { cwd, env, maxBuffer: 1 << 24 }, (_error, out) => resolve(settled(out, cwd))))
}

/**
 * A guide with every command of its `sh` blocks called, one after the other, in a folder that has the program and its examples, and what each block printed in the
 * plain block behind it, where there is one.
 */
export async function played(markdown: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hearsay-guide-'))
  try {
    for (const name of LENT) await symlink(join(root, name), join(folder, name))
    let page = ''
    let at = 0
    for (const block of markdown.matchAll(/^```sh\n([\s\S]*?)^```\n(?:\n```\n([\s\S]*?)^```\n)?/gm)) {
      const out = await printed(block[1], folder)
      page += markdown.slice(at, block.index)
      page += block[2] === undefined ? block[0] : `\`\`\`sh\n${block[1]}\`\`\`\n\n\`\`\`\n${out.endsWith('\n') ? out : `${out}\n`}\`\`\`\n`
      at = block.index + block[0].length
    }
    return page + markdown.slice(at)
  } finally {
    await rm(folder, { recursive: true })
  }
}
