import { expect, test } from 'vitest'
import { type FetcherOptions, openFetcher, userAgentOf } from '../../src/ingest/acquire/fetcher.ts'
import { selfSigned } from '../fixture/certificate.ts'
import { codeOf, type World, watching } from '../fixture/fetching.ts'
import { openProxySite, openSite, type Site, type SiteReply } from '../fixture/site.ts'

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

test('a request says who asks and nothing else, and the environment adds nothing', async () => {
  await using site = await openSite((path) => (path === '/a?b=c' ? { body: 'page', headers: { 'Content-Type': 'text/html', 'Set-Cookie': 'id=1' } } : undefined))
  const { fetcher } = fetching(site, { userAgent: userAgentOf('1.2.3', 'mailto:desk@gazette.example') })
  process.env.HTTP_PROXY = process.env.http_proxy = process.env.NODE_USE_ENV_PROXY = 'http://127.0.0.1:9'
  await using closing = fetcher
  const { address, finalAddress, contentType, status, bytes } = await closing.fetch(`${site.address('/a?b=c')}#part`).finally(() => {
    for (const name of ['HTTP_PROXY', 'http_proxy', 'NODE_USE_ENV_PROXY']) delete process.env[name]
  })
  expect({ address, finalAddress, contentType, status, text: text(bytes) }).toEqual({
    address: site.address('/a?b=c'),
    finalAddress: site.address('/a?b=c'),
    contentType: 'text/html',
    status: 200,
    text: 'page',
  })
  await fetcher.fetch(site.address('/a?b=c'))
  expect(site.requests.map(({ target }) => target)).toEqual(['/robots.txt', '/a?b=c', '/a?b=c'])
  expect(site.requests[2].headers).toEqual({
    host: site.host,
    connection: 'keep-alive',
    'user-agent': 'hearsay/1.2.3 (+mailto:desk@gazette.example; reader of news; local research tool)',
    accept: expect.stringContaining('text/html'),
    'accept-encoding': 'gzip, br, zstd',
  })
  expect(site.connections(), 'a connection is kept for the next request').toBe(1)
})

test('credentials of an address go to its own origin, and nowhere else', async () => {
  await using other = await openSite(() => ({ body: 'other' }))
  await using site = await openSite((path) => (path === '/' ? { status: 302, headers: { Location: `http://x:y@${other.host}/` } } : undefined))
  await using fetcher = fetching(site, { allowHosts: [site.host, other.host], dial: undefined, resolve: undefined }).fetcher
  const { address, finalAddress } = await fetcher.fetch(`http://me:s%40cret@${site.host}/`)
  expect([address, finalAddress]).toEqual([site.address('/'), other.address('/')])
  expect(site.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, `Basic ${btoa('me:s@cret')}`])
  expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined])
})

test('redirects are followed, ten of them, relative ones too; circles and eleven are refused', async () => {
  const to = (target: string): SiteReply => ({ status: 301, headers: { Location: target }, body: 'moved' })
  await using site = await openSite((path) => {
    const step = /^\/(\d+)$/.exec(path)
    if (step) return Number(step[1]) ? to(`./${Number(step[1]) - 1}`) : { body: 'arrived' }
    if (path === '/round') return to('/about')
    if (path === '/about') return to('/round#x')
    if (path === '/letters') return to(Buffer.from('/zürich').toString('latin1'))
    if (path === '/z%C3%BCrich') return { body: 'Zürich' }
    if (path === '/nowhere') return { status: 302 }
    if (path === '/none') return to('http://')
    return undefined
  })
  await using fetcher = fetching(site).fetcher
  const far = await fetcher.fetch(site.address('/10'))
  expect([text(far.bytes), far.finalAddress, far.steps.length]).toEqual(['arrived', site.address('/0'), 11])
  expect(text((await fetcher.fetch(site.address('/letters'))).bytes)).toBe('Zürich')
  const codes = await Promise.all(['/11', '/round', '/nowhere', '/none'].map((path) => failure(fetcher.fetch(site.address(path))).then(({ code }) => code)))
  expect(codes).toEqual(['ingest/redirects', 'ingest/redirects', 'ingest/http-status', 'ingest/bad-address'])
})

