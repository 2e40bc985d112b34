import { HearsayError } from '../../model/error.ts'
import type { Budget } from '../bytes/budget.ts'
import type { Container, Member, Raw } from '../reader.ts'
import { entryBytes, isZip, type ZipEntry, zipEntries } from './zip-directory.ts'

/** What an operating system leaves beside the files that a person packed. */
const isLeftover = (name: string) => /(?:^|[/\\])(?:\.|__MACOSX(?:[/\\]|$)|(?:Thumbs\.db|desktop\.ini)$)/iu.test(name)

const isFolder = ({ name }: ZipEntry) => /[/\\]$/.test(name)

async function* open({ bytes, name, known }: Raw, budget: Budget): AsyncGenerator<Member> {
  const entries = zipEntries(bytes)
  let next = entries.next()
  for (; !next.done; next = entries.next()) {
    const entry = next.value
    if (isFolder(entry) || isLeftover(entry.name)) continue
    let member: Member
    try {
      budget.enter(name)
      member = { name: entry.name, known: {}, bytes: entryBytes(bytes, entry, budget) }
    } catch (failure) {
      member = { name: entry.name, known: {}, failure: failure as HearsayError }
    }
    yield member
    if (budget.spent) return
  }
  if (next.value === true) return
  const failure = new HearsayError('ingest/broken-archive', `${name ?? 'the input'} is a zip archive whose end is missing or damaged`, {
    hint: 'get it again; what could be made out was read',
  })
  yield { name, known, failure }
}

/** A ZIP file of anything that is read. Nothing is ever written by the names in it; what systems leave in it (`__MACOSX`, hidden files) is left out. */
export const zip: Container = {
  format: 'zip',
  suits: ({ bytes }) => isZip(bytes),
  open,
}
