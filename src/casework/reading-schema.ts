import { z } from 'zod'
import { ATTITUDES, CERTAINTIES, DISTANCES, MANNERS, SOURCE_KINDS } from '../model/attribution.ts'
import { HOP_ROLES } from '../model/chain.ts'
import { GENRES, PART_KINDS } from '../model/document.ts'
import { BOUNDS, ENTITY_TYPES, GAP_KINDS, VOICES } from '../model/observation.ts'
import { type PublicReading, READING_SCHEMA } from '../model/public-reading.ts'
import { REVIEW_ACTIONS } from '../model/review.ts'
import type { Equal, Holds } from './equal.ts'

const spanShape = { start: z.int().min(0), end: z.int().min(1) }
export const Span = z.object(spanShape).readonly()
const spans = z.array(Span).readonly()
const maybeSpan = Span.nullable()
const stated = z.string().nullable()
const chance = z.number().min(0).max(1)
const kind = z.enum(SOURCE_KINDS)
const list = <T extends z.ZodType>(item: T) => z.array(item.readonly()).readonly()

const attribution = z.object({
  id: z.string().min(1),
  source: spans,
  cue: spans,
  content: spans,
  manner: z.enum(MANNERS),
  attitude: z.enum(ATTITUDES),
  kind,
  certainty: z.enum(CERTAINTIES),
  distance: z.enum(DISTANCES),
  sources: z.array(z.string()).readonly(),
  nestedIn: z.string().optional(),
  hearer: spans.optional(),
  confidence: chance,
  sure: z.record(z.string(), chance).readonly().optional(),
})

const document = z.object({
  id: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  text: z.string(),
  language: stated,
  title: stated,
  outlet: stated,
  place: stated,
  url: stated,
  published: stated,
  modified: stated,
  authors: z.array(z.string()).readonly(),
  credits: z.array(z.string()).readonly(),
  genre: z.enum(GENRES),
  parts: list(z.object({ ...spanShape, kind: z.enum(PART_KINDS) })),
  given: z.array(z.string()).readonly().optional(),
  readFrom: z.record(z.string(), z.string()).readonly().optional(),
  sourceMap: list(z.object({ ...spanShape, from: z.int().min(0), to: z.int().min(1) })).optional(),
  feed: z.object({ title: stated, url: stated }).readonly().optional(),
  identifier: stated.optional(),
  missing: z.array(z.string()).readonly(),
})

const hop = z.object({ source: stated, role: z.enum(HOP_ROLES), span: Span.optional(), gap: z.string().optional() })

const layers = z.object({
  paragraphs: spans,
  sentences: spans,
  attributions: list(attribution),
  sources: list(z.object({ id: z.string(), name: z.string(), kind, mentions: spans })),
  chains: list(z.object({ attribution: z.string(), hops: list(hop) })),
  anonymity: list(z.object({ attribution: z.string(), count: z.number().nullable(), description: maybeSpan, reason: maybeSpan, closeness: maybeSpan })),
  voice: list(z.object({ ...spanShape, voice: z.enum(VOICES) })),
  gaps: list(z.object({ ...spanShape, kind: z.enum(GAP_KINDS), holder: stated, what: maybeSpan })),
  contested: list(z.object({ ...spanShape, guide: z.string(), rule: z.string() })),
  scareQuotes: spans,
  relations: list(
    z.object({
      subject: z.string(),
      relation: z.string(),
      object: z.string(),
      span: Span,
      attribution: stated,
      time: z.string().optional(),
      place: z.string().optional(),
    }),
  ),
  quantities: list(
    z.object({ ...spanShape, value: z.union([z.number(), z.tuple([z.number(), z.number()]).readonly()]), bound: z.enum(BOUNDS), unit: stated, of: maybeSpan }),
  ),
  dates: list(z.object({ ...spanShape, from: stated, to: stated, precision: z.string() })),
  links: list(z.object({ ...spanShape, url: z.string(), attribution: stated })),
  entities: list(z.object({ ...spanShape, type: z.enum(ENTITY_TYPES), source: z.string().optional() })),
  findings: list(z.object({ rule: z.string(), spans, message: z.string() })),
  tokens: list(z.object({ ...spanShape, tag: z.string(), head: z.int().min(0).optional(), relation: z.string().optional() })).optional(),
  mentions: list(z.object({ ...spanShape, cluster: z.int() })).optional(),
})

const review = z.object({
  number: z.int().min(1),
  at: z.string(),
  by: z.string(),
  action: z.enum(REVIEW_ACTIONS),
  value: z.record(z.string(), z.unknown()).readonly(),
  note: stated,
  about: z.enum(['attribution', 'span', 'source', 'document', 'case', 'review']),
  document: z.int().nullable(),
  state: z.enum(['same', 'moved', 'lost']),
  spans,
  id: stated,
  layer: stated,
  was: z.record(z.string(), z.string()).readonly(),
})

/** The public form of a reading, checked: `docs/reference/reading.schema.json` says the same in JSON Schema. */
export const Reading = z
  .object({
    schema: z.literal(READING_SCHEMA),
    path: z.string(),
    engine: z.object({ version: z.string(), model: stated, profile: z.enum(['default', 'fast']) }).readonly(),
    document: document.readonly(),
    layers: layers.readonly(),
    number: z.int().min(1).optional(),
    reviews: list(review).optional(),
  })
  .readonly()

/** Does not compile where schema and interface part ways; `satisfies` would let a schema forget an optional field. */
export type ReadingSchemaHolds = Holds<Equal<z.output<typeof Reading>, PublicReading>>
