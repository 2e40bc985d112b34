import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openEngine } from '../src/casework/engine.ts'
import { readingLines } from './reading-lines.ts'

const USAGE = `usage: npm run score -- FOLDER [--rules] [--part dev]

Reads the annotated news in FOLDER (attribution/, deep-news/, articles/, pages/, those that are there) from raw text and prints the tables of the
scorers that stand beside them, with weights and, with --rules, by rules alone.`

/** A set with the scorer that stands beside it: how its texts become files, and how the scorer is called on what was read. */
interface Yardstick {
  readonly name: string
  readonly needs: (part: string) => readonly string[]
  readonly unpack: (folder: string, part: string, into: string) => readonly string[]
  readonly score: (part: string, read: string) => readonly string[]
}

const run = (folder: string, args: readonly string[]): string => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
const filesOf = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder)
    .filter((name) => ending.test(name))
    .sort()
    .map((name) => join(folder, name))

const yardsticks: readonly Yardstick[] = [
  {
    name: 'attribution',
    needs: (part) => ['score.mjs', 'unpack.mjs', `${part}.jsonl.gz`],
    unpack: (folder, part, into) => {
      run(folder, ['unpack.mjs', `${part}.jsonl.gz`, into])
      return filesOf(into, /\.txt$/)
    },
    score: (part, read) => ['score.mjs', `${part}.jsonl.gz`, read],
  },
  {
    name: 'deep-news',
    needs: (part) => ['score.mjs', `${part}.jsonl.gz`],
    unpack: (folder, part, into) => {
      run(folder, ['score.mjs', 'unpack', `${part}.jsonl.gz`, into])
      return filesOf(into, /\.txt$/)
    },
    score: (part, read) => ['score.mjs', `${part}.jsonl.gz`, read],
  },
  {
    name: 'articles',
    needs: () => ['score.mjs', 'new-year-message.txt'],
    unpack: (folder) => filesOf(folder, /\.txt$/),
    score: (_, read) => ['score.mjs', read],
  },
  {
    name: 'pages',
    needs: () => ['score.mjs', 'truth.jsonl.gz'],
    unpack: (folder) => filesOf(folder, /\.html\.gz$/),
    score: (_, read) => ['score.mjs', read],
  },
]

async function main(): Promise<void> {
  const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { rules: { type: 'boolean' }, part: { type: 'string', default: 'dev' } } })
  const [folder] = positionals
  if (!folder) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const engine = await openEngine({ rules: options.rules ?? false })
  console.log(`model ${engine.model ?? 'none (rules only)'}`)
  for (const { name, needs, unpack, score } of yardsticks) {
    const home = join(folder, name)
    const lacking = needs(options.part).filter((file) => !existsSync(join(home, file)))
    if (lacking.length) {
      console.error(`${name}: left out, ${home} has no ${lacking.join(', ')}`)
      continue
    }
    const room = mkdtempSync(join(tmpdir(), 'hearsay-score-'))
    const read = join(room, 'read.jsonl')
    writeFileSync(read, await readingLines(engine, unpack(home, options.part, room)))
    console.log(`\n## ${name}\n\n${run(home, score(options.part, read))}`)
    rmSync(room, { recursive: true })
  }
}

await main()
