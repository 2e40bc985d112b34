/** A run of glyphs on one baseline, as it stands on the page. Lengths are points from the page's upper left corner, the page turned as it is shown. */
export interface Run {
  /** Without white space at its ends, never empty; U+FFFD for a glyph of which no character is known. */
  readonly text: string
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly width: number
  readonly size: number
  /** A font of the document, by number. */
  readonly font: number
  readonly rtl: boolean
  /** Whether white space was set before it. */
  readonly spaced: boolean
}

export interface LinkBox {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly url: string
}

/** What is set on one page. */
export interface PageGlyphs {
  readonly number: number
  readonly width: number
  readonly height: number
  readonly runs: readonly Run[]
  readonly links: readonly LinkBox[]
  /** Characters of runs that stand at an angle to most others: stamps, notes in the margin. They are left out. */
  readonly turned: number
  /** Whether the page has more than is read of one. */
  readonly cut: boolean
}

/** What a PDF says of itself. */
export interface PdfFacts {
  readonly pages: number
  readonly title: string | null
  readonly author: string | null
  readonly language: string | null
  /** Whether a browser printed it: a page of the web with all that stands around an article. */
  readonly isWebPage: boolean
  readonly made: string | null
  readonly saved: string | null
  /** From the metadata that publishers embed (PRISM): none of it is the file's own date. */
  readonly published: string | null
  readonly outlet: string | null
}

/** What the thread that opens a PDF tells, in this order: opened, pages, done; or why it cannot be opened. */
export type Told =
  | { readonly tells: 'opened'; readonly facts: PdfFacts }
  | { readonly tells: 'page'; readonly page: PageGlyphs }
  | { readonly tells: 'unread'; readonly number: number }
  | { readonly tells: 'done' }
  | { readonly tells: 'failed'; readonly why: 'locked' | 'broken'; readonly says: string }

/** What the thread is asked: the bytes are given away. */
export interface Asked {
  readonly bytes: Uint8Array
  readonly mostPages: number
  readonly mostRuns: number
}
