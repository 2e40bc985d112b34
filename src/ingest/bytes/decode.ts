import { createRequire } from 'node:module'
import type { Finding } from '../../model/finding.ts'
import type { Span } from '../../model/span.ts'
import { decodeKorean } from './korean.ts'
import { charsetIn, metaCharset, xmlEncoding } from './prescan.ts'
import { wideEncodingOf } from './signature.ts'

/** A file's text and the encoding that it was read by. */
export interface Decoded {
  readonly text: string
  readonly encoding: string
}

const MOST_SPANS = 100
const require = createRequire(import.meta.url)

const SAMPLE = 200_000
const OPEN = 60
const CLOSE = 62

/** The beginning of a file without its tags, whose letters would make every page look English. */
function wordsIn(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(Math.min(bytes.length, SAMPLE))
  const last = bytes.lastIndexOf(CLOSE)
  let size = 0
  for (let at = 0; at < bytes.length && size < kept.length; at++) {
    if (bytes[at] === OPEN && at < last) at = bytes.indexOf(CLOSE, at)
    else kept[size++] = bytes[at]
  }
  return kept.subarray(0, size)
}

/**
 * The encoding that some bytes seem to be in: the likeliest that leaves no byte over. chardet is loaded only for the few files that state no encoding and
 * are not UTF-8: it costs 7 ms.
 */
function detect(bytes: Uint8Array): string | null {
  const words = wordsIn(bytes)
  const guesses = (require('chardet') as typeof import('chardet')).analyse(words).map(({ name }) => name)
  return guesses.find((name) => labeled(name)?.decode(words).includes('\ufffd') === false) ?? guesses[0] ?? null
}

/** How an encoding is undone, by any of its names; null where it is unknown, or one that browsers read nothing of. */
function labeled(label: string | null): { readonly encoding: string; readonly decode: (bytes: Uint8Array) => string } | null {
  try {
    const decoder = new TextDecoder(label ?? '')
    return decoder.encoding === 'euc-kr' ? { encoding: 'euc-kr', decode: decodeKorean } : decoder
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

/** What browsers take a label of a page for: a page that was read as far as its label is not UTF-16, whatever it says. */
const ofPage = (label: string | null): string | null => {
  const encoding = labeled(label)?.encoding
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return 'utf-8'
  return encoding === 'x-user-defined' ? 'windows-1252' : (encoding ?? null)
}

const PRESCAN = 1024
const HEAD = 65_536

/** Latin-1 characters of the beginning, without a byte-order mark. */
const headOf = (bytes: Uint8Array, length: number) => Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1')

const isMarkup = (bytes: Uint8Array) => /^\s*</.test(headOf(bytes, PRESCAN))

/** The encoding that is stated: by the transport, by the page within its first kilobyte, by an XML declaration. */
function stated(bytes: Uint8Array, contentType: string | undefined): string | null {
  const transport = labeled(charsetIn(contentType ?? ''))?.encoding
  if (transport) return transport
  if (!isMarkup(bytes)) return null
  const head = headOf(bytes, PRESCAN)
  return ofPage(metaCharset(head)) ?? ofPage(xmlEncoding(head))
}

/** The encoding that a page states further on, where a parser would start anew. */
const statedLate = (bytes: Uint8Array): string | null => (isMarkup(bytes) ? ofPage(metaCharset(headOf(bytes, HEAD))) : null)

/** Sequences of several bytes that are UTF-8, from which on it is no chance that all bytes are: then who states another encoding was wrong. */
const NO_CHANCE = 12

function hasMany(bytes: Uint8Array): boolean {
  let sequences = 0
  for (let i = 0; i < bytes.length && sequences < NO_CHANCE; i++) if (bytes[i] >= 0xc0) sequences++
  return sequences >= NO_CHANCE
}

const utf8 = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * The text of a file, without a byte-order mark, line ends and all, and its encoding, told as browsers do: byte-order mark, what the transport states (`contentType`), what the page or the XML
 * declaration states, valid UTF-8, detection. Better than browsers in two cases in which they show no letter right: bytes that are UTF-8 beyond chance though something else is
 * stated, and bytes that are none though UTF-8 is stated. Never throws: what cannot be decoded is U+FFFD.
 */
export function decode(bytes: Uint8Array, contentType?: string): Decoded {
  const wide = wideEncodingOf(bytes)
  if (wide === 'utf-32le' || wide === 'utf-32be') return { text: decodeUtf32(bytes, wide === 'utf-32le'), encoding: wide }
  if (wide) return { text: new TextDecoder(wide).decode(bytes), encoding: wide }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (marked) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' }
  const label = stated(bytes, contentType)
  const other = label !== null && label !== 'utf-8' ? labeled(label) : null
  // UTF-16 that is none by its bytes is a template's slip.
  const doubted = !other || other.encoding.startsWith('utf-16') || hasMany(bytes)
  const valid = doubted ? utf8(bytes) : null
  if (valid !== null) return { text: valid, encoding: 'utf-8' }
  if (other) return { text: other.decode(bytes), encoding: other.encoding }
  // A file with a handful of bad bytes is damaged UTF-8 rather than another encoding: its letters beyond ASCII come in valid sequences.
  const loose = new TextDecoder('utf-8').decode(bytes)
  if (isMostlyUtf8(loose)) return { text: loose, encoding: 'utf-8' }
  const late = label === null ? statedLate(bytes) : null
  const decoder = labeled(late === 'utf-8' ? null : late) ?? labeled(detect(bytes)) ?? new TextDecoder('windows-1252')
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
