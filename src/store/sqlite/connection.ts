import { statSync } from 'node:fs'
import { DatabaseSync, type SQLOutputValue, type StatementSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { HearsayError } from '../../model/error.ts'

/** A row as SQLite gives it. */
export type Row = Readonly<Record<string, SQLOutputValue>>

/** A value that a statement takes. */
export type Bound = string | number | null | Uint8Array

/** An open case file: statements are compiled once, and every error of SQLite comes out as one of ours. */
export interface Connection {
  readonly path: string
  readonly database: DatabaseSync
  readonly canWrite: boolean
  readonly isImmutable: boolean
  /** How long a write waits for another process, in milliseconds. */
  readonly patience: number
  all(sql: string, ...values: readonly Bound[]): Row[]
  get(sql: string, ...values: readonly Bound[]): Row | undefined
  /** Row by row; the statement stays open until the last, and so nothing else may wait for this connection meanwhile. */
  each(sql: string): Iterable<Row>
  run(sql: string, ...values: readonly Bound[]): void
  exec(sql: string): void
  /** Throws `store/gone` where the path no longer leads to the file that was opened: SQLite itself goes on writing to a file without a name. */
  mustBeThere(): void
  close(): void
}

/** SQLite's primary result codes, for which we have a word of our own. */
const BUSY = 5
const LOCKED = 6
const READ_ONLY = 8
const INPUT_OUTPUT = 10
const CORRUPT = 11
const FULL = 13
const CANNOT_OPEN = 14
const NOT_A_DATABASE = 26

/** An error of SQLite in our words; any other is handed back as it is. */
export function storeError(cause: unknown, path: string): unknown {
  if (cause instanceof HearsayError || !(cause instanceof Error) || (cause as { code?: unknown }).code !== 'ERR_SQLITE_ERROR') return cause
  const code = ((cause as { errcode?: number }).errcode ?? 0) & 0xff
  const failed = (name: `store/${string}`, message: string, hint: string) => new HearsayError(name, message, { hint, cause })
  if (code === BUSY || code === LOCKED) return failed('store/busy', `${path} is being written by another process`, 'try again when it is done')
  if (code === FULL)
    return failed('store/full', `${path}: no space is left on the disk; nothing of the last step was kept`, 'free some space and run the same command again')
  if (code === READ_ONLY)
    return failed('store/read-only', `${path} may only be read`, 'check the permissions of the file, of what lies beside it (-wal, -shm) and of its folder')
  if (code === CORRUPT || code === NOT_A_DATABASE || cause.message.startsWith('invalid fts5 file format')) {
    return failed('store/corrupt', `${path} is damaged (${cause.message})`, 'hearsay verify names what is wrong; a backup has the rest')
  }
  if (code === CANNOT_OPEN) return failed('store/unreadable', `${path} cannot be opened`, 'check path and permissions')
  if (code === INPUT_OUTPUT)
    return failed('store/unwritable', `${path} could not be read or written (${cause.message})`, 'check the disk, then run the same command again')
  return cause
}

/** How long SQLite itself waits for another process, in milliseconds; whoever writes waits longer, without holding up the loop. */
const WAIT = 250

/** How long a write waits where nobody says otherwise. */
const PATIENCE = 5000

/**
 * Opens a file with SQLite, defensively: no extension, no function or virtual table called from its schema, no writing to the schema, cells checked for their size.
 * `tidies`: a reader that clears away what SQLite lays beside the file when it is the last to close it, as one without the right to write cannot. `immutable` reads a file in a folder where SQLite cannot lay its own files beside it.
 */
export function connect(
  path: string,
  how: { readonly canWrite: boolean; readonly tidies?: boolean; readonly immutable?: boolean; readonly patience?: number },
): Connection {
  const guarded = <Result>(work: () => Result): Result => {
    try {
      return work()
    } catch (error) {
      throw storeError(error, path)
    }
  }
  const place = how.immutable ? new URL(`${pathToFileURL(path).href}?immutable=1`) : path
  const database = guarded(
    () => new DatabaseSync(place, { readOnly: !how.canWrite && !how.tidies, timeout: WAIT, enableForeignKeyConstraints: true, allowExtension: false }),
  )
  const inode = (() => {
    const found = statSync(path, { throwIfNoEntry: false })
    return found && `${found.dev}:${found.ino}`
  })()
  const compiled = new Map<string, StatementSync>()
  const statement = (sql: string): StatementSync => {
    let made = compiled.get(sql)
    if (!made) compiled.set(sql, (made = database.prepare(sql)))
    return made
  }
  database.enableDefensive?.(true)
  try {
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON')
    if (!how.canWrite && how.tidies) database.exec('PRAGMA query_only = ON')
  } catch (error) {
    database.close()
    throw storeError(error, path)
  }
  return {
    path,
    database,
    canWrite: how.canWrite,
    isImmutable: how.immutable ?? false,
    patience: how.patience ?? PATIENCE,
    all: (sql, ...values) => guarded(() => statement(sql).all(...values)),
    get: (sql, ...values) => guarded(() => statement(sql).get(...values)),
    *each(sql) {
      try {
        yield* database.prepare(sql).iterate()
      } catch (error) {
        throw storeError(error, path)
      }
    },
    run: (sql, ...values) => guarded(() => void statement(sql).run(...values)),
    exec: (sql) => guarded(() => database.exec(sql)),
    mustBeThere() {
      const found = statSync(path, { throwIfNoEntry: false })
      if (found && `${found.dev}:${found.ino}` === inode) return
      throw new HearsayError('store/gone', `${path} was ${found ? 'replaced' : 'removed or renamed'} while it was open`, {
        hint: 'put it back, or open the case where it is now',
      })
    },
    close: () => guarded(() => database.close()),
  }
}
