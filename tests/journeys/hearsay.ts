import { spawn } from 'node:child_process'
import { join } from 'node:path'

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

export interface Outcome {
  readonly status: number | null
  readonly out: string
  readonly err: string
}

/** Runs the program as a person would, without that person's settings; `input` is what its standard input holds. */
export function hearsay(
  args: readonly string[],
  { input = '', env = {}, cwd }: { input?: string | Uint8Array; env?: Record<string, string>; cwd?: string } = {},
): Promise<Outcome> {
  const { HOME: _, ...inherited } = process.env
  const own = Object.fromEntries(Object.entries(inherited).filter(([name]) => !/^(HEARSAY_|XDG_|NO_COLOR|FORCE_COLOR|COLUMNS)/.test(name)))
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...own, HOME: import.meta.dirname, ...env }, cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  const gathered = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (words) => (gathered.out += words))
  child.stderr.setEncoding('utf8').on('data', (words) => (gathered.err += words))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status) => resolve({ status, ...gathered }))
  })
}

/** The lines of JSON Lines, read. */
export const jsonLines = (out: string) =>
  out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
