import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Table } from '../../model/table.ts'
import { terminalTable } from './table.ts'

interface Row {
  readonly number: number
  readonly name: string
  readonly words: string
}

const table: Table<Row> = {
  columns: [
    { name: 'number', heading: '#', align: 'right', of: ({ number }) => number },
    { name: 'name', heading: 'Name', least: 10, of: ({ name }) => name },
    { name: 'digest', of: () => 'only in CSV' },
    { name: 'words', heading: 'Words', least: 16, lines: 3, of: ({ words }) => words },
  ],
  empty: 'nothing',
}

async function* each(rows: readonly Row[]) {
  yield* rows
}

async function shown(rows: readonly Row[], width: number, color = false): Promise<string[]> {
  let text = ''
  for await (const piece of terminalTable(table, each(rows), { width, color, links: false })) text += piece
  return text.split('\n').slice(0, -1)
}

test('a cell whose middle cannot give way any more is cut with a sign of it', async () => {
  const [, first] = await shown([{ number: 3, name: '南港晨报特刊', words: 'the ferry would not sail before Friday' }], 30)
  expect(first).toMatch(/^3 {2}南港晨报… /)
})

test('columns stand under their headings, numbers to the right, and long words run over lines', async () => {
  const rows = [
    { number: 3, name: 'The Harbour Post', words: 'the ferry would not sail before Friday, and nobody said why' },
    { number: 12, name: 'Courier', words: 'it sailed' },
  ]
  expect(await shown(rows, 40)).toEqual([
    ' #  Name           Words',
    ' 3  The Har … ost  the ferry would not',
    '                   sail before Friday,',
    '                   and nobody said why',
    '12  Courier        it sailed',
  ])
})

test('no rows, no table', async () => {
  expect(await shown([], 80)).toEqual([])
})

test('a row that comes late is shown in the widths of those before', async () => {
  const rows = Array.from({ length: 450 }, (_, i) => ({ number: i, name: 'n'.repeat(i < 400 ? 3 : 30), words: 'x' }))
  const lines = await shown(rows, 60)
  expect(lines).toHaveLength(451)
  expect(new Set(lines.map((line) => line.length)).size).toBeLessThan(3)
})

test('a number that comes late is shown whole, however narrow those before were, and so is a column that was empty until then', async () => {
  const rows = Array.from({ length: 500 }, (_, i) => ({
    number: i < 450 ? 7 : 123456,
    name: i < 450 ? '' : 'late',
    words: 'some words that are long enough to give way where they must',
  }))
  const lines = await shown(rows, 40)
  expect(lines.filter((line) => line.includes('123456') && line.includes('late'))).toHaveLength(50)
  expect(lines.filter((line) => line.length > 40)).toEqual([])
})

test('no line is wider than the terminal, and nothing in a row commands it', async () => {
  const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('\u001b[2J\u202eabc'), fc.constant('漢字'.repeat(30)), fc.constant('a\nb\r\nc'))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ number: fc.nat(9999), name: word, words: word }), { maxLength: 6 }), fc.integer({ min: 40, max: 140 }), async (rows, width) => {
      const { default: columnsOf } = await import('string-width')
      for (const line of await shown(rows, width)) {
        expect(columnsOf(line)).toBeLessThanOrEqual(width)
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/)
      }
    }),
    { numRuns: 60 },
  )
})

test('color is added where it is asked for, and to nothing but the look', async () => {
  const [heading] = await shown([{ number: 1, name: 'a', words: 'b' }], 60, true)
  expect(heading).toContain('\u001b[')
})
