import type { Span } from '../../model/span.ts'
import { SHAPE } from '../../model/token.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { Ascription, Read } from './ascription.ts'

const TO = wordSet('to with')
const OPENS_CONTENT = wordSet('that to how why what when where which whether if about of on in at by during for from after before while and as because , ; : . – —')
const ADVERB = wordSet('also later earlier repeatedly then again previously recently since just first only once')
/** Words that say when or how, or go on about the hearer: no part of it unless it begins with them. */
const ENDS_HEARER = wordSet('who whom which whose earlier then via being such late later yesterday today tonight last this next ago here there')
/** A hearer of more words than this is none. */
const LONGEST = 12
/** Communication verbs that take the hearer before the content even where the lexicon's letters do not say so. */
const SPEAKS_TO = wordSet(
  'said spoke wrote tweeted testified complained apologized lied confirmed announced explained read reported remarked admitted confessed speaking talking saying talked gave',
)

/** To whom it was said: the noun phrase after "told", or after "said to"; empty where the text does not say. Ends where the content, the source or a mark begins. */
export function hearerOf({ tokens, sentences }: Read, { cue, source, content, entry }: Ascription): readonly Span[] {
  if (!cue.length || !entry || entry.attitude !== 'communication') return []
  const last = cue[cue.length - 1]
  const end = sentences.first[sentences.of[last] + 1]
  let from = last + 1
  if (from >= end) return []
  if (entry.takes.includes('h')) {
    while (from < end && ADVERB.has(tokens.hash[from])) from++
  } else if (cue.some((i) => SPEAKS_TO.has(tokens.hash[i])) && TO.has(tokens.hash[from])) from++
  else return []
  const parts = new Set([...source, ...content])
  let to = from
  while (
    to < end &&
    to - from < LONGEST &&
    !parts.has(to) &&
    !OPENS_CONTENT.has(tokens.hash[to]) &&
    (to === from || !ENDS_HEARER.has(tokens.hash[to])) &&
    !(tokens.shape[to] & (SHAPE.openQuote | SHAPE.closeQuote))
  )
    to++
  // "the head of the council": a preposition inside goes on only before a name or article, which is not worth the risk of swallowing a time or place.
  if (to === from || to - from >= LONGEST || !(tokens.shape[from] & (SHAPE.letter | SHAPE.digit))) return []
  return [{ start: tokens.start[from], end: tokens.end[to - 1] }]
}
