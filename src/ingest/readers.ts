import { createHash } from 'node:crypto'
import type { Document } from '../model/document.ts'
import { HearsayError } from '../model/error.ts'
import { decode, oddities } from './bytes/decode.ts'
import { inflate, isGzip } from './bytes/inflate.ts'
import { binaryKindOf } from './bytes/signature.ts'
import { completed } from './complete.ts'
import { html } from './html.ts'
import { markdown } from './markdown.ts'
import type { FormatName, Given, Reader, Source } from './reader.ts'
import { text } from './text.ts'

/** Every format that is read, in the order in which they are asked; plain text takes what is left. */
export const readers: readonly Reader[] = [html, markdown, text]

/** The reader of a source. */
const readerOf = (source: Source): Reader => readers.find((reader) => reader.suits(source)) ?? text

const HEAD = 1024

/** The encoding that a page or an XML file states in its first kilobyte, or null. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD * 4))
  if (!/^[\s\u00ef\u00bb\u00bf]*</u.test(head)) return null
  return (/<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:-]{2,40})/iu.exec(head) ?? /^[^<]*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:-]{2,40})/iu.exec(head))?.[1] ?? null
}

/** What is not read, and how a folder's walk names it: `format` for what is, `unread` (a kind in words) for what is not. */
export type Kind = { readonly format: FormatName } | { readonly unread: string }

/** Kinds of text that hold no article, by the end of a file's name: a folder's walk leaves them out. */
const NO_ARTICLE: Readonly<Record<string, string>> = {
  json: 'a JSON file',
  jsonl: 'a JSON Lines file',
  ndjson: 'a JSON Lines file',
  csv: 'a table (CSV)',
  tsv: 'a table (TSV)',
  xml: 'an XML file',
  rss: 'a feed',
  atom: 'a feed',
  svg: 'a drawing (SVG)',
  css: 'a style sheet',
  js: 'a program',
  mjs: 'a program',
  ts: 'a program',
  py: 'a program',
  sh: 'a program',
  toml: 'a file of settings',
  yaml: 'a file of settings',
  yml: 'a file of settings',
  ini: 'a file of settings',
  map: 'a source map',
  lock: 'a lock file',
}

/** Which format a file's bytes are of, without reading it whole; never throws. */
export function kindOf(bytes: Uint8Array, name?: string): Kind {
  let plain = bytes
  try {
    plain = isGzip(bytes) ? inflate(bytes, name) : bytes
  } catch {
    return { unread: 'a gzip file that cannot be unpacked' }
  }
  const binary = binaryKindOf(plain)
  if (binary) return { unread: binary }
  const noArticle = NO_ARTICLE[/\.(\w+)(?:\.gz)?$/u.exec(name ?? '')?.[1].toLowerCase() ?? '']
  if (noArticle) return { unread: noArticle }
  const { text } = decode(plain.subarray(0, 65_536), declaredEncoding(plain))
  return { format: readerOf({ text, name }).format }
}

/**
 * Reads the bytes of one file into a document: compression undone, encoding and format told by content (`name` is a hint for Markdown only).
 * Text never throws, whatever it holds. Errors: `ingest/unsupported-type` for a binary file, `ingest/too-large` past 512 MB, `ingest/broken-archive`.
 */
export function readBytes(bytes: Uint8Array, { name, given = {} }: { name?: string; given?: Given } = {}): Document {
  const plain = inflate(bytes, name)
  const binary = binaryKindOf(plain)
  if (binary) {
    throw new HearsayError('ingest/unsupported-type', `${name ?? 'the input'} is ${binary}; text, Markdown and HTML are read`, {
      hint: 'Save or copy the article as text or as a web page, and read that.',
      details: { kind: binary },
    })
  }
  const { text, encoding } = decode(plain, declaredEncoding(plain))
  const source = { text, name }
  const draft = readerOf(source).read(source)
  const id = `sha256:${createHash('sha256').update(bytes).digest('hex')}`
  return completed({ ...draft, notes: [...oddities(draft.text, encoding), ...draft.notes] }, given, id)
}
