import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readModel, writeModel } from '../../src/classify/weights.ts'
import { openEncoder } from '../../src/encode/onnx.ts'
import { findAll } from '../../src/nlp/attribute/attribute.ts'
import { contextOf } from '../../src/nlp/attribute/context.ts'
import { engineOf } from '../../src/nlp/attribute/engine.ts'
import type { Found } from '../../src/nlp/attribute/found.ts'
import { hear } from '../../src/nlp/attribute/hear.ts'
import { type AnnotatedText, readAnnotated, readDeeplyAnnotated } from '../annotated.ts'
import { fitConfidence } from '../confidence.ts'
import { runtimeAt } from './runtime.ts'

const USAGE = `usage: node training/encoder/fit.ts RUNTIME WEIGHTS ENCODER ATTRIBUTION DEEP OUT

Fits the confidence of the default profile on every other annotated text and prints how true it is on the rest; writes the encoder with it to OUT.bin, and its manifest to OUT.json.`

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function main(): Promise<void> {
  const [runtime, weights, encoderFile, shallow, nested, out] = process.argv.slice(2)
  if (!out) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const model = readModel(readFileSync(weights), 'weights')
  const file = readModel(readFileSync(encoderFile), 'encoder')
  const encoder = await openEncoder(file, runtimeAt(runtime))
  const engine = engineOf(model, encoder.weights)
  if (!engine) throw new Error(`${weights} has no finder of attributions`)
  const outermost = readAnnotated(shallow, model)
  const deep = readDeeplyAnnotated(nested, model)
  const found = new Map<AnnotatedText, readonly Found[]>()
  for (const text of [...outermost, ...deep]) {
    const context = contextOf(text.context.text, text.context, engine.knowledge)
    found.set(text, findAll(engine.hearing(await hear(encoder, engine, context)), context))
  }
  const columns = new Map([
    ...file.columns,
    ...fitConfidence(
      outermost,
      deep,
      (text) => found.get(text) ?? [],
      (line) => console.error(line),
    ),
  ])
  const bytes = writeModel(columns)
  const source = (path: string) => ({ file: basename(path), digest: digest(readFileSync(path)) })
  const manifest = {
    file: `${basename(out)}.bin`,
    digest: digest(bytes),
    bytes: bytes.length,
    profile: 'default',
    command: 'training/encoder/README.md',
    tuned: [shallow, nested].map(source),
  }
  writeFileSync(`${out}.bin`, bytes)
  writeFileSync(`${out}.json`, `${JSON.stringify(manifest, null, 2)}\n`)
}

await main()
