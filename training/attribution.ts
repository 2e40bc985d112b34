import type { Column, Model } from '../src/classify/model.ts'
import { type Context, contextOf, knowledgeOf } from '../src/nlp/attribute/context.ts'
import { CUE_LABELS, cueFeatures, MOST_CUE_FEATURES } from '../src/nlp/attribute/cue-features.ts'
import { headOfCue, MOST_ROLE_FEATURES, Paths, ROLE_LABELS, roleFeatures, surroundingsOf } from '../src/nlp/attribute/role-features.ts'
import { windowOf } from '../src/nlp/attribute/window.ts'
import type { AnnotatedAttribution, AnnotatedText } from './annotated.ts'
import { type CrfOptions, chainColumns, SequenceSet, tableColumns } from './crf.ts'

const bit = (label: number): number => 1 << label

/** How likely each word is to head a cue, in steps 1 … 7, for words met often enough to tell. */
function cuePriors(texts: readonly AnnotatedText[]): Map<number, number> {
  const seen = new Map<number, number>()
  const heads = new Map<number, number>()
  for (const { context, attributions } of texts) {
    const { hash } = context.tokens
    for (const word of hash) seen.set(word, (seen.get(word) ?? 0) + 1)
    for (const { cue } of attributions) {
      if (!cue.length) continue
      const word = hash[headOfCue(context, cue[0], cue[cue.length - 1])]
      heads.set(word, (heads.get(word) ?? 0) + 1)
    }
  }
  const steps = new Map<number, number>()
  for (const [word, count] of [...seen].sort((a, b) => a[0] - b[0])) {
    if (count < 5) continue
    const share = (heads.get(word) ?? 0) / (count + 2)
    const step = share < 0.002 ? 1 : share < 0.01 ? 2 : share < 0.05 ? 3 : share < 0.15 ? 4 : share < 0.35 ? 5 : share < 0.6 ? 6 : 7
    if (step > 1) steps.set(word, step)
  }
  return steps
}

/** Cues as runs of tokens without holes; two attributions on one cue are one. */
function cuesOf(attributions: readonly AnnotatedAttribution[]): { first: number; last: number; of: AnnotatedAttribution[] }[] {
  const byPlace = new Map<number, { first: number; last: number; of: AnnotatedAttribution[] }>()
  for (const attribution of attributions) {
    if (!attribution.cue.length) continue
    const first = attribution.cue[0]
    const known = byPlace.get(first)
    if (known) known.of.push(attribution)
    else byPlace.set(first, { first, last: attribution.cue[attribution.cue.length - 1], of: [attribution] })
  }
  return [...byPlace.values()].sort((a, b) => a.first - b.first)
}

/** What an encoder says of a text, as much of it as counts: cues (six numbers a token) and roles (five) in the window of a cue, by the cue's first token; and of labels following one another. */
export interface Heard {
  readonly cues: Float32Array
  readonly roles: ReadonlyMap<number, { readonly first: number; readonly emissions: Float32Array }>
}
export interface Hearing {
  readonly of: (text: AnnotatedText) => Heard
  readonly outer: CrfOptions['base']
  readonly deep: CrfOptions['base']
  readonly roles: CrfOptions['base']
}

/** The columns of the models that find attributions, learnt from annotated texts; with an encoder, of what they add to what it says. */
export function trainAttribution(texts: readonly AnnotatedText[], wordClasses: Model['columns'], report?: (line: string) => void, hearing?: Hearing): [string, Column][] {
  const priors = cuePriors(texts)
  const priorColumns: [string, Column][] = [
    ['cue.words', Int32Array.from(priors.keys())],
    ['cue.wordSteps', Uint8Array.from(priors.values())],
  ]
  const knowledge = knowledgeOf(new Map([...wordClasses, ...priorColumns]))
  const informed = texts.map((t) => ({ ...t, context: contextOf(t.context.text, t.context, knowledge), heard: hearing?.of(t) }))
  const cues = new SequenceSet()
  const nested = new SequenceSet()
  const roles = new SequenceSet()
  const paths = new Paths()
  for (const text of informed) {
    addCues(cues, text)
    addNestedCues(nested, text)
    addRoles(roles, text, paths)
  }
  report?.(`cue sentences: ${cues.length}, role windows: ${roles.length}`)
  const shared = { dropout: 0.3, l2: 6, rate: 0.05, leastCount: 3, leastReach: 0.08, report }
  const cueShape = { forbidden: [[CUE_LABELS.outside, CUE_LABELS.inside]] as const, forbiddenStarts: [CUE_LABELS.inside] }
  const cueModel = cues.train('cue', 3, { ...shared, ...cueShape, epochs: 8, base: hearing?.outer })
  const nestedModel = nested.train('nested', 3, { ...shared, ...cueShape, epochs: 6, base: hearing?.deep })
  const { outside, sourceBegin, sourceInside, contentBegin, contentInside } = ROLE_LABELS
  const roleModel = roles.train('role', 5, {
    ...shared,
    epochs: 7,
    base: hearing?.roles,
    forbidden: [
      [outside, sourceInside],
      [outside, contentInside],
      [sourceBegin, contentInside],
      [sourceInside, contentInside],
      [contentBegin, sourceInside],
      [contentInside, sourceInside],
    ],
    forbiddenStarts: [sourceInside, contentInside],
  })
  return [
    ...priorColumns,
    ...tableColumns('cue', [cueModel, nestedModel]),
    ...chainColumns('cue', cueModel),
    ...chainColumns('nested', nestedModel),
    ...tableColumns('role', [roleModel]),
    ...chainColumns('role', roleModel),
  ]
}

