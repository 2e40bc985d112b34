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
  const part = bytes.length > most ? bytes.subarray(0, most) : bytes
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

/** The root tag of a file without its prefix, and the head of its text; null for what is not XML. Cheap: only the head is decoded. */
export function xmlRoot(raw: Raw): { readonly name: string; readonly head: string } | null {
  const first = raw.bytes.subarray(0, 40)
  if (!first.some((byte) => byte === 0x3c)) return null
  const head = fileText(raw, HEAD)
  const root = rootOf(head)
  return root && { name: root.tag.slice(root.tag.indexOf(':') + 1), head: head.slice(root.at, root.at + 4000) }
}
