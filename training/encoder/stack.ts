import { readFileSync, writeFileSync } from 'node:fs'
import type { Column, Model } from '../../src/classify/model.ts'
import { readModel, writeModel } from '../../src/classify/weights.ts'
import { openEncoder } from '../../src/encode/onnx.ts'
import { listen } from '../../src/nlp/attribute/hear.ts'
import { type AnnotatedText, readAnnotated, readDeeplyAnnotated } from '../annotated.ts'
import { type Heard, trainAttribution } from '../attribution.ts'
import { runtimeAt } from './runtime.ts'

const USAGE = `usage: node training/encoder/stack.ts RUNTIME WEIGHTS ENCODER OUT FILE…

Learns the linear models that find attributions anew, as what they add to what an encoder says, and writes the encoder with them to OUT. Each FILE is annotated news (attribution/ or deep-news/).`

/** How much of what the encoder says counts: it is surer of texts that it learnt from than of others. */
const SHARE = 0.6

const scaled = (rows: Float32Array): Float32Array => rows.map((x) => x * SHARE)

async function main(): Promise<void> {
  const [runtime, weights, encoderFile, out, ...files] = process.argv.slice(2)
  if (!files.length) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const model = readModel(readFileSync(weights), 'weights')
  const file = readModel(readFileSync(encoderFile), 'encoder')
  const encoder = await openEncoder(file, runtimeAt(runtime))
  const deep = files.filter((name) => /deep/.test(name)).flatMap((name) => readDeeplyAnnotated(name, model))
  const known = new Set(deep.map(({ id }) => id))
  const texts = [
    ...files
      .filter((name) => !/deep/.test(name))
      .flatMap((name) => readAnnotated(name, model))
      .filter(({ id }) => !known.has(id)),
    ...deep,
  ]
  console.error(`${texts.length} texts`)
  const heard = new Map<AnnotatedText, Heard>()
  for (const text of texts) {
    const { context, attributions } = text
    const cues = new Float32Array(context.tokens.length * 6)
    const runs = attributions.filter(({ cue }) => cue.length).map(({ cue }) => ({ first: cue[0], last: cue[cue.length - 1] }))
    const roles = await listen(
      encoder,
      context,
      (first, rows) => cues.set(scaled(rows), first * 6),
      (sentence) => runs.filter(({ first }) => context.sentences.of[first] === sentence),
    )
    heard.set(text, { cues, roles: new Map([...roles].map(([cue, { first, emissions }]) => [cue, { first, emissions: scaled(emissions) }])) })
    if (heard.size % 100 === 0) console.error(`heard ${heard.size}`)
  }
  const chain = (name: string) => ({
    transitions: scaled(file.columns.get(`${name}.transitions`) as Float32Array),
    starts: scaled(file.columns.get(`${name}.starts`) as Float32Array),
  })
  const nothing: Heard = { cues: new Float32Array(0), roles: new Map() }
  const hearing = { of: (text: AnnotatedText) => heard.get(text) ?? nothing, outer: chain('outer'), deep: chain('deep'), roles: chain('roles') }
  const learnt = trainAttribution(texts, model.columns, (line) => console.error(line), hearing)
  const shares: [string, Column] = ['shares', Float32Array.from([1, SHARE, 0.6, 1, SHARE, 0.8, 1, SHARE, 0.3])]
  const columns: Model['columns'] = new Map([...file.columns, ...learnt, shares])
  const bytes = writeModel(columns)
  writeFileSync(out, bytes)
  console.error(`${bytes.length} bytes`)
}

await main()
