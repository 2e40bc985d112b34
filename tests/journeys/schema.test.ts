import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import { openEngine } from '../../src/casework/engine.ts'
import { Reading } from '../../src/casework/reading-schema.ts'
import { publicReading, readingJson } from '../../src/exchange/reading-json.ts'
import { readBytes } from '../../src/ingest/readers.ts'
import { hardInputs, inputsIn } from './hard-inputs.ts'
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

for (const folder of ['examples', 'corpus']) {
  test.skipIf(!existsSync(join(root, folder)) || !inputsIn(join(root, folder)).length)(`every line printed for ${folder} is of the schema`, async () => {
    const { status, out } = await hearsay(['read', '--json', '--layers', 'all', ...inputsIn(join(root, folder))])
    const lines = jsonLines(out)
    expect(status).toBe(0)
    expect(lines.length).toBeGreaterThan(0)
    expectValid(lines)
  })
}

test('every line printed for a hard input is of the schema', async () => {
  const engine = await openEngine()
  for (const { name, bytes, isText } of hardInputs) {
    if (isText) expectValid(jsonLines(readingJson(publicReading(await engine.read(readBytes(bytes, { name })), name, true))))
  }
})
