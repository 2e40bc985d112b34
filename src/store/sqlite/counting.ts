import { statSync } from 'node:fs'
import type { Counts } from '../../model/case.ts'
import type { Connection } from './connection.ts'
import { conditionOf } from './documents.ts'

/** What a case file holds, counted by SQLite: no document is read for it. */
export function countsOf(connection: Connection): Counts {
  const count = (sql: string): number => connection.get(`SELECT count(*) AS n FROM ${sql}`)?.n as number
  const standing = conditionOf({}).sql
  const every = conditionOf({ versions: true }).sql
  const documents = count(`document d WHERE ${standing}`)
  const all = connection.get(`SELECT count(*) AS n, total(length) AS length, total(bytes) AS bytes, total(issued) AS issued FROM document d WHERE ${every}`)
  const languages = connection.all(`SELECT coalesce(language, 'und') AS tag, count(*) AS n FROM document d WHERE ${standing} GROUP BY tag ORDER BY n DESC, tag`)
  const engines = connection.all(
    `SELECT s.engine, s.versions, count(*) AS n FROM document d JOIN reading r ON r.document = d.number JOIN stages s ON s.number = r.stages WHERE ${every} GROUP BY s.number`,
  )
  const size = (end: string): number => statSync(`${connection.path}${end}`, { throwIfNoEntry: false })?.size ?? 0
  return {
    documents,
    versions: (all?.n as number) - documents,
    issued: all?.issued as number,
    removed: count('document WHERE removal IS NOT NULL'),
    purged: count(`document d JOIN log l ON l.number = d.removal WHERE l.action = 'purged'`),
    unread: count(`document d WHERE ${every} AND NOT EXISTS (SELECT 1 FROM reading r WHERE r.document = d.number)`),
    engines: engines.map(({ engine, versions, n }) => ({ engine: JSON.parse(engine as string), stages: JSON.parse(versions as string), documents: n as number })),
    languages: Object.fromEntries(languages.map(({ tag, n }) => [tag as string, n as number])),
    length: all?.length as number,
    bytes: all?.bytes as number,
    size: size('') + size('-wal'),
    jobs: count('job'),
    failures: count('failure'),
  }
}
