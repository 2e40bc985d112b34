import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attribution, fullReading, reading } from '../../tests/fixture/public-reading.ts'
import { csvField } from './csv.ts'
import { CSV_COLUMNS, csvHead, readingCsv } from './reading-csv.ts'

/** A reader of RFC 4180 that is no more than its grammar. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let rest = text
  while (rest) {
    const [all, quoted, plain, end] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/.exec(rest) ?? []
    if (all === undefined) throw new Error(`no CSV: ${rest.slice(0, 40)}`)
    rows[rows.length - 1].push(quoted?.replaceAll('""', '"') ?? plain)
    rest = rest.slice(all.length)
    if (end === '\r\n' && rest) rows.push([])
  }
  return rows
}

test('a row an attribution, under the names of the columns', () => {
  const rows = parseCsv(csvHead() + readingCsv(fullReading()))
  expect(rows[0]).toEqual([...CSV_COLUMNS])
  expect(rows.map((row) => row.length)).toEqual(Array(6).fill(CSV_COLUMNS.length))
  const second = Object.fromEntries(CSV_COLUMNS.map((column, i) => [column, rows[2][i]]))
  expect(second).toMatchObject({
    id: 'a2',
    nested_in: 'a1',
    source_names: 'Rosa Imhof',
    content: '“the water is not safe to drink”',
    chain: 'Rosa Imhof → the city news service',
    paragraph: '2',
    line: '3',
  })
})

test('what a spreadsheet would compute is text', () => {
  for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1']) expect(csvField(formula).replace(/^"/, '')).toMatch(/^'/)
  expect(csvField('\u001b[31mred\u009b0m\ta\nb')).toBe('"␛[31mred‹U+009B›0m\ta\nb"')
  expect(csvField('1-2')).toBe('1-2')
  expect(csvField(-0.5)).toBe('-0.5')
})

test('any words come back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (content) => {
      fc.pre(content.trim() === content && !/^[=+\-@＝＋－＠]|\0/.test(content))
      const text = `Head\n\n${content} said`
      const [, row] = parseCsv(csvHead() + readingCsv(reading(text, { attributions: [attribution(text, 'a1', { content })] })))
      return row[CSV_COLUMNS.indexOf('content')] === content
    }),
  )
})
