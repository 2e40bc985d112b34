import { setTimeout as sleep } from 'node:timers/promises'
import { HearsayError } from '../../model/error.ts'
import type { Hand } from '../store.ts'
import type { Connection } from './connection.ts'
import { type LogEnd, openLog } from './log.ts'

/** Tries again while another process holds the file, at uneven times, so that two who wait do not keep meeting; the loop goes on meanwhile. */
export async function patiently({ patience }: Connection, work: () => void): Promise<void> {
  const started = performance.now()
  for (;;) {
    try {
      return work()
    } catch (error) {
      const busy = error instanceof HearsayError && error.code === 'store/busy'
      if (!busy || performance.now() - started > patience) throw error
      await sleep(5 + Math.random() * 20)
    }
  }
}

/** Runs work in one immediate transaction: another writer is waited for first, and afterwards either all of it is on the disk or nothing. */
export async function transact<Result>(connection: Connection, hand: Hand, work: (log: LogEnd) => Result): Promise<Result> {
  if (!connection.canWrite) {
    throw new HearsayError('store/read-only', `${connection.path} was opened for reading`, { hint: 'a command that writes opens it for writing' })
  }
  await patiently(connection, () => {
    connection.mustBeThere()
    connection.exec('BEGIN IMMEDIATE')
  })
  try {
    const log = openLog(connection, hand)
    const result = work(log)
    log.close()
    connection.exec('COMMIT')
    connection.mustBeThere()
    return result
  } catch (error) {
    if (connection.database.isTransaction) connection.exec('ROLLBACK')
    throw error
  }
}
