import { createHash } from 'node:crypto'
import type { Document } from '../model/document.ts'
import { HearsayError } from '../model/error.ts'
import { Budget, type Limits } from './bytes/budget.ts'
import { gunzipped } from './bytes/gunzip.ts'
import { inflate, isGzip } from './bytes/inflate.ts'
import { completed } from './complete.ts'
import type { Container, Draft, Found, Given, Known, Member, Raw } from './reader.ts'
import { draftOfText, openerOf } from './readers.ts'

/** What is known of a file before it is read. */
export interface ReadOptions {
  readonly name?: string
  readonly given?: Given
  readonly known?: Known
  readonly limits?: Partial<Limits>
  /** Whether the file was come across in a folder, and not named by the user: then a program or a table is left out, as it is within an archive. */
  readonly walked?: boolean
}

/** What stays the same while one file and all that it holds are read. */
interface Course {
  readonly given: Given
  readonly budget: Budget
  /** The number of the next document. */
  next: number
}

/** Where in the file something stands: how deep, by which name, and, where it is wrapped, the bytes by which it is known. */
interface Place {
  readonly depth: number
  readonly walked: boolean
  /** Whether the file has one document at most, which has no number. */
  readonly alone: boolean
  readonly wrapping?: Uint8Array
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
  return { at: place.alone ? null : course.next++, name, document, original, captured: known.captured ?? null }
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
      else if ('draft' in member) yield found(member.draft, member.bytes, member, inner, course)
      else yield* opened(member, container.wraps ? { ...inner, wrapping: place.wrapping ?? outer.bytes } : { ...inner, wrapping: undefined }, course)
    }
  } catch (error) {
    yield { at: null, name: outer.name, failure: asFailure(error, outer.name) }
  }
}

async function* inside(container: Container, raw: Raw, place: Place, course: Course): AsyncGenerator<Found> {
  const { limits } = course.budget
  if (place.depth > limits.depth) {
    const failure = new HearsayError('ingest/too-large', `${raw.name ?? 'the input'} is an archive within ${limits.depth} others`, {
      hint: 'unpack it, and read what you need',
    })
    yield { at: null, name: raw.name, failure }
  } else yield* membersOf(container.open(raw, course.budget), container, raw, place, course)
}

/** What can be saved of a gzip file that is damaged or too large: nothing of a document, the first members of a container. */
async function* salvaged(raw: Raw, failure: HearsayError, place: Place, course: Course): AsyncGenerator<Found> {
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of gunzipped([raw.bytes], raw.name, new Budget({ unpacked: course.budget.limits.slack }))) pieces.push(piece)
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
export async function* readAll(bytes: Uint8Array, { name, given = {}, known = {}, limits, walked = false }: ReadOptions = {}): AsyncGenerator<Found> {
  const budget = new Budget(limits)
  budget.addPacked(bytes.length)
  yield* opened({ bytes, name, known }, { depth: 0, walked, alone: true }, { given, budget, next: 1 })
}
