import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { hearsay, jsonLines } from './hearsay.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-reread-'))
afterAll(() => rmSync(folder, { recursive: true }))

const path = join(folder, 'examples.hearsay')
const examples = join(import.meta.dirname, '../../examples')
const open = (mode: 'read' | 'write') => openSqlite(path, { mode, hand: { by: 'tester', now: () => new Date() } })

beforeAll(async () => {
  expect(await hearsay(['add', path, examples, '--jobs', '1'])).toMatchObject({ status: 0 })
})

/** Makes one layer of a document look as an earlier engine left it: with a digest of its own, and without its last entry. */
async function age(document: number, layer: 'attributions' | 'gaps'): Promise<void> {
  await using store = await open('write')
  const reading = await store.reading(document)
  if (!reading) throw new Error('it has no reading')
  const layers = { ...reading.layers, [layer]: reading.layers[layer].slice(0, -1) }
  await store.write((writer) => writer.keepReading(document, { ...reading, stages: { ...reading.stages, [layer]: 'earlier' }, layers }))
}

test('what is current is passed over; what is stale is read anew, and says what differs', async () => {
  expect(await hearsay(['reread', path])).toMatchObject({ status: 0, out: `nothing in ${path} is stale\n` })
  await age(2, 'attributions')
  const [stale] = jsonLines((await hearsay(['status', path, '--json'])).out)
  expect(stale).toMatchObject({ documents: 3, stale: 1, unread: 0, last: { command: 'reread', added: 0, failed: 0 } })
  expect(stale.engines.map(({ documents, stale: layers }: { documents: number; stale: string[] }) => [documents, layers]).sort()).toEqual([
    [1, ['attributions']],
    [2, []],
  ])
  const { status, out } = await hearsay(['reread', path, '--json', '--jobs', '1'])
  expect(status).toBe(0)
  const anew = jsonLines(out)
  expect(anew).toMatchObject([{ document: 2, stale: ['attributions'], difference: { layers: [{ layer: 'attributions', gone: 0, new: 1, changed: 0 }] } }])
  expect(anew[0].difference.attributions).toMatchObject([{ became: 'new', words: expect.stringMatching(/\w/) }])
  expect(jsonLines((await hearsay(['status', path, '--json'])).out)[0]).toMatchObject({ stale: 0 })
})

test('layers that are not stale stay as they are kept', async () => {
  await age(1, 'gaps')
  {
    await using store = await open('write')
    const reading = await store.reading(1)
    if (!reading) throw new Error('it has no reading')
    // A layer that looks current and is not as today's engine would make it: it must not be touched.
    await store.write((writer) => writer.keepReading(1, { ...reading, layers: { ...reading.layers, scareQuotes: [{ start: 0, end: 7 }] } }))
  }
  const { out } = await hearsay(['reread', path, '--jobs', '1'])
  expect(out).toMatch(/^1 read anew in .*: 0 for the first time/m)
  await using store = await open('read')
  expect((await store.reading(1))?.layers.scareQuotes).toEqual([{ start: 0, end: 7 }])
})

test('what was kept unread is read, other guides make the one layer stale that asks them, and the case stays sound', async () => {
  const other = join(folder, 'unread.hearsay')
  await hearsay(['add', other, examples, '--unread', '--jobs', '1'])
  expect(jsonLines((await hearsay(['status', other, '--json'])).out)[0]).toMatchObject({ documents: 3, unread: 3, stale: 0, engines: [] })
  expect((await hearsay(['reread', other, '--jobs', '1'])).out).toMatch(/^3 read anew in .*: 3 for the first time, 0 otherwise/)
  const guide = join(folder, 'guide.toml')
  copyFileSync(join(import.meta.dirname, '../../guides/example.toml'), guide)
  const guided = jsonLines((await hearsay(['reread', other, '--guide', guide, '--json', '--jobs', '1'])).out)
  expect(guided.map(({ stale }) => stale)).toEqual([['contested'], ['contested'], ['contested']])
  expect(await hearsay(['verify', other])).toMatchObject({ status: 0 })
})

test('status lists the failures of the last call, and all of them where they are asked for', async () => {
  await hearsay(['add', path, 'first-nowhere.txt'])
  await hearsay(['add', path, 'second-nowhere.txt'])
  const last = jsonLines((await hearsay(['status', path, '--json'])).out)
  expect(last.slice(1).map(({ failure }) => failure.name)).toEqual(['second-nowhere.txt'])
  const all = await hearsay(['status', path, '--failures'])
  expect(all.out).toMatch(/first-nowhere\.txt[\s\S]*second-nowhere\.txt/)
  expect(await hearsay(['status', join(folder, 'none.hearsay')])).toMatchObject({ status: 2, err: expect.stringMatching(/^store\/no-case: /) })
})
