import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readBytes } from './readers.ts'

const pages = new URL('../../../shared/pages/', import.meta.url).pathname

/** Floors a little under what was measured when they were set: a change that costs more than noise fails. */
const FLOORS = { bodies: { 'body F1': 97 }, publishers: { 'body F1': 97.3, title: 94.5, 'authors F1': 92, published: 96.5 } } as const

test.skipIf(!existsSync(join(pages, 'score.mjs')))('real pages are read as well as before (skipped where ../shared/pages is absent)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pages-'))
  try {
    const lines = readdirSync(pages)
      .filter((name) => name.endsWith('.html.gz'))
      .map((name) => JSON.stringify({ path: name, document: readBytes(readFileSync(join(pages, name)), { name }) }))
    writeFileSync(join(folder, 'read.jsonl'), lines.join('\n'))
    const scores = JSON.parse(execFileSync(process.execPath, [join(pages, 'score.mjs'), join(folder, 'read.jsonl'), '--json'], { encoding: 'utf8' }))
    for (const [set, floors] of Object.entries(FLOORS))
      for (const [figure, floor] of Object.entries(floors)) expect(scores[set][figure], `${set} ${figure}`).toBeGreaterThanOrEqual(floor)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
