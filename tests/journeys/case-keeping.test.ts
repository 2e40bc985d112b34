import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { exampleCase } from './example-cases.ts'
import { jsonLines } from './hearsay.ts'
import { here } from './here.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-keeping-'))
let kase = ''
let made = 0
beforeEach(async () => {
  kase = await exampleCase('examples', join(folder, `case-${++made}.hearsay`))
})
afterAll(() => rmSync(folder, { recursive: true }))

const run = (...args: string[]) => here(args, { env: { HEARSAY_BY: 'Ana' } })
const list = async (...args: string[]) => jsonLines((await run('list', kase, '--json', ...args)).out)

test('removing is a recorded decision: the document counts nowhere, its bytes stay, and why is in the log', async () => {
  expect((await run('remove', kase, 'd2')).err).toContain("'--why <TEXT>' not specified")
  expect((await run('remove', kase, 'd2', '--why', 'not ours')).out).toMatch(/^removed d2 \(examples\/landslide-toll\.html\)/)
  expect((await list()).map(({ number }) => number)).toEqual([1, 3])
  expect((await list('--removed')).find(({ number }) => number === 2).removed).toMatchObject({ why: 'not ours', purged: false })
  expect((await run('search', kase, 'slope')).status).toBe(1)
  expect((await run('show', kase, 'd2')).status).toBe(0)
  expect(jsonLines((await run('log', kase, '--action', 'removed', '--json')).out)).toMatchObject([{ document: 2, by: 'Ana', what: { why: 'not ours' } }])
  const again = await run('remove', kase, 'd2', '--why', 'not ours')
  expect(again.status).toBe(2)
  expect(again.err).toContain('casework/removed')
})

test('what is purged is gone from the file, to the last word of it, and the backups that have it are named', async () => {
  const copy = join(folder, 'copy.hearsay')
  expect((await run('backup', kase, copy)).out).toContain(copy)
  expect((await run('backup', kase, copy)).err).toContain('exists already')
  await run('review', kase, '--document', '2', '--note', 'the hillside words')
  await run('show', kase, '2', '--html', join(folder, 'page.html'))
  const unsaid = await run('purge', kase, 'd2', '--why', 'order of a court')
  expect(unsaid.status).toBe(2)
  expect(unsaid.err).toMatch(/casework\/not-confirmed: .*At least 31 dead.*--yes/)
  expect((await list()).length).toBe(3)
  const { status, out } = await run('purge', kase, 'd2', '--why', 'order of a court', '--yes')
  expect(status).toBe(0)
  expect(out).toContain(copy)
  expect(out).toContain('a page of it, or a site of the case, was written once: erase these too')
  for (const end of ['', '-wal', '-shm']) {
    let bytes = ''
    try {
      bytes = readFileSync(`${kase}${end}`, 'latin1')
    } catch {
      continue
    }
    for (const words of ['hillside', 'Quenta', 'Prado']) expect(bytes.includes(words), `${words} in ${end || 'the file'}`).toBe(false)
  }
  expect((await run('show', kase, '2')).err).toContain('casework/erased: d2 was erased on')
  expect((await list('--removed')).find(({ number }) => number === 2)).toMatchObject({ title: null, removed: { why: 'order of a court', purged: true } })
  expect((await run('review', kase)).out.replace(/\s+/g, ' ')).toContain('its document was erased')
  expect((await run('verify', kase)).status).toBe(0)
  expect((await run('show', copy, '2')).status).toBe(0)
})

test('a sound case is said to be sound; a byte changed in it is found and named; what is no case cannot be checked', async () => {
  expect(await run('verify', kase)).toMatchObject({ status: 0, out: 'sound: 3 documents, every digest, span and index as it was kept\n' })
  expect(jsonLines((await run('verify', kase, '--json')).out).at(-1)).toEqual({ sound: true, documents: 3, faults: 0 })
  const bytes = readFileSync(kase)
  const at = bytes.indexOf('The Sant Mercury')
  expect(at).toBeGreaterThan(0)
  bytes[at + 5] ^= 1
  writeFileSync(kase, bytes)
  const { status, out } = await run('verify', kase)
  expect(status).toBe(1)
  expect(out).toMatch(/^document +d2 /m)
  expect(out).toMatch(/things? (is|are) wrong among 3 documents\n$/)
  const none = join(folder, 'none.hearsay')
  writeFileSync(none, 'no case at all')
  expect((await run('verify', none)).status).toBe(2)
  expect((await run('verify', join(folder, 'nowhere.hearsay'))).status).toBe(2)
})

test('the log shows everything that happened, chained', async () => {
  await run('review', kase, '--note', 'begun')
  const entries = jsonLines((await run('log', kase, '--json')).out)
  expect(entries[0].action).toBe('created')
  expect(entries.slice(1).every(({ before }, i) => before === entries[i].digest)).toBe(true)
  expect(entries.at(-1)).toMatchObject({ action: 'reviewed', by: 'Ana' })
  expect(jsonLines((await run('log', kase, '--json', '-n', '1')).out)).toEqual([entries.at(-1)])
  expect((await run('log', kase, '--csv')).out.split('\r\n')[0]).toBe('number,at,by,action,document,what,before,digest')
})

test('a case is compacted, and says what that brought', async () => {
  const { status, out } = await run('compact', kase)
  expect(status).toBe(0)
  expect(out).toMatch(/^\d+(\.\d)? KB before, \d+(\.\d)? KB now\n$/)
  expect((await run('verify', kase)).status).toBe(0)
})
