import type { Column, Model } from '../src/classify/model.ts'
import { tableOf } from '../src/classify/table.ts'
import type { AttributionParts } from '../src/model/attribution.ts'
import type { VoiceSpan } from '../src/model/observation.ts'
import type { Span } from '../src/model/span.ts'
import { readSome } from '../src/nlp/pipeline.ts'
import { type Segment, segmentsOf, TOKEN_PART, tokenParts } from '../src/nlp/qualify/own-segments.ts'
import { MOST_VOICE_FEATURES, settingOf, voiceFeatures } from '../src/nlp/qualify/voice-features.ts'
import { type Judged, judgedOf, meanView, nearby, VOICE_LABELS, type VoiceRead } from '../src/nlp/qualify/voice-model.ts'
import { readJsonLines } from './jsonl.ts'
import { quantize } from './perceptron.ts'
import { plainDocument } from './plain-document.ts'
import { type Example, type SoftmaxOptions, trainSoftmax } from './softmax.ts'

/** A text read up to its clauses, the annotators' attributions given, and the label of each clause that is the outlet's own. */
export interface VoicedText {
  readonly layers: VoiceRead
  readonly of: Uint8Array
  readonly segments: readonly Segment[]
  readonly judged: readonly Judged[]
  /** Index into `VOICE_LABELS`, for each judged clause. */
  readonly right: readonly number[]
  readonly gold: readonly VoiceSpan[]
}

interface DeepLine {
  readonly text: string
  readonly layers: { readonly attributions: readonly Omit<AttributionParts, 'confidence' | 'rule'>[]; readonly voice: readonly VoiceSpan[] }
}

/** Deeply annotated news with the label of each clause. */
export function readVoiced(path: string, model: Model | null): VoicedText[] {
  return readJsonLines<DeepLine>(path).map(({ text, layers: annotated }) => {
    const document = plainDocument(text)
    const parts = annotated.attributions.map((a): AttributionParts => ({ ...a, confidence: 1, rule: 'gold' }))
    const layers = readSome(document, { model, guides: [] }, ['tokens', 'sentences', 'tags', 'parts', 'paragraphs', 'quotation'], { parts })
    const of = tokenParts(document, layers)
    const segments = segmentsOf(layers, of)
    const judged = judgedOf(layers, of, segments)
    return { layers, of, segments, judged, right: judged.map(({ index }) => labelOf(layers, of, segments[index], annotated.voice)), gold: annotated.voice }
  })
}

/** A clause has the label of the view that covers half of it, or half of which it covers. */
function labelOf({ tokens }: VoiceRead, of: Uint8Array, { from, to }: Segment, views: readonly VoiceSpan[]): number {
  const within = ({ start, end }: Span, first: number, last: number): number => {
    let n = 0
    for (let i = first; i < last; i++) if (tokens.start[i] >= start && tokens.end[i] <= end && of[i] === TOKEN_PART.own) n++
    return n
  }
  for (const view of views) {
    const shared = within(view, from, to)
    if (!shared) continue
    let size = 0
    for (let i = from; i < to; i++) if (of[i] === TOKEN_PART.own) size++
    let whole = 0
    for (let i = Math.max(0, from - 60); i < Math.min(tokens.length, to + 60); i++) if (tokens.start[i] >= view.start && tokens.end[i] <= view.end) whole++
    if (2 * shared >= Math.min(size, whole)) return VOICE_LABELS.indexOf(view.voice as (typeof VOICE_LABELS)[number])
  }
  return 0
}

export const VOICE_OPTIONS: SoftmaxOptions = { epochs: 15, rate: 0.05, l2: 3, leastCount: 3, balance: 0.1 }
const FOLDS = 5

function examplesOf(texts: readonly VoicedText[], viewsOf?: (text: number) => Float64Array): Example[][] {
  const buffer = new Int32Array(MOST_VOICE_FEATURES)
  return texts.map(({ layers, of, segments, judged, right }, t) => {
    const setting = settingOf(
      layers,
      of,
      segments,
      judged.map((j) => j.hits),
    )
    const views = viewsOf?.(t)
    const mean = views ? meanView(views) : 0
    return judged.map(({ index, hits }, k): Example => {
      const count = voiceFeatures(layers, of, segments, index, hits, setting, buffer, views && nearby(views, k, mean))
      return { features: buffer.slice(0, count), right: [right[k]] }
    })
  })
}

const LABELS = VOICE_LABELS.length
const WIDTH = 4

function learn(name: string, examples: readonly Example[], options: SoftmaxOptions): [string, Column][] {
  const { keys, weights } = trainSoftmax(examples, [LABELS], options)
  return quantize(name, keys, pad(weights), WIDTH, WIDTH, 0.9999)
}

/** Rows of three as rows of four, which a table reads faster. */
function pad(weights: Float32Array): Float32Array {
  const wide = new Float32Array((weights.length / LABELS) * WIDTH)
  for (let i = 0; i < weights.length; i++) wide[Math.floor(i / LABELS) * WIDTH + (i % LABELS)] = weights[i]
  return wide
}

/** The chance of a view that a learnt first table gives each clause of a text. */
function viewsBy(columns: [string, Column][], examples: readonly Example[]): Float64Array {
  const table = tableOf({ id: 'fold', columns: new Map(columns) }, 'voice.first')
  const scores = new Int32Array(WIDTH)
  return Float64Array.from(examples, ({ features }) => {
    table?.score(features, features.length, scores)
    const e = [0, 1, 2].map((l) => Math.exp(scores[l] * (table?.scale ?? 1)))
    return 1 - e[0] / (e[0] + e[1] + e[2])
  })
}

/**
 * The columns `voice.*`, learnt from deeply annotated texts; deterministic, some seconds. The second classifier learns from what first classifiers say of texts
 * that they have not seen.
 */
export function trainVoice(texts: readonly VoicedText[], options: SoftmaxOptions = VOICE_OPTIONS): [string, Column][] {
  const firsts = examplesOf(texts)
  const views: Float64Array[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    const columns = learn('voice.first', firsts.filter((_, t) => t % FOLDS !== fold).flat(), options)
    for (let t = fold; t < texts.length; t += FOLDS) views[t] = viewsBy(columns, firsts[t])
  }
  const seconds = examplesOf(texts, (t) => views[t])
  return [...learn('voice.first', firsts.flat(), options), ...learn('voice.second', seconds.flat(), options)]
}
