import { HearsayError } from '../../model/error.ts'
import type { Budget } from '../bytes/budget.ts'
import type { Container, Member, Raw } from '../reader.ts'
import { entryBytes, isZip, zipEntries } from './zip-directory.ts'

const isArchive = (name: string) => /^archive\/[^/]+\.w?arc(?:\.gz)?$/i.test(name)

/** Whether a ZIP file is a web archive: it has a description of its own, and archives in the folder for them. */
function isWacz(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return false
  let [described, held] = [false, false]
  for (const { name } of zipEntries(bytes)) {
    described = described || name === 'datapackage.json'
    held = held || isArchive(name)
    if (described && held) return true
  }
  return false
}

async function* open({ bytes, name, known }: Raw, budget: Budget): AsyncGenerator<Member> {
  const entries = zipEntries(bytes)
  let next = entries.next()
  for (; !next.done && !budget.spent; next = entries.next()) {
    if (!isArchive(next.value.name)) continue
    try {
      budget.enter(name)
      yield { name: next.value.name, known: {}, bytes: entryBytes(bytes, next.value, budget) }
    } catch (failure) {
      yield { name: next.value.name, known: {}, failure: failure as HearsayError }
    }
  }
  if (next.done && !next.value)
    yield {
      name,
      known,
      failure: new HearsayError('ingest/broken-archive', `${name ?? 'the input'} is a web archive (WACZ) whose end is missing or damaged`, {
        hint: 'get it again; what could be made out was read',
      }),
    }
}

/** A packed web archive (WACZ): the archives in it. Its index, list of pages and logs say nothing that the archives do not. */
export const wacz: Container = { format: 'wacz', suits: ({ bytes }) => isWacz(bytes), open }
