import type { Container, Member, Raw } from '../reader.ts'
import { looksLikeMailbox } from './signs.ts'

const NEW_LINE = 10
const MARK = Buffer.from('\nFrom ')
const ESCAPED = Buffer.from('\n>')
/** The longest that a `From ` line and the name of a field are. */
const LONGEST_LINE = 500
const LONGEST_NAME = 70

/** Whether a `From ` line at `at` begins a message, and no sentence: it has a year, and a field of a mail's head stands on the next line. */
function begins(bytes: Buffer, at: number): boolean {
  const end = bytes.subarray(at, at + LONGEST_LINE).indexOf(NEW_LINE)
  if (end < 0 || !/^From \S.*\b\d{4}\b/u.test(bytes.toString('latin1', at, at + end))) return false
  return /^>?[A-Za-z][\w-]{1,60}:/u.test(bytes.toString('latin1', at + end + 1, at + end + 1 + LONGEST_NAME))
}

/** Where messages begin, in order. One search through the file. */
function* starts(bytes: Buffer): Generator<number> {
  if (begins(bytes, 0)) yield 0
  for (let at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) if (begins(bytes, at + 1)) yield at + 1
}

/** A message as it was before it came into the mailbox: without its `From ` line, and with one `>` less before each `From ` that was a line's beginning. */
function unescaped(message: Buffer): Uint8Array {
  const line = message.indexOf(NEW_LINE) + 1
  let end = message.length
  // The blank line behind a message is the mailbox's.
  if (message[end - 1] === NEW_LINE && (message[end - 2] === NEW_LINE || (message[end - 2] === 13 && message[end - 3] === NEW_LINE)))
    end -= message[end - 2] === 13 ? 2 : 1
  const body = message.subarray(line, end)
  const pieces: Buffer[] = []
  let from = 0
  for (let at = body.indexOf(ESCAPED); at >= 0; at = body.indexOf(ESCAPED, at + 1)) {
    let behind = at + 1
    while (body[behind] === 62) behind++
    if (body.toString('latin1', behind, behind + 5) !== 'From ') continue
    pieces.push(body.subarray(from, at + 1))
    from = at + 2
  }
  return pieces.length ? Buffer.concat([...pieces, body.subarray(from)]) : body
}

function* membersOf({ bytes, known: { captured } }: Raw): Generator<Member> {
  const held = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let from = -1
  const member = (end: number): Member => ({ name: undefined, known: captured ? { captured } : {}, bytes: unescaped(held.subarray(from, end)) })
  for (const at of starts(held)) {
    if (from >= 0) yield member(at)
    from = at
  }
  if (from >= 0) yield member(held.length)
}

/** A mailbox (mbox in its usual forms): its messages in order, each read as the mail that it is. */
export const mailbox: Container = {
  format: 'mbox',
  suits: ({ bytes }) => looksLikeMailbox(bytes),
  async *open(raw) {
    yield* membersOf(raw)
  },
}
