import { hashWord } from '../../model/hash.ts'
import { PENN, tagSet } from '../../model/token.ts'
import { classOf } from '../qualify/source-classes.ts'
import { type Context, NOUN, VERB } from './context.ts'
import type { Run } from './found.ts'

const POSSESSIVE = PENN.indexOf('POS')
const PRONOUN = PENN.indexOf('PRP')
const PROPER = tagSet('NNP', 'NNPS')
const ENDS_PHRASE = tagSet('IN', 'TO', ',', 'VBG', 'VBN', 'WDT', 'WP', '-LRB-')
const IT = hashWord('it')
/** What a noun phrase is made of, prepositional phrases with "of" included. */
const NOMINAL = tagSet('NN', 'NNS', 'NNP', 'NNPS', 'PRP', 'PRP$', 'CD', 'DT', 'JJ', 'JJS', 'JJR', 'POS', 'HYPH', 'CC', 'PDT')
const OF = hashWord('of')

/** The word that heads a noun phrase: its last noun before a preposition, a comma or a participle; what follows a possessive counts as a noun whatever its tag. */
export function headOf({ tags }: Context, { first, last }: Run): number {
  let head = first
  for (let i = first; i <= last; i++) {
    const afterPossessive = i > first && tags[i - 1] === POSSESSIVE
    if (NOUN[tags[i]] || tags[i] === PRONOUN || afterPossessive) head = i
    else if (i > first && (head > first || NOUN[tags[first]]) && ENDS_PHRASE.has(tags[i])) break
  }
  return head
}

/** Whether a noun phrase can be the source of a statement: its head is a name, a pronoun of persons, or a noun for a person, a body or a document. */
export function canSpeak(context: Context, run: Run): boolean {
  const { tokens, tags } = context
  const head = headOf(context, run)
  return PROPER.has(tags[head]) || (tags[head] === PRONOUN && tokens.hash[head] !== IT) || classOf(tokens.hash[head]) !== undefined
}

/** The noun phrase of tokens `[from, end)` that begins at `from`, up to the first word that is none of it: a verb, a comma, a mark of quotation, another preposition than "of". */
export function nounPhraseFrom({ tokens, tags, quoteState }: Context, from: number, end: number): Run | undefined {
  let last = from - 1
  let hasNoun = false
  for (let i = from; i < end; i++) {
    if (quoteState[i] > 0 || VERB[tags[i]] || !(NOMINAL.has(tags[i]) || tokens.hash[i] === OF)) break
    hasNoun ||= NOUN[tags[i]] > 0 || tags[i] === PRONOUN
    last = i
  }
  while (last >= from && !NOUN[tags[last]] && tags[last] !== PRONOUN && PENN[tags[last]] !== 'CD') last--
  return hasNoun && last >= from ? { first: from, last } : undefined
}

/** The noun phrase that ends right before token `end` and takes up all from `from`. */
export function nounPhraseOf(context: Context, from: number, end: number): Run | undefined {
  const phrase = nounPhraseFrom(context, from, end)
  return phrase?.last === end - 1 ? phrase : undefined
}
