import type { Finding } from '../../model/finding.ts'
import type { Span } from '../../model/span.ts'

/** What a paragraph of a word processor's or a printed document is: the headline, a line under it, running text, or something that stands apart from it. */
export type ParagraphKind = 'title' | 'subtitle' | 'heading' | 'text' | 'caption' | 'note' | 'aside'

/** One paragraph, row of a table or note, before the document's text is put together. Spans are in code units of `text`. */
export interface Paragraph {
  readonly kind: ParagraphKind
  /** Trimmed, white space single but for line breaks and the tabs between a row's cells; never empty. */
  readonly text: string
  readonly links: readonly (Span & { readonly url: string })[]
  /** Stretches that a finding of this rule is about: an insertion that was tracked. */
  readonly marks: readonly (Span & { readonly rule: string })[]
}

/** What a file says of itself beside its text. */
export interface Properties {
  readonly title?: string | null
  readonly author?: string | null
  readonly language?: string | null
  /** Publication and outlet, where the file states these and not only when it was written. */
  readonly published?: string | null
  readonly outlet?: string | null
  readonly url?: string | null
  /** When the file was made and last saved, ISO 8601. Neither is when the report was published. */
  readonly made?: string | null
  readonly saved?: string | null
}

/** A document of an office, taken apart. */
export interface Taken {
  readonly paragraphs: readonly Paragraph[]
  readonly properties: Properties
  /** Lines that stand on every page, or in the letterhead: an outlet and a date may be printed there. */
  readonly runningHeads: readonly string[]
  /** Findings; those whose rule marks of paragraphs name get the spans of these. */
  readonly notes: readonly Finding[]
}
