/**
 * How a review holds on to words, whatever becomes of the text or the reading: the words themselves with what stands around them, and where they
 * stood (the text quote and text position selectors of the W3C Web Annotation Data Model). Offsets are UTF-16 units of the text at the time.
 */
export interface Selector {
  readonly exact: string
  /** Up to 32 units before and after. */
  readonly prefix: string
  readonly suffix: string
  readonly start: number
  readonly end: number
}

/** Where a selector's words are now: in their place, elsewhere, or needing another look (gone, or in several places alike). */
export type Anchor = { readonly state: 'same' | 'moved'; readonly start: number; readonly end: number } | { readonly state: 'lost' }
