/** One piece of advice of a style guide. */
export interface GuideRule {
  readonly id: string
  /** The term, as words; `*` at the end of a word stands for any ending. Case counts only where the pattern has capitals. */
  readonly pattern: string
  /** Which side of which conflict the term is taken to lean to, in the guide's own words. */
  readonly sides: readonly string[]
  readonly advice: string
  /** A link, never another guide's sentences. */
  readonly cite: string
}

/** A named, dated style guide that the user chose. */
export interface Guide {
  readonly name: string
  readonly date: string
  readonly url: string | null
  readonly rules: readonly GuideRule[]
}
