import { HearsayError } from '../../model/error.ts'
import type { Budget } from '../bytes/budget.ts'
import type { ByteStream } from '../bytes/byte-stream.ts'
import type { Known, Member } from '../reader.ts'
import { type Fields, fieldsOf } from './header-fields.ts'
import { bodyOf } from './http-body.ts'
import { noReportKind, noReportPlace } from './web-kinds.ts'

/** A record of a web archive whose block comes next in its stream. */
export interface Capture {
  /** The address as the archive has it. */
  readonly name: string
  readonly length: number
  /** Whether the block is an answer of a server with its head, or the thing alone. */
  readonly http: boolean
  readonly known: Known
  /** What is wrong with the block when it is there, by its checksum; none where it has none. */
  readonly check?: (block: Uint8Array) => readonly string[]
}

const HEAD = 65_536

/** The head of an answer: its status and fields, and where its body begins; null where the block is none. */
function headOf(block: Uint8Array): { readonly status: number; readonly fields: Fields; readonly end: number } | null {
  const text = Buffer.from(block.buffer, block.byteOffset, Math.min(block.length, HEAD)).toString('latin1')
  const status = /^HTTP\/\d(?:\.\d)?[ \t]+(\d{3})/.exec(text)
  if (!status) return null
  const end = /\r?\n\r?\n/.exec(text)
  const head = end ? text.slice(0, end.index) : text
  return { status: Number(status[1]), fields: fieldsOf(head.split(/\r?\n/).slice(1)), end: end ? end.index + end[0].length : block.length }
}

const isBlank = (bytes: Uint8Array) => bytes.length < 64 && !Buffer.from(bytes).toString('latin1').trim()

/** What is said of a record that ends before it should. */
export const cutOff = (name: string) => new HearsayError('ingest/broken-archive', `${name} is cut off in its archive`, { hint: 'get the archive again' })

/**
 * Takes a record's block from the stream, all of it and no more, and makes of it what may hold a report. What by its status or declared type holds none is passed
 * over and never held.
 */
export async function takeCapture(stream: ByteStream, { name, length, http, known, check }: Capture, budget: Budget): Promise<Member> {
  const head = http ? headOf(await stream.peek(Math.min(length, HEAD))) : null
  const contentType = head ? head.fields.get('content-type') : known.contentType
  const unread =
    (head && (head.status < 200 || head.status > 299) ? `an answer of a server with status ${head.status}` : null) ??
    noReportKind(contentType) ??
    noReportPlace(known.url)
  if (unread) return (await stream.pass(length)) < length ? { name, known, failure: cutOff(name) } : { name, known, unread }
  if (length > budget.limits.document) {
    await stream.pass(length)
    return { name, known, failure: budget.bomb(name) }
  }
  const block = await stream.take(length)
  // A block that is shorter than stated may still hold all that the answer's own head promises.
  const promised = Number(head?.fields.get('content-length') ?? Number.NaN)
  if (block.length < length && !(head && block.length - head.end >= promised)) return { name, known, failure: cutOff(name) }
  try {
    const held = block.subarray(head?.end ?? 0)
    const body = head ? bodyOf(held, head.fields, name, budget) : { bytes: held, notes: [] }
    if (isBlank(body.bytes)) return { name, known, unread: 'an empty answer' }
    const short = block.length < length ? ['its record is shorter than it should be'] : []
    const faults = [...(known.faults ?? []), ...short, ...body.notes, ...(check?.(block) ?? [])]
    return { name, known: { ...known, ...(contentType ? { contentType } : {}), ...(faults.length ? { faults } : {}) }, bytes: body.bytes }
  } catch (failure) {
    return { name, known, failure: failure as HearsayError }
  }
}
