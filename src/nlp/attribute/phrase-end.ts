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
