import { expect, test } from 'vitest'
import { codeOf, watching } from '../../../tests/fixture/fetching.ts'
import { openSite } from '../../../tests/fixture/site.ts'
import { openFetcher } from './fetcher.ts'

/** Spellings of addresses that nobody may be led to. The second kind is no address at all to a URL parser; both end before a name is looked up or a connection made. */
const FORBIDDEN = [
  ...[
    'http://127.0.0.1/',
    'http://127.1/',
    'http://127.0.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
  ],
  ...[
    'http://127.0.0.1./',
    'http://127.000.000.001/',
    'http://0x7F.0X0.0x0.0x1/',
    'http://%31%32%37.0.0.1/',
    'http://１２７.０.０.１/',
    'http://①②⑦.⓪.⓪.①/',
    'http://127。0。0。1/',
  ],
  ...[
    'http://127．0．0．1/',
    'http://127｡0｡0｡1/',
    'http:127.0.0.1/',
    'http:/127.0.0.1/',
    'http:\\\\127.0.0.1\\',
    'http://\t127.0.0.1/',
    ' http://127.0.\n0.1/ ',
    'HTTP://127.0.0.1:8080/',
  ],
  ...[
    'http://0/',
    'http://0.0.0.0/',
    'http://00000/',
    'http://0x0/',
    'http://10.0.0.1/',
    'http://0xa000001/',
    'http://012.0.0.1/',
    'http://192.168.1.1/',
    'http://3232235777/',
  ],
  ...[
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
  ],
  ...[
    'http://169.254.43518/',
    'http://100.64.1.1/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://198.51.100.1/',
  ],
  ...['http://203.0.113.1/', 'http://224.0.0.1/', 'http://255.255.255.255/', 'http://240.0.0.1/', 'http://192.0.0.1/', 'http://192.88.99.1/'],
  ...[
    'http://[::1]/',
    'http://[::]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://[::127.0.0.1]/',
  ],
  ...[
    'http://[::ffff:0:127.0.0.1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[64:ff9b:1::a9fe:a9fe]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:53aa:64c::1]/',
    'http://[fe80::1]/',
  ],
  ...[
    'http://[fd00:ec2::254]/',
    'http://[fc00::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[100::1]/',
    'http://[5f00::1]/',
    'http://[3fff::1]/',
  ],
  ...[
    'http://localhost/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://localhost../',
    'http://a.localhost/',
    'http://ｌｏｃａｌｈｏｓｔ/',
    'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
    'http://loc%61lhost/',
    'http://lo\u00adcalhost/',
  ],
  ...[
    'http://localhost.localdomain/',
    'http://ip6-localhost/',
    'http://printer/',
    'http://printer.local/',
    'http://wiki.corp/',
    'http://router.lan/',
    'http://nas.home.arpa/',
  ],
  ...[
    'http://metadata.google.internal/',
    'http://metadata/',
    'http://METADATA.google.internal./',
    'http://instance-data.ec2.internal/',
    'https://127.0.0.1/',
    'https://[::1]:8443/',
  ],
  ...[
    'http://news.example@127.0.0.1/',
    'http://news.example:80@127.0.0.1/',
    'http://127.0.0.1#@news.example/',
    'http://127.0.0.1\\@news.example/',
    'http://127.0.0.1?@news.example/',
  ],
]
const NO_ADDRESS = [
  ...[
    'http://[fe80::1%25lo]/',
    'http://[::1%eth0]/',
    'http://256.0.0.1/',
    'http://127.0.0.1.2/',
    'http://0x7f.0.0.0.1/',
    'http://127.0.0.1%00.news.example/',
    'http://1.2.3.08/',
  ],
  ...[
    'file:///etc/hosts',
    'ftp://news.example/',
    'data:text/html,x',
    'gopher://news.example/',
    'javascript:1',
    'blob:http://news.example/1',
    'news.example',
    '//news.example/',
    '',
  ],
  ...[
    'http://news.example:22/',
    'http://news.example:25/',
    'http://news.example:6667/',
    'https://news.example:10080/',
    'http://news.example:0/',
    'http://news.example:99999/',
  ],
]

test('no spelling of an inner address is looked up or connected to, with a proxy or without', async () => {
  expect(FORBIDDEN.length + NO_ADDRESS.length).toBeGreaterThan(100)
  for (const proxy of [undefined, 'http://proxy.example:3128']) {
    const { options, dialed, resolved } = watching({}, proxy ? { proxy } : {})
    const codes = await Promise.all([...FORBIDDEN, ...NO_ADDRESS].map(async (address) => [address, await codeOf(address, options)]))
    expect(codes.filter(([address, code]) => code !== (FORBIDDEN.includes(address) ? 'ingest/forbidden-address' : 'ingest/bad-address'))).toEqual([])
    expect([dialed, resolved]).toEqual([[], []])
  }
})

