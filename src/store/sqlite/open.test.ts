import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import { allOf, clock } from '../contract/check.ts'
import { arrival, WEIR, weir } from '../specimens.ts'
import { connect } from './connection.ts'
import { create } from './creating.ts'
import { openSqlite } from './open.ts'
import { PAGE_SIZE, SCHEMA_VERSION } from './schema.ts'
import { transact } from './transaction.ts'
import { caseWriter } from './writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-open-'))
afterAll(() => rmSync(folder, { recursive: true }))
const hand = clock('2026-06-01T10:00:00Z')
let names = 0
const free = (): string => join(folder, `${++names}.hearsay`)

async function made(): Promise<string> {
  const path = free()
  await using store = await openSqlite(path, { mode: 'create', hand })
  await store.write((writer) => writer.admit(weir(), null))
  return path
}

/** Alters a case with another tool. */
function alter(path: string, sql: string): string {
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
  return path
}

async function isSound(path: string): Promise<void> {
  await using store = await openSqlite(path, { mode: 'write', hand })
  expect(await store.text(1)).toBe(WEIR)
  expect(await allOf(store.verify())).toEqual([])
}

test('what is no case is said to be none, by what it is', async () => {
  const text = free()
  writeFileSync(text, 'a letter, and no case at all; long enough to be a header of a database, one would think, if one did not look')
  const empty = free()
  writeFileSync(empty, '')
  const other = alter(free(), 'CREATE TABLE a (b)')
  for (const [path, code] of [
    [free(), 'store/no-case'],
    [folder, 'store/not-a-case'],
    [text, 'store/not-a-case'],
    [empty, 'store/not-a-case'],
    [other, 'store/not-a-case'],
  ]) {
    for (const mode of ['read', 'write'] as const) await expect(openSqlite(path, { mode, hand }), `${path} ${mode}`).rejects.toMatchObject({ code, name: 'HearsayError' })
  }
  expect(readFileSync(text, 'utf8')).toMatch(/^a letter/)
})

test('a case is made where nothing is, and nothing is left of one that could not be', async () => {
  const path = await made()
  await expect(openSqlite(path, { mode: 'create', hand })).rejects.toMatchObject({ code: 'store/exists' })
  await isSound(path)
  await expect(openSqlite(join(folder, 'no', 'where.hearsay'), { mode: 'create', hand })).rejects.toMatchObject({ code: 'store/unwritable' })
  const taken = join(folder, 'taken')
  mkdirSync(taken)
  await expect(openSqlite(taken, { mode: 'create', hand })).rejects.toMatchObject({ code: 'store/exists' })
  expect(readdirSync(folder).filter((name) => name.endsWith('.new') || name.endsWith('-wal'))).toEqual([])
})

