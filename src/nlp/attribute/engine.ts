import { ChainCrf } from '../../classify/chain-crf.ts'
import type { LinearTable } from '../../classify/linear-table.ts'
import type { Model } from '../../classify/model.ts'
import { tableOf } from '../../classify/table.ts'
import { PENN } from '../../model/token.ts'
import { phraseCueAt } from '../language/en/cue-lookup.ts'
import { type Context, knowledgeOf, type WordKnowledge } from './context.ts'
import { CUE_LABELS, cueFeatures, MOST_CUE_FEATURES } from './cue-features.ts'
import type { FoundCue, FoundRoles, Run } from './found.ts'
import { type CueSite, headOfCue, MOST_ROLE_FEATURES, Paths, ROLE_LABELS, roleFeatures, surroundingsOf } from './role-features.ts'
import { type Window, windowOf } from './window.ts'

/** How much the linear model and an encoder count, and how much beginnings of spans are favored: recall is the weak side of sequence models here (set on dev). */
interface Share {
  readonly linear: number
  readonly encoder: number
  readonly favor: number
}
interface Shares {
  readonly cues: Share
  readonly nested: Share
  readonly roles: Share
}
const ALONE: Shares = {
  cues: { linear: 1, encoder: 0, favor: 0.6 },
  nested: { linear: 1, encoder: 0, favor: 0.8 },
  roles: { linear: 1, encoder: 0, favor: 0.3 },
}
const PHRASE_FAVOR = 3

