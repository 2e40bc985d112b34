import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileCases } from '../../src/casework/cases.ts'
import type { Input } from '../../src/casework/inputs.ts'
import type { Example, FolderFile } from '../../src/casework/operation.ts'
import { operations } from '../../src/casework/operations.ts'
import { printTable } from '../../src/casework/printing.ts'
import { referencePage } from '../../src/cli/reference.ts'
import { SHOWN_ELSEWHERE } from '../../src/exchange/noteworthy.ts'
import type { Table } from '../../src/model/table.ts'
import { findingRules } from '../../src/nlp/qualify/findings/rules.ts'
import { exampleCase } from './example-cases.ts'
import { hearsay, jsonLines } from './hearsay.ts'

const cases = mkdtempSync(join(tmpdir(), 'hearsay-examples-'))
afterAll(() => rmSync(cases, { recursive: true }))

/** What an example's call answers, with its standard input in place of ours. */
async function* answers(operation: Awaited<ReturnType<(typeof operations)[number]['load']>>, { input, standardInput = '', case: prepared }: Example<unknown>) {
  const inputs = async function* (path: string): AsyncIterable<Input> {
    const bytes = new TextEncoder().encode(standardInput)
    yield {
      path,
      name: undefined,
      walked: false,
      bytes: async () => bytes,
      async *chunks() {
        yield bytes
      },
    }
  }
  // Each call has a folder of its own: what one does to a case no other sees.
  const folder = await mkdtemp(join(cases, 'call-'))
  const openCase = async (handle: string, mode: 'create' | 'read' | 'write', by?: string) => {
    const path = join(folder, handle)
    if (prepared !== undefined && !existsSync(path)) await exampleCase(prepared, path)
    return fileCases({ HEARSAY_BY: 'tester' })(path, mode, by)
  }
  const deliverFolder = async (place: string, files: AsyncIterable<FolderFile>) => ({ place, files: (await gather(files)).length })
  yield* operation.run(operation.input.parse(input), {
    inputs,
    openCase,
    deliver: async (handle) => handle,
    deliverFolder,
    place: (handle) => join(folder, handle),
    stopping: new AbortController().signal,
  })
}

async function gather<T>(items: AsyncIterable<T>): Promise<T[]> {
  const held: T[] = []
  for await (const item of items) held.push(item)
  return held
}

/** Asserts that rows stand in a table that fits any terminal, and in CSV under its columns' names. */
async function expectTable(table: Table<unknown>, rows: readonly unknown[]) {
  const { default: columnsOf } = await import('string-width')
  const each = async function* () {
    yield* rows
  }
  for (const width of [80, 140]) {
    const text = (await gather(printTable(table, each(), 'terminal', { width, color: false, links: false }))).join('')
    expect(text.split('\n').filter((line) => columnsOf(line) > width)).toEqual([])
    expect(text === '').toBe(rows.length === 0)
  }
  const [head, ...lines] = await gather(printTable(table, each(), 'csv', { width: 80, color: false, links: false }))
  expect(head).toBe(`${table.columns.map(({ name }) => name).join(',')}\r\n`)
  expect(lines).toHaveLength(rows.length)
}

for (const { name, load } of operations) {
  test(`every example of ${name} answers as it says, in the form that it states`, async () => {
    const operation = await load()
    expect(operation.examples.length).toBeGreaterThan(0)
    for (const example of operation.examples) {
      const given = await gather(answers(operation, example))
      for (const answer of given) expect(operation.output.parse(answer)).toEqual(answer)
      expect(JSON.stringify(given)).toContain(example.answer)
      if (operation.table)
        await expectTable(
          operation.table,
          given.filter((answer) => operation.told?.(answer) === undefined),
        )
    }
  })
}

test('the command line and the operation give the same answer', async () => {
  const operation = await operations[0].load()
  const [example] = operation.examples as readonly Example<{ outlet: string }>[]
  const [answer] = (await gather(answers(operation, example))) as { reading: unknown }[]
  const { out } = await hearsay(['read', '--json', '-', '--outlet', example.input.outlet], { input: example.standardInput })
  expect(jsonLines(out)).toEqual([answer.reading])
})

test('the reference is what the operations say; node docs/reference/write.ts writes it', async () => {
  expect(await readFile(join(import.meta.dirname, '../../docs/reference/commands.md'), 'utf8')).toBe(await referencePage())
})

test('what is shown under a heading of its own is a rule of the findings', () => {
  const rules = new Set(findingRules.map(({ id }) => id))
  expect([...SHOWN_ELSEWHERE].filter((rule) => !rules.has(rule))).toEqual([])
})
