/**
 * Cold starts as a person meets them: wall clock and peak memory of `./hearsay`, each call a new process. `node bench/start.ts [FILE]` (the longest golden article unless given).
 * The first round fills the cache of compiled code and is left out; the median of the others is shown, and the fastest, which is what an idle machine does.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { goldenArticles } from '../training/score-corpus.ts'

const ROUNDS = 15
const LONGEST = 30_000

const program = join(import.meta.dirname, '../hearsay')
const folder = mkdtempSync(join(tmpdir(), 'hearsay-start-'))
const noted = join(folder, 'memory')
const longest = goldenArticles().reduce((a, b) => (b.annotation.text.length > a.annotation.text.length ? b : a))
const file = process.argv[2] ?? join(folder, `${longest.name}.txt`)
if (!process.argv[2]) writeFileSync(file, longest.annotation.text)
const words = readFileSync(file, 'utf8').split(/\s+/).length

// A call that notes its own peak when it ends: nothing else tells a parent that of its child.
const hook = join(folder, 'hook.mjs')
writeFileSync(
  hook,
  `import { writeFileSync } from 'node:fs'\nprocess.on('exit', () => writeFileSync(${JSON.stringify(noted)}, String(process.resourceUsage().maxRSS)))\n`,
)

const calls: readonly (readonly string[])[] = [['--help'], ['read', file], ['read', '--json', file], ['read', '--rules', file], ['explain', file, '--at', '5']]
console.log(`${process.version}, an article of ${words} words, ${ROUNDS} calls each\n`)
for (const call of calls) {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const from = performance.now()
    const { status, stderr } = spawnSync(program, call, { encoding: 'utf8', timeout: LONGEST })
    if (round) times.push(performance.now() - from)
    if (status === 2 || status === null) throw new Error(`hearsay ${call.join(' ')} failed: ${stderr}`)
  }
  times.sort((a, b) => a - b)
  spawnSync(program, call, { env: { ...process.env, NODE_OPTIONS: `--import=${hook}` }, timeout: LONGEST })
  const memory = Number(readFileSync(noted, 'utf8')) / 1024
  const shown = call.map((word) => (word === file ? 'FILE' : word)).join(' ')
  console.log(`${shown.padEnd(24)} median ${Math.round(times[ROUNDS >> 1])} ms   fastest ${Math.round(times[0])} ms   peak ${Math.round(memory)} MB`)
}
rmSync(folder, { recursive: true })
