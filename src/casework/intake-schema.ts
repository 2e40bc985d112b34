import { z } from 'zod'
import type { Equal, Holds } from './equal.ts'
import type { Outcome } from './intake/intake.ts'
import { FailureShape } from './outcome-schema.ts'

/** How far a call has come. */
export const ProgressShape = z
  .object({ inputs: z.int(), bytes: z.int(), documents: z.int(), failed: z.int(), of: z.object({ inputs: z.int(), bytes: z.int() }).readonly().nullable() })
  .readonly()

/** What became of something that was to be taken in, and between them how far the call has come. */
export const OutcomeShape = z.union([
  z.object({ path: z.string(), document: z.int().min(1), became: z.enum(['new', 'version', 'again', 'known']), title: z.string().nullable() }).readonly(),
  z.object({ path: z.string(), failure: FailureShape }).readonly(),
  z.object({ path: z.string(), skipped: z.string() }).readonly(),
  z.object({ progress: ProgressShape }).readonly(),
])
export type OutcomeHolds = Holds<Equal<z.output<typeof OutcomeShape>, Outcome>>
