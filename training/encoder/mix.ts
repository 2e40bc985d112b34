import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EncodedText, Encoder } from '../../src/classify/encoder.ts'
import type { Model } from '../../src/classify/model.ts'
import { readModel } from '../../src/classify/weights.ts'
import { openEncoder } from '../../src/encode/onnx.ts'
import type { AttributionParts } from '../../src/model/attribution.ts'
import { attributeWith } from '../../src/nlp/attribute/with-encoder.ts'
import { readSome } from '../../src/nlp/pipeline.ts'
import { readJsonLines } from '../jsonl.ts'
import { plainDocument } from '../plain-document.ts'
import { runtimeAt } from './runtime.ts'

const USAGE = `usage: node training/encoder/mix.ts RUNTIME WEIGHTS ENCODER SHARED [NUMBERS]…

Scores the default profile on the development parts in SHARED (attribution/, deep-news/). RUNTIME is the folder of the package onnxruntime-node. NUMBERS are nine, with commas: how much linear models and
encoder count and how much beginnings are favored, for cues, nested cues and roles; each gives a line. Without them: as the encoder's file says.`

/** The encoder with all that it was asked kept, so that many ways to mix cost one reading. */
function remembering(encoder: Encoder): Encoder {
  const texts = new Map<string, EncodedText>()
  const windows = new Map<string, Float32Array>()
  return {
    ...encoder,
    readText: async (pieces, tags, marks) => {
      const key = pieces.join(',')
      const known = texts.get(key) ?? (await encoder.readText(pieces, tags, marks))
      texts.set(key, known)
      return known
    },
    readWindow: async (states, places) => {
      const key = `${states.subarray(0, 3)} ${states.subarray(-3)} ${places}`
      const known = windows.get(key) ?? (await encoder.readWindow(states, places))
      windows.set(key, known)
      return known
    },
  }
}

interface Line {
  readonly id: string
  readonly text: string
}
const WANTED = /fragment (?:source|cue|content) {3}|token content|overlap3|exact3|recall direct|linked, (?:all|nested|direct)|own text/

/** What the scorer beside a set says of attributions, the figures that matter on a line. */
function scored(shared: string, set: string, lines: readonly Line[], parts: readonly (readonly AttributionParts[])[]): string {
  const room = join(mkdtempSync(join(tmpdir(), 'hearsay-mix-')), 'read.jsonl')
  const read = lines.map(({ id, text }, i) =>
    set === 'attribution' ? { id, attributions: parts[i] } : { path: `${id}.txt`, document: { text }, layers: { attributions: parts[i] } },
  )
  writeFileSync(room, read.map((line) => `${JSON.stringify(line)}\n`).join(''))
  const table = execFileSync(process.execPath, [join(shared, set, 'score.mjs'), join(shared, set, 'dev.jsonl.gz'), room], { encoding: 'utf8' })
  const rows = table.split('\n').filter((row) => WANTED.test(row))
  return rows.map((row) => `${row.match(WANTED)?.[0].trim()} ${row.match(/F1\s+([\d.]+)/)?.[1] ?? row.match(/^.{58}\s*\S+\s+\S+\s+([\d.]+)/)?.[1]}`).join('  ')
}

async function main(): Promise<void> {
  const [runtime, weights, encoderFile, shared, ...mixes] = process.argv.slice(2)
  if (!shared) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const model = readModel(readFileSync(weights), 'weights')
  const encoder = remembering(await openEncoder(readModel(readFileSync(encoderFile), 'encoder'), runtimeAt(runtime)))
  for (const mix of mixes.length ? mixes : ['']) {
    const shares: Model['columns'] = mix ? new Map([['shares', Float32Array.from(mix.split(','), Number)]]) : new Map()
    const mixed: Encoder = { ...encoder, weights: { id: mix, columns: new Map([...encoder.weights.columns, ...shares]) } }
    for (const set of ['attribution', 'deep-news']) {
      const lines = readJsonLines<Line>(join(shared, set, 'dev.jsonl.gz'))
      const parts: (readonly AttributionParts[])[] = []
      for (const { text } of lines) {
        const document = plainDocument(text)
        const below = readSome(document, { model, guides: [] }, ['tokens', 'sentences', 'quotation', 'tags', 'tree'])
        parts.push((await attributeWith(mixed, document, below, model)) ?? [])
      }
      console.log(`${mix} ${set}  ${scored(shared, set, lines, parts)}`)
    }
  }
}

await main()
