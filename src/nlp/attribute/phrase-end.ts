import { PENN } from '../../model/token.ts'
import { type Context, VERB } from './context.ts'

/** Where a noun phrase with its prepositional phrases ends that starts at `from`: before a finite verb, a comma or a mark that closes the clause. */
export function phraseEnd({ tags, sentences, quoteState }: Context, from: number): number {
  const end = sentences.first[sentences.of[from] + 1]
  let last = from
  for (let i = from; i < end; i++) {
    const tag = PENN[tags[i]]
    const finite = VERB[tags[i]] && tag !== 'VBG' && tag !== 'VBN'
    if (quoteState[i] === 0 && (finite || tag === 'MD' || tag === ',' || tag === '.' || tag === ':' || tag === 'WDT')) break
    last = i
  }
  return last
}

/** How far behind a cue a clause may go; a sentence that is longer is a list without full stops, and following each cue to its end would cost its square. */
const LONGEST_CLAUSE = 250

/** The last token of the words of a sentence, its full stop left out, as seen from token `from`: no further behind it than a clause goes. */
export function lastWord({ tags, sentences }: Context, from: number): number {
  const last = Math.min(sentences.first[sentences.of[from] + 1] - 1, from + LONGEST_CLAUSE)
  return PENN[tags[last]] === '.' ? last - 1 : last
}
