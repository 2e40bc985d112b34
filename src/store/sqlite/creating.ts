import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { HearsayError } from '../../model/error.ts'
import { sha256 } from '../canonical.ts'
import { DICTIONARY, dictionaryBytes } from '../dictionary.ts'
import type { Hand } from '../store.ts'
import { connect, storeError } from './connection.ts'
import { openLog } from './log.ts'
import { APPLICATION, MIGRATIONS, PAGE_SIZE, SCHEMA_VERSION, SEGMENTER } from './schema.ts'

/** What SQLite lays beside a file while it is open. */
const BESIDE = ['-wal', '-shm', '-journal']

/** The file of a name that is taken is left alone. */
const taken = (path: string): HearsayError => new HearsayError('store/exists', `${path} exists already`, { hint: 'choose another name, or use the one that is there' })

/**
 * Throws where something lies there that SQLite laid beside an earlier file of that name, removed or renamed while it was open. It would be taken for the new file's own, and the
 * old file's documents would stand in the new one.
 */
function mustBeClear(path: string): void {
  const left = ['-wal', '-journal'].map((end) => `${path}${end}`).find((one) => existsSync(one))
  if (left === undefined) return
  // Somebody else may just have made it, and opened it.
  if (existsSync(path)) throw taken(path)
  throw new HearsayError('store/unwritable', `${left} is left over from an earlier case, with what was written to it last`, {
    hint: 'bring that case back beside it, or remove it with what ends in -shm',
  })
}

/** Puts what is kept in a folder on the disk: a file's name is otherwise lost with the power. Where a system cannot do that for folders, it does it itself. */
function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r')
    try {
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes((error as { code?: string }).code ?? '')) throw error
  }
}

/** Gives a draft its name, which nothing may have. Where a file can have but one (FAT, as sticks have it) it is renamed, which would overwrite what another process put there in that very moment. */
function settle(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes((error as { code?: string }).code ?? '') || existsSync(path)) throw error
    renameSync(draft, path)
  }
}

/**
 * Makes a file by way of a draft beside it, which is then linked into place: there is never half of one, and never one overwritten. Whatever fails, the draft is gone afterwards.
 */
export function place(path: string, make: (draft: string) => void, before?: () => void): void {
  if (existsSync(path)) throw taken(path)
  mustBeClear(path)
  const folder = dirname(path)
  if (!existsSync(folder)) throw new HearsayError('store/unwritable', `there is no folder ${folder}`, { hint: 'make it first' })
  const draft = join(folder, `.${basename(path)}.${process.pid}.new`)
  try {
    make(draft)
    before?.()
    settle(draft, path)
    syncFolder(folder)
  } catch (error) {
    const code = (error as { code?: string }).code
    if (code === 'EEXIST') throw taken(path)
    if (code === 'ENOSPC') throw new HearsayError('store/full', `${path}: no space is left on the disk`, { hint: 'free some space', cause: error })
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTSUP') {
      throw new HearsayError('store/unwritable', `${path} cannot be made (${code})`, { hint: 'check the permissions of its folder', cause: error })
    }
    const failed = storeError(error, path)
    // A person knows the file by the name that it was to have.
    if (failed instanceof HearsayError) throw new HearsayError(failed.code, failed.message.replaceAll(draft, path), { hint: failed.hint, cause: failed.cause })
    throw failed
  } finally {
    for (const end of ['', ...BESIDE]) {
      try {
        rmSync(`${draft}${end}`, { force: true })
      } catch {
        // Where nothing may be looked at, nothing was made.
      }
    }
  }
}

/** Makes an empty case of a schema version, today's unless a test asks for an older one. */
export function create(path: string, hand: Hand, version = SCHEMA_VERSION): void {
  place(path, (draft) => {
    const connection = connect(draft, { canWrite: true })
    try {
      connection.exec(`PRAGMA page_size = ${PAGE_SIZE}; PRAGMA journal_mode = WAL; BEGIN IMMEDIATE; PRAGMA application_id = ${APPLICATION}`)
      for (const step of MIGRATIONS.slice(0, version).flat()) connection.exec(step)
      connection.exec(`PRAGMA user_version = ${version}`)
      connection.run('INSERT INTO dictionary (number, bytes) VALUES (?, ?)', DICTIONARY, dictionaryBytes)
      connection.run(`INSERT INTO meta (name, value) VALUES ('segmenter', ?)`, SEGMENTER)
      const log = openLog(connection, hand)
      log.append('created', null, { schema: version, dictionary: sha256(dictionaryBytes) })
      log.close()
      connection.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      connection.close()
    }
  })
}