test('nor does a redirect lead there, though the first host was allowed', async () => {
  let target = ''
  await using site = await openSite((path) => (path === '/' ? { status: 302, headers: { Location: target } } : undefined))
  const { options, dialed } = watching({ port: site.port }, { allowHosts: [site.host] })
  await using fetcher = openFetcher(options)
  for (const address of [...FORBIDDEN.filter((one) => /^https?:\/\//i.test(one)), `http://127.0.0.1:${site.port + 1}/`, `http://localhost:${site.port}/`]) {
    target = Buffer.from(address.replace(/[\t\n]/g, ''), 'utf8').toString('latin1')
    expect(await fetcher.fetch(site.address('/')).catch(({ code }) => code), address).toBe('ingest/forbidden-address')
  }
  for (const address of ['file:///etc/passwd', 'ftp://news.example/', 'data:text/plain,x', 'javascript:alert(1)', 'about:blank']) {
    target = address
    expect(await fetcher.fetch(site.address('/')).catch(({ code }) => code), address).toBe('ingest/redirects')
  }
  expect(new Set(dialed)).toEqual(new Set([site.host]))
})

test.each([
  [['127.0.0.1']],
  [['93.184.216.34', '10.0.0.1']],
  [['::ffff:93.184.216.34']],
  [['169.254.169.254']],
  [['fd00:ec2::254']],
  [['fe80::1%eth0']],
  [['2606:4700::1', '::1']],
  [['64:ff9b::a00:1']],
  [['not an address']],
])('a name that leads to %s is not connected to', async (answers) => {
  const { options, dialed, resolved } = watching({ names: { 'news.example': [answers] } })
  expect(await codeOf('http://news.example/', options)).toBe('ingest/forbidden-address')
  expect([dialed, resolved]).toEqual([[], ['news.example']])
})

test('a name is looked up once a connection, and the connection goes to what was checked', async () => {
  await using site = await openSite(() => ({ headers: { Connection: 'close' }, body: 'news' }))
  const names = { 'news.example': [['93.184.216.34'], ['93.184.216.35'], ['127.0.0.1']] }
  const { options, dialed, resolved } = watching({ names, port: site.port })
  await using fetcher = openFetcher(options)
  expect(Buffer.from((await fetcher.fetch('http://news.example/1')).bytes).toString()).toBe('news')
  expect(dialed, 'one for robots.txt, one for the page').toEqual(['93.184.216.34:80', '93.184.216.35:80'])
  await expect(fetcher.fetch('http://news.example/2'), 'the name leads elsewhere by now').rejects.toMatchObject({ code: 'ingest/forbidden-address' })
  expect([dialed.length, resolved.length]).toEqual([2, 3])
})

test('a connection that ends elsewhere than where it was to go is closed', async () => {
  await using site = await openSite(() => ({ body: 'secret' }))
  const { options } = watching({ names: { 'news.example': [['93.184.216.34']] }, port: site.port, peer: '10.0.0.1' })
  expect(await codeOf('http://news.example/', options)).toBe('ingest/forbidden-address')
  expect(site.requests).toEqual([])
})

test('a host is allowed by exactly its name and port, and metadata by no name', async () => {
  await using site = await openSite((path) => (path === '/' ? { body: 'inner' } : undefined))
  const names = { 'wiki.corp': [['10.1.2.3']], 'trap.example': [['169.254.169.254']], 'wiki.corp.evil.example': [['10.1.2.3']] }
  const tried = (address: string, ...allowHosts: string[]) => codeOf(address, watching({ names, port: site.port }, { allowHosts }).options)
  expect(await tried('http://wiki.corp/', 'wiki.corp')).toBe('200 inner')
  expect(await tried('http://WIKI.corp./', 'Wiki.Corp')).toBe('200 inner')
  expect(await tried('http://wiki.corp:8080/', 'wiki.corp:8080')).toBe('200 inner')
  expect(await tried('http://127.0.0.1:8080/', '127.0.0.1:8080')).toBe('200 inner')
  expect(await tried('http://[::1]:8080/', '[::1]:8080')).toBe('200 inner')
  expect(await tried('http://[::1]/', '::1')).toBe('200 inner')
  expect(await tried('http://169.254.169.254/', '169.254.169.254')).toBe('200 inner')
  for (const [address, allowed] of [
    ['http://wiki.corp:8080/', 'wiki.corp'],
    ['http://wiki.corp/', 'wiki.corp:8080'],
    ['http://127.0.0.2:8080/', '127.0.0.1:8080'],
    ['http://[::ffff:127.0.0.1]:8080/', '127.0.0.1:8080'],
    ['http://a.wiki.corp/', 'wiki.corp'],
    ['http://wiki.corp.evil.example/', 'wiki.corp'],
    ['http://trap.example/', 'trap.example'],
  ])
    expect(await tried(address, allowed), `${address} with ${allowed}`).toBe('ingest/forbidden-address')
  expect(await tried('http://wiki.corp:25/', 'wiki.corp:25'), 'a port of mail stays closed').toBe('ingest/bad-address')
  for (const bad of ['*', '*.corp', 'http://wiki.corp', 'wiki.corp/path', 'a@b', '', 'wiki.corp:'])
    expect(() => openFetcher(watching({}, { allowHosts: [bad] }).options), bad).toThrow(expect.objectContaining({ code: 'ingest/bad-address' }))
})

test('behind a proxy, names that spell an address are refused, since their answers cannot be seen', async () => {
  const { options, dialed } = watching({}, { proxy: 'http://proxy.example:3128' })
  const spelled = ['http://127.0.0.1.nip.io/', 'http://10-0-0-1.sslip.io/', 'http://localtest.me/', 'http://x.lvh.me/']
  expect(await Promise.all(spelled.map((address) => codeOf(address, options)))).toEqual(Array(4).fill('ingest/forbidden-address'))
  expect(dialed).toEqual([])
})

test('offline, nothing is looked up or connected to', async () => {
  const { options, dialed, resolved } = watching({ names: { 'news.example': [['93.184.216.34']] } }, { offline: true, allowHosts: ['localhost'] })
  expect(await Promise.all(['http://news.example/', 'http://localhost/'].map((address) => codeOf(address, options)))).toEqual(['ingest/offline', 'ingest/offline'])
  expect([dialed, resolved]).toEqual([[], []])
})