/** What a token of a tag that cues hardly ever have scores as part of one. */
const RARELY = -6
const NEVER_CUE = Uint8Array.from(PENN, (tag) => (/^(?:NNPS?|CD|PRP\$?|WP\$?|WDT|[,.$#]|``|''|-[LR]RB-)$/.test(tag) ? 1 : 0))

const SELDOM_CUE = Uint8Array.from(PENN, (tag) => (/^(?:NNS?|JJ[RS]?|DT|PDT|CC|EX|UH|FW|HYPH|NFP|SYM)$/.test(tag) ? 1 : 0))

/** Whether a word that heads cues now and then stands within two tokens. */
function nearCueWord(prior: Uint8Array, i: number): boolean {
  for (let k = Math.max(0, i - 2); k <= i + 2 && k < prior.length; k++) if (prior[k] >= 3) return true
  return false
}

/** Labels of the role model. */
const ROLES = 5

/** What an encoder says of the source and content of one cue: a row of ROLES for each token from `first` on. */
export interface HeardRoles {
  readonly first: number
  readonly emissions: Float32Array
}

/** What an encoder says of a text: scores of cues as `cueScores` gives them, with its own added, and roles by the first token of a cue. */
export interface Heard {
  readonly scores: Int16Array
  readonly roles: ReadonlyMap<number, HeardRoles>
}

/** What the engine runs on. */
interface EngineModels {
  readonly cueTable: LinearTable
  readonly cues: ChainCrf
  readonly nested: ChainCrf
  readonly roleTable: LinearTable
  readonly roles: ChainCrf
}

/** Labels of the cue table: three for outermost cues, then three for cues within contents. */
const CUE_ROW = 6
const NESTED_AT = 3
/** What a stored score may be at most. */
const MOST_SCORE = 32767

/** The learnt finder of attributions: sequence models of outermost cues and of cues within contents, and one of the source and content around a cue. */
export class AttributionEngine {
  readonly knowledge: WordKnowledge
  private readonly models: EngineModels
  private readonly shares: Shares
  private readonly heard: Heard | undefined
  private readonly paths = new Paths()
  private readonly features = new Int32Array(Math.max(MOST_CUE_FEATURES, MOST_ROLE_FEATURES))
  private readonly row = new Int32Array(8)
  private labels = new Uint8Array(256)
  private chances = new Float64Array(1280)
  private emissions = new Float64Array(1280)

  constructor(knowledge: WordKnowledge, models: EngineModels, shares: Shares = ALONE, heard?: Heard) {
    this.knowledge = knowledge
    this.models = models
    this.shares = shares
    this.heard = heard
  }

  /** The same for one text of which an encoder said this. */
  hearing(heard: Heard): AttributionEngine {
    return new AttributionEngine(this.knowledge, this.models, this.shares, heard)
  }

  private room(n: number): void {
    if (this.labels.length >= n) return
    this.labels = new Uint8Array(n * 2)
    this.chances = new Float64Array(n * 10)
    this.emissions = new Float64Array(n * 10)
  }

  /** What the cue table says of every token, a row each: worked out once, read by both models of cues. */
  cueScores(context: Context): Int16Array {
    if (this.heard) return this.heard.scores
    const { length } = context.tokens
    const scores = new Int16Array(length * CUE_ROW)
    const { features, row, models } = this
    const rarely = Math.round(RARELY / models.cueTable.scale)
    for (let i = 0; i < length; i++) {
      // Half of all tokens, and next to none in a cue: not worth their sixty features.
      if (NEVER_CUE[context.tags[i]] || (SELDOM_CUE[context.tags[i]] && !nearCueWord(context.prior, i))) {
        for (const offset of [0, NESTED_AT]) {
          scores[i * CUE_ROW + offset + CUE_LABELS.begin] = rarely
          scores[i * CUE_ROW + offset + CUE_LABELS.inside] = rarely
        }
        continue
      }
      models.cueTable.score(features, cueFeatures(context, i, features), row)
      for (let l = 0; l < CUE_ROW; l++) scores[i * CUE_ROW + l] = row[l]
    }
    this.favorPhrases(context, scores)
    return scores
  }

  /** Adds what an encoder says of cues, six numbers a token from `first` on, to the scores of those tokens. */
  hearCues(scores: Int16Array, first: number, heard: Float32Array): void {
    const { cues, nested } = this.shares
    const { scale } = this.models.cueTable
    for (let k = 0; k < heard.length; k++) {
      const share = k % CUE_ROW < NESTED_AT ? cues : nested
      const at = first * CUE_ROW + k
      const sum = scores[at] * share.linear + (heard[k] * share.encoder) / scale
      scores[at] = Math.max(-MOST_SCORE, Math.min(MOST_SCORE, Math.round(sum)))
    }
  }

  /** The tokens that may be cues at some depth in a sentence. */
  candidatesIn(context: Context, scores: Int16Array, sentence: number): FoundCue[] {
    const { first } = context.sentences
    const found: FoundCue[] = []
    this.cuesBetween(context, scores, false, first[sentence], first[sentence + 1], found)
    this.cuesBetween(context, scores, true, first[sentence], first[sentence + 1], found)
    return found
  }

  /** What one feature says for "no cue" and for "a cue begins", in the units of log odds. */
  cueWeights(feature: number, nested: boolean): readonly [outside: number, begin: number] {
    const { cueTable } = this.models
    this.features[0] = feature
    cueTable.score(this.features, 1, this.row)
    const offset = nested ? NESTED_AT : 0
    return [this.row[offset + CUE_LABELS.outside] * cueTable.scale, this.row[offset + CUE_LABELS.begin] * cueTable.scale]
  }

  /** "According to" and its like are cues nearly always (398 of 418 outside contents in the training articles), whatever unknown name follows them. */
  private favorPhrases({ tokens }: Context, scores: Int16Array): void {
    const favor = Math.round(PHRASE_FAVOR / this.models.cueTable.scale)
    for (let i = 0; i < tokens.length; i++) {
      const phrase = phraseCueAt(tokens, i)
      if (!phrase?.takes.includes('b')) continue
      for (const offset of [0, NESTED_AT]) {
        scores[i * CUE_ROW + offset + CUE_LABELS.begin] += favor
        for (let k = 1; k < phrase.length; k++) scores[(i + k) * CUE_ROW + offset + CUE_LABELS.inside] += favor
      }
    }
  }

  /** The outermost cues of the whole document, in order. */
  findCues(context: Context, scores: Int16Array): FoundCue[] {
    const { sentences } = context
    const found: FoundCue[] = []
    for (let s = 0; s < sentences.length; s++) this.cuesBetween(context, scores, false, sentences.first[s], sentences.first[s + 1], found)
    return found
  }

  /** The cues within a content: of what is said there to be said, at any depth, in order. */
  findNestedCues(context: Context, scores: Int16Array, content: readonly Run[]): FoundCue[] {
    const { sentences } = context
    const found: FoundCue[] = []
    for (const run of content) {
      for (let s = sentences.of[run.first]; s <= sentences.of[run.last]; s++) {
        this.cuesBetween(context, scores, true, Math.max(run.first, sentences.first[s]), Math.min(run.last + 1, sentences.first[s + 1]), found)
      }
    }
    return found
  }

  /** Adds the cues of the tokens `[from, to)`, which lie in one sentence. */
  private cuesBetween(context: Context, scores: Int16Array, nested: boolean, from: number, to: number, found: FoundCue[]): void {
    const n = to - from
    if (n < 1) return
    this.room(n)
    const { emissions, labels, chances, models } = this
    const crf = nested ? models.nested : models.cues
    const { scale } = models.cueTable
    const offset = nested ? NESTED_AT : 0
    const { favor } = nested ? this.shares.nested : this.shares.cues
    for (let k = 0; k < n; k++) {
      const at = (from + k) * CUE_ROW + offset
      emissions[k * 3] = scores[at] * scale
      emissions[k * 3 + 1] = scores[at + 1] * scale + favor
      emissions[k * 3 + 2] = scores[at + 2] * scale
    }
    crf.decode(emissions, n, labels)
    let any = false
    for (let k = 0; k < n && !any; k++) any = labels[k] !== CUE_LABELS.outside
    if (!any) return
    crf.marginals(emissions, n, chances)
    for (let k = 0; k < n; k++) {
      if (labels[k] !== CUE_LABELS.begin) continue
      let last = k
      while (last + 1 < n && labels[last + 1] === CUE_LABELS.inside) last++
      const chance = chances[k * 3 + CUE_LABELS.begin]
      found.push({ first: from + k, last: from + last, head: headOfCue(context, from + k, from + last), chance })
      k = last
    }
  }

  /** The source and content of one cue, inside `bounds` where the cue stands in another's content; `isCue` marks the tokens of all of them. */
  findRoles(context: Context, cue: CueSite, isCue: Uint8Array, bounds?: Run): FoundRoles {
    const whole = windowOf(context, cue.first, cue.last)
    const window = bounds ? { first: Math.max(whole.first, bounds.first), end: Math.min(whole.end, bounds.last + 1) } : whole
    const n = window.end - window.first
    this.room(n)
    const around = surroundingsOf(context, window, cue, this.paths, isCue)
    const { emissions, features, row } = this
    const { roleTable, roles } = this.models
    const { linear, encoder, favor } = this.shares.roles
    const heard = this.heard?.roles.get(cue.first)
    const unit = roleTable.scale * linear
    for (let k = 0; k < n; k++) {
      const i = window.first + k
      roleTable.score(features, roleFeatures(context, around, i, features), row)
      const isOwn = i >= cue.first && i <= cue.last
      for (let l = 0; l < ROLES; l++) emissions[k * ROLES + l] = isOwn && l > 0 ? Number.NEGATIVE_INFINITY : row[l] * unit
      const at = heard ? (i - heard.first) * ROLES : -1
      if (heard && !isOwn && at >= 0 && at < heard.emissions.length) for (let l = 0; l < ROLES; l++) emissions[k * ROLES + l] += heard.emissions[at + l] * encoder
      emissions[k * ROLES + ROLE_LABELS.contentBegin] += favor
    }
    roles.decode(emissions, n, this.labels)
    snapToQuotes(context, window, cue, this.labels)
    roles.marginals(emissions, n, this.chances)
    const source: Run[] = []
    const content: Run[] = []
    let least = 1
    let sum = 0
    for (let k = 0; k < n; k++) {
      const label = this.labels[k]
      if (label !== ROLE_LABELS.sourceBegin && label !== ROLE_LABELS.contentBegin) continue
      let last = k
      while (last + 1 < n && this.labels[last + 1] === label + 1) last++
      ;(label === ROLE_LABELS.sourceBegin ? source : content).push({ first: window.first + k, last: window.first + last })
      k = last
    }
    for (let k = 0; k < n; k++) {
      const chance = this.chances[k * ROLES + this.labels[k]]
      sum += chance
      if (chance < least) least = chance
    }
    return { source, content, least, mean: sum / n }
  }
}

/** A quotation of which at least this share was read as content is content as a whole. */
const SNAP = 0.4

/** Makes whole what the model cut: people agree on direct quotations nearly always, so a quotation is content from mark to mark or not at all. */
function snapToQuotes(context: Context, { first, end }: Window, cue: Run, labels: Uint8Array): void {
  const { quotes } = context.quotation
  let q = -1
  for (let i = first; i < end; i++) {
    if (context.quote[i] === q || context.quote[i] < 0) continue
    q = context.quote[i]
    const from = Math.max(first, quotes[q].firstToken)
    const to = Math.min(end - 1, quotes[q].lastToken)
    if (to - from < 3 || (cue.first <= to && cue.last >= from)) continue
    let content = 0
    for (let k = from; k <= to; k++) if (labels[k - first] >= ROLE_LABELS.contentBegin) content++
    if (content < (to - from + 1) * SNAP) continue
    for (let k = from; k <= to; k++) labels[k - first] = ROLE_LABELS.contentInside
    if (from === first || labels[from - 1 - first] < ROLE_LABELS.contentBegin) labels[from - first] = ROLE_LABELS.contentBegin
    if (to + 1 < end && labels[to + 1 - first] === ROLE_LABELS.contentBegin) labels[to + 1 - first] = ROLE_LABELS.contentInside
  }
}

const unpacked = new WeakMap<Model, AttributionEngine | null>()
const unpackedWithEncoder = new WeakMap<Model, AttributionEngine | null>()

/** The engine of a model, unpacked once; null where the model lacks it. With an encoder's weights, one that expects what the encoder says; its own linear models, if it has some, take the place of the model's. */
export function engineOf(model: Model, heard?: Model): AttributionEngine | null {
  const all = heard ? unpackedWithEncoder : unpacked
  const key = heard ?? model
  let known = all.get(key)
  if (known === undefined) {
    known = unpack(model, heard)
    all.set(key, known)
  }
  return known
}

function unpack(model: Model, heard?: Model): AttributionEngine | null {
  const own = heard?.columns.has('cue.keys') ? heard : model
  const shares = heard ? sharesOf(heard) : ALONE
  const cues = crfOf(own, 'cue', shares.cues, heard, 'outer')
  const nested = crfOf(own, 'nested', shares.nested, heard, 'deep')
  const roles = crfOf(own, 'role', shares.roles, heard, 'roles')
  const [cueTable, roleTable] = ['cue', 'role'].map((name) => tableOf(own, name))
  if (!(cues && nested && roles && cueTable && roleTable)) return null
  return new AttributionEngine(knowledgeOf(new Map([...model.columns, ...own.columns])), { cueTable, cues, nested, roleTable, roles }, shares)
}

/** How an encoder's file says that it is to be mixed: nine numbers, three for cues, nested cues and roles each. */
function sharesOf({ columns }: Model): Shares {
  const [a, b, c, d, e, f, g, h, i] = columns.get('shares') ?? [0.7, 0.4, 0.6, 0.8, 0.3, 0.8, 0.7, 0.4, 0.3]
  return { cues: { linear: a, encoder: b, favor: c }, nested: { linear: d, encoder: e, favor: f }, roles: { linear: g, encoder: h, favor: i } }
}

function crfOf(model: Model, name: string, { linear, encoder }: Share, heard: Model | undefined, chain: string): ChainCrf | undefined {
  const scores = (of: Model | undefined, key: string) => of?.columns.get(key)
  const [transitions, starts] = [scores(model, `${name}.transitions`), scores(model, `${name}.starts`)]
  if (!(transitions instanceof Float32Array && starts instanceof Float32Array)) return undefined
  const [more, moreStarts] = [scores(heard, `${chain}.transitions`), scores(heard, `${chain}.starts`)]
  // Linear models that were learnt beside the encoder have its chains in theirs.
  if (!more || !moreStarts || heard === model) return new ChainCrf(transitions, starts)
  return new ChainCrf(
    transitions.map((score, i) => score * linear + more[i] * encoder),
    starts.map((score, i) => score * linear + moreStarts[i] * encoder),
  )
}
