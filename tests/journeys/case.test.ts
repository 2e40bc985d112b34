import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Reading } from '../../src/casework/reading-schema.ts'
import { exampleCase } from './example-cases.ts'
import { jsonLines } from './hearsay.ts'
import { here } from './here.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-case-'))
const kase = join(folder, 'examples.hearsay')
const empty = join(folder, 'empty.hearsay')
const env = { HEARSAY_BY: 'Ana' }

beforeAll(async () => {
  await exampleCase('examples', kase)
  await exampleCase('empty', empty)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What a command on the prepared case prints, when all went well. */
async function said(...args: string[]): Promise<string> {
  const { status, out, err } = await here(args, { env: { ...env, COLUMNS: '100' } })
  expect({ status, err }).toEqual({ status: 0, err: '' })
  return out
}

const columnsOf = (csv: string) => csv.split('\r\n')[0].split(',')

test('a case is listed: a table for a person, every field for a program', async () => {
  const table = await said('list', kase)
  expect(table.split('\n')[0]).toMatch(/^Doc {2}Published {2,}Outlet +Title +Lang +Said$/)
  expect(table).toMatch(/^ d2 {2}2026-01-18 {2}The Sant Mercury +At least 31 dead .* en +\d+$/m)
  const rows = jsonLines(await said('list', kase, '--json'))
  expect(rows.map(({ number, language, removed }) => ({ number, language, removed }))).toEqual([1, 2, 3].map((number) => ({ number, language: 'en', removed: null })))
  expect(columnsOf(await said('list', kase, '--csv'))).toEqual(expect.arrayContaining(['document', 'published', 'outlet', 'title', 'id']))
})

test('a list is narrowed by outlet, day and language', async () => {
  const numbers = async (...args: string[]) => jsonLines((await here(['list', kase, '--json', ...args])).out).map(({ number }) => number)
  expect(await numbers('--outlet', 'the sant mercury')).toEqual([2])
  expect(await numbers('--from', '2026-02-01')).toEqual([1])
  expect(await numbers('--to', '2026-01-18')).toEqual([2])
  expect(await numbers('--language', 'de')).toEqual([])
})

test('a document is named by number, id or its beginning, or name; anything else says what there is', async () => {
  const [{ id }] = jsonLines((await here(['list', kase, '--json'])).out)
  for (const handle of ['1', 'd1', id, id.slice('sha256:'.length, 20), 'examples/company-denies.md']) {
    expect(JSON.parse((await here(['show', kase, handle, '--json'])).out).number, handle).toBe(1)
  }
  const { status, out, err } = await here(['show', kase, 'd9'])
  expect({ status, out }).toEqual({ status: 2, out: '' })
  expect(err).toContain('casework/no-document: ')
  expect(err).toContain('d2 (examples/landslide-toll.html)')
})

test('a document is shown as read shows it, with the ids that a review names', async () => {
  const report = await said('show', kase, '3')
  expect(report).toContain('WHAT IT RESTS ON')
  expect(report).toMatch(/\[a\d+; /)
  expect(report).not.toContain('REVIEWS')
  expect(columnsOf(await said('show', kase, '3', '--csv'))).toEqual(expect.arrayContaining(['content', 'reviews']))
})

test('a reading of a case is of the schema, with its number and its reviews beside', async () => {
  const line = JSON.parse(await said('show', kase, '2', '--json'))
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(
    JSON.parse(await readFile(join(import.meta.dirname, '../../docs/reference/reading.schema.json'), 'utf8')),
  )
  validate(line)
  expect(validate.errors ?? []).toEqual([])
  expect(Reading.parse(line)).toEqual(line)
  expect(line).toMatchObject({ number: 2, reviews: [] })
})

test('a page is written, leaves a line in the log, and goes over nothing that is not ours', async () => {
  const page = join(folder, 'letter.html')
  expect((await here(['show', kase, '3', '--html', page], { env })).err).toContain(`wrote ${page}`)
  expect(await readFile(page, 'utf8')).toContain('<meta name="generator" content="Hearsay')
  const [entry] = jsonLines(await said('log', kase, '--json', '--last', '1'))
  expect(entry).toMatchObject({ action: 'exported', document: 3, by: 'Ana', what: { format: 'html' } })
  const { status, err } = await here(['show', kase, '3', '--html', kase])
  expect(status).toBe(2)
  expect(err).toContain('is no page of ours')
  expect(await said('show', kase, '3', '--html', '-')).toContain('<!doctype html>')
})

test('a case is shown in a few lines', async () => {
  const figures = await said('show', kase)
  expect(figures).toMatch(/^Holds +3 documents$/m)
  expect(figures).toMatch(/^Statements +\d+ by named sources · \d+ by unnamed ones$/m)
  expect(JSON.parse(await said('show', empty, '--json'))).toMatchObject({ documents: 0, from: null, outlets: [], reviews: 0 })
})

test('words are found, in their place, or not: exit status 0 or 1', async () => {
  const [hit] = jsonLines(await said('search', kase, 'second slope', '--json'))
  expect(hit).toMatchObject({ document: 2, in: 'text' })
  expect(hit.words.slice(hit.spans[0].start - hit.passage.start, hit.spans[0].end - hit.passage.start)).toBe('second')
  expect(jsonLines(await said('search', kase, 'Brandt', '--in', 'source', '--json'))).toMatchObject([{ document: 1, in: 'source' }])
  const none = await here(['search', kase, 'submarine'])
  expect(none).toMatchObject({ status: 1, out: '' })
  expect(none.err).toContain('nothing found')
  expect((await here(['search', join(folder, 'no.hearsay'), 'slope'])).status).toBe(2)
})

test('sources are counted by what they said; who is not named stands apart, each by itself', async () => {
  const rows = jsonLines(await said('sources', kase, '--json'))
  const firstUnnamed = rows.findIndex(({ unnamed }) => unnamed)
  expect(firstUnnamed).toBeGreaterThan(5)
  expect(rows.slice(firstUnnamed).every(({ unnamed, documents }) => unnamed && documents.length === 1)).toBe(true)
  expect(rows.find(({ name }) => name === 'Helga Brandt')).toMatchObject({ kind: 'named-person', documents: [1], said: 2, grade: 'F6', gradedBy: null })
  expect(jsonLines(await said('sources', kase, '--unnamed', '--json'))).toEqual(rows.slice(firstUnnamed))
})

test('what one source said: by any words of its name, one that fits several says which, none is nothing found', async () => {
  const [{ about }, ...statements] = jsonLines(await said('source', kase, 'brandt', '--json'))
  expect(about).toMatchObject({ name: 'Helga Brandt', said: 2 })
  expect(statements.map(({ document, certainty }) => [document, certainty])).toEqual([
    [1, 'certain'],
    [1, 'declined'],
  ])
  expect(await said('source', kase, 'Helga Brandt')).toMatch(/^Helga Brandt {2}person, grade F6/)
  const several = await here(['source', kase, 'the'])
  expect(several.status).toBe(2)
  expect(several.err).toContain('casework/several-sources')
  expect((await here(['source', kase, 'Rolf Lind'])).status).toBe(1)
})

test('statements are listed whole, and narrowed by who, how and where', async () => {
  const rows = jsonLines(await said('quotes', kase, '--json'))
  expect(rows.every(({ attitude }) => attitude === 'communication')).toBe(true)
  const all = jsonLines(await said('quotes', kase, '--all', '--json'))
  expect(all.length).toBeGreaterThan(rows.length)
  const readings = []
  for (const number of ['1', '2', '3']) readings.push(JSON.parse(await said('show', kase, number, '--json')))
  expect(all.length).toBe(readings.reduce((sum, { layers }) => sum + layers.attributions.length, 0))
  for (const { document, start, end, spans, content } of all) {
    const { text } = readings[document - 1].document
    expect(text.slice(start, end)).toContain(text.slice(spans.content[0].start, spans.content[0].end))
    expect(content.replace(/\s/g, '')).toContain(text.slice(spans.content[0].start, spans.content[0].end).replace(/\s/g, ''))
  }
  const narrowed = async (...args: string[]) => jsonLines(await said('quotes', kase, '--json', ...args))
  expect((await narrowed('--direct')).every(({ manner }) => manner === 'direct')).toBe(true)
  expect((await narrowed('--source', 'helga brandt')).map(({ id }) => id)).toEqual(rows.filter(({ sources }) => sources.includes('Helga Brandt')).map(({ id }) => id))
  expect(new Set((await narrowed('--document', 'd2')).map(({ document }) => document))).toEqual(new Set([2]))
})

test('color is for terminals, or on request', async () => {
  expect((await here(['list', kase])).out).not.toContain('\u001b[')
  expect((await here(['list', kase, '--color'])).out).toContain('\u001b[')
})

test('an empty case says what to do, and is no error', async () => {
  for (const verb of ['list', 'sources', 'quotes', 'review']) {
    const { status, out, err } = await here([verb, empty])
    expect({ status, out }, verb).toEqual({ status: 0, out: '' })
    expect(err, verb).toMatch(/\w{4}/)
  }
  expect((await here(['list', empty, '--csv'])).out).toMatch(/^document,published,[^\r]+\r\n$/)
})

test('two forms at once, or a number that is none, is a wrong call', async () => {
  expect((await here(['list', kase, '--json', '--csv'])).err).toContain('cli/wrong-call')
  const { status, err } = await here(['search', kase, 'slope', '-n', 'many'])
  expect(status).toBe(2)
  expect(err).toContain('It is no number')
})
