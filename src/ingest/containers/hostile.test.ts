import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { answer, arcFile, chunked, gzipEach, pageOn, savedPage, warcRecord } from '../../../tests/fixture/archive-bytes.ts'
import { foundIn, linesInStream } from '../../../tests/fixture/found.ts'

const page = pageOn('the weir')
const place = 'https://orley.example/weir'
const warc = [
  warcRecord('warcinfo', null, 'software: x\r\n'),
  warcRecord('response', place, answer(chunked(page, 90), { 'Transfer-Encoding': 'chunked' })),
  warcRecord('response', place, answer(gzipSync(page), { 'Content-Encoding': 'gzip' })),
  warcRecord('revisit', place, answer('', {}, '304 Not Modified'), { 'WARC-Refers-To-Target-URI': place }),
]
const SAMPLES: Readonly<Record<string, Uint8Array>> = {
  warc: Buffer.concat(warc),
  'warc.gz': gzipEach(...warc),
  arc: arcFile([place, answer(page)], [place, answer(page)]),
  'arc.gz': gzipSync(arcFile([place, answer(page)])),
  zip: zipSync({
    'a.html': Buffer.from(page),
    'b.txt': [Buffer.from('A line of words.'), { level: 0 }],
    'c.zip': [zipSync({ 'd.txt': Buffer.from('Deeper words.') }), { level: 0 }],
  }),
  wacz: zipSync({ 'datapackage.json': Buffer.from('{}'), 'archive/a.warc.gz': [gzipEach(...warc), { level: 0 }] }),
  mht: savedPage(page),
  list: Buffer.from(`${place}\n# x\n${place}\n`),
  gz: gzipSync(page),
}

const LIMITS = { depth: 4, entries: 50, document: 2_000_000, unpacked: 8_000_000, ratio: 50, slack: 1_000_000 }

/** What must hold of everything found, whatever came in: documents are numbered in order, and whatever is wrong is said in our own words. */
async function expectSound(bytes: Uint8Array): Promise<void> {
  const found = await foundIn(bytes, { name: 'x', limits: LIMITS })
  const numbers = found.flatMap(({ at }) => (at === null ? [] : [at]))
  expect(numbers).toEqual(numbers.map((_, i) => i + 1))
  for (const one of found) {
    if ('failure' in one) expect(one.failure.code).toMatch(/^ingest\/(?:broken-archive|too-large|locked)$/)
    if ('document' in one) expect(one.document.id).toMatch(/^sha256:[0-9a-f]{64}$/)
  }
}

test.each(Object.entries(SAMPLES))('%s: bytes changed, cut out, doubled or added are read soundly or said to be broken', async (_name, whole) => {
  const change = fc.record({
    at: fc.nat(whole.length - 1),
    kind: fc.constantFrom('flip', 'cut', 'drop', 'double', 'insert'),
    length: fc.integer({ min: 1, max: 300 }),
    byte: fc.nat(255),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      let bytes = Buffer.from(whole)
      for (const { at, kind, length, byte } of changes) {
        const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
        if (kind === 'flip' && at < bytes.length) bytes[at] ^= byte || 1
        if (kind === 'cut') bytes = Buffer.from(before)
        if (kind === 'drop') bytes = Buffer.concat([before, after.subarray(length)])
        if (kind === 'double') bytes = Buffer.concat([before, after.subarray(0, length), after])
        if (kind === 'insert') bytes = Buffer.concat([before, Buffer.alloc(length, byte), after])
      }
      await expectSound(bytes)
    }),
    { numRuns: 25 },
  )
})

test.each(Object.entries(SAMPLES))('%s: the same is found in pieces of any size', async (_name, whole) => {
  const expected = await linesInStream(whole, { name: 'x' }, whole.length)
  expect(expected.length).toBeGreaterThan(0)
  for (const size of [1, 7, 333]) expect(await linesInStream(whole, { name: 'x' }, size)).toEqual(expected)
})

test('any bytes behind the first of a container are read soundly', async () => {
  const starts = [
    'PK\x03\x04',
    'PK\x05\x06',
    '\x1f\x8b\x08\x00',
    'WARC/1.0\r\n',
    'filedesc://x',
    'From: <Saved by x>\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n',
  ]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, rest) => {
      await expectSound(Buffer.concat([Buffer.from(start, 'latin1'), rest]))
    }),
    { numRuns: 150 },
  )
})

test('an archive that unpacks to itself comes to an end', async () => {
  let nested: Uint8Array = Buffer.from('words')
  for (let depth = 0; depth < 12; depth++) nested = zipSync({ 'a.zip': nested, 'b.zip': nested })
  const found = await foundIn(nested, { limits: { ...LIMITS, depth: 5 } })
  expect(found.length).toBeLessThan(200)
  expect(found.some((one) => 'failure' in one && one.failure.code === 'ingest/too-large')).toBe(true)
})
