import { randomBytes } from 'node:crypto'
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { type FetcherOptions, openFetcher } from '../../src/ingest/acquire/fetcher.ts'
import { type World, watching } from '../fixture/fetching.ts'
import { openSite, type Site, type SiteReply } from '../fixture/site.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

/** A fetcher that may ask the site, and what it was seen to do. */
function fetching(site: Site, options: Partial<FetcherOptions> = {}, world: World = {}) {
  const seen = watching({ port: site.port, ...world }, { allowHosts: [site.host], ...options })
  return { ...seen, fetcher: openFetcher(seen.options) }
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: 'none', message: '', details: {} }),
    (error) => error as { code: string; message: string; details: Record<string, unknown> },
  )

const article = `<p>${'The mayor said that the bridge was safe. '.repeat(200)}</p>`

test.each<[string, Uint8Array]>([
  ['gzip', gzipSync(article)],
  ['x-gzip', gzipSync(article)],
  ['deflate', deflateSync(article)],
  ['deflate', deflateRawSync(article)],
  ['br', brotliCompressSync(article)],
  ['zstd', zstdCompressSync(article)],
  ['gzip, br', brotliCompressSync(gzipSync(article))],
  ['identity', Buffer.from(article)],
])('a body packed with %s is unpacked, in chunks too', async (coding, body) => {
  await using site = await openSite((path) => (path === '/' ? { headers: { 'Content-Encoding': coding }, body, chunked: true } : undefined))
  expect(text((await fetching(site).fetcher.fetch(site.address('/'))).bytes)).toBe(article)
})

