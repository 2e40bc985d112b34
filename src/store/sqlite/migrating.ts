import { existsSync, rmSync } from 'node:fs'
import { basename } from 'node:path'
import type { Hand } from '../store.ts'
import type { Connection } from './connection.ts'
import { place } from './creating.ts'
import { MIGRATIONS, SCHEMA_VERSION } from './schema.ts'
import { transact } from './transaction.ts'

const versionOf = (connection: Connection): number => connection.get('PRAGMA user_version')?.user_version as number

/** A name beside a case that is still free. */
function besideOf(path: string, version: number): string {
  for (let again = 0; ; again++) {
    const beside = `${path}.schema-${version}${again ? `-${again}` : ''}`
    if (!existsSync(beside)) return beside
  }
}

/** Brings an older case to today's schema: a copy of it is laid beside it first, then each step is one transaction, so that one that is broken off leaves a case of some version. */
export async function migrate(connection: Connection, hand: Hand): Promise<void> {
  const copy = besideOf(connection.path, versionOf(connection))
  place(copy, (draft) => connection.run('VACUUM INTO ?', draft))
  let migrated = false
  while (versionOf(connection) < SCHEMA_VERSION) {
    await transact(connection, hand, (log) => {
      const from = versionOf(connection)
      if (from >= SCHEMA_VERSION) return
      for (const step of MIGRATIONS[from]) connection.exec(step)
      connection.exec(`PRAGMA user_version = ${from + 1}`)
      log.append('migrated', null, { from, to: from + 1, copy: basename(copy) })
      migrated = true
    })
  }
  // Another process was quicker: its copy is the one that the log names.
  if (!migrated) rmSync(copy)
}