type HeardText = AnnotatedText & { readonly heard?: Heard | undefined }

function addCues(set: SequenceSet, { context, attributions, heard }: HeardText): void {
  const { tokens, sentences } = context
  const labels = new Uint8Array(tokens.length)
  markCues(
    labels,
    attributions.filter(({ nested }) => !nested),
  )
  const features = new Int32Array(MOST_CUE_FEATURES)
  for (let s = 0; s < sentences.length; s++) {
    for (let i = sentences.first[s]; i < sentences.first[s + 1]; i++) {
      // A cue that runs over a sentence (a list, a colon on its own line) begins again.
      const label = i === sentences.first[s] && labels[i] === CUE_LABELS.inside ? CUE_LABELS.begin : labels[i]
      set.position(features, cueFeatures(context, i, features), bit(label), heard?.cues.subarray(i * 6, i * 6 + 3))
    }
    set.end()
  }
}

function markCues(labels: Uint8Array, attributions: readonly AnnotatedAttribution[]): void {
  for (const { first, last } of cuesOf(attributions)) {
    for (let i = first; i <= last; i++) labels[i] = CUE_LABELS.inside
    labels[first] = CUE_LABELS.begin
  }
}

/** How much a sentence counts in which nested cues are annotated, beside one in which they are not. */
const DEEP_WEIGHT = 4

/**
 * Sequences for the model of cues within contents. Where nested attributions are annotated: the stretches of each outermost content. Elsewhere whole sentences outside of contents,
 * whose cues are of the same kind, and within contents every label is allowed, since nothing is known there.
 */
function addNestedCues(set: SequenceSet, { context, attributions, deep, heard }: HeardText): void {
  const { tokens, sentences } = context
  const labels = new Uint8Array(tokens.length)
  const within = new Uint8Array(tokens.length)
  markCues(labels, attributions)
  for (const { content, nested } of attributions) if (!nested) for (const i of content) within[i] = 1
  const features = new Int32Array(MOST_CUE_FEATURES)
  for (let s = 0; s < sentences.length; s++) {
    const first = sentences.first[s]
    const end = sentences.first[s + 1]
    for (let i = first; i < end; i++) {
      const label = (i === first || (deep && within[i] !== within[i - 1])) && labels[i] === CUE_LABELS.inside ? CUE_LABELS.begin : labels[i]
      if (deep && i > first && within[i] !== within[i - 1]) set.end(within[i - 1] ? DEEP_WEIGHT : 1)
      set.position(features, cueFeatures(context, i, features), !deep && within[i] ? 7 : bit(label), heard?.cues.subarray(i * 6 + 3, i * 6 + 6))
    }
    set.end(deep && within[end - 1] ? DEEP_WEIGHT : 1)
  }
}

function addRoles(set: SequenceSet, { context, attributions, heard }: HeardText, paths: Paths): void {
  const isCue = new Uint8Array(context.tokens.length)
  const features = new Int32Array(MOST_ROLE_FEATURES)
  // Outermost ones see only one another, as they do when a text is read; nested ones see all.
  const levels = [attributions.filter(({ nested }) => !nested), attributions.filter(({ nested }) => nested)]
  for (const level of levels) {
    const cues = cuesOf(level)
    for (const { first, last } of cues) isCue.fill(1, first, last + 1)
    addRoleWindows(set, context, cues, isCue, paths, features, heard)
  }
}

const NOTHING = new Float32Array(5)

function addRoleWindows(set: SequenceSet, context: Context, cues: ReturnType<typeof cuesOf>, isCue: Uint8Array, paths: Paths, features: Int32Array, heard?: Heard): void {
  for (const { first, last, of } of cues) {
    const window = windowOf(context, first, last)
    const labels = roleLabels(of, window.first, window.end, first, last)
    const around = surroundingsOf(context, window, { first, last, head: headOfCue(context, first, last) }, paths, isCue)
    const roles = heard?.roles.get(first)
    for (let i = window.first; i < window.end; i++) {
      const at = roles ? (i - roles.first) * 5 : -1
      const base = !heard ? [] : roles && at >= 0 && at < roles.emissions.length && (i < first || i > last) ? roles.emissions.subarray(at, at + 5) : NOTHING
      set.position(features, roleFeatures(context, around, i, features), bit(labels[i - window.first]), base)
    }
    set.end()
  }
}

function roleLabels(attributions: readonly AnnotatedAttribution[], first: number, end: number, cueFirst: number, cueLast: number): Uint8Array {
  const labels = new Uint8Array(end - first)
  for (const { source, content } of attributions) {
    for (const [tokens, begin] of [
      [content, ROLE_LABELS.contentBegin],
      [source, ROLE_LABELS.sourceBegin],
    ] as const) {
      let before = -2
      for (const i of tokens) {
        if (i < first || i >= end || (i >= cueFirst && i <= cueLast)) continue
        labels[i - first] = i === before + 1 && labels[i - 1 - first] >= begin && labels[i - 1 - first] <= begin + 1 ? begin + 1 : begin
        before = i
      }
    }
  }
  return labels
}
