/**
 * What keeping costs: `node bench/store.ts [N] [--keep FILE] [--unread]` takes N articles of some 600 words (1,000 unless given; each with other names and numbers) into a case, with their
 * readings unless told otherwise, and prints the size of the file beside the text, by table, documents a second in packing (which workers do) and in writing (which one process does), and how
 * long opening and searching take.
 */
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { openEngine } from '../src/casework/engine.ts'
import { publicReading } from '../src/exchange/reading-json.ts'
import { readBytes } from '../src/ingest/readers.ts'
import type { PackedArrival } from '../src/model/case.ts'
import { packArrival } from '../src/store/arrival.ts'
import { openSqlite } from '../src/store/sqlite/open.ts'
import { articles } from './articles.ts'
import { machine, median, megabytes, thousands } from './harness.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { keep: { type: 'string' }, unread: { type: 'boolean' } } })
const count = Number(positionals[0] ?? 1000)
const BATCH = 64
const folder = mkdtempSync(join(tmpdir(), 'hearsay-store-'))
const path = values.keep ?? join(folder, 'case.hearsay')
const hand = { by: 'bench', now: () => new Date() }

console.log(machine())
const words = new Set<string>()
if (!existsSync(path)) {
  const engine = await openEngine()
  const store = await openSqlite(path, { mode: 'create', hand })
  const spent = { reading: 0, packing: 0, writing: 0 }
  let text = 0
  let batch: PackedArrival[] = []
  const writes: number[] = []
  const flush = async () => {
    const began = performance.now()
    await store.write((writer) => batch.map((arrival) => writer.admit(arrival, null)))
    writes.push((performance.now() - began) / batch.length)
    spent.writing += performance.now() - began
    batch = []
  }
  for (const { name, text: article } of articles(count)) {
    const bytes = Buffer.from(article)
    let began = performance.now()
    const document = readBytes(bytes, { name })
    const read = values.unread ? null : publicReading(await engine.read(document), name)
    spent.reading += performance.now() - began
    began = performance.now()
    batch.push(
      packArrival({
        document,
        original: bytes,
        name,
        captured: null,
        issued: false,
        reading: read && { engine: read.engine, stages: { all: 'bench' }, layers: read.layers },
      }),
    )
    spent.packing += performance.now() - began
    text += Buffer.byteLength(document.text)
    if (batch.length === BATCH) await flush()
  }
  await flush()
  await store.close()
  const size = statSync(path).size
  console.log(`${thousands(count)} documents, ${megabytes(text)} of text in UTF-8, file ${megabytes(size)}: ${(size / text).toFixed(2)} times the text`)
  for (const [what, time] of Object.entries(spent)) console.log(`${what}: ${(time / count).toFixed(2)} ms a document, ${thousands((count / time) * 1000)} a second`)
  const tenth = Math.ceil(writes.length / 10)
  console.log(`writing, middle of the first tenth ${median(writes.slice(0, tenth)).toFixed(2)} ms a document, of the last ${median(writes.slice(-tenth)).toFixed(2)} ms`)
  const tables = new DatabaseSync(path, { readOnly: true })
    .prepare('SELECT name, sum(pgsize) AS size, sum(unused) AS unused FROM dbstat GROUP BY name ORDER BY size DESC')
    .all()
  for (const { name, size, unused } of tables.slice(0, 16)) {
    console.log(`  ${name}: ${Math.round((size as number) / count)} bytes a document (${Math.round((unused as number) / count)} unused)`)
  }
}

for (const { text } of articles(400, 7)) for (const [word] of text.matchAll(/\p{L}{3,}/gu)) words.add(word)
const times: number[] = []
for (let i = 0; i < 15; i++) {
  const began = performance.now()
  const store = await openSqlite(path, { mode: 'read', hand })
  times.push(performance.now() - began)
  await store.close()
}
console.log(`opening: ${median(times).toFixed(1)} ms`)

const store = await openSqlite(path, { mode: 'read', hand })
const list = [...words]
const kinds: Readonly<Record<string, (i: number) => string>> = {
  'one word': (i) => list[(i * 7919) % list.length],
  'two words': (i) => `${list[(i * 7919) % list.length]} ${list[(i * 104729) % list.length]}`,
  'a common word': (i) => ['said', 'the', 'minister', 'company', 'on', 'report', 'people', 'police'][i % 8],
  'common words': (i) => ['the minister said', 'people of the town', 'in the report', 'a spokesman for the company'][i % 4],
  phrase: (i) => ['"the company said"', '"said on Tuesday"', '"of the inquiry"', '"who could not be named"'][i % 4],
  beginning: (i) => `${list[(i * 7919) % list.length].slice(0, 4)}*`,
}
for (const [kind, query] of Object.entries(kinds)) {
  const costs: number[] = []
  let found = 0
  const before = process.cpuUsage()
  for (let i = 0; i < 200; i++) {
    const began = performance.now()
    for await (const _ of store.search(query(i), { limit: 20 })) found++
    costs.push(performance.now() - began)
  }
  const { user, system } = process.cpuUsage(before)
  costs.sort((a, b) => a - b)
  const mean = (user + system) / 1000 / costs.length
  console.log(
    `search, ${kind}: median ${median(costs).toFixed(2)} ms, p95 ${costs[189].toFixed(2)} ms, processor ${mean.toFixed(2)} ms on average (${(found / 200).toFixed(1)} hits)`,
  )
}
await store.close()
rmSync(folder, { recursive: true })
