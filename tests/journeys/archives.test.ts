import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, gzipEach, pageOn, savedPage, warcRecord } from '../fixture/archive-bytes.ts'
import { foundIn } from '../fixture/found.ts'
import { hearsay, jsonLines } from './hearsay.ts'

const page = (subject: string) => Buffer.from(pageOn(subject))
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-archives-'))
  const picture = (i: number) => warcRecord('response', `https://orley.example/${i}.jpg`, answer('x', { 'Content-Type': 'image/jpeg' }))
  const crawl = gzipEach(
    warcRecord('response', 'https://orley.example/weir', answer(gzipSync(page('the weir')), { 'Content-Encoding': 'gzip' })),
    ...Array.from({ length: 40 }, (_, i) => picture(i)),
    warcRecord('response', 'https://orley.example/mill', answer(page('the mill'))),
  )
  await mkdir(join(folder, 'desk'))
  await writeFile(join(folder, 'desk', 'a.warc.gz'), crawl)
  await writeFile(
    join(folder, 'desk', 'b.zip'),
    zipSync({ 'one.html': page('the ferry'), 'two/saved.mht': savedPage(pageOn('the quay')), 'data.json': Buffer.from('{}') }),
  )
  await writeFile(join(folder, 'desk', 'c.json'), '{"a": [1, 2]}')
  await writeFile(join(folder, 'desk', 'd.css'), 'p { margin: 0 }')
  await writeFile(join(folder, 'desk', 'e.txt'), 'https://orley.example/1\nhttps://orley.example/2\n')
  await mkdir(join(folder, 'many'))
  for (let i = 0; i < 30; i++) await writeFile(join(folder, 'many', `${i}.png`), Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))
  const whole = Buffer.from(zipSync({ 'one.html': page('the ferry'), 'two.html': page('the quay') }))
  await writeFile(join(folder, 'broken.zip'), whole.subarray(0, whole.indexOf('two.html') + 60))
})
afterAll(() => rm(folder, { recursive: true }))

test('archives within a folder are opened, a line a document, and what is no report is told in few words', async () => {
  const { status, out, err } = await hearsay(['read', '--rules', '--json', 'desk'], { cwd: folder })
  expect(jsonLines(out).map(({ path, document }) => `${path}: ${document.title} ${document.url ?? ''}`)).toEqual([
    'desk/a.warc.gz#1: the weir https://orley.example/weir',
    'desk/a.warc.gz#2: the mill https://orley.example/mill',
    'desk/b.zip#1: the ferry ',
    'desk/b.zip#2: the quay https://orley.example/weir',
  ])
  expect(status).toBe(0)
  expect(err.trim().split('\n')).toEqual([
    'not read: 40 in desk/a.warc.gz: a picture (40)',
    'not read: desk/b.zip: data.json is a JSON file',
    'not read: desk/e.txt names 2 addresses to fetch: `hearsay add CASE desk/e.txt` fetches them',
    'not read: desk/c.json is a JSON file',
    'not read: desk/d.css is a style sheet',
  ])
})

test('many files of a kind that is not read are one line', async () => {
  const { status, out, err } = await hearsay(['read', '--rules', '--json', 'many'], { cwd: folder })
  expect({ status, out, err: err.trim().split('\n') }).toEqual({ status: 0, out: '', err: ['not read: 30 in many: a PNG image (30)', 'nothing to read in many'] })
})

test('a broken archive gives what it has, says what is wrong with which part, and fails', async () => {
  const { status, out, err } = await hearsay(['read', '--rules', '--json', 'broken.zip', '-'], { cwd: folder, input: zipSync({ 'x.html': page('the weir') }) })
  expect(jsonLines(out).map(({ path }) => path)).toEqual(['broken.zip#1', '-#1'])
  expect(status).toBe(2)
  expect(err).toContain('ingest/broken-archive: broken.zip: two.html is cut off.')
  expect(err).toContain('ingest/broken-archive: broken.zip is a zip archive whose end is missing or damaged.')
})

test('words are explained in the document of an archive that has them', async () => {
  const { status, out } = await hearsay(['explain', '--rules', '--json', 'desk/a.warc.gz', '--at', 'nobody had been told'], { cwd: folder })
  expect(status).toBe(0)
  expect(jsonLines(out).map(({ path }) => path)).toEqual(['desk/a.warc.gz#1', 'desk/a.warc.gz#2'])
})

const archives = new URL('../../../shared/archives/', import.meta.url).pathname

/** By hand: the documents in each, and whether something is broken that must be said. */
const COUNTS: Readonly<Record<string, readonly [documents: number, broken: boolean]>> = {
  'bad.arc': [0, true],
  'example-bad-non-chunked.warc.gz': [2, false],
  'example-digest.warc': [0, false],
  'example-iana.org-chunked.warc': [1, false],
  'example-resource.warc.gz': [1, false],
  'example-space-in-target-uri.warc.gz': [0, false],
  'example-space-in-url.arc': [1, true],
  'example-trunc.warc': [1, true],
  'example-wget-bad-target-uri.warc.gz': [1, false],
  'example-wrong-chunks.warc.gz': [1, true],
  'example.arc': [1, false],
  'example.arc.gz': [1, false],
  'example.warc': [2, false],
  'example.warc.gz': [2, false],
  'post-test.warc.gz': [0, false],
}

test.skipIf(!existsSync(archives))(
  'odd archives give the documents that they hold, and what is broken is said (skipped where ../shared/archives is absent)',
  async () => {
    const counts: Record<string, readonly [number, boolean]> = {}
    for (const name of (await readdir(archives)).filter((file) => /arc/.test(file))) {
      const found = await foundIn(await readFile(join(archives, name)), { name })
      const documents = found.flatMap((one) => ('document' in one ? [one.document] : []))
      counts[name] = [documents.length, found.some((one) => 'failure' in one) || documents.some(({ notes }) => notes.length > 0)]
      for (const { text, title } of documents) expect(`${name} ${title} ${text.length > 100}`).toMatch(/(?:Example Domain|Internet Assigned Numbers Authority) true$/)
    }
    expect(counts).toEqual(COUNTS)
  },
)
