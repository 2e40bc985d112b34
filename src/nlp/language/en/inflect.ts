/** The forms of a verb: base, third person, past, participle and gerund. */
export interface VerbForms {
  readonly base: string
  readonly third: string
  readonly past: string
  readonly participle: string
  readonly gerund: string
}

const SIBILANT = /(?:s|x|z|ch|sh)$/
const CONSONANT_Y = /[^aeiou]y$/

/** A noun's plural, or a verb's third person: "replies", "presses", "claims". */
export const withS = (word: string): string => (CONSONANT_Y.test(word) ? `${word.slice(0, -1)}ies` : SIBILANT.test(word) ? `${word}es` : `${word}s`)

/**
 * The forms of a verb from its lemma and, where they are irregular, its past and participle: "write wrote written".
 * A doubled letter in the past ("admit admitted") is doubled in the gerund too.
 */
export function verbForms(entry: string): VerbForms {
  const [base, past = regularPast(base), participle = past] = entry.split(' ')
  if (base === 'be') return { base, third: 'is', past: 'was', participle: 'been', gerund: 'being' }
  const doubled = past === `${base}${base.at(-1)}ed`
  const stem = doubled ? base + base.at(-1) : base.endsWith('ie') ? `${base.slice(0, -2)}y` : base.endsWith('e') && !base.endsWith('ee') ? base.slice(0, -1) : base
  return { base, third: base === 'go' ? 'goes' : withS(base), past, participle, gerund: `${stem}ing` }
}

const regularPast = (base: string): string => (base.endsWith('e') ? `${base}d` : CONSONANT_Y.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`)
