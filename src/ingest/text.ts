import type { Part } from '../model/document.ts'
import { isAgency } from './head/agencies.ts'
import { readByline } from './head/names.ts'
import type { Draft, Reader, Source } from './reader.ts'
import { addressesIn } from './text/addresses.ts'
import { HEAD_LINES, type Head, readHead } from './text/head.ts'
import { firstLines, type Line, lastLines, trimmed } from './text/lines.ts'
import { captionsIn, tailKindOf } from './text/tail.ts'

const TAIL_LINES = 8

/** The parts under the body: contiguous credits and corrections from the end upwards; what follows a correction belongs to it. */
function readTail(text: string, from: number): Part[] {
  const lines = lastLines(text, TAIL_LINES, from)
  const kinds = lines.map(({ start, end }) => tailKindOf(text.slice(start, end)))
  let first = lines.length
  while (first > 0 && kinds[first - 1]) first--
  const corrected = kinds.indexOf('correction')
  if (corrected >= 0 && corrected < first && lines.length - corrected <= 4) first = corrected
  return lines.slice(first).map(({ start, end }, i) => {
    const before = lines[first + i - 1]
    // A correction's words stand in the paragraphs under a short heading ("CORRECTION APPENDED", its date).
    const continues = before !== undefined && before.end - before.start < 60
    return { kind: kinds[first + i] ?? (continues ? 'correction' : 'other'), start, end }
  })
}

/** The stretches of the body between `from` and `to`, with the captions that stand among them. */
function readBody(text: string, from: number, to: number): Part[] {
  const parts: Part[] = []
  const addBody = (start: number, end: number) => {
    const body = trimmed(text, start, end)
    if (body) parts.push({ kind: 'body', ...body })
  }
  let at = from
  for (const caption of captionsIn(text, from, to)) {
    addBody(at, caption.start)
    parts.push({ kind: 'caption', ...caption })
    at = caption.end
  }
  addBody(at, to)
  return parts
}

/** What the lines under the body say: who reported, which agency helped, whose the copyright is, when it was amended. */
function signedBy(text: string, tail: readonly Part[]) {
  const authors: string[] = []
  const credits: string[] = []
  let outlet: string | null = null
  for (const part of tail) {
    if (part.kind !== 'credit') continue
    const words = text.slice(part.start, part.end).replace(/^[([]|[)\].]+$/gu, '')
    const reported = /^(?:reporting|report|writing|text) by ([^;)]+)/iu.exec(words)
    if (reported) authors.push(...readByline(reported[1]).authors)
    const owner = /^©\s*(?:\d{4}\s*)?(\p{Lu}[^,.;|]{1,60})/u.exec(words)
    if (owner) outlet ??= owner[1].trim()
    for (const name of words.split(/[\s,;/()]+(?:and |with )?/u))
      if (isAgency(name) && /\p{L}{2}/u.test(name) && !/^(?:agenc|petra$|mena$|sana$|ani$)/iu.test(name)) credits.push(name)
  }
  return { authors, credits, outlet }
}

/** Reads plain text; a line that `isMarkedHeadline` is the headline whatever its words. `markdown.ts` reads the same way what stands between its signs. */
export function readPlain(text: string, isMarkedHeadline: (line: Line) => boolean = () => false): Draft & { readonly head: Head } {
  const head = readHead(text, firstLines(text, HEAD_LINES), isMarkedHeadline)
  const tail = readTail(text, head.end)
  const parts = [...head.parts, ...readBody(text, head.end, tail[0]?.start ?? text.length), ...tail]
  const signed = signedBy(text, tail)
  return {
    head,
    text,
    language: null,
    title: head.title,
    outlet: head.outlet ?? signed.outlet,
    place: head.place,
    url: head.url,
    published: head.published,
    modified: head.modified,
    authors: head.authors.length ? head.authors : signed.authors,
    credits: [...new Set([...head.credits, ...signed.credits])],
    genre: null,
    labels: head.labels,
    hasByline: head.hasByline || signed.authors.length > 0,
    hasDate: head.hasDate || head.published !== null,
    parts,
    hyperlinks: addressesIn(text),
    markup: [],
    notes: [],
  }
}

/** Plain text: any source that no other reader takes. */
export const text: Reader = {
  format: 'text',
  suits: () => true,
  read: (source: Source) => readPlain(source.text),
}