test('nothing lies beside a case when nobody has it open, and reading leaves it as it is', async () => {
  const path = await made()
  const before = readFileSync(path)
  const reader = await openSqlite(path, { mode: 'read', hand })
  expect(await allOf(reader.verify())).toEqual([])
  await reader.close()
  expect(readdirSync(folder).filter((name) => name.startsWith(basename(path)))).toEqual([basename(path)])
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('a case of a newer schema is refused, and stays as it is', async () => {
  const path = alter(await made(), `PRAGMA user_version = ${SCHEMA_VERSION + 1}`)
  const before = readFileSync(path)
  for (const mode of ['read', 'write'] as const) await expect(openSqlite(path, { mode, hand })).rejects.toMatchObject({ code: 'store/newer' })
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('an older case is copied beside before it is migrated, and the copy is a case of its time', async () => {
  const path = free()
  create(path, hand, 1)
  await expect(openSqlite(path, { mode: 'read', hand })).rejects.toMatchObject({ code: 'store/older' })
  const store = await openSqlite(path, { mode: 'write', hand })
  await store.write((writer) => writer.admit(weir(), null))
  const log = await allOf(store.log())
  expect(log.map(({ action }) => action)).toEqual(['created', 'migrated', 'added', 'read'])
  expect(log[1].what).toEqual({ from: 1, to: 2, copy: `${names}.hearsay.schema-1` })
  expect((await store.purge(1, 'test')).backups).toEqual([])
  await store.close()
  const copy = connect(`${path}.schema-1`, { canWrite: false })
  expect(copy.get('PRAGMA user_version')).toMatchObject({ user_version: 1 })
  expect(copy.get('SELECT count(*) AS n FROM log')).toMatchObject({ n: 1 })
  copy.close()
  const now = connect(path, { canWrite: false })
  expect(now.get('PRAGMA user_version')).toMatchObject({ user_version: SCHEMA_VERSION })
  expect(now.all('SELECT name FROM sqlite_schema').map(({ name }) => name)).toContain('claim')
  now.close()
})

test('a migrated case holds what it held', async () => {
  const path = free()
  create(path, hand, 1)
  const v1 = connect(path, { canWrite: true })
  v1.exec(`INSERT INTO meta (name, value) VALUES ('x', 1)`)
  v1.close()
  // A second copy must not overwrite the first.
  writeFileSync(`${path}.schema-1`, 'an older copy')
  await using store = await openSqlite(path, { mode: 'write', hand })
  expect(existsSync(`${path}.schema-1-1`)).toBe(true)
  expect(readFileSync(`${path}.schema-1`, 'utf8')).toBe('an older copy')
  expect(await allOf(store.verify())).toEqual([])
})

test.each([
  ['a trigger', `CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM review; END`],
  ['a view', 'CREATE VIEW v AS SELECT 1'],
  ['a table', 'CREATE TABLE t (a)'],
  ['an index that calls functions', 'CREATE INDEX i ON document (abs(number))'],
  ['a column', 'ALTER TABLE review ADD COLUMN x TEXT'],
])('a file that holds %s of somebody else’s is refused', async (_, sql) => {
  const path = alter(await made(), sql)
  for (const mode of ['read', 'write'] as const) await expect(openSqlite(path, { mode, hand })).rejects.toMatchObject({ code: 'store/foreign' })
})

test('a file whose schema was replaced is refused: a view in the place of a table', async () => {
  const path = alter(await made(), `PRAGMA foreign_keys = OFF; DROP TABLE review; CREATE VIEW review AS SELECT 1`)
  await expect(openSqlite(path, { mode: 'read', hand })).rejects.toMatchObject({ code: 'store/foreign' })
  const lacking = alter(await made(), 'PRAGMA foreign_keys = OFF; DROP TABLE review')
  await expect(openSqlite(lacking, { mode: 'read', hand })).rejects.toMatchObject({ code: 'store/corrupt' })
})

test('a file of which half is gone is damaged, and says so', async () => {
  const path = await made()
  const bytes = readFileSync(path)
  writeFileSync(path, bytes.subarray(0, bytes.length / 2))
  await expect(openSqlite(path, { mode: 'read', hand })).rejects.toMatchObject({ code: 'store/corrupt' })
  writeFileSync(path, bytes)
  await isSound(path)
})

test('a case that is removed, renamed or replaced while it is open takes nothing more, and opens where it is', async () => {
  const path = await made()
  const store = await openSqlite(path, { mode: 'write', hand })
  await store.write((writer) => writer.record('exported', null, {}))
  renameSync(path, `${path}.elsewhere`)
  await expect(store.write((writer) => writer.record('exported', null, {}))).rejects.toMatchObject({ code: 'store/gone' })
  writeFileSync(path, 'something else')
  await expect(store.write((writer) => writer.record('exported', null, {}))).rejects.toMatchObject({ code: 'store/gone' })
  rmSync(path)
  renameSync(`${path}.elsewhere`, path)
  await store.write((writer) => writer.record('exported', null, {}))
  await store.close()
  await isSound(path)
})

test('a full disk is said, nothing of that write is kept, and the case opens afterwards', async () => {
  const path = await made()
  const connection = connect(path, { canWrite: true })
  // With no page more than it has SQLite says the same as where the disk is full.
  connection.exec(`PRAGMA max_page_count = ${Math.ceil(statSync(path).size / PAGE_SIZE)}`)
  const large = arrival(Array.from({ length: 40_000 }, (_, i) => `word${(i * 7919) % 100_003}`).join(' '))
  await expect(transact(connection, hand, (log) => caseWriter(connection, log).admit(large, null))).rejects.toMatchObject({ code: 'store/full' })
  expect(connection.get('SELECT count(*) AS n FROM document')).toMatchObject({ n: 1 })
  connection.close()
  await isSound(path)
})

const isRoot = process.getuid?.() === 0
test.skipIf(isRoot)('a case in a file or folder that may only be read is read, and says so to who writes (skipped: root may write everywhere)', async () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed)
  const path = join(closed, 'a.hearsay')
  renameSync(await made(), path)
  chmodSync(path, 0o400)
  chmodSync(closed, 0o500)
  try {
    await using store = await openSqlite(path, { mode: 'read', hand })
    expect(await store.text(1)).toBe(WEIR)
    expect(await allOf(store.verify())).toEqual([])
    await expect(openSqlite(path, { mode: 'write', hand })).rejects.toMatchObject({ code: 'store/read-only' })
    await expect(openSqlite(join(closed, 'b.hearsay'), { mode: 'create', hand })).rejects.toMatchObject({ code: 'store/unwritable' })
  } finally {
    chmodSync(closed, 0o700)
  }
})

test('a backup is a case of its own, overwrites nothing, and is named by a later purge', async () => {
  const path = await made()
  const target = free()
  await using store = await openSqlite(path, { mode: 'write', hand })
  await store.backup(target)
  await expect(store.backup(target)).rejects.toMatchObject({ code: 'store/exists' })
  await isSound(target)
  await store.write((writer) => writer.admit(arrival('Later\nThis came after the backup.'), null))
  expect((await store.purge(1, 'an order')).backups).toEqual([target])
  expect((await store.purge(2, 'an order')).backups).toEqual([])
  await using kept = await openSqlite(target, { mode: 'read', hand })
  expect(await kept.text(1)).toBe(WEIR)
})

test('nothing of what was purged stands in the file or beside it any more, plain or packed', async () => {
  const path = free()
  const secret = 'Zephyrine Quxwold'
  const text = `Quxwold in court\n${secret}, the notary of Brzak, said that “the deeds of Vlimmeren were forged”.`
  await using store = await openSqlite(path, { mode: 'create', hand })
  await store.write((writer) => {
    for (let i = 0; i < 40; i++) writer.admit(arrival(`Harbor ${i}\nThe tide table of pier ${i} was printed again, harbor master ${i} said.`), null)
    writer.admit(
      arrival(text, { name: 'Quxwold.txt', said: [[secret, 'said that', '“the deeds of Vlimmeren were forged”']] }, { url: 'https://x.example/quxwold-in-court' }),
      null,
    )
    writer.addReview({ action: 'note', subject: { of: 'document', document: 41 }, value: {}, note: `${secret} again` })
  })
  const everything = () => ['', '-wal', '-shm'].map((end) => (existsSync(path + end) ? readFileSync(path + end).toString('latin1') : '')).join('\n')
  const row = connect(path, { canWrite: false })
  const packed = row.get('SELECT text, layers FROM content JOIN reading USING (document) WHERE document = 41') as { text: Uint8Array; layers: Uint8Array }
  row.close()
  const traces = [
    ...Object.values(packed).map((bytes) => Buffer.from(bytes).toString('latin1').slice(1, 20)),
    'quxwold',
    'zephyrine',
    'vlimmeren',
    'brzak',
    'Quxwold',
    secret,
  ]
  for (const trace of traces.slice(0, 2)) expect(everything()).toContain(trace)
  expect(everything()).toContain('Quxwold')
  await store.purge(41, 'order of a court')
  for (const trace of traces) expect(everything().toLowerCase(), trace).not.toContain(trace.toLowerCase())
  const index = connect(path, { canWrite: true })
  index.exec('CREATE VIRTUAL TABLE temp.terms USING fts5vocab (main, words, row)')
  const terms = index.all('SELECT term FROM temp.terms').map(({ term }) => term as string)
  index.close()
  expect(terms).toContain('harbor')
  expect(terms.filter((term) => /quxwold|zephyrine|vlimmeren|brzak|notary|deeds/.test(term))).toEqual([])
  expect(await allOf(store.verify())).toEqual([])
})