test('bombs stop at the cap, whatever they are packed with; so do bodies that are too long as they come', async () => {
  const zeros = Buffer.alloc(30_000_000)
  const bodies: Record<string, [string, Uint8Array]> = {
    '/gzip': ['gzip', gzipSync(zeros)],
    '/br': ['br', brotliCompressSync(zeros, { params: { 1: 1 } })],
    '/zstd': ['zstd', zstdCompressSync(zeros)],
    '/twice': ['gzip, gzip', gzipSync(gzipSync(zeros))],
    '/thrice': ['gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(zeros)))],
    '/plain': ['identity', randomBytes(1_200_000)],
  }
  await using site = await openSite((path): SiteReply | undefined => {
    if (path === '/endless') return (socket) => void socket.write(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(1_500_000)}`)
    if (path === '/claimed') return { headers: { 'Content-Length': '99999999999' }, body: 'x' }
    return bodies[path] ? { headers: { 'Content-Encoding': bodies[path][0] }, body: bodies[path][1], chunked: path === '/plain' } : undefined
  })
  await using fetcher = fetching(site, { maxBytes: 1_000_000 }).fetcher
  for (const path of ['/gzip', '/br', '/zstd', '/twice', '/plain', '/endless', '/claimed'])
    expect((await failure(fetcher.fetch(site.address(path)))).code, path).toBe('ingest/too-large')
  expect((await failure(fetcher.fetch(site.address('/thrice')))).code).toBe('ingest/bad-answer')
})

test('answers that break HTTP or their packing are told as such', async () => {
  const raw =
    (words: string): SiteReply =>
    (socket) =>
      void socket.end(words, 'latin1')
  const answers: Record<string, SiteReply> = {
    '/garbage': raw('SSH-2.0-OpenSSH\r\n'),
    '/lengths': raw('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'),
    '/two-lengths': raw('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef'),
    '/header': raw(`HTTP/1.1 200 OK\r\nX: ${'y'.repeat(100_000)}\r\nContent-Length: 0\r\n\r\n`),
    '/headers': raw(`HTTP/1.1 200 OK\r\n${'X: yyyyyyyy\r\n'.repeat(20_000)}\r\n`),
    '/coding': { headers: { 'Content-Encoding': 'rot13' }, body: 'x' },
    '/damaged': { headers: { 'Content-Encoding': 'gzip' }, body: 'no gzip at all' },
    '/half': { headers: { 'Content-Encoding': 'gzip' }, body: gzipSync(article).subarray(0, 100) },
    '/upgrade': raw('HTTP/1.1 101 Switching\r\nConnection: upgrade\r\nUpgrade: chat\r\n\r\n'),
  }
  await using site = await openSite((path) => answers[path])
  await using fetcher = fetching(site, { tries: 1 }).fetcher
  for (const path of Object.keys(answers)) expect((await failure(fetcher.fetch(site.address(path)))).code, path).toBe('ingest/bad-answer')
})

test('a server that drips is given up at the deadline, wherever it drips, and so is one that only redirects', async () => {
  const dripping =
    (first: string): SiteReply =>
    (socket) => {
      socket.write(first)
      const timer = setInterval(() => socket.write('x'), 20)
      socket.on('close', () => clearInterval(timer))
    }
  await using site = await openSite(async (path) => {
    if (path === '/head') return dripping('HTTP/1.1 200 OK\r\nX-Long: ')
    if (path === '/body') return dripping('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n')
    if (path === '/silent') return () => {}
    if (!path.startsWith('/step')) return undefined
    await new Promise((resolve) => setTimeout(resolve, 70))
    return { status: 302, headers: { Location: `/step${Number(path.slice(5)) + 1}` } }
  })
  await using fetcher = fetching(site, { deadline: 250 }).fetcher
  for (const path of ['/head', '/body', '/silent', '/step0']) expect((await failure(fetcher.fetch(site.address(path)))).code, path).toBe('ingest/timed-out')
})

test('whoever asked may stop, in the middle of an answer and while waiting; a fetcher that is closed stops everything', async () => {
  await using site = await openSite((path) => (path === '/silent' ? () => {} : undefined))
  const { fetcher } = fetching(site)
  const stop = new AbortController()
  const [first, second] = ['/silent', '/silent'].map((path) => failure(fetcher.fetch(site.address(path), { signal: stop.signal })))
  while (!site.targets().length) await new Promise((resolve) => setTimeout(resolve, 5))
  stop.abort(Object.assign(new Error('enough'), { code: 'stopped' }))
  expect([(await first).code, (await second).code]).toEqual(['stopped', 'stopped'])
  const third = failure(fetcher.fetch(site.address('/silent')))
  while (site.targets().length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
  await fetcher[Symbol.asyncDispose]()
  expect((await third).message).toBe('fetching was stopped')
})

test('a transfer that breaks off is continued once where it stopped, if it is the same body still', async () => {
  const half = article.slice(0, 3000)
  const cut =
    (headers: string): SiteReply =>
    (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${article.length}\r\n${headers}\r\n${half}`)
      setTimeout(() => socket.destroy(), 20)
    }
  const rest = (from = 3000, etag = '"a"'): SiteReply => ({
    status: 206,
    headers: { 'Content-Range': `bytes ${from}-${article.length - 1}/${article.length}`, ETag: etag },
    body: article.slice(from),
  })
  const routes: Record<string, [SiteReply, SiteReply]> = {
    '/same': [cut('ETag: "a"\r\n'), rest()],
    '/dated': [
      cut('Last-Modified: Wed, 04 Mar 2026 10:00:00 GMT\r\n'),
      { ...(rest() as object), headers: { 'Content-Range': `bytes 3000-${article.length - 1}/${article.length}` } },
    ],
    '/changed': [cut('ETag: "a"\r\n'), { body: 'another page' }],
    '/weak': [cut('ETag: W/"a"\r\n'), { body: 'asked for anew' }],
    '/no-ranges': [cut('ETag: "a"\r\nAccept-Ranges: none\r\n'), { body: 'asked for anew' }],
    '/elsewhere': [cut('ETag: "a"\r\n'), rest(2000)],
    '/other': [cut('ETag: "a"\r\n'), rest(3000, '"b"')],
    '/always': [cut('ETag: "a"\r\n'), cut('ETag: "a"\r\n')],
  }
  const asked: Record<string, number> = {}
  await using site = await openSite((path, { headers }) => {
    asked[path] = (asked[path] ?? 0) + 1
    return routes[path]?.[headers.range || (asked[path] > 1 && path !== '/elsewhere' && path !== '/other') ? 1 : 0]
  })
  await using fetcher = fetching(site, { tries: 2 }).fetcher
  const got = async (path: string) => {
    const { bytes, notes } = await fetcher.fetch(site.address(path))
    return [text(bytes), notes.length, site.requests.at(-1)!.headers.range, site.requests.at(-1)!.headers['if-range']]
  }
  expect(await got('/same')).toEqual([article, 1, 'bytes=3000-', '"a"'])
  expect(await got('/dated')).toEqual([article, 1, 'bytes=3000-', 'Wed, 04 Mar 2026 10:00:00 GMT'])
  expect(await got('/changed')).toEqual(['another page', 0, 'bytes=3000-', '"a"'])
  for (const path of ['/weak', '/no-ranges']) expect((await failure(fetcher.fetch(site.address(path)))).code, path).toBe('none')
  for (const path of ['/elsewhere', '/other', '/always']) expect((await failure(fetcher.fetch(site.address(path)))).code, path).toBe('ingest/unreachable')
})
