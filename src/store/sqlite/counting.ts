import { statSync } from 'node:fs'
import type { Breadth, Counts } from '../../model/case.ts'
import type { Connection } from './connection.ts'
import { conditionOf } from './documents.ts'
import { whole } from './whole.ts'

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
    engines: engines.map(({ engine, versions, n }) =>
      whole('what is kept of the engine that read', () => ({ engine: JSON.parse(engine as string), stages: JSON.parse(versions as string), documents: n as number })),
    ),
    languages: Object.fromEntries(languages.map(({ tag, n }) => [tag as string, n as number])),
    length: all?.length as number,
    bytes: all?.bytes as number,
    size: size('') + size('-wal'),
    jobs: count('job'),
    failures: count('failure'),
  }
}

/** How many outlets are named; the others are counted. */
const MOST_OUTLETS = 12

/** From whom and of when the documents are, counted by SQLite. */
export function breadthOf(connection: Connection): Breadth {
  const standing = conditionOf({}).sql
  const days = connection.get(`SELECT min(published) AS first, max(published) AS last, count(DISTINCT outlet) AS outlets FROM document d WHERE ${standing}`)
  const outlets = connection.all(
    `SELECT outlet, count(*) AS n FROM document d WHERE ${standing} GROUP BY outlet ORDER BY outlet IS NULL, n DESC, outlet LIMIT ${MOST_OUTLETS}`,
  )
  const unstated = connection.get(`SELECT count(*) AS n FROM document d WHERE ${standing} AND outlet IS NULL`)?.n as number
  const named = outlets.filter(({ outlet }) => outlet !== null)
  return {
    from: (days?.first as string | null) ?? null,
    to: (days?.last as string | null) ?? null,
    outlets: [...named.map(({ outlet, n }) => ({ outlet: outlet as string, documents: n as number })), ...(unstated ? [{ outlet: null, documents: unstated }] : [])],
    outletsInAll: (days?.outlets as number) ?? 0,
  }
}
