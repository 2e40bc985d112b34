import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openEngine } from '../src/casework/engine.ts'
import { readGuides } from '../src/casework/guides.ts'
import { readingLines } from '../training/reading-lines.ts'

const shared = new URL('../../shared/', import.meta.url).pathname
const room = mkdtempSync(join(tmpdir(), 'hearsay-yardsticks-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

const node = (folder: string, ...args: string[]): string => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })

/** Writes the lines of `hearsay read --json` for the files, and gives where they stand. */
async function read(files: readonly string[], guides: readonly string[] = []): Promise<string> {
  const engine = await openEngine({ guides: await readGuides(guides) })
  const path = join(room, `read-${readdirSync(room).length}.jsonl`)
  writeFileSync(path, await readingLines(engine, files))
  return path
}

const articles = join(shared, 'articles')
test.skipIf(!existsSync(join(articles, 'score.mjs')))(
  'the article that the product was conceived from reads well (skipped where ../shared/articles is absent)',
  async () => {
    for (const guides of [[], [join(import.meta.dirname, '../guides/example.toml')]]) {
      const result = JSON.parse(node(articles, 'score.mjs', await read([join(articles, 'new-year-message.txt')], guides), '--json'))
      for (const { number, layer, reason } of result.missed) console.log(`missed ${number} (${layer}): ${reason}`)
      expect(result.penalties).toEqual([])
      expect(result.score).toBeGreaterThanOrEqual(34)
    }
  },
)

const annotated = join(shared, 'attribution')
test.skipIf(!existsSync(join(annotated, 'dev.jsonl.gz')))(
  'annotated news is read as well as this engine promises (skipped where ../shared/attribution is absent)',
  async () => {
    const texts = join(room, 'texts')
    node(annotated, 'unpack.mjs', 'dev.jsonl.gz', texts)
    const files = readdirSync(texts)
      .sort()
      .map((name) => join(texts, name))
    const figures = JSON.parse(node(annotated, 'score.mjs', 'dev.jsonl.gz', await read(files), '--json'))
    for (const [part, floor] of Object.entries({ source: 74, cue: 69, content: 61 })) expect(figures[`fragment ${part}`].f1, part).toBeGreaterThan(floor)
  },
)
