import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { HearsayError } from '../../model/error.ts'
import type { OpenOptions } from '../store.ts'
import type { Connection } from './connection.ts'
import { APPLICATION, MIGRATIONS, SCHEMA_VERSION } from './schema.ts'

const MAGIC = 'SQLite format 3\0'
const HEADER = 100
/** Where the header of an SQLite file has its `application_id`. */
const APPLICATION_AT = 68

/** Up to how many bytes a file is checked whole whenever it is opened: it takes some milliseconds. `verify` checks any. */
const CHEAP = 2 * 1024 * 1024

/** Throws where a path does not lead to a case, before SQLite sees any of it. */
export function mustBeCase(path: string): void {
  const unreadable = (cause: unknown) => new HearsayError('store/unreadable', `${path} cannot be read`, { hint: 'check its permissions and those of its folder', cause })
  const found = (() => {
    try {
      return statSync(path, { throwIfNoEntry: false })
    } catch (cause) {
      throw unreadable(cause)
    }
  })()
  if (!found) throw new HearsayError('store/no-case', `there is no case at ${path}`, { hint: `hearsay new ${path} makes one` })
  if (found.isDirectory()) throw new HearsayError('store/not-a-case', `${path} is a folder, and a case is one file`, { hint: 'name the file in it' })
  const header = Buffer.alloc(HEADER)
  let length = 0
  try {
    const file = openSync(path, 'r')
    try {
      length = readSync(file, header, 0, HEADER, 0)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw unreadable(cause)
  }
  if (length < HEADER || header.toString('latin1', 0, MAGIC.length) !== MAGIC || header.readUInt32BE(APPLICATION_AT) !== APPLICATION) {
    throw new HearsayError('store/not-a-case', `${path} is no case, whatever its name`, {
      hint: 'hearsay new makes one; a case that was damaged at its very beginning is in its backup',
    })
  }
}

/** What SQLite says of a search index that is damaged. Whoever reads is told, since nothing might be found; whoever writes may go on, since `compact` makes it anew. */
const IS_INDEX = /\bfts5\b/i

const squeezed = (sql: string): string => sql.replace(/\s+/g, ' ').trim()

/** The name of what a statement of our schema makes. */
const madeBy = (sql: string): string => /^CREATE (?:VIRTUAL TABLE|TABLE|INDEX) (\w+)/.exec(sql)?.[1] ?? ''

/** The tables in which FTS5 keeps an index; their text is its own affair. */
const isOfIndex = (name: string): boolean => /^words_(?:data|idx|config)$/.test(name)

/**
 * Throws where a file's schema is newer than this program, or holds anything that we did not put there: a trigger, a view or a table of somebody else's could do on reading what nobody asked for.
 * Answers the schema version. A small file is looked through for damage too, unless it is about to be checked whole.
 */
export function examine(connection: Connection, mode: OpenOptions['mode']): number {
  const { path } = connection
  const version = connection.get('PRAGMA user_version')?.user_version as number
  if (version > SCHEMA_VERSION) {
    throw new HearsayError('store/newer', `${path} was written by a newer Hearsay (schema ${version}; this one knows up to ${SCHEMA_VERSION})`, {
      hint: 'update Hearsay',
    })
  }
  const ours = new Map(
    MIGRATIONS.slice(0, Math.max(version, 0))
      .flat()
      .map((sql) => [madeBy(sql), squeezed(sql)]),
  )
  const there = connection.all('SELECT type, name, sql FROM sqlite_schema')
  for (const { type, name, sql } of there) {
    const known =
      typeof name === 'string' &&
      ((name.startsWith('sqlite_') && (type === 'table' || type === 'index')) ||
        (isOfIndex(name) && type === 'table') ||
        (typeof sql === 'string' && ours.get(name) === squeezed(sql)))
    if (!known) {
      throw new HearsayError('store/foreign', `${path} holds a ${type} that Hearsay did not make (${String(name)})`, {
        hint: 'a file from somebody else may not be what it seems; ask for the case anew, or remove the addition with the tool that made it',
      })
    }
  }
  const names = new Set(there.map(({ name }) => name))
  const lacking = [...ours.keys()].find((name) => !names.has(name))
  if (version < 1 || lacking !== undefined) {
    throw new HearsayError('store/corrupt', `${path} lacks a part of its schema (${lacking ?? 'all of it'})`, { hint: 'a backup has it whole' })
  }
  if (mode !== 'check' && statSync(path).size <= CHEAP) {
    const says = connection.all('PRAGMA quick_check(20)').map((row) => String(Object.values(row)[0]))
    const worst = says.find((one) => one !== 'ok' && !(mode === 'write' && IS_INDEX.test(one)))
    if (worst !== undefined)
      throw new HearsayError('store/corrupt', `${path} is damaged (${worst})`, { hint: 'hearsay verify names what is wrong; a backup has it whole' })
  }
  return version
}
