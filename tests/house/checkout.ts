import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The top folder of this checkout. */
export const root = dirname(dirname(import.meta.dirname))

/** Paths of the files that git keeps or would keep, relative to the top folder; those deleted but not yet committed are left out. */
export function filesOf(...patterns: string[]): string[] {
  const list = (...which: string[]) =>
    execFileSync('git', ['ls-files', '-z', ...which, '--', ...patterns], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 })
      .split('\0')
      .filter(Boolean)
  const gone = new Set(list('--deleted'))
  return [...new Set(list('--cached', '--others', '--exclude-standard'))].filter((path) => !gone.has(path)).sort()
}

/** The text of a file of this checkout. */
export const textAt = (path: string): string => readFileSync(join(root, path), 'utf8')
