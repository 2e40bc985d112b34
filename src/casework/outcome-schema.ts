import { z } from 'zod'
import type { Equal, Holds } from './equal.ts'
import type { Explanation } from './explanation.ts'
import type { Failure } from './failure.ts'
import { Span } from './reading-schema.ts'

/** A failure as it is told. */
export const FailureShape = z.object({ code: z.string(), message: z.string(), hint: z.string().optional() }).readonly()
export type FailureHolds = Holds<Equal<z.output<typeof FailureShape>, Failure>>

/** Why one thing was read as it was. */
export const ExplanationShape = z
  .object({
    layer: z.string(),
    version: z.int(),
    spans: z.array(Span).readonly(),
    says: z.string(),
    because: z.string().optional(),
    chance: z.number().min(0).max(1).optional(),
  })
  .readonly()
export type ExplanationHolds = Holds<Equal<z.output<typeof ExplanationShape>, Omit<Explanation, 'layer'> & { readonly layer: string }>>
