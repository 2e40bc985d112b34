import type { ByteRange } from '../bytes/byte-range.ts'
import type { Container } from '../reader.ts'
import { isZip, zipEntries } from './zip-directory.ts'
import { zipMembers } from './zip-members.ts'

const isArchive = ({ name }: { readonly name: string }) => /^archive\/[^/]+\.w?arc(?:\.gz)?$/i.test(name)

/** Whether a ZIP file is a web archive: it has a description of its own, and archives in the folder for them. */
function isWacz(bytes: ByteRange): boolean {
  if (!isZip(bytes)) return false
  let [described, held] = [false, false]
  for (const entry of zipEntries(bytes)) {
    described ||= entry.name === 'datapackage.json'
    held ||= isArchive(entry)
    if (described && held) return true
  }
  return false
}

/** A packed web archive (WACZ): the archives in it. Its index, list of pages and logs say nothing that the archives do not. */
export const wacz: Container = {
  format: 'wacz',
  suits: ({ bytes }) => isWacz(bytes),
  open: (raw, budget) => zipMembers(raw.bytes, raw, budget, isArchive),
  range: { suits: isWacz, open: (bytes, raw, budget) => zipMembers(bytes, raw, budget, isArchive) },
}
