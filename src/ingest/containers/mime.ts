import { type Fields, fieldsOf } from './header-fields.ts'

/** One part of a message: its head and its body as it stands, and where it began. */
export interface MimePart {
  readonly fields: Fields
  readonly body: Uint8Array
}

const MOST_HEAD = 65_536

/** A parameter of a field, without quotation marks: `boundary` of `multipart/related; boundary="x"`. */
export function parameterOf(field: string | undefined, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(field ?? '')
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2]
}

/** The head and the body of a message or a part. */
export function messageOf(bytes: Uint8Array): MimePart {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MOST_HEAD)).toString('latin1')
  const end = /^\r?\n|\r?\n\r?\n/.exec(head)
  if (!end) return { fields: fieldsOf(head.split(/\r?\n/)), body: bytes.subarray(bytes.length) }
  return { fields: fieldsOf(head.slice(0, end.index).split(/\r?\n/)), body: bytes.subarray(end.index + end[0].length) }
}

/** The parts between the lines of a boundary; what stands before the first is none. A last part that is not closed is taken to the end. */
export function* partsOf(body: Uint8Array, boundary: string): Generator<MimePart> {
  const held = Buffer.from(body.buffer, body.byteOffset, body.length)
  const mark = `--${boundary}`
  let from = -1
  for (let at = held.indexOf(mark); at >= 0; at = held.indexOf(mark, at + mark.length)) {
    const after = at + mark.length
    const closes = held[after] === 45 && held[after + 1] === 45
    const ends = closes || after >= held.length || /[\r\n\t ]/.test(String.fromCharCode(held[after]))
    if ((at > 0 && held[at - 1] !== 10) || !ends) continue
    if (from >= 0) yield messageOf(body.subarray(from, Math.max(from, at - (held[at - 2] === 13 ? 2 : 1))))
    if (closes) return
    const line = held.indexOf(10, after)
    from = line < 0 ? held.length : line + 1
  }
  if (from >= 0 && from < held.length) yield messageOf(body.subarray(from))
}

/** A part's body with its transfer encoding undone; what is not of it is passed over. */
export function contentOf({ fields, body }: MimePart): Uint8Array {
  const encoding = fields.get('content-transfer-encoding')?.trim().toLowerCase()
  const held = Buffer.from(body.buffer, body.byteOffset, body.length)
  if (encoding === 'base64') return Buffer.from(held.toString('latin1'), 'base64')
  return encoding === 'quoted-printable' ? unquoted(held) : body
}

const hex = (byte: number) => (byte >= 48 && byte <= 57 ? byte - 48 : byte >= 65 && byte <= 70 ? byte - 55 : byte >= 97 && byte <= 102 ? byte - 87 : -1)

/** Quoted-printable undone: `=` and two digits are a byte, `=` at the end of a line joins it to the next. */
function unquoted(held: Uint8Array): Uint8Array {
  const out = new Uint8Array(held.length)
  let size = 0
  for (let at = 0; at < held.length; at++) {
    const byte = held[at]
    if (byte === 61) {
      const [high, low] = [hex(held[at + 1]), hex(held[at + 2])]
      if (high >= 0 && low >= 0) {
        out[size++] = high * 16 + low
        at += 2
        continue
      }
      let end = at + 1
      while (held[end] === 32 || held[end] === 9) end++
      if (held[end] === 13) end++
      if (held[end] === 10) {
        at = end
        continue
      }
    }
    out[size++] = byte
  }
  return out.subarray(0, size)
}
