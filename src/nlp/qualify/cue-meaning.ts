import type { Attitude, Certainty, Distance } from '../../model/attribution.ts'
import type { Tokens } from '../../model/token.ts'
import { contentHedges, cueHedges, hearsayVerbs, negations } from '../language/en/hedges.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { Ascription, Read } from './ascription.ts'

/** What the cue's words say of the source's attitude, its certainty and the outlet's distance; `because` names the words or rule that decided. */
export interface CueMeaning {
  readonly attitude: Attitude
  readonly certainty: Certainty
  readonly distance: Distance
  readonly because: { readonly attitude: string; readonly certainty: string; readonly distance: string }
}

export const NEGATION = wordSet(negations)
const HEDGES = cueHedges.map(({ means, words }) => ({ means, words: wordSet(words) }))
const CONTENT_HEDGES = contentHedges.map(({ means, words }) => ({ means, words: wordSet(words) }))
/** Words of a content in which a hedge counts: further on it qualifies something else. */
const HEDGED_WORDS = 8
const HEARSAY = new Set(hearsayVerbs.split(' '))

/** What a cue negated means: what was not said is withheld, what is not believed, known or wanted is denied, what is not denied may be. */
function negated(attitude: Attitude, certainty: Certainty): Certainty {
  if (certainty === 'denied') return 'possible'
  if (certainty === 'declined' || certainty === 'asked') return certainty
  return attitude === 'communication' ? 'declined' : 'denied'
}

/** What the content's own words say of its certainty: a hedge in its first words, or that it ends as a question. */
function contentCertainty(text: string, { hash, start, end }: Tokens, content: readonly number[]): Certainty | undefined {
  for (let k = content.length - 1; k >= 0 && k > content.length - 3; k--) if (end[content[k]] - start[content[k]] === 1 && text[start[content[k]]] === '?') return 'asked'
  for (const { means, words } of CONTENT_HEDGES) for (let k = 0; k < content.length && k < HEDGED_WORDS; k++) if (words.has(hash[content[k]])) return means
  return undefined
}

/** Reads a cue by the lexicon, then negation, hedges and agentless passives. */
export function meaningOf(text: string, { tokens }: Read, { entry, cue, source, content }: Ascription): CueMeaning {
  let { attitude, certainty, distance } = entry ?? ({ attitude: 'communication', certainty: 'certain', distance: 'neutral' } as const)
  const word = entry?.lemma ?? 'default'
  const because = { attitude: word, certainty: word, distance: word }
  if (cue.some((i) => NEGATION.has(tokens.hash[i]))) {
    certainty = negated(attitude, certainty)
    because.certainty = 'negated'
    if (distance === 'endorsing') {
      distance = 'neutral'
      because.distance = 'negated'
    }
  } else if (!source.length && entry?.part === 'verb' && entry.form !== 'gerund' && HEARSAY.has(entry.lemma) && certainty === 'certain') {
    certainty = 'probable'
    because.certainty = 'agentless'
    if (distance === 'endorsing') distance = 'neutral'
  } else if (certainty === 'certain' || certainty === 'probable') {
    for (const { means, words } of HEDGES) {
      if (!cue.some((i) => words.has(tokens.hash[i])) || (means === 'probable' && attitude === 'communication' && source.length)) continue
      certainty = means
      because.certainty = 'hedged'
      break
    }
  }
  const open = certainty === 'certain' || (certainty === 'probable' && attitude === 'belief')
  if (open && attitude !== 'knowledge' && attitude !== 'intention') {
    const told = contentCertainty(text, tokens, content)
    if (told && (told !== 'asked' || attitude === 'communication') && told !== certainty) {
      certainty = told
      because.certainty = told === 'asked' ? 'question' : 'hedged-content'
    }
  }
  return { attitude, certainty, distance, because }
}
