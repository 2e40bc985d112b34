import { HearsayError } from '../../../model/error.ts'
import { decode } from '../../bytes/decode.ts'
import { html } from '../../html.ts'
import { languageTag } from '../../language.ts'
import type { Known, Member, Raw } from '../../reader.ts'
import { openPackage, type Package } from '../package.ts'
import { type Book, readBook } from './book.ts'

/** Letters outside of links that a page has at least, if it is to be read: fewer is a list of sections, a dedication, a picture. Where no page has as many, all with words are read. */
const FEWEST = 200
/** Fewer are no more than a title or a number, and not named among what is left out. */
const A_SENTENCE = 40

const TAG = /<(\/?)([a-z][a-z\d]{0,20})?[^<>]*>/giu
/** Elements whose words say nothing of an article: links, and what is not shown. */
const UNCOUNTED = new Set(['script', 'style', 'head', 'title', 'a'])

/** How many units of a page's source are words and no links, roughly, in one pass. */
function weightOf(source: string): number {
  let weight = 0
  let at = 0
  let within = ''
  for (const { 0: tag, 1: slash, 2: given = '', index } of source.matchAll(TAG)) {
    if (!within) weight += source.slice(at, index).trim().length
    at = index + tag.length
    const name = given.toLowerCase()
    if (within ? slash && name === within : !slash && UNCOUNTED.has(name) && !tag.endsWith('/>')) within = within ? '' : name
  }
  return weight
}

/** Elements that XHTML may close in their own tag and pages may not: a page's reader would take all that follows for their content. */
const SELF_CLOSED = /<(title|script|style|a|div|span|p|i|b|em|strong|td|th|li|iframe|textarea)\b([^<>]{0,2000})\/>/giu

const knownOf = ({ title, language, published, periodical }: Book, raw: Raw, path: string, label: string | null): Known => ({
  ...(raw.known.captured ? { captured: raw.known.captured } : {}),
  ...(title ? { feed: { title, url: null } } : {}),
  ...(label ? { title: label } : {}),
  ...(periodical ? { outlet: periodical } : {}),
  ...(published ? { published } : {}),
  ...(languageTag(language) ? { language: languageTag(language) ?? '' } : {}),
  identifier: path,
  contentType: 'application/xhtml+xml',
})

const failed = (raw: Raw, code: 'ingest/broken-file' | 'ingest/locked' | 'ingest/no-text', says: string, hint: string): Member => ({
  name: raw.name,
  known: raw.known,
  failure: new HearsayError(code, `${raw.name ?? 'the input'} ${says}`, { hint }),
})

/** One page of a book, read where its source has to be put right first. */
function chapterOf(bytes: Uint8Array, name: string, known: Known): Member {
  const { text } = decode(bytes)
  const mended = text.replace(SELF_CLOSED, '<$1$2></$1>')
  if (mended === text) return { name, known, bytes }
  const { places: _places, ...draft } = html.read({ text: mended, name })
  return { name, known, bytes, draft }
}

/** The pages of a book that are text, in order, and then the short ones that are left out; a page that cannot be unpacked is a failure in its place. */
function* pagesOf(parts: Package, book: Book, raw: Raw): Generator<Member> {
  let count = 0
  const short: Member[] = []
  for (const { path, label } of book.chapters) {
    const known = knownOf(book, raw, path, label)
    try {
      if (book.locked.has(path)) throw new HearsayError('ingest/locked', `${path} is locked`)
      const bytes = parts.bytes(path)
      if (!bytes) continue
      const weight = weightOf(decode(bytes).text)
      if (weight < FEWEST) {
        if (weight >= A_SENTENCE) short.push(chapterOf(bytes, path, known))
        continue
      }
      count++
      yield chapterOf(bytes, path, known)
    } catch (error) {
      if (!(error instanceof HearsayError)) throw error
      count++
      if (error.code === 'ingest/locked') {
        yield failed(raw, 'ingest/locked', 'is protected against copying', 'Get an edition that is not, or save the articles as pages and read these.')
        return
      }
      yield { name: path, known, failure: error }
    }
  }
  if (count) yield* short.map(({ name }) => ({ name, known: raw.known, unread: 'a page of a few words' }))
  else if (short.length) yield* short
  else yield failed(raw, 'ingest/no-text', 'is a book without a page of text', 'Open it in a reader of books and copy the text.')
}

/** What a book holds: every file of text in it; covers, contents and lists of sections are left out. Never throws. */
export function* openBook(raw: Raw): Generator<Member> {
  let book: Book | null
  let parts: Package
  try {
    parts = openPackage(raw)
    book = readBook(parts)
  } catch (error) {
    if (!(error instanceof HearsayError)) throw error
    yield { name: raw.name, known: raw.known, failure: error }
    return
  }
  if (book) yield* pagesOf(parts, book, raw)
  else yield failed(raw, 'ingest/broken-file', 'is a book without the list of its pages', 'Get the file again.')
}