test('robots.txt is honored: asked for once, its rules kept to, at every step', async () => {
  await using site = await openSite((path) => {
    if (path === '/robots.txt') return { body: 'User-agent: *\nDisallow: /\n\nUser-agent: Hearsay\nDisallow: /not\nCrawl-delay: 3\n' }
    if (path === '/to-not') return { status: 302, headers: { Location: '/not/this' } }
    return { body: path }
  })
  const { fetcher, slept } = fetching(site)
  await using closing = fetcher
  expect(text((await closing.fetch(site.address('/yes'))).bytes)).toBe('/yes')
  expect((await failure(fetcher.fetch(site.address('/not/this')))).code).toBe('ingest/robots-refused')
  expect((await failure(fetcher.fetch(site.address('/to-not')))).code).toBe('ingest/robots-refused')
  await fetcher.fetch(site.address('/yes'))
  expect(site.requests.map(({ target }) => target)).toEqual(['/robots.txt', '/yes', '/to-not', '/yes'])
  expect(slept, 'the crawl-delay lies between requests').toEqual([3000, 3000])
})

test.each<[string, SiteReply, string]>([
  ['404', { status: 404 }, '200 page'],
  ['401', { status: 401 }, '200 page'],
  ['500', { status: 500 }, 'ingest/robots-refused'],
  ['503 for good', { status: 503 }, 'ingest/robots-refused'],
  ['429', { status: 429 }, 'ingest/robots-refused'],
  ['a page instead', { body: '<html>Disallow: no such thing</html>' }, '200 page'],
  ['a connection that breaks', (socket) => socket.destroy(), 'ingest/unreachable'],
  ['a redirect in a circle', { status: 302, headers: { Location: '/robots.txt' } }, '200 page'],
  ['a redirect to an inner address', { status: 302, headers: { Location: 'http://10.0.0.1/' } }, 'ingest/robots-refused'],
  ['half a gigabyte', { headers: { 'Content-Length': '500000000' }, body: `User-agent: *\nAllow: /\n${'#'.repeat(600_000)}` }, '200 page'],
])('a robots.txt that is %s', async (_, robots, expected) => {
  await using site = await openSite((path) => (path === '/robots.txt' ? robots : { body: 'page' }))
  expect(await codeOf(site.address('/'), watching({ port: site.port }, { allowHosts: [site.host] }).options)).toBe(expected)
  if (!expected.startsWith('200')) expect(site.targets()).toEqual([])
})

test('a robots.txt elsewhere is followed there, kept for a day over runs, and asked for again after it', async () => {
  let disallowed = '/old'
  await using site = await openSite((path) => {
    if (path === '/robots.txt') return { status: 301, headers: { Location: '/there/robots.txt' } }
    if (path === '/there/robots.txt') return { body: `User-agent: *\nDisallow: ${disallowed}` }
    return { body: 'page' }
  })
  const first = fetching(site)
  expect((await failure(first.fetcher.fetch(site.address('/old')))).code).toBe('ingest/robots-refused')
  disallowed = '/new'
  const state = JSON.parse(JSON.stringify(first.fetcher.state()))
  await first.fetcher[Symbol.asyncDispose]()
  const asked = site.requests.length
  let at = Date.UTC(2026, 2, 4, 20)
  await using fetcher = fetching(site, { state, now: () => new Date(at) }).fetcher
  expect((await failure(fetcher.fetch(site.address('/old')))).code).toBe('ingest/robots-refused')
  expect(site.requests.length).toBe(asked)
  at += 86_400_000
  expect(text((await fetcher.fetch(site.address('/old'))).bytes)).toBe('page')
  expect((await failure(fetcher.fetch(site.address('/new')))).code).toBe('ingest/robots-refused')
})

test('a page that is held is not sent again: 304, its validators told to the address that gave them', async () => {
  await using site = await openSite((path, { headers }): SiteReply | undefined => {
    if (path === '/moved') return { status: 302, headers: { Location: '/page' } }
    if (path !== '/page') return undefined
    const held = headers['if-none-match'] === '"v1"' && headers['if-modified-since'] === 'Wed, 04 Mar 2026 10:00:00 GMT'
    return held
      ? { status: 304, headers: { ETag: '"v1"' } }
      : { body: 'page', headers: { ETag: '"v1"', 'Last-Modified': 'Wed, 04 Mar 2026 10:00:00 GMT', 'Cache-Control': 'max-age=600' } }
  })
  await using fetcher = fetching(site).fetcher
  const first = await fetcher.fetch(site.address('/moved'))
  expect([first.notModified, first.etag, first.freshFor]).toEqual([false, '"v1"', 600])
  const again = await fetcher.fetch(site.address('/moved'), first)
  expect([again.notModified, again.status, again.bytes.length, again.etag]).toEqual([true, 304, 0, '"v1"'])
  expect(site.requests.filter(({ headers }) => headers['if-none-match']).map(({ target }) => target)).toEqual(['/page'])
  await fetcher.fetch(site.address('/page'), { etag: '"v1"\r\nX: y', lastModified: 'x'.repeat(5000) })
  expect(site.requests.at(-1)!.headers, 'what no server can have sent is not sent').not.toHaveProperty('if-none-match')
})

