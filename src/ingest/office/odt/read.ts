import { HearsayError } from '../../../model/error.ts'
import { decode } from '../../bytes/decode.ts'
import { isZip } from '../../containers/zip-directory.ts'
import { isoTime } from '../../head/iso.ts'
import type { Draft, Raw } from '../../reader.ts'
import { draftOf } from '../draft.ts'
import { withHeadline } from '../flow.ts'
import { leftOutFindings } from '../left-out.ts'
import { locked, openPackage } from '../package.ts'
import type { Properties } from '../paragraph.ts'
import { fieldsOf } from '../xml.ts'
import { readContent } from './content.ts'

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

function readText({ name }: Raw, content: string | undefined, styles?: string, meta?: string, damaged: readonly string[] = []): Draft {
  const read = content === undefined ? null : readContent(content, styles)
  if (!read || (!read.sound && !read.paragraphs.length))
    throw new HearsayError('ingest/broken-file', `${name ?? 'the input'} is an OpenDocument text that cannot be read`, {
      hint: 'Open it in a word processor, save it anew, and read that.',
    })
  const { insertions, deletions, comments } = read.tally
  const findings = leftOutFindings({ insertions, deletions, comments, hidden: 0, damaged, sound: read.sound })
  return draftOf({ paragraphs: [...withHeadline(read.paragraphs), ...read.notes], properties: propertiesOf(meta), runningHeads: [], notes: findings })
}

/** Reads an OpenDocument text: packed, a template, or flat in a single XML file. Errors: `ingest/locked`, `ingest/broken-file`, `ingest/too-large`. */
export function readOpenDocument(raw: Raw): Draft {
  if (!isZip(raw.bytes)) {
    const flat = decode(raw.bytes).text
    return readText(raw, flat, undefined, flat)
  }
  const parts = openPackage(raw)
  if (/<manifest:encryption-data\b/u.test(parts.further('META-INF/manifest.xml') ?? '')) throw locked(raw.name)
  return readText(raw, parts.text('content.xml'), parts.further('styles.xml'), parts.further('meta.xml'), parts.damaged)
}
