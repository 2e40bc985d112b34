import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { articles } from '../../bench/articles.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { hearsay, jsonLines } from './hearsay.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-add-'))
afterAll(() => rmSync(folder, { recursive: true }))

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const hand = { by: 'tester', now: () => new Date() }

/** What a case holds, by name, with the number of each. */
async function held(path: string): Promise<Record<string, number>> {
  await using store = await openSqlite(path, { mode: 'read', hand })
  const names: Record<string, number> = {}
  for await (const { number, name } of store.documents({ versions: true })) names[name] = number
  return names
}

async function faultsOf(path: string): Promise<unknown[]> {
  await using store = await openSqlite(path, { mode: 'read', hand })
  const faults: unknown[] = []
  for await (const fault of store.verify()) faults.push(fault)
  return faults
}

/** A folder of so many articles. */
function library(name: string, count: number): string {
  const path = join(folder, name)
  mkdirSync(path)
  for (const article of articles(count)) writeFileSync(join(path, article.name), article.text)
  return path
}

test('reports of many formats go in, named by file and number; what is there already is passed over', async () => {
  const path = join(folder, 'formats.hearsay')
  const inputs = join(folder, 'formats')
  mkdirSync(inputs)
  writeFileSync(join(inputs, 'a.txt'), 'The weir holds\n\nThe weir held through the night, warden Ola Brekke said.\n')
  writeFileSync(
    join(inputs, 'b.html'),
    '<!doctype html><title>The mill burns</title><article><h1>The mill burns</h1><p>The old mill burnt down, Ines Calder said.</p></article>',
  )
  writeFileSync(
    join(inputs, 'c.zip'),
    zipSync({
      'one.md': new TextEncoder().encode('# The quay sinks\n\nThe quay sank by a hand, pilot Dana Moss said.\n'),
      'two.txt': new TextEncoder().encode('The lock opens\n\nThe lock opened at noon, according to the harbor office.\n'),
      'shot.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    }),
  )
  writeFileSync(join(inputs, 'd.png'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  const first = await hearsay(['add', path, inputs, 'not-there.txt', '--json', '--jobs', '1', '--outlet', 'The Harbor Post'])
  expect(first.status).toBe(2)
  expect(first.err).toMatch(/^casework\/unreadable: not-there\.txt is not there/m)
  expect(first.err).toMatch(/^not read: .*d\.png is a PNG image/m)
  expect(first.err).toMatch(/^not read: .*c\.zip: shot\.png is a PNG image/m)
  expect(jsonLines(first.out).map(({ path: from, document, became, title }) => [from.replace(`${inputs}/`, ''), document, became, title])).toEqual([
    ['a.txt', 1, 'new', 'The weir holds'],
    ['b.html', 2, 'new', 'The mill burns'],
    ['c.zip#1', 3, 'new', 'The quay sinks'],
    ['c.zip#2', 4, 'new', 'The lock opens'],
  ])
  const again = await hearsay(['add', path, inputs])
  expect(again).toMatchObject({ status: 0, out: expect.stringMatching(/^0 documents added to .*; 4 known already; /) })
  const pasted = await hearsay(['add', path, '-'], { input: 'The weir holds\n\nThe weir held through the night, warden Ola Brekke said.\n' })
  expect(pasted).toMatchObject({ status: 0, out: expect.stringContaining('1 met again under another name') })
  await using store = await openSqlite(path, { mode: 'read', hand })
  const [kept, reading] = [await store.find('1'), await store.reading(1)]
  expect(kept).toMatchObject({ otherNames: ['-'], document: { outlet: 'The Harbor Post', given: ['outlet'] } })
  expect(reading?.layers.attributions.length).toBe(1)
  const jobs: unknown[] = []
  for await (const { command, added, known, failed, ended } of store.jobs()) jobs.push([command.split(' ')[0], added, known, failed, ended !== null])
  expect(jobs).toEqual([
    ['add', 4, 0, 1, true],
    ['add', 0, 4, 0, true],
    ['add', 0, 1, 0, true],
  ])
  expect(await faultsOf(path)).toEqual([])
})

test('documents are kept without a reading where none is asked for, and as an issuer’s own', async () => {
  const path = join(folder, 'issued.hearsay')
  await hearsay(['add', path, '-', '--unread', '--issued'], { input: 'Statement\n\nThe gate is safe, the company said.\n' })
  await using store = await openSqlite(path, { mode: 'read', hand })
  expect(await store.find('1')).toMatchObject({ issued: true })
  expect(await store.reading(1)).toBeUndefined()
})

test('Ctrl-C keeps what came so far and exits with 130; the same call again goes on and adds nothing twice', async () => {
  const path = join(folder, 'stopped.hearsay')
  const inputs = library('stopped', 60)
  const child = spawn(process.execPath, [MAIN, 'add', path, inputs, '--jobs', '1', '--json'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (words) => {
    if (!out) child.kill('SIGINT')
    out += words
  })
  const [status] = await once(child, 'close')
  expect(status).toBe(130)
  const told = jsonLines(out).map(({ path: from, document }) => [from, document])
  expect(told.length).toBeGreaterThan(0)
  expect(told.length).toBeLessThan(60)
  expect(await held(path)).toEqual(Object.fromEntries(told))
  const rest = await hearsay(['add', path, inputs])
  expect(rest.out).toMatch(new RegExp(`^${60 - told.length} documents added to .*; ${told.length} known already$`, 'm'))
  expect(Object.values(await held(path)).sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, i) => i + 1))
  expect(await faultsOf(path)).toEqual([])
})

test('two calls at once on one case wait for each other: everything is there once', async () => {
  const path = join(folder, 'both.hearsay')
  const inputs = library('both', 24)
  const [one, other] = await Promise.all([hearsay(['add', path, inputs, '--jobs', '1', '--json']), hearsay(['add', path, inputs, '--jobs', '1', '--json'])])
  expect([one.status, other.status]).toEqual([0, 0])
  const became = [...jsonLines(one.out), ...jsonLines(other.out)].map(({ became }) => became)
  expect(became.filter((what) => what === 'new').length).toBe(24)
  expect(became.filter((what) => what === 'known').length).toBe(24)
  expect(Object.keys(await held(path)).length).toBe(24)
  expect(await faultsOf(path)).toEqual([])
})

test('documents are numbered in the order of the inputs, however many processes read them', async () => {
  const path = join(folder, 'order.hearsay')
  const inputs = join(folder, 'order')
  mkdirSync(inputs)
  const [{ text }] = [...articles(1)]
  // The first is long, so that those behind it are done sooner.
  for (let i = 0; i < 12; i++)
    writeFileSync(join(inputs, `${String(i).padStart(2, '0')}.txt`), i ? `${i} barges\n\nThe lock keeper counted ${i} barges on Monday.\n` : text.repeat(40))
  await hearsay(['add', path, inputs, '--jobs', '3'])
  expect(Object.values(await held(path))).toEqual(Array.from({ length: 12 }, (_, i) => i + 1))
  expect(Object.keys(await held(path)).map((name) => name.slice(-6, -4))).toEqual(Array.from({ length: 12 }, (_, i) => String(i).padStart(2, '0')))
})
