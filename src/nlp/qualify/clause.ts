import type { Layers } from '../../model/layers.ts'
import { SHAPE } from '../../model/token.ts'
import { wordSet } from '../language/en/word-sets.ts'

type Read = Pick<Layers, 'tokens' | 'sentences'>

/** Words that open a clause and are no part of what it says. */
const CONNECTIVE = wordSet(
  'and but or while although though because as since so yet whereas however meanwhile nevertheless still also when if even that before after then , : ; – — - . … * •',
)
const HARD = wordSet('; : – — - -- ( ) [ ] . … ! ?')
const CONJUNCTION = wordSet('and but or so yet while although though whereas because')
/** After a conjunction these open a clause of their own. */
const PRONOUN = wordSet('it he she they we i there this you')
const RELATIVE = wordSet('who whom which whose where')
const THAT = wordSet('that')
const COMMA = wordSet(',')
/** Words after a comma with which another clause begins. */
const OTHER_CLAUSE = wordSet(
  'and but or so yet while although though whereas because who which whose where with as when if despite after before according he she they it we i the a an',
)
/** No clause is looked for further than so many tokens to either side, so that a text without full stops costs no more than any other. */
const REACH = 80
const QUOTE_MARKS = SHAPE.openQuote | SHAPE.closeQuote

const isMark = (shape: number): boolean => (shape & (SHAPE.letter | SHAPE.digit)) === 0

/** The clause around tokens `[first, end)`, as tokens `[from, to)`: without what connects it to another and without marks at its edges. By marks and connectives, so that it needs no tree. */
export function clauseAround({ tokens, sentences }: Read, first: number, end: number): { from: number; to: number } {
  const sentence = sentences.of[first]
  let from = clauseStart({ tokens, sentences }, first)
  const stop = Math.min(sentences.first[sentence + 1], end + REACH)
  let to = end
  while (to < stop && !endsClause(tokens, to, stop) && !(CONJUNCTION.has(tokens.hash[to]) && to + 1 < stop && PRONOUN.has(tokens.hash[to + 1]))) to++
  while (from < first && CONNECTIVE.has(tokens.hash[from])) from++
  while (to > end && isMark(tokens.shape[to - 1])) to--
  return { from, to }
}

function endsClause({ hash, shape }: Layers['tokens'], i: number, stop: number): boolean {
  if (HARD.has(hash[i]) || shape[i] & QUOTE_MARKS) return true
  return COMMA.has(hash[i]) && (i + 1 >= stop || OTHER_CLAUSE.has(hash[i + 1]) || (shape[i + 1] & SHAPE.initialCapital) !== 0)
}

/** Where the clause of token `first` begins: behind a mark, a conjunction after a comma, or a relative; an apposition between commas right before it belongs to it. */
function clauseStart({ tokens: { hash, shape }, sentences }: Read, first: number): number {
  const begin = Math.max(sentences.first[sentences.of[first]], first - REACH)
  let i = first - 1
  // "Hope Roe, a spokeswoman for the firm, did not respond": the comma closes an apposition.
  if (i > begin && COMMA.has(hash[i])) {
    let open = i - 1
    while (open > begin && !COMMA.has(hash[open]) && !HARD.has(hash[open])) open--
    if (open > begin && COMMA.has(hash[open]) && !CONJUNCTION.has(hash[open + 1])) i = open - 1
  }
  for (; i >= begin; i--) {
    if (HARD.has(hash[i]) || COMMA.has(hash[i]) || shape[i] & QUOTE_MARKS) return i + 1
    if ((RELATIVE.has(hash[i]) || THAT.has(hash[i])) && i < first) return i
    if (CONJUNCTION.has(hash[i]) && first - i > 2 && i > begin) return i + 1
  }
  return begin
}
