import { createHash } from 'node:crypto'
import type { Document } from '../model/document.ts'
import { HearsayError } from '../model/error.ts'
import { Budget, type Limits } from './bytes/budget.ts'
import { type ByteRange, piecesOf } from './bytes/byte-range.ts'
import { type Damage, oneChunk } from './bytes/byte-stream.ts'
import { gunzipped, gunzippedOn } from './bytes/gunzip.ts'
import { inflate, isGzip } from './bytes/inflate.ts'
import { completed } from './complete.ts'
import type { Container, Draft, Found, Given, Known, Member, Raw } from './reader.ts'
import { draftOfText, openerOf, rangedOf, streamedOf } from './readers.ts'

/** What is known of a file before it is read. */
export interface ReadOptions {
  readonly name?: string
  readonly given?: Given
  readonly known?: Known
  readonly limits?: Partial<Limits>
  /** Whether the file was come across in a folder, and not named by the user: then a program or a table is left out, as it is within an archive. */
  readonly walked?: boolean
  /** Passes over the first things that the file holds, unread, where an earlier reading of it broke off: how many, and the number of the next document. */
  readonly resume?: { readonly passed: number; readonly next: number }
  /** Called before something is read of which the file may hold several: which number it will have if it is a document, and how many things came before it. */
  readonly opening?: (next: number, passed: number) => void
}

/** What stays the same while one file and all that it holds are read. */
interface Course {
  readonly given: Given
  readonly budget: Budget
  /** The number of the next document. */
  next: number
  /** How many things came so far, documents or not, and how many of the first are passed over. */
  came: number
  readonly pass: number
  readonly opening: ReadOptions['opening']
}

/** Where in the file something stands: how deep, by which name, and, where it is wrapped, the bytes by which it is known. */
interface Place {
  readonly depth: number
  readonly walked: boolean
  /** Whether the file has one document at most, which has no number. */
  readonly alone: boolean
  readonly wrapping?: Uint8Array
}

const courseOf = ({ given = {}, limits, resume, opening }: ReadOptions): Course => ({
  given,
  budget: new Budget(limits),
  next: resume?.next ?? 1,
  came: 0,
  pass: resume?.passed ?? 0,
  opening,
})

/** What is known of the file itself: an address that the user gave is one that its links stand against. */
const knownOf = ({ known = {}, given }: ReadOptions): Known => (given?.url === undefined ? known : { ...known, url: given.url })

/** Whether the next thing is one that is passed over. */
const isPassed = ({ came, pass }: Course): boolean => came < pass

/** What is found, less what is passed over. */
async function* after(course: Course, all: AsyncIterable<Found>): AsyncGenerator<Found> {
  for await (const one of all) {
    const passed = isPassed(course)
    course.came++
    if (!passed) yield one
  }
}

const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

/** Any error as one of ours: what a library throws over a file is said of the file. */
function asFailure(error: unknown, name: string | undefined): HearsayError {
  if (error instanceof HearsayError) return error
  const said = error instanceof Error ? error.message : String(error)
  return new HearsayError('ingest/broken-file', `${name ?? 'the input'} cannot be read: ${said}`, {
    hint: 'it is damaged, or odd in a way that is not known: open it elsewhere and save it anew',
    cause: error,
  })
}

function found(draft: Draft, original: Uint8Array, { name, known }: Pick<Raw, 'name' | 'known'>, place: Place, course: Course): Found {
  const document: Document = completed(draft, course.given, digestOf(original), known)
  const at = place.alone ? null : course.next
  if (!isPassed(course)) course.next++
  return { at, name, document, original, captured: known.captured ?? null, places: draft.places }
}

/** What a container holds, read in its turn. What it throws against its promise is its last failure. */
async function* membersOf(members: AsyncIterable<Member>, container: Container, outer: Raw, place: Place, course: Course): AsyncGenerator<Found> {
  const inner: Place = { ...place, depth: place.depth + 1, walked: true, alone: place.alone && container.wraps === true }
  try {
    for await (const member of members) {
      const { name } = member
      if ('failure' in member) yield { at: null, name, failure: member.failure }
      else if ('unread' in member) yield { at: null, name, unread: member.unread }
      else if ('address' in member) yield { at: null, name, address: member.address, known: member.known }
      else if ('pieces' in member) yield* openedAsItComes(member.pieces, member, inner, course)
      else if ('draft' in member) yield found(member.draft, member.bytes, member, inner, course)
      else yield* opened(member, container.wraps ? { ...inner, wrapping: place.wrapping ?? outer.bytes } : { ...inner, wrapping: undefined }, course)
    }
  } catch (error) {
    yield { at: null, name: outer.name, failure: asFailure(error, outer.name) }
  }
}

