import type { Budget } from '../bytes/budget.ts'
import type { ByteRange } from '../bytes/byte-range.ts'
import type { Container, Member, Raw } from '../reader.ts'
import { isZip, type ZipEntry, zipEntries } from './zip-directory.ts'
import { zipMembers } from './zip-members.ts'

/** What an operating system leaves beside the files that a person packed; steps upwards in a path hide nothing. */
const isLeftover = (name: string) => /(?:^|[/\\])(?:\.(?!\.?[/\\])|__MACOSX(?:[/\\]|$)|(?:Thumbs\.db|desktop\.ini)$)/iu.test(name)

const isFolder = ({ name }: ZipEntry) => /[/\\]$/.test(name)

/** What a ZIP file is that is one thing of a kind that holds no report, by an entry that all of the kind have. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^xl\/workbook\./, 'a spreadsheet'],
  [/^ppt\/presentation\./, 'a presentation'],
  [/^visio\/document\./, 'a drawing'],
  [/^AndroidManifest\.xml$/, 'a program (Android)'],
  [/^META-INF\/MANIFEST\.MF$/, 'a program (Java)'],
  [/^Payload\/[^/]+\.app\//, 'a program (iOS)'],
]
/** The same by the media type that stands uncompressed at the beginning. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/opendocument\.spreadsheet/, 'a spreadsheet'],
  [/opendocument\.presentation/, 'a presentation'],
  [/opendocument\.(?:graphics|image|chart|formula|database)/, 'a drawing'],
]

const LOOKED_AT = 200

function kindOf(bytes: ByteRange): string | null {
  const type = /^mimetype(application\/[\w.+-]+)/.exec(Buffer.from(bytes.subarray(30, 160)).toString('latin1'))?.[1]
  const byType = type && TYPES.find(([pattern]) => pattern.test(type))?.[1]
  if (byType) return byType
  let looked = 0
  for (const { name } of zipEntries(bytes)) {
    const kind = KINDS.find(([pattern]) => pattern.test(name))?.[1]
    if (kind || ++looked > LOOKED_AT) return kind ?? null
  }
  return null
}

async function* members(bytes: ByteRange, raw: Omit<Raw, 'bytes'>, budget: Budget): AsyncGenerator<Member> {
  const kind = kindOf(bytes)
  if (kind) yield { name: raw.name, known: raw.known, unread: kind }
  else yield* zipMembers(bytes, raw, budget, (entry) => !isFolder(entry) && !isLeftover(entry.name))
}

/** A ZIP file of anything that is read. Nothing is ever written by the names in it; what systems leave in it (`__MACOSX`, hidden files) is left out. */
export const zip: Container = {
  format: 'zip',
  suits: ({ bytes }) => isZip(bytes),
  open: (raw, budget) => members(raw.bytes, raw, budget),
  range: { suits: isZip, open: members },
}
