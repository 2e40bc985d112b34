import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { allOf } from '../../src/store/contract/check.ts'
import { openSqlite } from '../../src/store/sqlite/open.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-processes-'))
afterAll(() => rmSync(folder, { recursive: true }))
const hand = { by: 'test', now: () => new Date() }
const program = new URL('./other-process.ts', import.meta.url)

/** Another process, when it has begun, and what it said when it ends. */
async function other(path: string, ...call: string[]): Promise<{ readonly child: ChildProcess; readonly end: Promise<string> }> {
  const child = fork(program, [path, ...call], { silent: true })
  let said = ''
  child.stdout?.on('data', (bytes) => (said += bytes))
  child.stderr?.on('data', (bytes) => (said += bytes))
  const end = once(child, 'close').then(([code]) => `${said.trim()} ${code}`)
  await Promise.race([once(child.stdout!, 'data'), end])
  return { child, end }
}

test('two processes write and a third one reads: each waits its turn, nothing is lost and nothing is seen half', async () => {
  const path = join(folder, 'a.hearsay')
  await using store = await openSqlite(path, { mode: 'create', hand })
  const watcher = await other(path, 'watch')
  const writers = await Promise.all([other(path, 'add', 'harbor', '25'), other(path, 'add', 'court', '25')])
  expect(await Promise.all(writers.map(({ end }) => end))).toEqual(['ready 0', 'ready 0'])
  watcher.child.send('stop')
  expect(await watcher.end).toMatch(/^ready\nseen \d+ 0$/)
  const documents = await allOf(store.documents())
  expect(documents.map(({ number }) => number)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  expect(new Set(documents.map(({ name }) => name)).size).toBe(50)
  const log = await allOf(store.log())
  expect(new Set(log.map(({ by }) => by))).toEqual(new Set(['test', 'harbor', 'court']))
  expect(await allOf(store.verify())).toEqual([])
})

test('who writes waits for another who does, and after its patience says so', async () => {
  const path = join(folder, 'b.hearsay')
  await (await openSqlite(path, { mode: 'create', hand })).close()
  await using store = await openSqlite(path, { mode: 'write', hand })
  await using hasty = await openSqlite(path, { mode: 'write', hand, patience: 50 })
  const holder = await other(path, 'hold', '1500')
  await expect(hasty.write((writer) => writer.record('exported', null, {}))).rejects.toMatchObject({ code: 'store/busy' })
  await store.write((writer) => writer.record('exported', null, {}))
  expect(await holder.end).toBe('ready 0')
  expect((await allOf(hasty.log())).length).toBe(2)
})
