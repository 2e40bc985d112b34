import { createHash } from 'node:crypto'
import { brotliCompressSync, gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { WARCParser } from 'warcio'
import { watching } from '../../../tests/fixture/fetching.ts'
import { openSite, type SiteReply } from '../../../tests/fixture/site.ts'
import { readAll } from '../read-all.ts'
import { readBytes } from '../readers.ts'
import { type Fetched, openFetcher } from './fetcher.ts'
import { warcFile, writeRecord } from './warc.ts'

const page = `<html><head><title>Bridge is safe</title></head><body><article><h1>Bridge is safe</h1>${'<p>The mayor said on Monday that the bridge over the Lenne was safe, and that nobody had warned her. Engineers disagreed with her at length.</p>'.repeat(6)}</article></body></html>`
const made = { software: 'hearsay/0.0', date: '2026-03-04T12:00:00.000Z' }

/** The records of a file as another program reads them: fields, HTTP head, and the block's payload as it is. */
async function records(file: Uint8Array) {
  const found = []
  for await (const record of new WARCParser([file], { keepHeadersCase: true })) {
    const payload = Buffer.from(await record.readFully(false))
    const fields = Object.fromEntries([...record.warcHeaders.headers].map(([name, value]) => [name, value]))
    found.push({ type: String(record.warcType), fields, head: record.httpHeaders?.toString() ?? '', payload })
  }
  return found
}

const documentsOf = async (file: Uint8Array) => {
  const found = []
  for await (const one of readAll(file, { name: 'fetched.warc.gz' })) found.push(one)
  return found
}

const sha256 = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

async function fetchedFrom(serve: (path: string, range: string | undefined) => SiteReply | undefined, path: string, again = false) {
  const site = await openSite((target, { headers }) => serve(target, headers.range))
  await using _ = site
  await using fetcher = openFetcher(watching({ port: site.port }, { allowHosts: [site.host] }).options)
  const first = await fetcher.fetch(site.address(path).replace('//', '//me:secret@'))
  const last: Fetched = again ? await fetcher.fetch(site.address(path), first) : first
  return { fetched: last, site, file: warcFile(last.exchanges, made) }
}

test.each<[string, Uint8Array]>([
  ['gzip', gzipSync(page)],
  ['br', brotliCompressSync(page)],
  ['zstd', zstdCompressSync(page)],
  ['identity', Buffer.from(page)],
])('what came packed with %s is kept as it came, and read again gives the same document', async (coding, body) => {
  const answer: SiteReply = { headers: { 'content-TYPE': 'text/html; charset=utf-8', 'Content-Encoding': coding, 'X-Name': 'J\xfcrgen' }, body, chunked: true }
  const { file, fetched, site } = await fetchedFrom(
    (path) => (path === '/old' ? { status: 301, headers: { Location: '/new' } } : path === '/new' ? answer : undefined),
    '/old',
  )
  const all = await records(file)
  expect(all.map(({ type }) => type)).toEqual(['warcinfo', 'request', 'response', 'request', 'response'])
  const [info, , moved, request, response] = all
  expect(info.payload.toString()).toMatch(/software: hearsay\/0\.0\r\n/)
  expect(moved.head).toContain('301')
  expect(response.fields).toMatchObject({
    'WARC-Target-URI': site.address('/new'),
    'WARC-Date': '2026-03-04T12:00:00.000Z',
    'WARC-IP-Address': '127.0.0.1',
    'WARC-Payload-Digest': sha256(body),
    'Content-Type': 'application/http; msgtype=response',
  })
  expect(response.payload).toEqual(Buffer.from(body))
  const head = `HTTP/1.1 200 Whatever\r\nX-Archive-Orig-Transfer-Encoding: chunked\r\ncontent-TYPE: text/html; charset=utf-8\r\nContent-Encoding: ${coding}\r\nX-Name: J\xfcrgen\r\n`
  expect(gunzipSync(file).toString('latin1'), 'byte for byte').toContain(`\r\n\r\n${head}\r\n`)
  expect(request.fields['WARC-Concurrent-To']).toBe(response.fields['WARC-Record-ID'])
  expect(site.requests[1].head, 'it was sent').toContain('Authorization: ')
  expect(all[1].head + '\r\n', 'and is kept but for the key').toBe(site.requests[1].head.replace(/Authorization: .*\r\n/, ''))
  expect(request.head + '\r\n').toBe(site.requests[2].head)
  expect(gunzipSync(file).toString('latin1')).not.toMatch(/secret|bWU6c2VjcmV0/)

  const documents = (await documentsOf(file)).flatMap((one) => ('document' in one ? [one] : []))
  expect(documents).toHaveLength(1)
  const { id, text, title, url } = documents[0].document
  const direct = readBytes(fetched.bytes, { given: { url: fetched.finalAddress } })
  expect({ id, text, title, url }).toEqual({ id: direct.id, text: direct.text, title: 'Bridge is safe', url: fetched.finalAddress })
  expect(documents[0].captured).toBe(fetched.date)
})

test('every block and payload has the digest that its record states, and a record of the same is the same', async () => {
  const { file } = await fetchedFrom((path) => (path === '/' ? { body: page } : undefined), '/')
  const blocks = gunzipSync(file)
    .toString('latin1')
    .split(/(?<=\r\n\r\n)(?=WARC\/1\.1\r\n)/)
  expect(blocks).toHaveLength(3)
  for (const written of blocks) {
    const [head] = written.split('\r\n\r\n', 1)
    const block = Buffer.from(written.slice(head.length + 4, -4), 'latin1')
    expect(head).toContain(`WARC-Block-Digest: ${sha256(block)}`)
    expect(head).toContain(`Content-Length: ${block.length}`)
  }
  const ids = blocks.map((written) => /WARC-Record-ID: (.*)/.exec(written)![1])
  expect(new Set(ids).size).toBe(3)
  for (const id of ids) expect(id).toMatch(/^<urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}>$/)
  const record = {
    type: 'metadata',
    date: made.date,
    contentType: 'text/plain',
    target: 'http://a.example/',
    block: Buffer.from('x'),
    payload: null,
    fields: [],
  } as const
  expect(writeRecord(record)).toEqual(writeRecord(record))
})