test('a 304 that nobody asked for, and a part, are no pages', async () => {
  await using site = await openSite((path) => (path === '/304' ? { status: 304 } : path === '/206' ? { status: 206, body: 'half' } : undefined))
  await using fetcher = fetching(site).fetcher
  expect((await failure(fetcher.fetch(site.address('/304')))).code).toBe('ingest/bad-answer')
  expect((await failure(fetcher.fetch(site.address('/206')))).code).toBe('ingest/bad-answer')
})

test('a busy host is asked again later: when it says, else after a wait that grows', async () => {
  const busy: Record<string, SiteReply[]> = {
    '/seconds': [{ status: 429, headers: { 'Retry-After': '7' } }],
    '/date': [{ status: 503, headers: { 'Retry-After': 'Wed, 04 Mar 2026 12:00:30 GMT' } }],
    '/silent': [{ status: 503 }, { status: 502 }, { status: 504 }],
    '/broken': [(socket) => socket.destroy(), (socket) => socket.destroy()],
    '/always': Array.from({ length: 9 }, () => ({ status: 503 })),
    '/hours': [{ status: 503, headers: { 'Retry-After': '7200' } }],
  }
  await using site = await openSite((path) => (busy[path] ? (busy[path].shift() ?? { body: 'at last' }) : undefined))
  const waits = async (path: string) => {
    const { fetcher, slept } = fetching(site)
    await using closing = fetcher
    const { code, details } = await failure(closing.fetch(site.address(path)))
    return [code, slept, details]
  }
  expect(await waits('/seconds')).toEqual(['none', [7000], {}])
  expect(await waits('/date')).toEqual(['none', [30_000], {}])
  expect(await waits('/silent')).toEqual(['none', [750, 1500, 3000], {}])
  expect(await waits('/broken'), 'the first time it may be the connection alone that was too old').toEqual(['none', [750], {}])
  expect(await waits('/always')).toEqual(['ingest/http-status', [750, 1500, 3000], { status: 503, retryAfter: null }])
  expect(await waits('/hours'), 'nobody waits two hours').toEqual(['ingest/http-status', [], { status: 503, retryAfter: 7200 }])
})

test('who asked to be left alone is left alone, in the next run too', async () => {
  await using site = await openSite((path) => (path === '/' ? { status: 429, headers: { 'Retry-After': '7200' } } : undefined))
  const first = fetching(site)
  await failure(first.fetcher.fetch(site.address('/')))
  expect((await failure(first.fetcher.fetch(site.address('/')))).details).toEqual({ status: 503, retryAfter: 7200 })
  const state = first.fetcher.state()
  expect(state.rests).toEqual([{ host: '127.0.0.1', until: '2026-03-04T14:00:00.000Z' }])
  await first.fetcher[Symbol.asyncDispose]()
  await using fetcher = fetching(site, { state }).fetcher
  expect((await failure(fetcher.fetch(site.address('/')))).message).toContain('2026-03-04T14:00:00.000Z')
  expect(site.targets()).toEqual(['/'])
})

test('one host is asked one thing at a time, with a pause; several hosts in parallel', async () => {
  const open = { a: 0, b: 0 }
  let most = 0
  let openBoth = () => {}
  const both = new Promise<void>((resolve) => {
    openBoth = resolve
  })
  await using site = await openSite(async (path, { headers }) => {
    if (path === '/robots.txt') return undefined
    const host = headers.host.startsWith('a.') ? 'a' : 'b'
    open[host]++
    most = Math.max(most, open.a, open.b)
    if (open.a && open.b) openBoth()
    // Nobody is answered before both hosts are asked: hosts that waited for each other would wait forever.
    await both
    await new Promise((resolve) => setTimeout(resolve, 5))
    open[host]--
    return { body: path }
  })
  const names = { 'a.example': [['93.184.216.34']], 'b.example': [['93.184.216.35']] }
  const { fetcher, slept } = fetching(site, { pause: 400 }, { names })
  await using closing = fetcher
  const pages = Array.from({ length: 8 }, (_, i) => closing.fetch(`http://${i % 2 ? 'a' : 'b'}.example/${i}`))
  expect((await Promise.all(pages)).map(({ bytes }) => text(bytes))).toEqual(Array.from({ length: 8 }, (_, i) => `/${i}`))
  expect(most).toBe(1)
  expect(slept.length).toBeGreaterThan(3)
  expect(Math.max(...slept)).toBeLessThanOrEqual(400)
})

