import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readBytes } from '../src/ingest/readers.ts'
import { readLayers } from '../src/nlp/pipeline.ts'
import { medianCost, type Table } from './harness.ts'
import { weights } from './model.ts'

/** What saved pages of a folder (`.html`, `.html.gz`) cost: to find the article in each, and to read it too. */
export function pages(folder: string): Table {
  const texts = readdirSync(folder)
    .filter((name) => /\.html?(?:\.gz)?$/.test(name))
    .map((name) => ({ name: name.replace(/\.gz$/, ''), bytes: readFileSync(join(folder, name)), packed: name.endsWith('.gz') }))
    .map(({ name, bytes, packed }) => ({ name, bytes: packed ? gunzipSync(bytes) : bytes }))
  const resources = { model: weights(), guides: [] }
  const opened = medianCost(3, 1, () => {
    for (const { name, bytes } of texts) readBytes(bytes, { name })
  })
  const read = medianCost(3, 1, () => {
    for (const { name, bytes } of texts) readLayers(readBytes(bytes, { name }), resources)
  })
  const row = (what: string, { wall, cpu }: typeof read) => [what, (wall / texts.length).toFixed(2), (cpu / texts.length).toFixed(2)]
  return {
    title: 'Web pages',
    note: `${texts.length} saved pages, ${Math.round(texts.reduce((sum, { bytes }) => sum + bytes.length, 0) / texts.length / 1000)} kB each on average; the mean of a page, median of 3 rounds.`,
    head: ['work', 'ms by the clock', 'ms of processor time'],
    rows: [row('finding title, byline, date and body', opened), row('that, and every layer', read)],
  }
}
