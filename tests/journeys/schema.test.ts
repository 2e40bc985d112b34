import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import { openEngine } from '../../src/casework/engine.ts'
import { Reading } from '../../src/casework/reading-schema.ts'
import { publicReading, readingJson } from '../../src/exchange/reading-json.ts'
import { readBytes } from '../../src/ingest/readers.ts'
import { goldenArticles } from '../../training/score-corpus.ts'
import { hardInputs } from './hard-inputs.ts'
import { hearsay, jsonLines } from './hearsay.ts'

const root = join(import.meta.dirname, '../..')
let validate: ReturnType<Ajv2020['compile']>

beforeAll(async () => {
  validate = new Ajv2020({ strict: false, allErrors: true }).compile(JSON.parse(await readFile(join(root, 'docs/reference/reading.schema.json'), 'utf8')))
})

/** Asserts that each line is what the schema says, in both of its spellings. */
function expectValid(lines: readonly unknown[]) {
  for (const line of lines) {
    validate(line)
    expect(validate.errors ?? [], (line as { path: string }).path).toEqual([])
    expect(Reading.parse(line)).toEqual(line)
  }
}

/** What is printed for these inputs, read. */
async function linesOf(inputs: readonly { readonly name: string; readonly bytes: Uint8Array }[]): Promise<unknown[]> {
  const engine = await openEngine()
  const lines: unknown[] = []
  for (const { name, bytes } of inputs) lines.push(...jsonLines(readingJson(publicReading(await engine.read(readBytes(bytes, { name })), name, true))))
  return lines
}

test('every line printed for the examples is of the schema', async () => {
  const { status, out } = await hearsay(['read', '--json', '--layers', 'all', join(root, 'examples')])
  const lines = jsonLines(out)
  expect(status).toBe(0)
  expect(lines.length).toBeGreaterThanOrEqual(3)
  expectValid(lines)
})

test('every line printed for the golden corpus is of the schema', async () => {
  const inputs = goldenArticles().map(({ name, annotation }) => ({ name, bytes: new TextEncoder().encode(annotation.text) }))
  expectValid(await linesOf(inputs))
})

test('every line printed for a hard input is of the schema', async () => {
  expectValid(await linesOf(hardInputs.filter(({ isText }) => isText)))
})
