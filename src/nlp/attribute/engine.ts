import { ChainCrf } from '../../classify/chain-crf.ts'
import type { Model } from '../../classify/model.ts'
import { tableOf } from '../../classify/table.ts'
import { type Context, priorsOf } from './context.ts'
import { CUE_LABELS, cueFeatures, MOST_CUE_FEATURES } from './cue-features.ts'
import { type CueSite, headOfCue, MOST_ROLE_FEATURES, Paths, ROLE_LABELS, roleFeatures, surroundingsOf } from './role-features.ts'
import { windowOf } from './window.ts'

/** A stretch of tokens, both ends included. */
export interface Run {
  readonly first: number
  readonly last: number
}

/** A cue that the model found, with its chance of being one. */
export interface FoundCue extends CueSite {
  readonly chance: number
}

/** Source and content of a cue, as runs of tokens, and the mean chance of their labels. */
export interface FoundRoles {
  readonly source: readonly Run[]
  readonly content: readonly Run[]
  readonly chance: number
}

/** Beginnings of spans are favored by this much: recall is the weak side of sequence models here (set on dev). */
const CUE_BIAS = 0.3

/** The learnt finder of attributions: a sequence model of cues, and one of the source and content around a cue. */
export class AttributionEngine {
  readonly priors: ReadonlyMap<number, number>
  private readonly cues: ChainCrf
  private readonly roles: ChainCrf
  private readonly paths = new Paths()
  private readonly features = new Int32Array(Math.max(MOST_CUE_FEATURES, MOST_ROLE_FEATURES))
  private labels = new Uint8Array(256)
  private chances = new Float64Array(1024)

  constructor(priors: ReadonlyMap<number, number>, cues: ChainCrf, roles: ChainCrf) {
    this.priors = priors
    this.cues = cues
    this.roles = roles
  }

  private room(n: number): void {
    if (this.labels.length < n) this.labels = new Uint8Array(n * 2)
    if (this.chances.length < n * 5) this.chances = new Float64Array(n * 10)
  }

  /** The cues of the whole document, in order. */
  findCues(context: Context): FoundCue[] {
    const { sentences } = context
    const found: FoundCue[] = []
    for (let s = 0; s < sentences.length; s++) {
      const first = sentences.first[s]
      const n = sentences.first[s + 1] - first
      this.room(n)
      this.cues.begin(n)
      for (let k = 0; k < n; k++) {
        this.cues.emit(k, this.features, cueFeatures(context, first + k, this.features))
        this.cues.add(k, CUE_LABELS.begin, CUE_BIAS)
      }
      this.cues.decode(n, this.labels)
      let any = false
      for (let k = 0; k < n && !any; k++) any = this.labels[k] !== CUE_LABELS.outside
      if (!any) continue
      this.cues.marginals(n, this.chances)
      for (let k = 0; k < n; k++) {
        if (this.labels[k] !== CUE_LABELS.begin) continue
        let last = k
        while (last + 1 < n && this.labels[last + 1] === CUE_LABELS.inside) last++
        const chance = this.chances[k * 3 + CUE_LABELS.begin]
        found.push({ first: first + k, last: first + last, head: headOfCue(context, first + k, first + last), chance })
        k = last
      }
    }
    return found
  }

  /** The source and content of one cue; `isCue` marks the tokens of all of them. */
  findRoles(context: Context, cue: CueSite, isCue: Uint8Array): FoundRoles {
    const window = windowOf(context, cue.first, cue.last)
    const n = window.end - window.first
    this.room(n)
    const around = surroundingsOf(context, window, cue, this.paths, isCue)
    this.roles.begin(n)
    for (let k = 0; k < n; k++) {
      const i = window.first + k
      this.roles.emit(k, this.features, roleFeatures(context, around, i, this.features))
      if (i >= cue.first && i <= cue.last) for (let l = 1; l < 5; l++) this.roles.add(k, l, Number.NEGATIVE_INFINITY)
    }
    this.roles.decode(n, this.labels)
    const source: Run[] = []
    const content: Run[] = []
    for (let k = 0; k < n; k++) {
      const label = this.labels[k]
      if (label !== ROLE_LABELS.sourceBegin && label !== ROLE_LABELS.contentBegin) continue
      let last = k
      while (last + 1 < n && this.labels[last + 1] === label + 1) last++
      ;(label === ROLE_LABELS.sourceBegin ? source : content).push({ first: window.first + k, last: window.first + last })
      k = last
    }
    return { source, content, chance: 1 }
  }
}

const unpacked = new WeakMap<Model, AttributionEngine | null>()

/** The engine of a model, unpacked once; null where the model lacks it. */
export function engineOf(model: Model): AttributionEngine | null {
  let known = unpacked.get(model)
  if (known === undefined) {
    const cues = crfOf(model, 'cue')
    const roles = crfOf(model, 'role')
    known = cues && roles ? new AttributionEngine(priorsOf(model), cues, roles) : null
    unpacked.set(model, known)
  }
  return known
}

function crfOf(model: Model, name: string): ChainCrf | undefined {
  const table = tableOf(model, name)
  const transitions = model.columns.get(`${name}.transitions`)
  const starts = model.columns.get(`${name}.starts`)
  if (!table || !(transitions instanceof Float32Array) || !(starts instanceof Float32Array)) return undefined
  return new ChainCrf(table, transitions, starts)
}
