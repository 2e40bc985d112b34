import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readBytes } from '../src/ingest/readers.ts'
import type { Document } from '../src/model/document.ts'
import { readLayers } from '../src/nlp/pipeline.ts'
import { goldenArticles } from '../training/score-corpus.ts'

/** What is read over and over is at least this long, so that one round is no matter of luck. */
const FEWEST_TOKENS = 100_000

const EXAMPLES = join(import.meta.dirname, '../examples')

/** Documents to measure with, and how many tokens of ours they hold in all. */
export interface Texts {
  readonly documents: readonly Document[]
  readonly tokens: number
}

/** The texts of a file: of each line's `text` where it is `.jsonl.gz`, else what a reading takes from it. */
function documentsOf(file: string): Document[] {
  const bytes = readFileSync(file)
  if (!file.endsWith('.jsonl.gz')) return [readBytes(bytes, { name: file })]
  const lines = gunzipSync(bytes).toString('utf8').split('\n').filter(Boolean)
  return lines.map((line) => readBytes(new TextEncoder().encode((JSON.parse(line) as { readonly text: string }).text)))
}

/** The texts of the files, or the golden articles and the examples where there are none; all of them again and again until they are long enough. */
export function textsOf(files: readonly string[]): Texts {
  const once = files.length
    ? files.flatMap(documentsOf)
    : [
        ...goldenArticles().map(({ annotation }) => readBytes(new TextEncoder().encode(annotation.text))),
        ...readdirSync(EXAMPLES).map((name) => readBytes(readFileSync(join(EXAMPLES, name)), { name })),
      ]
  const lengths = once.map((document) => readLayers(document, { model: null, guides: [] }).tokens.length)
  const all = lengths.reduce((sum, length) => sum + length, 0)
  const times = Math.max(1, Math.ceil(FEWEST_TOKENS / Math.max(all, 1)))
  return { documents: Array.from({ length: times }, () => once).flat(), tokens: all * times }
}

/** A text of so many bytes: the golden articles one after the other, as often as it takes. */
export function textOfLength(bytes: number): string {
  const article = goldenArticles()
    .map(({ annotation }) => annotation.text)
    .join('\n\n')
  return article.repeat(Math.ceil(bytes / article.length)).slice(0, bytes)
}
