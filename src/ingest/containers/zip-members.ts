import { HearsayError } from '../../model/error.ts'
import type { Budget } from '../bytes/budget.ts'
import type { ByteRange } from '../bytes/byte-range.ts'
import type { Member, Raw } from '../reader.ts'
import { entryBytes, entryPieces, type ZipEntry, zipEntries } from './zip-directory.ts'

function memberOf(bytes: ByteRange, entry: ZipEntry, budget: Budget): Member {
  const { name } = entry
  try {
    budget.enter(name)
    if (Math.max(entry.packed, entry.size) > budget.limits.atOnce) return { name, known: {}, pieces: entryPieces(bytes, entry, budget) }
    return { name, known: {}, bytes: entryBytes(bytes, entry, budget) }
  } catch (failure) {
    return { name, known: {}, failure: failure as HearsayError }
  }
}

/** The entries of a ZIP file that are asked for, in the order of its directory, and, as the last, whether that is broken. */
export async function* zipMembers(bytes: ByteRange, { name, known }: Omit<Raw, 'bytes'>, budget: Budget, wanted: (entry: ZipEntry) => boolean): AsyncGenerator<Member> {
  const entries = zipEntries(bytes)
  let next = entries.next()
  for (; !next.done; next = entries.next()) {
    if (!wanted(next.value)) continue
    if (budget.spent) {
      yield { name, known, failure: budget.rest(name) }
      return
    }
    yield memberOf(bytes, next.value, budget)
  }
  if (next.value === true) return
  const failure = new HearsayError('ingest/broken-archive', `${name ?? 'the input'} is a zip archive whose end is missing or damaged`, {
    hint: 'get it again; what could be made out was read',
  })
  yield { name, known, failure }
}
