import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { articles } from '../../bench/articles.ts'
import { tollOf } from '../../bench/kill.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { hearsay } from './hearsay.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-trouble-'))
afterAll(() => rmSync(folder, { recursive: true }))

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
const COUNT = 200
const inputs = join(folder, 'articles')
mkdirSync(inputs)
for (const { name, text } of articles(COUNT)) writeFileSync(join(inputs, name), text)

/** Runs `add` under a shell that prepares something first; `seen` is called with what it printed so far. */
async function add(path: string, before = '', seen: (out: string) => void = () => {}): Promise<{ readonly status: number; readonly out: string; readonly err: string }> {
  const child = spawn('sh', ['-c', `${before} exec "$0" "$@"`, process.execPath, MAIN, 'add', path, inputs, '--jobs', '1', '--json', '--unread'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (words) => {
    out += words
    seen(out)
  })
  child.stderr.setEncoding('utf8').on('data', (words) => {
    err += words
  })
  const [status] = await once(child, 'close')
  return { status, out, err }
}

/** How many documents a case holds, once it was found sound. */
async function soundCount(path: string): Promise<number> {
  await using store = await openSqlite(path, { mode: 'read', hand: { by: 'tester', now: () => new Date() } })
  for await (const fault of store.verify()) expect(fault).toBeUndefined()
  return (await store.counts()).documents
}

test('a case outlives kill -9 at any moment: sound, nothing acknowledged lost, nothing twice', async () => {
  const { killed, wrong } = await tollOf(5, 60, 4000)
  expect(wrong).toEqual([])
  expect(killed).toBeGreaterThan(0)
})

test('where the disk is full the call ends with what is wrong, and goes on when there is room', async () => {
  const path = join(folder, 'full.hearsay')
  // No file may grow past 700 kB; the signal that says so is ignored, so that writing fails as on a full disk.
  const { status, out, err } = await add(path, "trap '' XFSZ; ulimit -f 1400;")
  expect(status).toBe(2)
  expect(err).toMatch(/^store\/(?:full|unwritable): .*full\.hearsay/m)
  const acknowledged = out.split('\n').filter(Boolean).length
  expect(acknowledged).toBeLessThan(COUNT)
  expect(await soundCount(path)).toBeGreaterThanOrEqual(acknowledged)
  expect((await add(path)).status).toBe(0)
  expect(await soundCount(path)).toBe(COUNT)
})

test('where the case is deleted under the call it ends and says so; a new case under that name has nothing of the old', async () => {
  const path = join(folder, 'gone.hearsay')
  const { status, err } = await add(path, '', () => {
    if (existsSync(path)) unlinkSync(path)
  })
  expect(status).toBe(2)
  expect(err).toMatch(/^store\/gone: .*gone\.hearsay/m)
  const anew = () => hearsay(['add', path, '-', '--unread'], { input: 'Quay sinks\n\nThe quay sank, pilot Dana Moss said.\n' })
  expect(await anew()).toMatchObject({ status: 2, err: expect.stringMatching(/^store\/unwritable: .*gone\.hearsay-wal is left over/m) })
  for (const end of ['-wal', '-shm']) rmSync(`${path}${end}`)
  expect(await anew()).toMatchObject({ status: 0 })
  expect(await soundCount(path)).toBe(1)
})

test('a clock that is set back is told in the log, whose order stays', async () => {
  const path = join(folder, 'clock.hearsay')
  let now = new Date('2026-05-04T12:00:00Z')
  const hand = { by: 'tester', now: () => now }
  {
    await using store = await openSqlite(path, { mode: 'create', hand })
    now = new Date('2020-01-01T00:00:00Z')
    await store.write((writer) => writer.endJob(writer.beginJob('add')))
  }
  await hearsay(['add', path, '-', '--unread'], { input: 'Quay sinks\n\nThe quay sank, pilot Dana Moss said.\n' })
  expect(await soundCount(path)).toBe(1)
  await using store = await openSqlite(path, { mode: 'read', hand })
  const times: string[] = []
  for await (const { at } of store.log()) times.push(at)
  expect(times).toEqual([...times].sort())
})
