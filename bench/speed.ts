/**
 * Tokens a second on one core, from text to every layer, beside two libraries on the same text: `node bench/speed.ts [FILE…]` (the golden corpus unless given).
 * Rates are in our tokens for all of them, so that a library which splits words otherwise gains or loses nothing by it. Whoever reads more layers does more:
 * the table says what each one reads.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openEngine } from '../src/casework/engine.ts'
import { readBytes } from '../src/ingest/readers.ts'
import type { Document } from '../src/model/document.ts'
import { goldenArticles } from '../training/score-corpus.ts'

const SECONDS = 3

const root = join(import.meta.dirname, '..')
const files = process.argv.slice(2)
const texts = files.length ? files.map((file) => readFileSync(file)) : goldenArticles().map(({ annotation }) => new TextEncoder().encode(annotation.text))
const documents: readonly Document[] = texts.map((bytes) => readBytes(bytes))

const engine = await openEngine()
const rules = await openEngine({ rules: true })
const readings = await Promise.all(documents.map((document) => engine.read(document)))
const tokens = readings.reduce((sum, { layers }) => sum + layers.tokens.length, 0)

/** Median tokens a second over rounds through all texts, after a second to warm up. */
async function rate(read: (document: Document) => unknown): Promise<number> {
  const rounds: number[] = []
  const begun = performance.now()
  while (performance.now() - begun < (SECONDS + 1) * 1000) {
    const from = performance.now()
    for (const document of documents) await read(document)
    if (performance.now() - begun > 1000) rounds.push(performance.now() - from)
  }
  return (tokens / rounds.sort((a, b) => a - b)[rounds.length >> 1]) * 1000
}

const rows: [string, string, number][] = []
const measure = async (name: string, reads: string, read: (document: Document) => unknown): Promise<void> => {
  rows.push([name, reads, await rate(read)])
}

await measure(`hearsay fast (${existsSync(join(root, 'models/en/weights.bin')) ? 'weights' : 'no weights here'})`, 'every layer', (document) => engine.read(document))
await measure('hearsay by rules', 'every layer', (document) => rules.read(document))
{
  const { default: winkNlp } = await import('wink-nlp')
  const { default: model } = await import('wink-eng-lite-web-model')
  const wink = winkNlp(model, ['sbd', 'pos', 'ner'])
  await measure('wink-nlp', 'tokens, sentences, tags, its few entities', ({ text }) => wink.readDoc(text))
}
{
  const { default: compromise } = await import('compromise/three')
  await measure('compromise/three', 'tokens, sentences, tags, chunks, people, places', ({ text }) => compromise(text))
}

console.log(`${documents.length} texts, ${tokens} tokens, ${process.version}, median of rounds over ${SECONDS} s\n`)
for (const [name, reads, perSecond] of rows) console.log(`${name.padEnd(26)}${Math.round(perSecond).toLocaleString('en').padStart(10)} tokens/s   ${reads}`)
console.log(`\npeak memory of this process with all of them loaded: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB (bench/start.ts has the program's own)`)
