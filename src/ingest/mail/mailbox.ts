import { HearsayError } from '../../model/error.ts'
import type { Budget } from '../bytes/budget.ts'
import { type Damage, oneChunk } from '../bytes/byte-stream.ts'
import type { Container, Known, Member, Raw } from '../reader.ts'
import { looksLikeMailbox } from './signs.ts'

const NEW_LINE = 10
const MARK = Buffer.from('From ')
const ESCAPED = Buffer.from('\n>')
/** The longest that a `From ` line and the name of a field are. */
const LONGEST_LINE = 500
const LONGEST_NAME = 70
const LOOK = LONGEST_LINE + LONGEST_NAME

/** Whether a line that starts with `From ` at `at` begins a message, and no sentence: it has a year, and a field of a mail's head stands on the next line. */
function begins(bytes: Buffer, at: number): boolean {
  const end = bytes.subarray(at, at + LONGEST_LINE).indexOf(NEW_LINE)
  if (end < 0 || !/^From \S.*\b\d{4}\b/u.test(bytes.toString('latin1', at, at + end))) return false
  return /^>?[A-Za-z][\w-]{1,60}:/u.test(bytes.toString('latin1', at + end + 1, at + end + 1 + LONGEST_NAME))
}

/** Where messages begin in some bytes before `until`, in order; `atLine`: whether the bytes begin a line. */
function* starts(bytes: Buffer, until: number, atLine: boolean): Generator<number> {
  for (let at = bytes.indexOf(MARK); at >= 0 && at < until; at = bytes.indexOf(MARK, at + 1)) {
    if ((at === 0 ? atLine : bytes[at - 1] === NEW_LINE) && begins(bytes, at)) yield at
  }
}

/** A message as it was before it came into the mailbox: without its `From ` line, and with one `>` less before each `From ` that was a line's beginning. */
function unescaped(message: Buffer): Uint8Array {
  const line = message.indexOf(NEW_LINE) + 1
  // The blank line behind a message is the mailbox's.
  const blank = /\r?\n(\r?\n)$/u.exec(message.toString('latin1', Math.max(line, message.length - 4)))?.[1].length ?? 0
  const body = message.subarray(line, message.length - blank)
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

/** Gathers the bytes of one message, as many as a document may have. */
class Message {
  private pieces: Buffer[] = []
  private size = 0
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  add(bytes: Buffer): void {
    this.size += bytes.length
    if (this.size <= this.most) this.pieces.push(bytes)
    else this.pieces = []
  }

  /** The message as a member, and an empty one in its place. */
  member(known: Known): Member {
    const { pieces, size, most } = this
    this.pieces = []
    this.size = 0
    if (size <= most) return { name: undefined, known, bytes: unescaped(Buffer.concat(pieces)) }
    const failure = new HearsayError('ingest/too-large', `a message of the mailbox has more than ${Math.round(most / 1024 / 1024)} MB`, {
      hint: 'take it out of the mailbox and read what you need',
    })
    return { name: undefined, known, failure }
  }
}

/** The messages of a mailbox as its bytes come; no more than one is held. What is damaged is said, and reading goes on behind it. */
async function* messages(chunks: AsyncIterable<Uint8Array | Damage>, { name, known: { captured } }: Omit<Raw, 'bytes'>, budget: Budget): AsyncGenerator<Member> {
  const known = captured ? { captured } : {}
  const message = new Message(budget.limits.document)
  let inside = false
  let tail: Buffer = Buffer.alloc(0)
  let last = NEW_LINE
  /** Takes bytes in up to `until`: what stands behind is too near the end to be told. */
  function* taken(bytes: Buffer, until: number): Generator<Member> {
    let from = 0
    for (const at of starts(bytes, until, last === NEW_LINE)) {
      if (inside) {
        message.add(bytes.subarray(from, at))
        yield message.member(known)
      }
      inside = true
      from = at
    }
    if (inside) message.add(bytes.subarray(from, until))
    if (until > 0) last = bytes[until - 1]
  }
  for await (const chunk of chunks) {
    if ('damage' in chunk) {
      yield { name, known, failure: chunk.damage }
      continue
    }
    const held = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    const bytes = tail.length ? Buffer.concat([tail, held]) : held
    const until = Math.max(0, bytes.length - LOOK)
    yield* taken(bytes, until)
    tail = bytes.subarray(until)
  }
  yield* taken(tail, tail.length)
  if (inside) yield message.member(known)
}

/** A mailbox (mbox in its usual forms): its messages in order, each read as the mail that it is. */
export const mailbox: Container = {
  format: 'mbox',
  suits: ({ bytes }) => looksLikeMailbox(bytes),
  open: (raw, budget) => messages(oneChunk(raw.bytes), raw, budget),
  stream: messages,
}