test('no value ends its line and begins another field', async () => {
  const { bytes } = writeRecord({
    type: 'metadata',
    date: made.date,
    contentType: 'text/plain',
    target: 'http://a.example/\r\nWARC-Type: response',
    block: new Uint8Array(),
    payload: null,
    fields: [['X', 'a\nb']],
  })
  const [record] = await records(bytes)
  expect([record.type, record.fields['WARC-Target-URI'], record.fields['X']]).toEqual(['metadata', 'http://a.example/ WARC-Type: response', 'a b'])
})

test('a 304 is kept as a revisit that leads to the earlier answer', async () => {
  let times = 0
  const serve = (path: string): SiteReply | undefined => (path !== '/' ? undefined : times++ ? { status: 304 } : { body: page, headers: { ETag: '"1"' } })
  const { file, fetched, site } = await fetchedFrom(serve, '/', true)
  expect(fetched.notModified).toBe(true)
  const [, , revisit] = await records(file)
  expect(revisit.type).toBe('revisit')
  expect(revisit.fields).toMatchObject({
    'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/server-not-modified',
    'WARC-Refers-To-Target-URI': site.address('/'),
    'WARC-Refers-To-Date': made.date,
  })
})

test('a continued transfer is kept as one answer, with a note of where it was joined', async () => {
  const serve = (path: string, range: string | undefined): SiteReply | undefined => {
    if (path !== '/') return undefined
    if (range) return { status: 206, headers: { 'Content-Range': `bytes 500-${page.length - 1}/${page.length}`, ETag: '"1"' }, body: page.slice(500) }
    return (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "1"\r\nContent-Length: ${page.length}\r\n\r\n${page.slice(0, 500)}`)
      setTimeout(() => socket.destroy(), 20)
    }
  }
  const { file, fetched } = await fetchedFrom(serve, '/')
  const all = await records(file)
  expect(all.map(({ type }) => type)).toEqual(['warcinfo', 'request', 'request', 'response', 'metadata'])
  expect(all[3].payload.toString()).toBe(page)
  expect(all[3].fields).not.toHaveProperty('WARC-Truncated')
  expect(all[4].payload.toString()).toMatch(/^joinedAt: 500\r\ncontinuedBy: HTTP\/1\.1 206/)
  const texts = (await documentsOf(file)).flatMap((one) => ('document' in one ? [one.document.text] : []))
  expect(texts).toEqual([readBytes(fetched.bytes).text])
})
