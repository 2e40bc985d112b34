import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../classify/model.ts'
import type { AttributionParts } from '../model/attribution.ts'
import type { Document } from '../model/document.ts'
import type { Guide } from '../model/guide.ts'
import type { Reading } from '../model/reading.ts'
import { cueEvidence, type Evidence } from '../nlp/attribute/cue-evidence.ts'
import { readLayers, stageVersions } from '../nlp/pipeline.ts'
import { inlineMore } from './compiler.ts'
import { version } from './version.ts'

/** How documents are to be read. */
export interface EngineOptions {
  /** Rules only: the weights stay unread. */
  readonly rules?: boolean
  readonly guides?: readonly Guide[]
}

/** Reads documents, one at a time, with one set of weights and guides. */
export interface Engine {
  readonly model: string | null
  read(document: Document): Promise<Reading>
  /** What spoke most for and against the cue of an attribution; empty without weights, or where a rule found it. */
  evidence(reading: Reading, part: AttributionParts): readonly Evidence[]
}

const MODEL = join(import.meta.dirname, '../../models/en')
const WEIGHTS = join(MODEL, 'weights.bin')
const MANIFEST = join(MODEL, 'manifest.json')

/** The digest of the weights as their manifest states it, and a test holds it to: working it out over 12 MB would take 15 ms of every start. Without a fitting manifest it is worked out. */
async function digestOf(bytes: Uint8Array): Promise<string> {
  const manifest = existsSync(MANIFEST) ? (JSON.parse(readFileSync(MANIFEST, 'utf8')) as { readonly digest?: string; readonly bytes?: number }) : {}
  if (manifest.digest && manifest.bytes === bytes.length) return manifest.digest
  const { createHash } = await import('node:crypto')
  return createHash('sha256').update(bytes).digest('hex')
}

/** The weights that the program ships, or null where they are not there: a checkout before its first training reads by rules. */
async function loadModel(): Promise<Model | null> {
  if (!existsSync(WEIGHTS)) return null
  const { readModel } = await import('../classify/weights.ts')
  // In one piece: the asynchronous way reads in two dozen, each a turn of the loop.
  const bytes = readFileSync(WEIGHTS)
  return readModel(bytes, (await digestOf(bytes)).slice(0, 12))
}

/**
 * An engine ready to read. There is one profile, `fast`, and every reading says so. A slower, better reader has its place in `read`: it makes the
 * layers that it is better at from the document, asynchronously, and hands them to `readLayers` as given; the stages after them are the same code.
 */
export async function openEngine({ rules = false, guides = [] }: EngineOptions = {}): Promise<Engine> {
  inlineMore()
  const model = rules ? null : await loadModel()
  const engine = { version, model: model?.id ?? null, profile: 'fast', stages: stageVersions } as const
  return {
    model: engine.model,
    read: async (document) => ({ document, engine, layers: readLayers(document, { model, guides }) }),
    evidence: ({ document, layers }, { cue, nestedIn, rule }) =>
      cue.length && rule === 'model' ? cueEvidence(document.text, layers, model, cue[0], nestedIn !== undefined) : [],
  }
}
