import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Fault } from '../../model/case.ts'
import { allOf, clock } from '../contract/check.ts'
import { arrival, ferry, spanOf, WEIR, weir } from '../specimens.ts'
import { openSqlite } from './open.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-damage-'))
afterAll(() => rmSync(folder, { recursive: true }))
const hand = clock('2026-06-01T10:00:00Z')
const sound = join(folder, 'sound.hearsay')

beforeAll(async () => {
  await using store = await openSqlite(sound, { mode: 'create', hand })
  const { start, end } = spanOf(WEIR, 'Jarno Pell')
  await store.write((writer) => {
    const job = writer.beginJob('add papers')
    writer.admit(weir({ name: 'weir.txt' }, { url: 'https://courier.example/weir' }), job)
    writer.admit(weir({ name: 'weir-again.txt' }), job)
    writer.admit(ferry({ name: 'ferry.txt' }), job)
    writer.admit(arrival('Eels\nEels were seen.', { name: 'eels.txt' }), job)
    writer.fail({ job, name: 'scan.pdf', code: 'ingest/no-text', message: 'scan.pdf has no text' })
    writer.endJob(job)
    writer.addReview({
      action: 'confirm',
      subject: { of: 'span', document: 1, layer: 'sources', spans: [{ exact: 'Jarno Pell', prefix: '', suffix: '', start, end }] },
      value: {},
      note: 'seen',
    })
    writer.keepFetching({
      address: 'https://a.example/',
      at: '2026-06-01T09:00:00Z',
      status: 200,
      etag: null,
      lastModified: null,
      finalAddress: 'https://a.example/',
      exchanges: [Buffer.from('WARC')],
      documents: [1],
    })
    writer.remove(3, 'no report')
  })
})

let copies = 0
const copy = (): string => {
  const path = join(folder, `copy-${++copies}.hearsay`)
  copyFileSync(sound, path)
  return path
}

async function faultsOf(path: string): Promise<Fault[]> {
  await using store = await openSqlite(path, { mode: 'check', hand })
  return allOf(store.verify())
}

/** Changes a case behind its back, as a tool or a failing disk does. */
function change(sql: string, ...values: (string | number | Uint8Array)[]): string {
  const path = copy()
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  database.enableDefensive?.(false)
  database.prepare(sql).run(...values)
  database.close()
  return path
}

test('a sound case has no fault', async () => {
  expect(await faultsOf(sound)).toEqual([])
})

const flipped = (bytes: Uint8Array, at: number): Uint8Array => bytes.map((byte, i) => (i === at ? byte ^ 0x10 : byte))

/** Blobs that are kept, by table and column, and of which kind a fault in one is. */
const BLOBS: readonly (readonly [string, string, Fault['kind']])[] = [
  ['content', 'text', 'text'],
  ['content', 'original', 'original'],
  ['reading', 'layers', 'layer'],
  ['reading', 'sources', 'source'],
  ['document', 'rest', 'document'],
  ['exchange', 'bytes', 'original'],
  ['dictionary', 'bytes', 'file'],
]

