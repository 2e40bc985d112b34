import { statSync } from 'node:fs'
import { HearsayError } from '../../model/error.ts'
import type { Hand } from '../store.ts'
import type { Connection } from './connection.ts'
import { rebuildIndex } from './index-words.ts'
import { patiently, transact } from './transaction.ts'

/** Brings the write-ahead log into the file and makes it empty; waits for those who read an older state. */
async function emptyLog(connection: Connection): Promise<void> {
  await patiently(connection, () => {
    if (connection.get('PRAGMA wal_checkpoint(TRUNCATE)')?.busy === 0) return
    throw new HearsayError('store/busy', `${connection.path} is still being read by another process, and old pages wait for it`, {
      hint: 'run hearsay compact when it is done',
    })
  })
}

/** Writes the file anew without its free pages, and empties the write-ahead log: what was erased stands nowhere any more. */
export async function squeeze(connection: Connection): Promise<void> {
  await emptyLog(connection)
  await patiently(connection, () => connection.exec('VACUUM'))
  await emptyLog(connection)
}

/** Makes the index anew from the texts, and the file as small as it can be. */
export async function compact(connection: Connection, hand: Hand): Promise<{ readonly before: number; readonly after: number }> {
  const size = () => statSync(connection.path).size
  await emptyLog(connection)
  const before = size()
  await transact(connection, hand, (log) => {
    rebuildIndex(connection)
    log.append('compacted', null, { before })
  })
  await squeeze(connection)
  return { before, after: size() }
}
