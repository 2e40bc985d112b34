import type { Span } from './span.ts'

/** Something noteworthy in a text: where, which rule saw it, and a sentence for a person. `spans` may be empty where the whole document is meant. */
export interface Finding {
  readonly rule: string
  readonly spans: readonly Span[]
  readonly message: string
}