test.each(BLOBS)('one flipped byte in %s.%s is found and named, whichever it is', async (table, column, kind) => {
  const database = new DatabaseSync(sound, { readOnly: true })
  const row = database.prepare(`SELECT rowid AS number, ${column} AS bytes FROM ${table} ORDER BY rowid LIMIT 1`).get() as { number: number; bytes: Uint8Array }
  database.close()
  const steps = Math.max(1, Math.floor(row.bytes.length / 5))
  const places = [...Array.from({ length: row.bytes.length }, (_, i) => i).filter((i) => i % steps === 0), row.bytes.length - 1]
  for (const at of places) {
    const faults = await faultsOf(change(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`, flipped(row.bytes, at), row.number))
    expect(
      faults.map((fault) => fault.kind),
      `byte ${at}`,
    ).toContain(kind)
    if (table !== 'dictionary' && table !== 'exchange')
      expect(faults.find((fault) => fault.kind === kind)).toMatchObject({ document: 1, name: expect.stringContaining('weir.txt') })
  }
})

/** Changes of single values, and the fault that tells of each. */
const CHANGES: readonly (readonly [string, Partial<Fault>])[] = [
  [`UPDATE document SET outlet = 'Tidewater Courjer' WHERE number = 1`, { kind: 'document', document: 1 }],
  ['UPDATE document SET issued = 1 WHERE number = 2', { kind: 'document', document: 2 }],
  ['UPDATE document SET stands = stands + 1 WHERE number = 2', { kind: 'document', document: 2 }],
  ['UPDATE document SET removal = NULL WHERE number = 3', { kind: 'document', document: 3 }],
  ['UPDATE document SET entry = entry - 1 WHERE number = 2', { kind: 'document', document: 2 }],
  [`UPDATE other_name SET name = 'weir-agaim.txt'`, { kind: 'document', document: 1, name: 'weir-agaim.txt' }],
  ['DELETE FROM other_name', { kind: 'document', document: 1 }],
  [`UPDATE review SET note = 'seem'`, { kind: 'review', document: 1, name: 'review 1' }],
  [`UPDATE review SET subject = replace(subject, 'Pell', 'Bell')`, { kind: 'review', document: 1 }],
  ['UPDATE review SET document = 2', { kind: 'review', name: 'review 1' }],
  ['DELETE FROM review', { kind: 'review', name: 'review 1' }],
  ['UPDATE job SET added = added + 1', { kind: 'job', name: 'job 1' }],
  [`UPDATE failure SET message = 'scam.pdf'`, { kind: 'job', name: 'failure 1' }],
  [`UPDATE fetching SET status = 201`, { kind: 'original', name: 'fetch 1' }],
  [`UPDATE stages SET versions = replace(versions, 'first', 'furst')`, { kind: 'layer', name: 'stages 1' }],
  [`UPDATE log SET what = replace(what, 'no report', 'mo report')`, { kind: 'log', name: expect.stringMatching(/^entry \d+$/) }],
  [`UPDATE log SET by = 'orlb' WHERE number = 2`, { kind: 'log', name: 'entry 2' }],
  ['UPDATE log SET at = at + 1 WHERE number = 3', { kind: 'log', name: 'entry 3' }],
  [`UPDATE log SET digest = x'00' WHERE number = 4`, { kind: 'log', name: 'entry 4' }],
  ['DELETE FROM log WHERE number = 5', { kind: 'log', name: 'entry 5' }],
  ['DELETE FROM log WHERE number = (SELECT max(number) FROM log)', { kind: 'log' }],
  [`UPDATE meta SET value = '00' WHERE name = 'head'`, { kind: 'log' }],
  ['UPDATE sameness SET key = key + 1 WHERE key = (SELECT max(key) FROM sameness)', { kind: 'index' }],
  ['DELETE FROM reading WHERE document = 2', { kind: 'layer', document: 2 }],
  ['DELETE FROM content WHERE document = 2', { kind: 'text', document: 2 }],
  ['UPDATE content SET text = (SELECT text FROM content WHERE document = 3) WHERE document = 2', { kind: 'document', document: 2 }],
  ['UPDATE review SET entry = entry - 1', { kind: 'review', name: 'review 1' }],
  ['UPDATE job SET entry = entry + 1', { kind: 'job', name: 'job 1' }],
  ['UPDATE failure SET entry = entry - 1', { kind: 'job', name: 'failure 1' }],
  ['UPDATE fetching SET entry = entry - 1', { kind: 'original', name: 'fetch 1' }],
  ['UPDATE fetching_document SET document = 2', { kind: 'original', name: 'fetch 1' }],
  ['DELETE FROM fetching_document', { kind: 'original', name: 'fetch 1' }],
  [`DELETE FROM meta WHERE name = 'entries'`, { kind: 'log', says: expect.stringContaining('does not say how many') }],
  ['UPDATE words_idx SET pgno = pgno + 4', { kind: 'index', name: 'search index' }],
  ['UPDATE words_data SET id = id + 1 WHERE id > 100', { kind: 'index', name: 'search index' }],
  [`UPDATE words_config SET k = 'versiom'`, { kind: 'index', name: 'search index' }],
  [`INSERT INTO words (rowid, text) VALUES (2, 'smuggled')`, { kind: 'index', name: 'word “smuggled”' }],
  [`INSERT INTO words (words) VALUES ('delete-all')`, { kind: 'index' }],
]

test.each(CHANGES)('%s is found', async (sql, fault) => {
  expect(await faultsOf(change(sql))).toContainEqual(expect.objectContaining(fault))
})

test('a document that is gone altogether is missed, by the log', async () => {
  const path = copy()
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false })
  for (const table of ['content', 'reading', 'sameness', 'document']) database.exec(`DELETE FROM ${table} WHERE ${table === 'document' ? 'number' : 'document'} = 2`)
  database.close()
  expect(await faultsOf(path)).toContainEqual({ kind: 'document', document: 2, name: 'document 2', says: expect.stringContaining('is not there') })
})

test('a reading that is damaged is mended by reading again, its words in the index too', async () => {
  const path = change('UPDATE reading SET layers = ? WHERE document = 1', new Uint8Array([1, 2, 3]))
  await using store = await openSqlite(path, { mode: 'write', hand })
  await expect(store.reading(1)).rejects.toMatchObject({ code: 'store/corrupt' })
  const { changed } = await store.write((writer) => writer.keepReading(1, weir().reading!))
  expect(changed).toContain('attributions')
  expect(await allOf(store.verify())).toEqual([])
  expect((await allOf(store.search('waited', { in: 'quotation' }))).length).toBe(1)
})

test.each([`INSERT INTO words (words) VALUES ('delete-all')`, 'UPDATE words_idx SET pgno = pgno + 4', 'UPDATE words_data SET block = zeroblob(3) WHERE id > 100'])(
  'an index that is damaged (%s) is mended by compacting',
  async (sql) => {
    await using store = await openSqlite(change(sql), { mode: 'write', hand })
    await store.compact()
    expect((await allOf(store.search('waited'))).length).toBe(1)
    expect(await allOf(store.verify())).toEqual([])
  },
)

test('a byte flipped anywhere in the file never makes anything throw but an error with a code, and none in what is kept is missed', async () => {
  const bytes = readFileSync(sound)
  const texts = readFileSync(sound, 'latin1')
  // Where words stand plainly in the file, in rows that are kept.
  const places = ['Tidewater Courier', 'weir-again.txt', 'scan.pdf has no text', 'add papers', 'no report', 'Évariste'].map(
    (words) => texts.indexOf(Buffer.from(words).toString('latin1')) + 2,
  )
  expect(Math.min(...places.slice(0, 5))).toBeGreaterThan(100)
  for (let at = 130; at < bytes.length; at += 30011) places.push(at)
  for (const [i, at] of places.filter((place) => place > 100).entries()) {
    const path = copy()
    writeFileSync(path, flipped(bytes, at))
    const faults = await faultsOf(path).catch((error) => {
      expect(error.code, `byte ${at}: ${error}`).toMatch(/^store\//)
      return ['an error']
    })
    if (i < 5) expect(faults, `byte ${at}`).not.toEqual([])
    rmSync(path)
  }
})

test.each([
  [`UPDATE log SET what = '{' WHERE number = 2`, 'log'],
  [`UPDATE review SET subject = '{'`, 'reviews'],
  [`UPDATE document SET authors = '[' WHERE number = 1`, 'documents'],
  [`UPDATE document SET entry = (SELECT max(number) FROM log), removal = NULL WHERE number = 1`, undefined],
  [`UPDATE stages SET engine = '{'`, 'counts'],
] as const)('who reads what was damaged so (%s) is told that it is damaged', async (sql, what) => {
  await using store = await openSqlite(change(sql), { mode: 'read', hand })
  const read = { log: () => allOf(store.log()), reviews: () => allOf(store.reviews()), documents: () => allOf(store.documents()), counts: () => store.counts() }
  if (what) await expect(read[what]()).rejects.toMatchObject({ code: 'store/corrupt' })
  else expect(await faultsOf(store.place)).not.toEqual([])
})
