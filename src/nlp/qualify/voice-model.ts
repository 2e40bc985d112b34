import type { LinearTable } from '../../classify/linear-table.ts'
import type { Model } from '../../classify/model.ts'
import { tableOf } from '../../classify/table.ts'
import type { Layers } from '../../model/layers.ts'
import type { Segment } from './own-segments.ts'
import { hitsOf, MOST_VOICE_FEATURES, settingOf, type VoiceHit, voiceFeatures } from './voice-features.ts'

export type VoiceRead = Pick<Layers, 'tokens' | 'sentences' | 'tags' | 'parts' | 'paragraphs' | 'quotation'>

/** Labels of the tables `voice.first` and `voice.second`. */
export const VOICE_LABELS = ['report', 'inference', 'evaluation'] as const

/** Chances of the labels for one segment. */
export type Chances = readonly [report: number, inference: number, evaluation: number]

/** Own segments worth judging, by index, with their lexicon phrases. */
export interface Judged {
  readonly index: number
  readonly hits: readonly VoiceHit[]
}

/** The segments that are the outlet's own and hold words of its own, outside quotation marks. */
export const judgedOf = (read: VoiceRead, of: Uint8Array, segments: readonly Segment[]): Judged[] =>
  segments.flatMap((s, index) => (s.attributed || s.ownWords === 0 || isQuoted(read, s) ? [] : [{ index, hits: hitsOf(read, of, s) }]))

/** Whether most of a clause stands in quotation marks: somebody's speech, though nobody was found who spoke. */
function isQuoted({ quotation }: VoiceRead, { from, to }: Segment): boolean {
  let quoted = 0
  for (let i = from; i < to; i++) if (quotation.depth[i]) quoted++
  return quoted * 2 > to - from
}

/** Reads whose view a clause is by two linear classifiers: the first sees the clause and how the document speaks, the second also what the first made of the rest. */
export class VoiceModel {
  private readonly first: LinearTable
  private readonly second: LinearTable
  private readonly features = new Int32Array(MOST_VOICE_FEATURES)
  private readonly scores = new Int32Array(8)

  constructor(first: LinearTable, second: LinearTable) {
    this.first = first
    this.second = second
  }

  /** Chances for each judged segment. */
  read(read: VoiceRead, of: Uint8Array, segments: readonly Segment[], judged: readonly Judged[]): Chances[] {
    const setting = settingOf(
      read,
      of,
      segments,
      judged.map((j) => j.hits),
    )
    const views = Float64Array.from(judged, ({ index, hits }) => 1 - this.chances(this.first, voiceFeatures(read, of, segments, index, hits, setting, this.features))[0])
    const mean = meanView(views)
    return judged.map(({ index, hits }, k) => {
      return this.chances(this.second, voiceFeatures(read, of, segments, index, hits, setting, this.features, nearby(views, k, mean)))
    })
  }

  private chances(table: LinearTable, count: number): Chances {
    const { scores } = this
    table.score(this.features, count, scores)
    const top = Math.max(scores[0], scores[1], scores[2])
    const e = [0, 1, 2].map((l) => Math.exp((scores[l] - top) * table.scale))
    const sum = e[0] + e[1] + e[2]
    return [e[0] / sum, e[1] / sum, e[2] / sum]
  }
}

/** How much of a document the first classifier took for views; few clauses say little, so that a neutral document is presumed. */
export const meanView = (views: Float64Array): number => (views.reduce((a, b) => a + b, 0) + 0.6) / (views.length + 5)

/** What the first classifier found: on the whole, of segment `k`, and of those beside it, which weigh by their nearness. */
export function nearby(views: Float64Array, k: number, mean: number): { document: number; own: number; beside: number } {
  let [near, weight] = [0, 0]
  for (let d = 1; d <= 3; d++) {
    for (const other of [k - d, k + d]) {
      if (other < 0 || other >= views.length) continue
      near += views[other] / d
      weight += 1 / d
    }
  }
  return { document: mean, own: views[k], beside: weight ? near / weight : mean }
}

const models = new WeakMap<Model, VoiceModel | null>()

/** The voice reader of a model, made once; null where its columns lack it. */
export function voiceModelOf(model: Model): VoiceModel | null {
  let made = models.get(model)
  if (made === undefined) {
    const first = tableOf(model, 'voice.first')
    const second = tableOf(model, 'voice.second')
    made = first && second ? new VoiceModel(first, second) : null
    models.set(model, made)
  }
  return made
}
