/** Whose assertion a word of the body is: said by a source, ascribed to one as a thought or wish, or the outlet's own in three degrees. */
export const SHARES = ['said', 'ascribed', 'report', 'inference', 'evaluation'] as const
export type Share = (typeof SHARES)[number]

/** The shares of a body, in the words of the summary. */
export const SHARE_WORDS: Readonly<Record<Share, string>> = {
  said: 'said by sources',
  ascribed: 'thought or wanted',
  report: 'stated as fact',
  inference: 'inferred',
  evaluation: 'judged',
}

/** A letter or mark for each share, so that no color is needed to tell them apart. */
export const SHARE_MARKS: Readonly<Record<Share, string>> = { said: '█', ascribed: '▒', report: '·', inference: '~', evaluation: '!' }