/** What a container holds, from its bytes where they are all there, or by the way that is lent. */
async function* inside(container: Container, raw: Raw, place: Place, course: Course, members = container.open(raw, course.budget)): AsyncGenerator<Found> {
  const { depth } = course.budget.limits
  if (place.depth > depth) {
    const failure = new HearsayError('ingest/too-large', `${raw.name ?? 'the input'} is an archive within ${depth} others`, { hint: 'unpack it, and read what you need' })
    yield { at: null, name: raw.name, failure }
    return
  }
  yield* membersOf(members, container, raw, place, course)
}

/** What a container holds that is read as it comes, gzip undone where its beginning is that. */
function flowing(container: Container, head: Raw, chunks: AsyncIterable<Uint8Array>, place: Place, course: Course): AsyncGenerator<Found> {
  const plain: AsyncIterable<Uint8Array | Damage> = isGzip(head.bytes) ? gunzippedOn(chunks, head.name, course.budget) : chunks
  return inside(container, head, place, course, container.stream?.(plain, head, course.budget))
}

const HEAD = 65_536

/** The container that is read as it comes which some bytes begin, gzip undone; null for everything else. */
async function streamedIn(head: Uint8Array, known: Known): Promise<Container | null> {
  if (!isGzip(head)) return streamedOf({ bytes: head, name: undefined, known })
  try {
    for await (const bytes of gunzipped(oneChunk(head), undefined, new Budget())) return streamedOf({ bytes, name: undefined, known })
  } catch {
    // Too damaged for a beginning: whoever reads it whole will say so.
  }
  return null
}

/** What can be saved of a gzip file that is damaged or too large: nothing of a document, the first members of a container. */
async function* salvaged(raw: Raw, failure: HearsayError, place: Place, course: Course): AsyncGenerator<Found> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of gunzipped(oneChunk(raw.bytes), raw.name, new Budget({ unpacked: course.budget.limits.slack }))) pieces.push(piece)
  } catch {
    // What came before is what is wanted.
  }
  const part = { ...raw, bytes: Buffer.concat(pieces) }
  const opener = pieces.length ? openerOf(part) : null
  if (opener && 'open' in opener && !opener.wraps) yield* inside(opener, part, place, course)
  yield { at: null, name: raw.name, failure }
}

/** Reads what some bytes are, whatever that is. */
async function* opened(raw: Raw, place: Place, course: Course): AsyncGenerator<Found> {
  const original = place.wrapping ?? raw.bytes
  const { name, known } = raw
  const streamed = isGzip(raw.bytes) ? await streamedIn(raw.bytes.subarray(0, HEAD), known) : null
  if (streamed) {
    yield* flowing(streamed, raw, oneChunk(raw.bytes), place, course)
    return
  }
  let plain = raw
  try {
    for (let depth = place.depth; isGzip(plain.bytes); depth++) {
      if (depth > course.budget.limits.depth) throw course.budget.bomb(name)
      plain = { ...raw, bytes: inflate(plain.bytes, name, course.budget) }
    }
  } catch (error) {
    yield* salvaged(plain, asFailure(error, name), place, course)
    return
  }
  if (plain.bytes.length > course.budget.limits.document) {
    yield { at: null, name, failure: course.budget.bomb(name) }
    return
  }
  const opener = openerOf(plain)
  if (opener && 'open' in opener) {
    yield* inside(opener, plain, place, course)
    return
  }
  if (isPassed(course)) {
    yield { at: null, name, unread: 'passed over' }
    return
  }
  if (!place.alone) course.opening?.(course.next, course.came)
  let one: Found
  try {
    const made = opener ? await opener.read(plain) : draftOfText(plain, place.walked)
    one = 'unread' in made ? { at: null, name, unread: made.unread } : found(made, original, { name, known }, place, course)
  } catch (error) {
    one = { at: null, name, failure: asFailure(error, name) }
  }
  yield one
}

