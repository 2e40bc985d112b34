import { HearsayError } from '../../model/error.ts'
import type { Finding } from '../../model/finding.ts'
import { decode } from '../bytes/decode.ts'
import { isZip } from '../containers/zip-directory.ts'
import { isoTime } from '../head/iso.ts'
import type { BytesReader, Draft, Raw } from '../reader.ts'
import { draftOf } from './draft.ts'
import { withHeadline } from './flow.ts'
import { readContent, TRACKED } from './odt/content.ts'
import { holdsPart, locked, mediaTypeOf, openPackage } from './package.ts'
import type { Properties } from './paragraph.ts'
import { fieldsOf } from './xml.ts'

const TYPE = /^application\/vnd\.oasis\.opendocument\.text/u
const FLAT = /<office:document\b[^>]{0,8000}opendocument\.text/u
const HEAD = 16_384

const isFlat = (bytes: Uint8Array): boolean => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  return /^[\s\u00ef\u00bb\u00bf]*</u.test(head) && FLAT.test(head)
}

function propertiesOf(meta: string | undefined): Properties {
  const fields = fieldsOf(meta?.slice(0, 200_000), ['dc:title', 'meta:initial-creator', 'dc:creator', 'meta:creation-date', 'dc:date', 'dc:language'])
  return {
    title: fields.get('dc:title'),
    author: fields.get('meta:initial-creator') || fields.get('dc:creator'),
    language: fields.get('dc:language') || null,
    made: isoTime(fields.get('meta:creation-date')?.replace(/\.\d+$/u, '')),
    saved: isoTime(fields.get('dc:date')?.replace(/\.\d+$/u, '')),
  }
}

const times = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`

function readText({ name }: Raw, content: string | undefined, styles: string | undefined, meta: string | undefined): Draft {
  const read = content === undefined ? null : readContent(content, styles)
  if (!read || (!read.sound && !read.paragraphs.length))
    throw new HearsayError('ingest/broken-file', `${name ?? 'the input'} is an OpenDocument text that cannot be read`, {
      hint: 'Open it in a word processor, save it anew, and read that.',
    })
  const { insertions, deletions, comments } = read.tally
  const findings: Finding[] = []
  if (insertions || deletions)
    findings.push({
      rule: TRACKED,
      spans: [],
      message: `The file has tracked changes: ${times(insertions, 'insertion', 'insertions')} kept, ${times(deletions, 'deletion', 'deletions')} left out`,
    })
  if (comments) findings.push({ rule: 'comments', spans: [], message: `${times(comments, 'comment', 'comments')} in the margin left out` })
  if (!read.sound) findings.push({ rule: 'damaged', spans: [], message: 'The file is damaged; what could be read of it was' })
  return draftOf({ paragraphs: [...withHeadline(read.paragraphs), ...read.notes], properties: propertiesOf(meta), runningHeads: [], notes: findings })
}

/** OpenDocument texts: `.odt`, templates, and flat ones in a single XML file (`.fodt`). */
export const odt: BytesReader = {
  format: 'odt',
  suits: ({ bytes }) => (isZip(bytes) ? TYPE.test(mediaTypeOf(bytes) ?? '') || (holdsPart(bytes, 'content.xml') && holdsPart(bytes, 'styles.xml')) : isFlat(bytes)),
  read: (raw) => {
    if (!isZip(raw.bytes)) {
      const flat = decode(raw.bytes).text
      return readText(raw, flat, undefined, flat)
    }
    const parts = openPackage(raw)
    if (/<manifest:encryption-data\b/u.test(parts.text('META-INF/manifest.xml') ?? '')) throw locked(raw.name)
    return readText(raw, parts.text('content.xml'), parts.text('styles.xml'), parts.text('meta.xml'))
  },
}
