import type { Encoder } from '../../classify/encoder.ts'
import type { Model } from '../../classify/model.ts'
import type { AttributionParts } from '../../model/attribution.ts'
import type { Document } from '../../model/document.ts'
import type { Span } from '../../model/span.ts'
import { isRead } from '../language/languages.ts'
import { findAll } from './attribute.ts'
import { confidenceOf } from './confidence.ts'
import { contextOf, type Read } from './context.ts'
import { engineOf } from './engine.ts'
import type { Found, Run } from './found.ts'
import { hear } from './hear.ts'

/** The attributions of a text by the model and an encoder beside it: the layer `parts`, to be given to the pipeline; undefined where only rules can read the text. */
export async function attributeWith(encoder: Encoder, { text, language }: Document, layers: Read, model: Model): Promise<AttributionParts[] | undefined> {
  const engine = engineOf(model, encoder.weights)
  if (!isRead(language) || !engine) return undefined
  const context = contextOf(text, layers, engine.knowledge)
  const weights = encoder.weights.columns.get('confidence') ?? model.columns.get('confidence')
  const confidence = (found: Found): number => found.measured ?? confidenceOf(weights, found.cue, found, found.parent >= 0)
  const spansOf = (runs: readonly Run[]): Span[] => runs.map(({ first, last }) => ({ start: context.tokens.start[first], end: context.tokens.end[last] }))
  return findAll(engine.hearing(await hear(encoder, engine, context)), context, confidence).map((found, i) => ({
    id: `a${i + 1}`,
    source: spansOf(found.source),
    cue: spansOf([found.cue]),
    content: spansOf(found.content),
    ...(found.parent < 0 ? {} : { nestedIn: `a${found.parent + 1}` }),
    confidence: confidence(found),
    rule: found.rule,
  }))
}
