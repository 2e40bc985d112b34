import { z } from 'zod'
import { verdict } from '../exchange/decisions.ts'
import { BETWEEN } from '../exchange/excerpt.ts'
import { statements } from '../exchange/statement.ts'
import { ATTITUDES, CERTAINTIES, DISTANCES, MANNERS } from '../model/attribution.ts'
import type { PublicAttribution } from '../model/public-reading.ts'
import { type PlacedReview, REVIEW_ACTIONS } from '../model/review.ts'
import { hull, type Span, textOf } from '../model/span.ts'
import type { ReviewedDocument } from './case-reading.ts'
import { SourceKindShape } from './case-shapes.ts'
import { Span as SpanShape } from './reading-schema.ts'

const spans = z.array(SpanShape).readonly()

const Decision = z.object({ number: z.int(), by: z.string(), at: z.string(), action: z.enum(REVIEW_ACTIONS), says: z.string(), note: z.string().nullable() }).readonly()

/** An attribution of a document of a case as a row: its words, whom it is ascribed to, and what persons decided about it. */
export const AttributionRow = z
  .object({
    document: z.int().min(1),
    id: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    published: z.string().nullable(),
    /** Whom it is ascribed to, by name; empty where nobody is named. */
    sources: z.array(z.string()).readonly(),
    source: z.string(),
    cue: z.string(),
    content: z.string(),
    manner: z.enum(MANNERS),
    attitude: z.enum(ATTITUDES),
    kind: SourceKindShape,
    certainty: z.enum(CERTAINTIES),
    distance: z.enum(DISTANCES),
    nestedIn: z.string().nullable(),
    /** Through whom it reached the report, outermost first, as far as the text says. */
    via: z.string().nullable(),
    confidence: z.number(),
    line: z.int(),
    paragraph: z.int(),
    spans: z.object({ source: spans, cue: spans, content: spans }).readonly(),
    start: z.int(),
    end: z.int(),
    /** What persons decided about it. */
    reviews: z.array(Decision).readonly(),
    rejected: z.boolean(),
  })
  .readonly()
export type AttributionRow = z.output<typeof AttributionRow>

const decisionOf = (review: PlacedReview): z.output<typeof Decision> => {
  const { number, by, at, action, note } = review
  return { number, by, at, action, says: verdict(review), note }
}

/** The words of a part, exactly as they stand; its pieces are joined by what says that others stand between. */
const exact = (text: string, spans: readonly Span[]): string => spans.map((span) => textOf(text, span)).join(BETWEEN)

/** The attributions of a document as rows, in the order of the reading: as reviews leave them, those that a person rejected among them and marked so. */
export function attributionRows({ kept, machine, reviews, reviewed }: ReviewedDocument): AttributionRow[] {
  const left = new Map(reviewed.layers.attributions.map((attribution) => [attribution.id, attribution]))
  const [asLeft, asRead] = [statements(reviewed), statements(machine)]
  const rowOf = (read: PublicAttribution): AttributionRow => {
    const kept_ = left.get(read.id)
    const a = kept_ ?? read
    const { layers, document } = kept_ ? reviewed : machine
    const names = new Map(layers.sources.map(({ id, name }) => [id, name]))
    const { position, route } = (kept_ ? asLeft : asRead)(a)
    const { start, end } = hull([...a.source, ...a.cue, ...a.content]) ?? a.content[0]
    const { title, outlet, published } = kept.document
    return {
      document: kept.number,
      id: a.id,
      title,
      outlet,
      published,
      sources: a.sources.map((id) => names.get(id) ?? id),
      source: exact(document.text, a.source),
      cue: exact(document.text, a.cue),
      content: exact(document.text, a.content),
      manner: a.manner,
      attitude: a.attitude,
      kind: a.kind,
      certainty: a.certainty,
      distance: a.distance,
      nestedIn: a.nestedIn ?? null,
      via: route,
      confidence: a.confidence,
      ...position,
      spans: { source: a.source, cue: a.cue, content: a.content },
      start,
      end,
      reviews: reviews.filter(({ about, id }) => about === 'attribution' && id === a.id).map((review) => decisionOf(review)),
      rejected: kept_ === undefined,
    }
  }
  return machine.layers.attributions.map(rowOf)
}
