import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { readAll } from '../src/ingest/read-all.ts'
import type { Document } from '../src/model/document.ts'
import { type Expectation, expectationsIn } from './feed-expectations.ts'

const USAGE = `usage: node training/score-feeds.ts FOLDER [--all]

Reads every feed below FOLDER and holds it to what the comment at its head expects of its entries: title, link, identifier, authors, times, text.
Expectations of other fields, of the feed, of markup, and files with a Header line are not counted; with --all, those of title_detail and the like are too.`

const plain = (text: string): string => text.replace(/\s+/gu, ' ').trim()
const NAMES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }

/** What a reader sees of an expected value: no tags, no references. */
const shown = (markup: string): string =>
  plain(
    markup
      .replace(/<(?:[a-z/!][^>]*)>/giu, '')
      .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (all, decimal, hex, name) =>
        name ? (NAMES[name] ?? all) : String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
      ),
  )

const sameWords = (found: string | null | undefined, wanted: string, within: boolean): boolean => {
  const have = plain(found ?? '')
  return [plain(wanted), shown(wanted)].some((value) => (within ? have.replace(/\s/gu, '').includes(value.replace(/\s/gu, '')) : have === value))
}

const instant = (value: unknown): number => {
  if (Array.isArray(value)) return Date.UTC(value[0], value[1] - 1, value[2], value[3], value[4], value[5])
  const text = String(value)
  return Date.parse(/T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/u.test(text) ? `${text}Z` : text)
}

/** Whether a document is as expected; undefined where the expectation is of something that is not kept. */
function holds({ path, value }: Expectation, document: Document | undefined, all: boolean): boolean | undefined {
  const field = path.join('.')
  const text = typeof value === 'string' ? value : ''
  if (/^(?:title|title_detail\.value)$/u.test(field)) return all || field === 'title' ? sameWords(document?.title, text, false) : undefined
  if (/^(?:link|links\.0\.href)$/u.test(field)) return all || field === 'link' ? document?.url === value : undefined
  if (/^(?:id|guid)$/u.test(field)) return document?.identifier === value
  if (/^(?:author|authors\.\d+\.name|author_detail\.name)$/u.test(field)) {
    if (field === 'author_detail.name' && !all) return undefined
    return (
      document?.authors.includes(
        text
          .replace(/\s*[(<][^()<>]*@[^()<>]*[)>]/gu, '')
          .replace(/^\S+@\S+\s*\((.*)\)$/u, '$1')
          .trim(),
      ) ?? false
    )
  }
  if (/^(?:published|issued|updated|modified|created)(?:_parsed)?$/u.test(field)) {
    const found = /^(?:updated|modified)/u.test(field) ? (document?.modified ?? document?.published) : document?.published
    return instant(found) === instant(value)
  }
  if (/^(?:description|summary|content\.\d+\.value|summary_detail\.value)$/u.test(field)) {
    return all || field !== 'summary_detail.value' ? sameWords(document?.text, text, true) : undefined
  }
  return undefined
}

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(path)
    else if (entry.name.endsWith('.xml')) yield path
  }
}

/** What became of a folder of test feeds. */
export interface FeedScore {
  readonly files: number
  /** Files that could not be read, or that nothing was read of. */
  readonly failed: number
  readonly held: number
  readonly counted: number
  readonly slowest: number
  /** What did not hold, a line each. */
  readonly misses: readonly string[]
}

async function readFeedFile(bytes: Uint8Array, name: string): Promise<{ documents: Document[]; failure: string | null }> {
  const documents: Document[] = []
  try {
    for await (const found of readAll(bytes, { name })) {
      if ('document' in found) documents.push(found.document)
      else if ('failure' in found) throw found.failure
      else if ('unread' in found) return { documents, failure: `is not read: ${found.unread}` }
    }
  } catch (error) {
    return { documents, failure: error instanceof Error ? error.message : String(error) }
  }
  return { documents, failure: null }
}

/** Reads every feed below a folder and holds it to what its head expects; `all`: the fields that are not counted elsewhere too. */
export async function scoreFeeds(folder: string, all = false): Promise<FeedScore> {
  let [files, failed, held, counted, slowest] = [0, 0, 0, 0, 0]
  const misses: string[] = []
  for (const path of filesBelow(folder)) {
    const bytes = readFileSync(path)
    const name = relative(folder, path)
    const from = performance.now()
    const { documents, failure } = await readFeedFile(bytes, name)
    slowest = Math.max(slowest, performance.now() - from)
    files++
    if (failure !== null) {
      failed++
      misses.push(`${name}\t${failure}`)
    }
    for (const expectation of expectationsIn(bytes)) {
      const does = holds(expectation, documents[expectation.entry], all)
      if (does === undefined) continue
      counted++
      if (does) held++
      else misses.push(`${name}\tentry ${expectation.entry} ${expectation.path.join('.')} should be ${JSON.stringify(expectation.value)}`)
    }
  }
  return { files, failed, held, counted, slowest, misses }
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { all: { type: 'boolean', default: false } } })
  if (positionals.length === 1) {
    const { files, failed, held, counted, slowest, misses } = await scoreFeeds(positionals[0], values.all)
    process.stdout.write(`${misses.join('\n')}\n\n${files} files, ${failed} failed, slowest ${slowest.toFixed(0)} ms\n`)
    process.stdout.write(`${held} of ${counted} expectations hold: ${((100 * held) / counted).toFixed(2)} %\n`)
  } else process.stdout.write(`${USAGE}\n`)
}
