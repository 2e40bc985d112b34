/**
 * Whether a case outlives `kill -9`: `node bench/kill.ts [--rounds 300] [--articles 120]` takes articles into a case again and again, kills the call at a moment chosen by chance, readers and all
 * left to themselves, and looks each time: the case is sound, every document that was acknowledged is there, and none is there twice. Ends with 1 where that is not so.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openSqlite } from '../src/store/sqlite/open.ts'
import { articles, sequence } from './articles.ts'

const MAIN = join(import.meta.dirname, '../src/cli/main.ts')

/** What was found amiss after kills, and how often each moment was met. */
export interface Toll {
  readonly rounds: number
  /** Calls that were killed, and those of them that had acknowledged something. */
  readonly killed: number
  readonly midway: number
  readonly wrong: readonly string[]
}

/** One call of `add`, killed after so many milliseconds unless it ended before; the paths that it acknowledged by then. */
async function killed(path: string, folder: string, after: number): Promise<{ readonly acknowledged: readonly string[]; readonly killed: boolean }> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN, 'add', path, folder, '--jobs', '1', '--json', '--quiet', '--rules'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (words) => {
    out += words
  })
  const timer = setTimeout(() => child.kill('SIGKILL'), after)
  const [, signal] = await once(child, 'close')
  clearTimeout(timer)
  // The last line may have been cut off in the middle: then it was not told.
  const lines = out.split('\n').slice(0, -1)
  return { acknowledged: lines.map((line) => (JSON.parse(line) as { readonly path: string }).path), killed: signal === 'SIGKILL' }
}

/** What is wrong with a case: what verify names, what was acknowledged and is not there, what is there twice. */
async function wrongIn(path: string, acknowledged: ReadonlySet<string>): Promise<string[]> {
  if (!existsSync(path)) return acknowledged.size ? [`the case is gone, with ${acknowledged.size} documents`] : []
  await using store = await openSqlite(path, { mode: 'read', hand: { by: 'bench', now: () => new Date() } })
  const wrong: string[] = []
  for await (const { kind, name, says } of store.verify()) wrong.push(`${kind} ${name}: ${says}`)
  const times = new Map<string, number>()
  for await (const { name, otherNames } of store.documents({ versions: true })) for (const one of [name, ...otherNames]) times.set(one, (times.get(one) ?? 0) + 1)
  for (const one of acknowledged) if (!times.has(one)) wrong.push(`${one} was acknowledged and is not there`)
  for (const [one, count] of times) if (count > 1) wrong.push(`${one} is there ${count} times`)
  return wrong
}

/** Kills calls at moments chosen by chance, so many times; a case that has everything is begun anew. `longest`: milliseconds within which a kill comes. */
export async function tollOf(rounds: number, count: number, longest: number, seed = 1): Promise<Toll> {
  const folder = mkdtempSync(join(tmpdir(), 'hearsay-kill-'))
  const inputs = join(folder, 'articles')
  mkdirSync(inputs)
  for (const { name, text } of articles(count)) writeFileSync(join(inputs, name), text)
  const chance = sequence(seed)
  const wrong: string[] = []
  let [dead, midway, turn] = [0, 0, 0]
  let acknowledged = new Set<string>()
  try {
    for (let round = 0; round < rounds; round++) {
      const path = join(folder, `${turn}.hearsay`)
      const one = await killed(path, inputs, chance() * longest)
      if (one.killed) dead++
      if (one.killed && one.acknowledged.length) midway++
      for (const name of one.acknowledged) acknowledged.add(name)
      wrong.push(...(await wrongIn(path, acknowledged)).map((words) => `round ${round}: ${words}`))
      if (acknowledged.size < count) continue
      turn++
      acknowledged = new Set()
    }
    return { rounds, killed: dead, midway, wrong }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { rounds: { type: 'string', default: '300' }, articles: { type: 'string', default: '120' }, longest: { type: 'string', default: '5000' } },
  })
  const { rounds, killed: dead, midway, wrong } = await tollOf(Number(values.rounds), Number(values.articles), Number(values.longest))
  console.log(`${rounds} calls of hearsay add, ${dead} killed, ${midway} of them after something was acknowledged`)
  console.log(wrong.length ? wrong.join('\n') : 'every case is sound, nothing acknowledged is lost, nothing is there twice')
  process.exitCode = wrong.length ? 1 : 0
}
