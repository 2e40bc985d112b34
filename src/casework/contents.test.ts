import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { answer, pageOn, warcRecord } from '../../tests/fixture/archive-bytes.ts'
import { piecesOf } from '../ingest/bytes/byte-range.ts'
import { readRange } from '../ingest/read-all.ts'
import type { Found } from '../ingest/reader.ts'
import { contentsOf, fileContents } from './contents.ts'
import { FileRange } from './file-range.ts'
import { fileInputs } from './inputs.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-contents-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const titles = async (all: AsyncIterable<Found>): Promise<string[]> => {
  const said: string[] = []
  for await (const one of all) said.push('document' in one ? `${one.at} ${one.document.title}` : 'failure' in one ? one.failure.code : 'other')
  return said
}
const record = (subject: string) => warcRecord('response', `https://orley.example/${subject}`, answer(pageOn(subject)))
const wacz = zipSync({
  'datapackage.json': Buffer.from('{}'),
  'archive/a.warc.gz': [gzipSync(record('weir')), { level: 0 }],
  'archive/b.warc': record('mill'),
})

test('a file that is asked by place gives what it gives in memory', async () => {
  const content = Uint8Array.from({ length: 700_000 }, (_, i) => (i * 7) % 251)
  using range = new FileRange(fileOf('bytes', content))
  for (const [start, end] of [
    [0, 10],
    [300_000, 300_010],
    [5, 600_000],
    [299_990, 300_020],
    [699_990, 800_000],
    [900_000, 900_010],
    [-5, 3],
  ])
    expect(Buffer.from(range.subarray(start, end))).toEqual(Buffer.from(content.subarray(Math.max(0, start), Math.max(0, end))))
  expect(range.length).toBe(700_000)
  const pieces: Uint8Array[] = []
  for await (const piece of piecesOf(range, 3, 650_000)) pieces.push(piece)
  expect(Buffer.concat(pieces).equals(content.subarray(3, 650_000))).toBe(true)
  truncateSync(join(folder, 'bytes'), 100)
  expect(range.subarray(400_000, 400_010)).toHaveLength(0)
})

test('packed archives are read by place, and so is whatever else comes as a file', async () => {
  for (const [bytes, expected] of [
    [wacz, ['1 weir', '2 mill']],
    [zipSync({ 'a.html': Buffer.from(pageOn('quay')), 'b.zip': wacz }), ['1 quay', '2 weir', '3 mill']],
    [record('weir'), ['1 weir']],
    [Buffer.from(pageOn('quay')), ['null quay']],
  ] as const) {
    const path = fileOf('any', bytes)
    using range = new FileRange(path)
    expect(await titles(readRange(range, { name: 'x' }))).toEqual(expected)
    expect(await titles(fileContents(path, 'x', {}))).toEqual(expected)
    for await (const input of fileInputs(path)) expect(await titles(contentsOf(input, {}))).toEqual(expected)
  }
})

test('an entry of a packed archive that is too large to be held is read as it comes, stored or not', async () => {
  const picture = warcRecord('response', 'https://orley.example/a.jpg', answer(new Uint8Array(400_000), { 'Content-Type': 'image/jpeg' }))
  const large = Buffer.concat([record('weir'), picture, record('mill')])
  for (const level of [0, 1] as const) {
    const bytes = zipSync({ 'a.warc': [large, { level }], 'b.html': Buffer.from(pageOn('quay')) })
    expect(await titles(readRange(bytes, { limits: { atOnce: 1000 } }))).toEqual(['1 weir', 'other', '2 mill', '3 quay'])
    const damaged = Buffer.from(bytes)
    damaged[damaged.indexOf('PK\x01\x02', 0, 'latin1') + 16] ^= 1
    expect(await titles(readRange(damaged, { limits: { atOnce: 1000 } }))).toEqual(['1 weir', 'other', '2 mill', 'ingest/broken-archive', '3 quay'])
    expect(await titles(readRange(bytes, { limits: { atOnce: 1000, slack: 100_000, ratio: 0.1 } }))).toContain('ingest/too-large')
    expect(await titles(readRange(bytes, { limits: { atOnce: 100, document: 5 } }))).not.toContain('3 quay')
  }
})

test('a file that is not there is said by the name that it was given', async () => {
  await expect(titles(fileContents(join(folder, 'none'), 'my.txt', {}))).rejects.toMatchObject({ code: 'casework/unreadable', message: 'my.txt is not there' })
})