test('a status that is no page is told with its number and what to do', async () => {
  await using site = await openSite((path) => ({ status: Number(path.slice(1)) || 404, body: 'no' }))
  await using fetcher = fetching(site, { tries: 1 }).fetcher
  for (const status of [400, 401, 403, 404, 410, 451, 500, 503]) {
    expect(await failure(fetcher.fetch(site.address(`/${status}`))), String(status)).toMatchObject({
      code: 'ingest/http-status',
      hint: expect.stringMatching(/\.$/),
      details: { status },
    })
  }
})

test('through a proxy that was named: its own name is no matter of the guard, names are its to look up, and TLS goes through it', async () => {
  const certificate = selfSigned('news.example')
  await using plain = await openSite((path) => (path === '/a' ? { body: 'plain' } : undefined))
  await using secure = await openSite((path) => (path === '/a' ? { body: 'secure' } : undefined), certificate)
  const credentials = `Basic ${btoa('desk:pass')}`
  await using plainProxy = await openProxySite(plain.port, credentials)
  await using secureProxy = await openProxySite(secure.port, credentials)
  const through = (port: number, user = 'desk:pass@') => ({ ...watching({ port }, { proxy: `http://${user}127.0.0.1:${port}`, authorities: [certificate.cert] }) })
  const first = through(plainProxy.port)
  expect(await codeOf('http://news.example/a', first.options)).toBe('200 plain')
  expect([first.resolved, [...new Set(first.dialed)]]).toEqual([[], [`127.0.0.1:${plainProxy.port}`]])
  expect(plainProxy.heads[1]).toMatch(/^GET http:\/\/news\.example\/a HTTP\/1\.1\r\nHost: news\.example\r\n/)
  expect(await codeOf('https://news.example/a', through(secureProxy.port).options)).toBe('200 secure')
  expect(secureProxy.heads[0]).toMatch(/^CONNECT news\.example:443 HTTP\/1\.1\r\nHost: news\.example:443\r\n/)
  expect(secure.requests[0].head).not.toContain('Proxy')
  expect(await codeOf('https://news.example/a', through(secureProxy.port, '').options), 'a proxy that refuses').toBe('ingest/unreachable')
  expect(await codeOf('http://10.0.0.1/', through(plainProxy.port).options)).toBe('ingest/forbidden-address')
  for (const proxy of ['socks5://127.0.0.1:1080', 'nonsense', 'ftp://x'])
    expect(() => openFetcher(watching({}, { proxy }).options), proxy).toThrow(expect.objectContaining({ code: 'ingest/bad-address' }))
})

test('certificates are checked, whatever the environment says; a way from https to http is noted', async () => {
  const certificate = selfSigned('news.example')
  await using site = await openSite(
    (path) => (path === '/' ? { body: 'secure' } : path === '/down' ? { status: 301, headers: { Location: 'http://plain.example/x' } } : undefined),
    certificate,
  )
  await using plain = await openSite((path) => (path === '/x' ? { body: 'plain' } : undefined))
  const names = { 'news.example': [['93.184.216.34']], 'other.example': [['93.184.216.34']], 'plain.example': [['93.184.216.35']] }
  const toSite = watching({ names, port: site.port })
  const toPlain = watching({ names, port: plain.port })
  const options: FetcherOptions = { ...toSite.options, tries: 1, dial: (address, port, signal) => (port === 443 ? toSite : toPlain).options.dial!(address, port, signal) }
  const trusting = { ...options, authorities: [certificate.cert] }
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
  expect(await codeOf('https://news.example/', options).finally(() => delete process.env.NODE_TLS_REJECT_UNAUTHORIZED)).toBe('ingest/unreachable')
  expect(await codeOf('https://other.example/', trusting), 'another host’s certificate').toBe('ingest/unreachable')
  expect(await codeOf('https://news.example/', trusting)).toBe('200 secure')
  await using fetcher = openFetcher(trusting)
  expect((await fetcher.fetch('https://news.example/down')).notes).toEqual([expect.stringContaining('from https to http')])
})

test('hosts that cannot be reached say why', async () => {
  const { options } = watching({ names: { 'down.example': [['93.184.216.34']] } })
  await using fetcher = openFetcher(options)
  expect((await failure(fetcher.fetch('http://down.example/'))).message).toContain('takes no connections')
  expect((await failure(fetcher.fetch('http://unknown.example/'))).message).toContain('its name is unknown')
})

test('with the system’s own names and connections, a name that was allowed leads to this machine', async () => {
  await using site = await openSite((path) => (path === '/' ? { body: 'here' } : undefined))
  const own = { userAgent: userAgentOf('0.0'), pause: 0, tries: 1 }
  expect(await codeOf(`http://localhost:${site.port}/`, { ...own, allowHosts: [`localhost:${site.port}`] })).toBe('200 here')
  expect(await codeOf(`http://localhost:${site.port}/`, own)).toBe('ingest/forbidden-address')
})
