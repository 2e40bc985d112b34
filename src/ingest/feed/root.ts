import { decode } from '../bytes/decode.ts'
import type { Raw } from '../reader.ts'
import { withoutC1 } from './references.ts'

const HEAD = 131_072

/** The encoding of a wide XML file without a byte-order mark, by how its first sign is written, as the XML standard has it. */
function wideWithoutMark(bytes: Uint8Array): 'utf-32be' | 'utf-32le' | null {
  if (bytes.length < 8) return null
  if (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0x3c) return 'utf-32be'
  return bytes[0] === 0x3c && bytes[1] === 0 && bytes[2] === 0 && bytes[3] === 0 ? 'utf-32le' : null
}

/** The same file with a mark before it, by which it is decoded. */
function marked(bytes: Uint8Array, encoding: 'utf-32be' | 'utf-32le'): Uint8Array {
  const whole = new Uint8Array(bytes.length + 4)
  whole.set(encoding === 'utf-32be' ? [0, 0, 0xfe, 0xff] : [0xff, 0xfe, 0, 0])
  whole.set(bytes, 4)
  return whole
}

/** The text of an XML or JSON file: by its mark, valid UTF-8, what it or its server declares, else as browsers guess. */
export function fileText({ bytes, known }: Raw, most = Number.POSITIVE_INFINITY): string {
  let end = Math.min(bytes.length, most)
  // A letter that is cut through would make the text look like one of another encoding; four bytes at a time keep wide letters whole.
  for (let back = 0; end < bytes.length && back < 3 && (bytes[end - 1] > 127 || bytes[end] > 127); back++) end -= 4
  const part = bytes.subarray(0, end)
  const wide = wideWithoutMark(part)
  if (wide) return decode(marked(part, wide)).text
  return withoutC1(decode(part, known.contentType).text)
}

/** The first tag of an XML text, in small letters, with the place where it stands; null where the text does not begin as XML. */
export function rootOf(text: string): { readonly tag: string; readonly at: number } | null {
  let at = 0
  while (at < text.length) {
    if (/\s|\ufeff/u.test(text[at])) at++
    else if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4)
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2)
    else if (text.startsWith('<!', at)) at = behindDoctype(text, at)
    else {
      const tag = /^<([\p{L}_][\w:.-]{0,60})(?=[\s/>])/u.exec(text.slice(at, at + 70))
      return tag && { tag: tag[1].toLowerCase(), at }
    }
  }
  return null
}

const after = (text: string, end: string, from: number): number => {
  const at = text.indexOf(end, from)
  return at < 0 ? text.length : at + end.length
}

function behindDoctype(text: string, from: number): number {
  const close = text.indexOf('>', from)
  const subset = text.indexOf('[', from)
  if (close < 0) return text.length
  if (subset < 0 || subset > close) return close + 1
  const end = /\]\s*>/u.exec(text.slice(subset, subset + HEAD))
  return end ? subset + end.index + end[0].length : text.length
}

const SHORT = 4096

/** The first byte of a file that is no white space, no byte-order mark and no NUL, which is half of a wide letter; -1 where none is near the start. */
function firstSign(bytes: Uint8Array): number {
  for (let at = 0; at < Math.min(bytes.length, SHORT); at++) {
    const byte = bytes[at]
    if (byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf && byte !== 0xfe && byte !== 0xff) return byte
  }
  return -1
}

/** Whether a file begins as an object of JSON. */
export const beginsAsJson = (bytes: Uint8Array): boolean => firstSign(bytes) === 0x7b

export interface Root {
  /** The root's tag in small letters, without its prefix. */
  readonly name: string
  /** The text from the root on, some thousand characters of it. */
  readonly head: string
}

const seen = new WeakMap<Raw, Root | null>()

function rootIn(raw: Raw): Root | null {
  if (firstSign(raw.bytes) !== 0x3c) return null
  let head = fileText(raw, SHORT)
  let root = rootOf(head)
  if (!root && raw.bytes.length > SHORT && /^\s*<[!?]/u.test(head)) {
    head = fileText(raw, HEAD)
    root = rootOf(head)
  }
  return root && { name: root.tag.slice(root.tag.indexOf(':') + 1), head: head.slice(root.at, root.at + SHORT) }
}

/** The root of an XML file; null for what is none. Only the head is decoded, and once: every format of XML asks. */
export function xmlRoot(raw: Raw): Root | null {
  const known = seen.get(raw)
  if (known !== undefined) return known
  const root = rootIn(raw)
  seen.set(raw, root)
  return root
}
