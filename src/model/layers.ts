import type { AttributionParts, AttributionValues } from './attribution.ts'
import type { Chain } from './chain.ts'
import type { Finding } from './finding.ts'
import type { Anonymity, Contested, DateMention, Entity, Gap, Link, Quantity, RelationAssertion, VoiceSpan, Withholding } from './observation.ts'
import type { Quotation } from './quotation.ts'
import type { Mention, Resolution } from './source.ts'
import type { Span } from './span.ts'
import type { Sentences, Tags, Tokens, Tree } from './token.ts'

/** Every layer of a reading, by name. A stage adds one; `pipeline.ts` puts the stages in order. */
export interface Layers {
  readonly paragraphs: readonly Span[]
  readonly tokens: Tokens
  readonly sentences: Sentences
  readonly quotation: Quotation
  readonly tags: Tags
  readonly tree: Tree
  readonly parts: readonly AttributionParts[]
  readonly entities: readonly Entity[]
  readonly withholdings: readonly Withholding[]
  readonly mentions: readonly Mention[]
  readonly values: readonly AttributionValues[]
  readonly resolution: Resolution
  readonly chains: readonly Chain[]
  readonly anonymity: readonly Anonymity[]
  readonly gaps: readonly Gap[]
  readonly scareQuotes: readonly Span[]
  readonly voice: readonly VoiceSpan[]
  readonly contested: readonly Contested[]
  readonly quantities: readonly Quantity[]
  readonly dates: readonly DateMention[]
  readonly relations: readonly RelationAssertion[]
  readonly links: readonly Link[]
  readonly findings: readonly Finding[]
}
export type LayerName = keyof Layers
