import type { Model } from '../src/classify/model.ts'
import { type Context, contextOf, type WordKnowledge } from '../src/nlp/attribute/context.ts'
import { readSome } from '../src/nlp/pipeline.ts'
import { tokensOf } from '../src/nlp/qualify/ascription.ts'
import { readJsonLines } from './jsonl.ts'
import { plainDocument } from './plain-document.ts'

type Pair = readonly [number, number]
/** A line of annotated news, as far as training reads it. */
interface AnnotatedLine {
  readonly id: string
  readonly text: string
  readonly annotations: readonly {
    readonly attributions: readonly { readonly source: readonly Pair[]; readonly cue: readonly Pair[]; readonly content: readonly Pair[] }[]
  }[]
}

/** An annotated attribution over tokens: the tokens of each part, in order. */
export interface AnnotatedAttribution {
  readonly source: readonly number[]
  readonly cue: readonly number[]
  readonly content: readonly number[]
  readonly nested: boolean
}

export interface AnnotatedText {
  readonly id: string
  readonly context: Context
  readonly attributions: readonly AnnotatedAttribution[]
  /** Whether nested attributions are annotated too; otherwise nothing is known inside contents. */
  readonly deep: boolean
}

/** A text's tokens, tags and tree, as finding attributions sees them. */
export function contextOfText(text: string, model: Model | null, knowledge: WordKnowledge): Context {
  return contextOf(text, readSome(plainDocument(text), { model, guides: [] }, ['tokens', 'sentences', 'quotation', 'tags', 'tree']), knowledge)
}

/** The tokens that spans touch, in order, in whatever order the spans stand. */
const tokensIn = ({ tokens }: Context, pairs: readonly Pair[]): number[] =>
  tokensOf(
    tokens,
    pairs.map(([start, end]) => ({ start, end })).sort((a, b) => a.start - b.start),
  )

/** Annotated news (`attribution/*.jsonl.gz`), the first annotation of each article. */
export function readAnnotated(path: string, model: Model | null): AnnotatedText[] {
  return readJsonLines<AnnotatedLine>(path).map(({ id, text, annotations }) => {
    const context = contextOfText(text, model, new Map())
    const attributions = annotations[0].attributions
      .map(({ source, cue, content }) => ({ source: tokensIn(context, source), cue: tokensIn(context, cue), content: tokensIn(context, content), nested: false }))
      .filter(({ cue, content }) => cue.length && content.length)
    return { id, context, attributions, deep: false }
  })
}

type Spans = readonly { readonly start: number; readonly end: number }[]
interface DeepLine {
  readonly id: string
  readonly text: string
  readonly layers: { readonly attributions: readonly { readonly source: Spans; readonly cue: Spans; readonly content: Spans; readonly nestedIn?: string }[] }
}

/** Deeply annotated news (`deep-news/*.jsonl.gz`): outermost and nested attributions. */
export function readDeeplyAnnotated(path: string, model: Model | null): AnnotatedText[] {
  return readJsonLines<DeepLine>(path).map(({ id, text, layers }) => {
    const context = contextOfText(text, model, new Map())
    const pairs = (spans: Spans): Pair[] => spans.map(({ start, end }) => [start, end])
    const attributions = layers.attributions
      .map(({ source, cue, content, nestedIn }) => ({
        source: tokensIn(context, pairs(source)),
        cue: tokensIn(context, pairs(cue)),
        content: tokensIn(context, pairs(content)),
        nested: nestedIn !== undefined,
      }))
      .filter(({ cue, content }) => cue.length && content.length)
    return { id: id.replace(/^polnear-/, ''), context, attributions, deep: true }
  })
}
