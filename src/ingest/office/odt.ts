import { isZip } from '../containers/zip-directory.ts'
import type { BytesReader } from '../reader.ts'
import { holdsPart, mediaTypeOf } from './package.ts'

const TYPE = /^application\/vnd\.oasis\.opendocument\.text/u
const FLAT = /<office:document\b[^>]{0,8000}opendocument\.text/u
const HEAD = 16_384

const isFlat = (bytes: Uint8Array): boolean => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  return /^[\s\u00ef\u00bb\u00bf]*</u.test(head) && FLAT.test(head)
}

/** OpenDocument texts: `.odt`, templates, and flat ones (`.fodt`). What reads them is loaded with the first one. */
export const odt: BytesReader = {
  format: 'odt',
  suits: ({ bytes }) => (isZip(bytes) ? TYPE.test(mediaTypeOf(bytes) ?? '') || (holdsPart(bytes, 'content.xml') && holdsPart(bytes, 'styles.xml')) : isFlat(bytes)),
  read: async (raw) => (await import('./odt/read.ts')).readOpenDocument(raw),
}
