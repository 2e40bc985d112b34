import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { median, type Table } from './harness.ts'
import { textOfLength } from './texts.ts'

const RUNS = 7
const PROGRAM = join(import.meta.dirname, '../hearsay')
const WORDS = 600

/** A call of the program: wall clock in ms; what it prints is let go. */
function wallOf(program: string, call: readonly string[]): number {
  const began = performance.now()
  const { status } = spawnSync(program, call, { stdio: 'ignore' })
  if (status !== 0) throw new Error(`${program} ${call.join(' ')} ended with ${status}`)
  return performance.now() - began
}

/** The most memory that a call holds at a time, in MB. The call notes its own peak when it ends: nothing else tells a parent that of its child. */
function peakOf(call: readonly string[], folder: string): number {
  const noted = join(folder, 'peak')
  const hook = `import{appendFileSync}from'node:fs';process.on('exit',()=>appendFileSync(${JSON.stringify(noted)},process.resourceUsage().maxRSS+'\\n'))`
  writeFileSync(noted, '')
  spawnSync(PROGRAM, call, { stdio: 'ignore', env: { ...process.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` } })
  return Math.max(...readFileSync(noted, 'utf8').split('\n').filter(Boolean).map(Number)) / 1024
}

/** Cold starts as a person meets them, once installed, and what they hold in memory at most; the first call fills the cache of compiled code and is left out. */
export function starts(): Table {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-'))
  const [article, long] = [join(folder, 'article.txt'), join(folder, 'long.txt')]
  writeFileSync(article, `${/^(?:\S+\s+){600}/.exec(textOfLength(8000))?.[0] ?? ''}\n`)
  writeFileSync(long, textOfLength(5_000_000))
  const calls: readonly (readonly [string, readonly string[]])[] = [
    ['hearsay --help', ['--help']],
    [`hearsay read, ${WORDS} words`, ['read', article]],
    [`hearsay read --rules, ${WORDS} words`, ['read', '--rules', article]],
    [`hearsay read --json, ${WORDS} words`, ['read', '--json', article]],
    [`hearsay explain, ${WORDS} words`, ['explain', article, '--at', '3']],
  ]
  const row = (name: string, times: readonly number[], peak: number | null) => [
    name,
    `${Math.round(median(times))}`,
    `${Math.round(Math.min(...times))}`,
    peak === null ? '' : `${Math.round(peak)}`,
  ]
  const timed = (program: string, call: readonly string[]) => Array.from({ length: RUNS + 1 }, () => wallOf(program, call)).slice(1)
  const rows = [
    row('node -e 0 (nothing at all)', timed(process.execPath, ['-e', '0']), null),
    ...calls.map(([name, call]) => row(name, timed(PROGRAM, call), peakOf(call, folder))),
  ]
  const once = wallOf(PROGRAM, ['read', '--json', long])
  rows.push(row('hearsay read --json, 5 MB (once)', [once], peakOf(['read', '--json', long], folder)))
  rmSync(folder, { recursive: true })
  return {
    title: 'Cold start and memory',
    note: `Each call a new process, from start to end: median and least of ${RUNS}; the most resident memory of one.`,
    head: ['call', 'median ms', 'least ms', 'peak MB'],
    rows,
  }
}
