import { createHash } from 'node:crypto'
import type { Document } from '../model/document.ts'
import { HearsayError } from '../model/error.ts'
import { Budget } from './bytes/budget.ts'
import type { ByteRange } from './bytes/byte-range.ts'
import { decode, oddities } from './bytes/decode.ts'
import { inflate } from './bytes/inflate.ts'
import { binaryKindOf } from './bytes/signature.ts'
import { completed } from './complete.ts'
import { arc } from './containers/arc.ts'
import { mhtml } from './containers/mhtml.ts'
import { urlList } from './containers/url-list.ts'
import { wacz } from './containers/wacz.ts'
import { warc } from './containers/warc.ts'
import { zip } from './containers/zip.ts'
import { feed } from './feed/feed.ts'
import { jsonFeed } from './feed/json-feed.ts'
import { newsmlItem, newsmlMessage } from './feed/newsml.ts'
import { ninjs } from './feed/ninjs.ts'
import { sitemap } from './feed/sitemap.ts'
import { html } from './html.ts'
import { mail, mailWithFiles } from './mail/mail.ts'
import { mailbox } from './mail/mailbox.ts'
import { markdown } from './markdown.ts'
import { noReportText } from './no-report.ts'
import { docx } from './office/docx.ts'
import { epub } from './office/epub.ts'
import { odt } from './office/odt.ts'
import { pdf } from './office/pdf.ts'
import type { BytesReader, Container, Draft, Given, Raw, Reader, Source } from './reader.ts'
import { text } from './text.ts'

/** Every format of text that is read, in the order in which they are asked; plain text takes what is left. */
const readers: readonly Reader[] = [html, markdown, text]

/** Every format of bytes that holds one document. */
const bytesReaders: readonly BytesReader[] = [pdf, docx, odt]

/** Every container that is known by marks of its own: asked before the formats of one document. */
const containers: readonly Container[] = [warc, arc, mhtml, feed, jsonFeed, sitemap, ninjs, newsmlItem, newsmlMessage, mailbox, mail, mailWithFiles]

/** Containers that other formats look like: asked after them. */
const lastContainers: readonly Container[] = [epub, wacz, zip, urlList]

const suits = (opener: Container | BytesReader, raw: Raw): boolean => {
  try {
    return opener.suits(raw)
  } catch {
    return false
  }
}

/** What opens some bytes whose compression is undone, or null where they are text or of a kind that is not read. */
export const openerOf = (raw: Raw): Container | BytesReader | null =>
  containers.find((one) => suits(one, raw)) ?? bytesReaders.find((one) => suits(one, raw)) ?? lastContainers.find((one) => suits(one, raw)) ?? null

/** The container that can be read as its bytes come which some bytes begin, or null. */
export const streamedOf = (raw: Raw): Container | null => containers.find((one) => one.stream !== undefined && suits(one, raw)) ?? null

/** The container that can be opened by place which some bytes are, or null. */
export const rangedOf = (bytes: ByteRange): Container | null => lastContainers.find(({ range }) => range?.suits(bytes)) ?? null

/** The reader of a source. */
const readerOf = (source: Source): Reader => readers.find((reader) => reader.suits(source)) ?? text

/**
 * What a file is made of that is text, or is of a kind that is not read. Where nobody named it (`walked`), kinds of text that hold no report are left out by the end of their name.
 * Text never throws, whatever it holds.
 */
export function draftOfText({ bytes, name, known }: Raw, walked: boolean): Draft | { readonly unread: string } {
  const binary = binaryKindOf(bytes)
  if (binary) return { unread: binary }
  const { text: decoded, encoding } = decode(bytes, known.contentType)
  const source = { text: decoded, name, url: known.url }
  const reader = readerOf(source)
  if (reader === text) {
    const kind = noReportText(decoded, name, walked)
    if (kind) return { unread: kind }
  }
  const draft = reader.read(source)
  const whole = draft.text === decoded && decoded ? () => [{ start: 0, end: decoded.length, from: 0, to: decoded.length }] : undefined
  return { ...draft, places: draft.places ?? whole, notes: [...oddities(draft.text, encoding), ...draft.notes] }
}

/**
 * Reads the bytes of one file of text into a document: compression undone, encoding and format told by content (`name` is a hint for Markdown only). `readAll` reads
 * every format; this is the short way for text, Markdown and pages. Text never throws, whatever it holds. Errors: `ingest/unsupported-type` for a binary
 * file, `ingest/too-large` past 512 MB, `ingest/broken-archive`.
 */
export function readBytes(bytes: Uint8Array, { name, given = {} }: { name?: string; given?: Given } = {}): Document {
  const budget = new Budget()
  budget.addPacked(bytes.length)
  const made = draftOfText({ bytes: inflate(bytes, name, budget), name, known: given.url === undefined ? {} : { url: given.url } }, false)
  if ('unread' in made) throw notRead(made.unread, name)
  return completed(made, given, `sha256:${createHash('sha256').update(bytes).digest('hex')}`, {})
}

/** What is said of a file that somebody asked for by name and that is of a kind that is not read. */
export const notRead = (kind: string, name: string | undefined): HearsayError =>
  new HearsayError('ingest/unsupported-type', `${name ?? 'the input'} is ${kind}, which is not read`, {
    hint: 'Save or copy the article as text, as a web page or as a PDF, and read that.',
    details: { kind },
  })
