import { createRequire } from 'node:module'
import type { Finding } from '../../model/finding.ts'
import type { Span } from '../../model/span.ts'
import { wideEncodingOf } from './signature.ts'

/** A file's text and the encoding that it was read by. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
}

const MOST_SPANS = 100
const require = createRequire(import.meta.url)

/** chardet is loaded only for the few files that are not UTF-8: it costs 7 ms. */
const detect = (bytes: Uint8Array): string | null => (require('chardet') as typeof import('chardet')).detect(bytes.subarray(0, 200_000))

const labeled = (encoding: string): TextDecoder | null => {
  try {
    return new TextDecoder(encoding)
  } catch {
    return null
  }
}

function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: string[] = []
  let chunk = ''
  for (let i = 4; i + 4 <= bytes.length; i += 4) {
    const point = view.getUint32(i, little)
    chunk += point > 0x10ffff || (point >= 0xd800 && point < 0xe000) ? '\ufffd' : String.fromCodePoint(point)
    if (chunk.length > 8192) {
      chunks.push(chunk)
      chunk = ''
    }
  }
  return chunks.join('') + chunk
}

/** The text and the encoding: byte-order mark, else valid UTF-8, else what the source declares, else detection, else windows-1252, as browsers do. */
function read(bytes: Uint8Array, declared: string | null): Decoded {
  const wide = wideEncodingOf(bytes)
  if (wide === 'utf-32le' || wide === 'utf-32be') return { text: decodeUtf32(bytes, wide === 'utf-32le'), encoding: wide }
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
    }
  } catch {
    if (marked)
      return {
        text: new TextDecoder('utf-8').decode(bytes),
        encoding: 'utf-8',
      }
  }
  const stated = declared && !/^utf-?(?:8|16)/i.test(declared) ? labeled(declared) : null
  if (stated) return { text: stated.decode(bytes), encoding: stated.encoding }
  // A file with a handful of bad bytes is damaged UTF-8 rather than another encoding: its letters beyond ASCII come in valid sequences.
  const loose = new TextDecoder('utf-8').decode(bytes)
  if (isMostlyUtf8(loose)) return { text: loose, encoding: 'utf-8' }
  const decoder = labeled(detect(bytes) ?? '') ?? new TextDecoder('windows-1252')
  return { text: decoder.decode(bytes), encoding: decoder.encoding }
}

function isMostlyUtf8(text: string): boolean {
  let good = 0
  let bad = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) bad++
    else if (unit > 127) good++
  }
  return good > bad * 4
}

/** Spans of a character in a text, at most `MOST_SPANS`, and how many there are in all. */
function spansOf(text: string, character: string): { spans: Span[]; count: number } {
  const spans: Span[] = []
  let count = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    if (spans.length < MOST_SPANS) spans.push({ start: at, end: at + 1 })
    count++
  }
  return { spans, count }
}

/**
 * The text of a file, without a byte-order mark, line ends and all. Never throws: what cannot be decoded is U+FFFD.
 * `declared` is the encoding that the file states about itself (a page's `charset`); the bytes' own evidence goes before it.
 */
export const decode = (bytes: Uint8Array, declared: string | null = null): Decoded => read(bytes, declared)

/** What is odd about a text as it was decoded: characters lost, NULs, nothing at all. */
export function oddities(text: string, encoding: string): Finding[] {
  const notes: Finding[] = []
  const lost = spansOf(text, '\ufffd')
  if (lost.count)
    notes.push({
      rule: 'undecodable',
      spans: lost.spans,
      message: `${lost.count} ${lost.count === 1 ? 'character' : 'characters'} could not be decoded (read as ${encoding})`,
    })
  const nulls = spansOf(text, '\0')
  if (nulls.count)
    notes.push({ rule: 'null-characters', spans: nulls.spans, message: `The text has ${nulls.count} NUL ${nulls.count === 1 ? 'character' : 'characters'}` })
  if (!text.trim()) notes.push({ rule: 'empty', spans: [], message: text ? 'There is nothing but white space' : 'There is no text' })
  return notes
}
