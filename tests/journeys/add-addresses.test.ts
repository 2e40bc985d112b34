import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/sqlite/open.ts'
import { openSite, type SiteReply } from '../fixture/site.ts'
import { hearsay, jsonLines } from './hearsay.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-addresses-'))
afterAll(() => rmSync(folder, { recursive: true }))

const hand = { by: 'tester', now: () => new Date() }

const page = (title: string): SiteReply => ({
  headers: { 'Content-Type': 'text/html; charset=utf-8', ETag: `"${title.length}"` },
  body: `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${title}, said the harbor master, Ines Calder, on Tuesday, when the ferries had come in and the crowd had gone.</p><p>Two officials who asked not to be named denied that anybody had been warned before the storm.</p></article></body></html>`,
})

const feed = (address: (path: string) => string, titles: readonly string[]): SiteReply => ({
  headers: { 'Content-Type': 'application/rss+xml' },
  body: `<?xml version="1.0"?><rss version="2.0"><channel><title>Harbor news</title><link>${address('/')}</link>${titles
    .map((title) => `<item><title>${title}</title><link>${address(`/${title.replaceAll(' ', '-')}`)}</link><description>${title} by night.</description></item>`)
    .join('')}</channel></rss>`,
})

test('addresses are fetched, the pages behind the entries of a feed where one asks for them, exchanges are kept, and the same call again fetches nothing twice', async () => {
  const titles = ['The quay sinks', 'The lock opens']
  await using site = await openSite((target, { headers }) => {
    if (target === '/feed') return feed((path) => site.address(path), titles)
    const title = titles.find((one) => target === `/${one.replaceAll(' ', '-')}`)
    if (target === '/page') return headers['if-none-match'] ? { status: 304 } : page('The mill burns')
    return title === undefined ? undefined : page(title)
  })
  const path = join(folder, 'site.hearsay')
  const call = ['add', path, site.address('/feed'), site.address('/page'), '--allow-host', site.host, '--follow', '--json', '--jobs', '1']
  const first = await hearsay(call)
  expect(first).toMatchObject({ status: 0 })
  const pageOf = (title: string) => site.address(`/${title.replaceAll(' ', '-')}`)
  const became = [
    ...titles.map((title, i) => [site.address(`/feed#${i + 1}`), 'new', title]),
    ...titles.map((title) => [pageOf(title), 'version', title]),
    [site.address('/page'), 'new', 'The mill burns'],
  ]
  expect(
    jsonLines(first.out)
      .map(({ path: from, became, title }) => [from, became, title])
      .sort(),
  ).toEqual(became.sort())
  await using store = await openSqlite(path, { mode: 'read', hand })
  const kept = await store.find(site.address('/page'))
  expect(kept).toMatchObject({ captured: expect.stringMatching(/^20/), document: { url: site.address('/page') } })
  const answers: string[] = []
  for await (const { address } of store.addresses()) answers.push(address)
  expect(answers.sort()).toEqual([site.address('/The-lock-opens'), site.address('/The-quay-sinks'), site.address('/feed'), site.address('/page')])
  let exchanges = 0
  for await (const bytes of store.exchanges()) exchanges += bytes[0] === 0x1f && bytes[1] === 0x8b ? 1 : 0
  expect(exchanges).toBeGreaterThanOrEqual(8)
  const asked = site.requests.length
  const again = await hearsay(call)
  expect(jsonLines(again.out).map(({ became }) => became)).toEqual(['known', 'known', 'known'])
  expect(site.requests.slice(asked).map(({ target }) => target)).toEqual(['/robots.txt', '/feed', '/page'])
})

test('no inner address is reached unless its host was named, nothing offline, and a file’s addresses only where the file was named', async () => {
  await using site = await openSite(() => page('The mill burns'))
  const path = join(folder, 'guarded.hearsay')
  const refused = await hearsay(['add', path, site.address('/a')])
  expect(refused).toMatchObject({ status: 2, out: expect.stringMatching(/^0 documents added/) })
  expect(refused.err).toMatch(/^ingest\/forbidden-address: /m)
  const offline = await hearsay(['add', path, site.address('/a'), '--offline', '--allow-host', site.host])
  expect(offline).toMatchObject({ status: 2, err: expect.stringMatching(/^ingest\/offline: /m) })
  const list = join(folder, 'list.txt')
  writeFileSync(list, `${site.address('/a')}\n${site.address('/b')}\n${site.address('/c')}\n`)
  const walked = await hearsay(['add', path, folder, '--allow-host', site.host])
  expect(walked.err).toMatch(/list\.txt names 3 addresses to fetch/)
  expect(site.requests).toEqual([])
  const named = await hearsay(['add', path, list, '--allow-host', site.host])
  expect(named).toMatchObject({ status: 0, out: expect.stringMatching(/^1 document added to .*; 2 met again under another name/) })
})

test('watch asks what was added from addresses, prints what is new alone, and ends at Ctrl-C', async () => {
  const titles = ['The quay sinks']
  let unchanged = 0
  await using site = await openSite((target, { headers }) => {
    if (target !== '/feed') return undefined
    const tag = `"${titles.length}"`
    if (headers['if-none-match'] === tag) {
      unchanged++
      return { status: 304 }
    }
    const { body } = feed((path) => site.address(path), titles) as { readonly body: string }
    return { headers: { 'Content-Type': 'application/rss+xml', ETag: tag }, body }
  })
  const path = join(folder, 'watched.hearsay')
  await hearsay(['add', path, site.address('/feed'), '--allow-host', site.host])
  const idle = await hearsay(['watch', path, '--once', '--allow-host', site.host])
  expect(idle).toMatchObject({ status: 0, out: '', err: '' })
  expect(unchanged).toBe(1)
  titles.unshift('The lock opens')
  const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')
  const child = spawn(process.execPath, [MAIN, 'watch', path, '--every', '1s', '--json', '--jobs', '1', '--allow-host', site.host], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.setEncoding('utf8').on('data', (words) => {
    out += words
    if (out.split('\n').length === 2) titles.unshift('The mill burns')
    else child.kill('SIGINT')
  })
  expect(await once(child, 'close')).toEqual([130, null])
  expect(jsonLines(out).map(({ became, title }) => [became, title])).toEqual([
    ['new', 'The lock opens'],
    ['new', 'The mill burns'],
  ])
  await hearsay(['new', join(folder, 'fresh.hearsay')])
  const fresh = (...addresses: string[]) => hearsay(['watch', join(folder, 'fresh.hearsay'), ...addresses, '--once', '--quiet', '--allow-host', site.host])
  expect(await fresh()).toMatchObject({ status: 2, err: expect.stringContaining('casework/nothing-to-watch') })
  expect([await fresh(site.address('/feed')), await fresh()], 'what was watched once is watched again').toMatchObject([{ status: 0 }, { status: 0, out: '' }])
  const nothing = await hearsay(['watch', join(folder, 'guarded.hearsay'), '--once', '--offline'])
  expect(nothing).toMatchObject({ status: 2 })
})
