/**
 * What taking in costs: `node bench/add.ts [--jobs 2] [COUNT…]` makes articles of some 600 words as files (1,000 and 10,000 unless counts are named), takes them into an empty case with
 * `hearsay add`, read in the fast profile, and prints as Markdown how long it took, what the processes held at most, and how large the file is. Memory is told where `/proc` tells it.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { articles } from './articles.ts'
import { machine, markdown, megabytes, type Table, thousands } from './harness.ts'

const MAIN = join(import.meta.dirname, '../src/cli/main.ts')
/** How often the memory of the processes is looked at, in milliseconds. */
const LOOK = 500
const FILES_IN_A_FOLDER = 1000

/** Writes so many articles below a folder; what comes back is the bytes of their text. */
function write(folder: string, count: number): number {
  let [bytes, at] = [0, 0]
  for (const { name, text } of articles(count)) {
    const below = join(folder, String(Math.floor(at++ / FILES_IN_A_FOLDER)).padStart(4, '0'))
    mkdirSync(below, { recursive: true })
    writeFileSync(join(below, name), text)
    bytes += Buffer.byteLength(text)
  }
  return bytes
}

/** What /proc says of a process: its parent and resident bytes, less what it shares with others; null where it is gone or nothing says so. */
function look(pid: string): { readonly parent: number; readonly bytes: number } | null {
  try {
    const parent = Number(/\nPPid:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
    const kilobytes = Number(/\nPss:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1])
    return { parent, bytes: kilobytes * 1024 }
  } catch {
    return null
  }
}

/** Resident bytes of a process and all below it together, what they share counted once. */
function memoryBelow(root: number): number {
  const all = new Map<number, { readonly parent: number; readonly bytes: number }>()
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const found = look(pid)
    if (found) all.set(Number(pid), found)
  }
  const isBelow = (pid: number): boolean => pid === root || (all.has(pid) && isBelow(all.get(pid)?.parent ?? 0))
  return [...all].reduce((sum, [pid, { bytes }]) => sum + (isBelow(pid) ? bytes : 0), 0)
}

interface Cost {
  readonly seconds: number
  /** Seconds of processor time, of all processes together. */
  readonly cpu: number
  readonly memory: number
}

/** Runs `hearsay add` under a shell that tells what time its children took. */
async function add(path: string, folder: string, jobs: string): Promise<Cost> {
  const began = performance.now()
  const child = spawn(
    'sh',
    ['-c', `"$0" --disable-warning=ExperimentalWarning "$@" >&2; status=$?; times; exit $status`, process.execPath, MAIN, 'add', path, folder, '--jobs', jobs],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let [out, memory] = ['', 0]
  child.stdout.setEncoding('utf8').on('data', (words) => {
    out += words
  })
  const looking = setInterval(() => {
    memory = Math.max(memory, memoryBelow(child.pid ?? 0))
  }, LOOK)
  const [status] = await once(child, 'close')
  clearInterval(looking)
  if (status !== 0) throw new Error(`hearsay add ended with ${status}`)
  const cpu = [...(out.trim().split('\n').at(-1) ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  )
  return { seconds: (performance.now() - began) / 1000, cpu, memory }
}

async function measure(count: number, jobs: string): Promise<{ readonly count: number; readonly text: number; readonly size: number } & Cost> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-bench-add-'))
  try {
    const text = write(join(folder, 'articles'), count)
    const path = join(folder, 'bench.hearsay')
    const cost = await add(path, join(folder, 'articles'), jobs)
    return { count, text, size: statSync(path).size, ...cost }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { jobs: { type: 'string', default: '2' } } })
const counts = positionals.length ? positionals.map(Number) : [1000, 10_000]
const rows: string[][] = []
let first: number | undefined
for (const count of counts) {
  const { seconds, cpu, memory, text, size } = await measure(count, values.jobs)
  const each = seconds / count
  first ??= each
  rows.push([
    thousands(count),
    seconds.toFixed(1),
    thousands(count / seconds),
    ((cpu * 1000) / count).toFixed(1),
    memory ? megabytes(memory) : 'not told here',
    (size / text).toFixed(2),
    (each / first).toFixed(2),
  ])
}
const table: Table = {
  title: 'Taking in',
  note: `hearsay add of articles of some 600 words with ${values.jobs} processes that read, in the fast profile, every layer kept; a whole call each, its start included.`,
  head: ['documents', 'seconds', 'documents/s', 'ms of processor time each', 'most memory, all processes', 'file / text', 'time each, against the first'],
  rows,
}
console.log(`${machine()}\n\n${markdown(table)}`)