/**
 * Reads everything that a file holds, in order: one document, or those of a container and of containers within it, numbered from 1. The format is told by content; `name` is a hint
 * for Markdown and for kinds of text that hold no report. Never throws: what is broken, locked or too large is a failure among what is found, and what came before it is kept.
 * One thing is held at a time, besides the bytes themselves.
 */
export async function* readAll(bytes: Uint8Array, options: ReadOptions = {}): AsyncGenerator<Found> {
  const { name, walked = false } = options
  const known = knownOf(options)
  const course = courseOf(options)
  course.budget.addPacked(bytes.length)
  yield* after(course, opened({ bytes, name, known }, { depth: 0, walked, alone: true }, course))
}

/** The beginning of some chunks, and all of them again. */
async function begun(chunks: AsyncIterable<Uint8Array>): Promise<{ readonly head: Uint8Array; readonly all: AsyncGenerator<Uint8Array> }> {
  const source = chunks[Symbol.asyncIterator]()
  const pieces: Uint8Array[] = []
  let size = 0
  while (size < HEAD) {
    const { value, done } = await source.next()
    if (done) break
    pieces.push(value)
    size += value.length
  }
  async function* all() {
    try {
      yield* pieces.splice(0)
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value
    } finally {
      await source.return?.()
    }
  }
  return { head: Buffer.concat(pieces).subarray(0, HEAD), all: all() }
}

/** Reads what some bytes are as they come: a web archive is never held whole, everything else is gathered first. Throws what the source of the bytes throws. */
async function* openedNow(chunks: AsyncIterable<Uint8Array>, { name, known }: Omit<Raw, 'bytes'>, place: Place, course: Course): AsyncGenerator<Found> {
  const { head, all } = await begun(chunks)
  const streamed = await streamedIn(head, known)
  if (streamed) {
    yield* flowing(streamed, { bytes: head, name, known }, all, place, course)
    return
  }
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of all) {
    size += piece.length
    if (size > course.budget.limits.document) {
      yield { at: null, name, failure: course.budget.bomb(name) }
      return
    }
    pieces.push(piece)
  }
  yield* opened({ bytes: Buffer.concat(pieces), name, known }, place, course)
}

/** The same of a thing within a container: what its source throws is its failure. */
async function* openedAsItComes(chunks: AsyncIterable<Uint8Array>, raw: Omit<Raw, 'bytes'>, place: Place, course: Course): AsyncGenerator<Found> {
  try {
    yield* openedNow(chunks, raw, place, course)
  } catch (error) {
    yield { at: null, name: raw.name, failure: asFailure(error, raw.name) }
  }
}

async function* counted(chunks: AsyncIterable<Uint8Array>, budget: Budget): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    budget.addPacked(chunk.length)
    yield chunk
  }
}

/**
 * Reads a file as its bytes come, as `readAll` does: a web archive of any size is never held whole. Everything else is gathered first, up to the size of one document.
 * Throws what the source of the bytes throws, and nothing else.
 */
export async function* readStream(chunks: AsyncIterable<Uint8Array>, options: ReadOptions = {}): AsyncGenerator<Found> {
  const { name, walked = false } = options
  const known = knownOf(options)
  const course = courseOf(options)
  yield* after(course, openedNow(counted(chunks, course.budget), { name, known }, { depth: 0, walked, alone: true }, course))
}

/** Reads a file whose bytes are asked for by place: a ZIP file or a packed web archive of any size is never held whole; everything else as its bytes come. */
export async function* readRange(bytes: ByteRange, options: ReadOptions = {}): AsyncGenerator<Found> {
  const container = rangedOf(bytes)
  if (!container?.range) {
    yield* readStream(piecesOf(bytes, 0, bytes.length), options)
    return
  }
  const { name, walked = false } = options
  const known = knownOf(options)
  const course = courseOf(options)
  course.budget.addPacked(bytes.length)
  const raw = { bytes: bytes.subarray(0, HEAD), name, known }
  yield* after(course, inside(container, raw, { depth: 0, walked, alone: true }, course, container.range.open(bytes, raw, course.budget)))
}
