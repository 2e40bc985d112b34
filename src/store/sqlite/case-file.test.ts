import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LOG_ACTIONS } from '../../model/case.ts'
import { clock } from '../contract/check.ts'
import { ferry, weir } from '../specimens.ts'
import { openSqlite } from './open.ts'
import { APPLICATION, SCHEMA_VERSION } from './schema.ts'

const page = readFileSync(join(import.meta.dirname, '../../../docs/reference/case-file.md'), 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'hearsay-file-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'case.hearsay')

beforeAll(async () => {
  await using store = await openSqlite(path, { mode: 'create', hand: clock('2026-06-01T10:00:00Z') })
  await store.write((writer) => {
    const job = writer.beginJob('add papers')
    writer.admit(weir(), job)
    writer.admit(ferry(), job)
    writer.fail({ job, name: 'scan.pdf', code: 'ingest/no-text', message: 'no text' })
    writer.remove(2, 'a hoax')
  })
})

function using<Result>(work: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    return work(database)
  } finally {
    database.close()
  }
}

const sections = page
  .split(/^### /m)
  .slice(1)
  .map((section) => ({
    table: /^`(\w+)`/.exec(section)?.[1],
    columns: [...section.split(/^## /m)[0].matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names]) => [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name)),
  }))

test('every table and column of the file is documented, and no other', () => {
  const real = using((database) =>
    database
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'words\\_%' ESCAPE '\\'`)
      .all()
      .map(({ name }) => ({
        table: name,
        columns: database
          .prepare('SELECT name FROM pragma_table_info(?)')
          .all(name as string)
          .map((column) => column.name as string),
      })),
  )
  const sorted = (list: readonly { table: unknown; columns: readonly string[] }[]) => Object.fromEntries(list.map(({ table, columns }) => [table, [...columns].sort()]))
  expect(real.length).toBeGreaterThan(15)
  expect(sorted(sections)).toEqual(sorted(real))
})

test('the numbers by which a file is known, and the actions of the log, are as the page says', () => {
  expect(page).toContain(`0x${APPLICATION.toString(16)}`)
  expect(page).toContain(`schema version, ${SCHEMA_VERSION} now`)
  expect(using((database) => [database.prepare('PRAGMA application_id').get(), database.prepare('PRAGMA user_version').get()])).toMatchObject([
    { application_id: APPLICATION },
    { user_version: SCHEMA_VERSION },
  ])
  const actions = /^\| `action` \| (.+) \|$/gm
  const listed = [...page.matchAll(actions)].map(([, list]) => list).find((list) => list.includes('met-again'))
  expect(listed?.match(/[a-z-]+/g)).toEqual([...LOG_ACTIONS])
})

test('every question of the page has an answer', () => {
  const questions = [...page.matchAll(/^```sql\n([\s\S]*?)```/gm)].map(([, sql]) => sql)
  expect(questions.length).toBeGreaterThan(5)
  using((database) => {
    for (const sql of questions) expect(database.prepare(sql).all().length, sql).toBeGreaterThan(0)
  })
})
