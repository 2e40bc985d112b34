import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hearsay, jsonLines } from './hearsay.ts'

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Mooring</title><link>https://mooring.example/</link>
<item><title>Orchard sold</title><link>https://mooring.example/orchard</link><guid isPermaLink="false">m-1</guid><pubDate>Mon, 04 May 2026 08:00:00 +0200</pubDate>
<description>The orchard was sold in May, broker Nils Aamodt said.</description></item><item><title>Nothing more</title></item></channel></rss>`
const MAIL = `From: Nils Aamodt <nils@mooring.example>\nSubject: Orchard\nDate: Mon, 04 May 2026 08:00:00 +0200\nMessage-ID: <1@mooring.example>\n\nThe orchard was sold, broker Ola Lind said.\n`
const SITEMAP = '<urlset><url><loc>https://mooring.example/orchard</loc></url><url><loc>https://mooring.example/quay</loc></url></urlset>'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearsay-feeds-'))
  await writeFile(join(folder, 'a.xml'), FEED)
  await writeFile(join(folder, 'b.eml'), MAIL)
  await writeFile(join(folder, 'c.mbox'), `From nils Mon May  4 08:00:00 2026\n${MAIL}\n`.repeat(2))
  await writeFile(join(folder, 'd.xml'), SITEMAP)
  await writeFile(join(folder, 'e.xml'), '<rss><channel><title>Empty</title></channel></rss>')
})
afterAll(() => rm(folder, { recursive: true }))

test('a feed prints a line an entry, a mailbox a line a mail, a mail one; addresses are counted, and an empty feed is no failure', async () => {
  const { status, out, err } = await hearsay(['read', '--json', folder])
  const lines = jsonLines(out)
  expect(status).toBe(0)
  expect(lines.map(({ path }) => path.slice(folder.length + 1))).toEqual(['a.xml#1', 'a.xml#2', 'b.eml', 'c.mbox#1', 'c.mbox#2'])
  expect(lines[0].document).toMatchObject({
    title: 'Orchard sold',
    url: 'https://mooring.example/orchard',
    identifier: 'm-1',
    published: '2026-05-04T08:00:00+02:00',
    feed: { title: 'The Mooring', url: 'https://mooring.example/' },
  })
  expect(lines[0].layers.sources.map(({ name }: { name: string }) => name).join()).toContain('Nils Aamodt')
  expect(lines[1].document).toMatchObject({ title: 'Nothing more', text: 'Nothing more' })
  expect(lines[2].document).toMatchObject({ title: 'Orchard', authors: ['Nils Aamodt'], identifier: '1@mooring.example' })
  expect(err).toContain('d.xml')
})
