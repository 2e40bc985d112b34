import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Column, Model } from '../src/classify/model.ts'
import { readModel, writeModel } from '../src/classify/weights.ts'
import { tag } from '../src/nlp/tag/tag.ts'
import { type AnnotatedText, readAnnotated, readDeeplyAnnotated } from './annotated.ts'
import { trainAttribution } from './attribution.ts'
import { calibrateValues } from './calibrate-values.ts'
import { findWith, fitConfidence } from './confidence.ts'
import { readMatched, readValued } from './deep-values.ts'
import { readNamed, trainEntities } from './entities.ts'
import { readJsonLines } from './jsonl.ts'
import { trainParser } from './parser.ts'
import { plainDocument } from './plain-document.ts'
import { trainTagger } from './tagger.ts'
import { readGum, readSilver, type TreebankText } from './treebank.ts'
import { trainValues } from './values.ts'
import { readVoiced, trainVoice } from './voice.ts'

const USAGE = `usage: npm run train -- FILE… [--tune FILE]… [--classes FILE] [--out FOLDER]

Learns every model of the fast profile from annotated files (JSON Lines, gzipped or not), told apart by their fields:
  annotations   outermost attributions, and silver tags and trees where there are "sentences"
  layers        attributions with nested ones and values
  entities      gold tags, trees and mentions
--tune FILE     annotated files on which confidence is fitted (every other article) and checked (the rest)
--classes FILE  classes of words (training/word-classes.ts); models/en/word-classes.bin unless given
--out FOLDER    where weights.bin and manifest.json go; models/en unless given`

type Shape = 'attributions' | 'deep' | 'treebank'

/** What a file holds, by the fields of its first line. */
function shapeOf(path: string): Shape {
  const first = readJsonLines<Record<string, unknown>>(path)[0] ?? {}
  if ('annotations' in first) return 'attributions'
  if ('layers' in first) return 'deep'
  if ('tokens' in first && 'entities' in first) return 'treebank'
  throw new Error(`${path} is no file that training knows: its lines have none of annotations, layers, entities`)
}

const started = performance.now()
const say = (line: string): void => console.error(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`)
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function main(): void {
  const { values: options, positionals: files } = parseArgs({
    allowPositionals: true,
    options: { tune: { type: 'string', multiple: true }, classes: { type: 'string' }, out: { type: 'string' } },
  })
  if (!files.length) {
    console.error(USAGE)
    process.exitCode = 2
    return
  }
  const root = join(import.meta.dirname, '..')
  const out = options.out ?? join(root, 'models/en')
  const byShape = (shape: Shape, of: readonly string[]) => of.filter((file) => shapeOf(file) === shape)
  const columns = new Map<string, Column>(readModel(readFileSync(options.classes ?? join(root, 'models/en/word-classes.bin')), 'classes').columns)
  const learn = (learnt: readonly (readonly [string, Column])[]): Model => {
    for (const [name, column] of learnt) columns.set(name, column)
    // Through the file's form, so that what comes after learns from what will be read.
    return readModel(writeModel(columns), 'training')
  }

  const silver = byShape('attributions', files).flatMap(readSilver)
  const gold = byShape('treebank', files).flatMap(readGum)
  say(`tagger: ${silver.length} texts with silver tags, ${gold.length} with gold ones`)
  let model = learn(trainTagger([...silver, ...gold, ...gold]))
  say('parser')
  const tagsOf = (text: TreebankText) => tag.run(plainDocument(text.text), text, { model, guides: [] })
  model = learn(trainParser([...silver, ...gold], tagsOf))

  const named = files.flatMap((file) => {
    const shape = shapeOf(file)
    return shape === 'attributions' ? readNamed(file, silver, 1) : shape === 'treebank' ? readNamed(file, gold, 4) : []
  })
  say(`entities: ${named.length} texts`)
  model = learn(trainEntities(named, tagsOf))

  const readBoth = (of: readonly string[]) => {
    const deep = byShape('deep', of).flatMap((file) => readDeeplyAnnotated(file, model))
    const known = new Set(deep.map(({ id }) => id))
    const outermost = byShape('attributions', of).flatMap((file) => readAnnotated(file, model))
    return { deep, outermost, all: [...outermost.filter(({ id }) => !known.has(id)), ...deep] as AnnotatedText[] }
  }
  const texts = readBoth(files)
  say(`attributions: ${texts.all.length} texts`)
  model = learn(trainAttribution(texts.all, columns, say))
  const valued = byShape('deep', files).flatMap((file) => readValued(file, model))
  say(`values: ${valued.length} texts`)
  if (valued.length) model = learn(trainValues(valued))
  const voiced = byShape('deep', files).flatMap((file) => readVoiced(file, model))
  say(`voice: ${voiced.length} texts`)
  if (voiced.length) model = learn(trainVoice(voiced))
  const tuning = readBoth(options.tune ?? [])
  if (tuning.all.length) model = learn(fitConfidence(tuning.outermost.length ? tuning.outermost : tuning.all, tuning.deep, findWith(model), say))
  const matched = byShape('deep', options.tune ?? []).flatMap((file) => readMatched(file, model))
  if (matched.length) learn([calibrateValues(matched, model)])

  const bytes = writeModel(columns)
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'weights.bin'), bytes)
  const source = (file: string) => ({ file: basename(file), digest: digest(readFileSync(file)) })
  const manifest = {
    file: 'weights.bin',
    digest: digest(bytes),
    bytes: bytes.length,
    profile: 'fast',
    command: 'npm run train -- FILE… --tune FILE…',
    seed: 'fixed in the code',
    learnt: files.map(source),
    tuned: (options.tune ?? []).map(source),
  }
  writeFileSync(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  say(`${bytes.length} bytes`)
}

main()
