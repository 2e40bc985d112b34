import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { HearsayError } from '../../model/error.ts'
import type { Hand } from '../store.ts'
import type { Connection } from './connection.ts'
import { place } from './creating.ts'
import { transact } from './transaction.ts'

/**
 * Copies a case as it is at one moment, while others read and write it. The log says so before the copy is there: whoever is to name all places that hold a
 * document rather names one too many.
 */
export async function backUp(connection: Connection, hand: Hand, given: string): Promise<void> {
  const target = resolve(given)
  if (existsSync(target)) throw new HearsayError('store/exists', `${target} exists already`, { hint: 'choose another name: a backup overwrites nothing' })
  if (!existsSync(dirname(target))) throw new HearsayError('store/unwritable', `there is no folder ${dirname(target)}`, { hint: 'make it first' })
  await transact(connection, hand, (log) => log.append('backed-up', null, { to: target }))
  try {
    place(target, (draft) => connection.run('VACUUM INTO ?', draft))
  } catch (error) {
    await transact(connection, hand, (log) => log.append('backed-up', null, { to: target, failed: true }))
    throw error
  }
}

/** The copies of a case that were made after an entry of its log, by their paths: backups, and what was laid aside before a migration. */
export function copiesSince(connection: Connection, entry: number): string[] {
  const rows = connection.all(`SELECT action, what FROM log WHERE number > ? AND action IN ('backed-up', 'migrated') ORDER BY number`, entry)
  const copies = new Set<string>()
  for (const { what } of rows) {
    const { to, copy, failed } = JSON.parse(what as string) as { readonly to?: unknown; readonly copy?: unknown; readonly failed?: unknown }
    if (typeof to === 'string') copies[failed ? 'delete' : 'add'](to)
    if (typeof copy === 'string') copies.add(resolve(dirname(connection.path), copy))
  }
  return [...copies]
}
