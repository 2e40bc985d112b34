import { hashWord } from '../../model/hash.ts'
import { PENN, tagSet } from '../../model/token.ts'
import { cueOf } from '../language/en/cue-lookup.ts'
import { namingWords } from '../language/en/quotation-uses.ts'
import { labelNouns } from '../language/en/refinement-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { Context } from './context.ts'
import type { Found } from './found.ts'
import { canSpeak } from './speakers.ts'

const COLON = 58
const LABELS = wordSet(...labelNouns)
const ARTICLES = wordSet('a an the this that')
const READ = wordSet('read reads')
const FINITE = tagSet('VBD', 'VBZ', 'MD')
const COMPLEMENT = tagSet('IN', 'WRB', 'WP', 'WDT', 'TO', ':')
const NOUNS = tagSet('NN', 'NNS')
/** What a form in -s may be taken for, verb or noun. */
const PLURAL_LIKE = tagSet('VBZ', 'NNS')
const COMMA = PENN.indexOf(',')
const NAMING = wordSet(namingWords)
const ADJECTIVES = tagSet('JJ', 'NN', 'VBN')
const SAID = hashWord('said')

/** "Photograph: Jo Lind": what stands before the colon names a kind of thing, and nobody. */
const isLabel = ({ text, tokens }: Context, { cue, source }: Found): boolean =>
  text.charCodeAt(tokens.start[cue.head]) === COLON &&
  cue.first === cue.last &&
  source.length === 1 &&
  source[0].first === source[0].last &&
  LABELS.has(tokens.hash[source[0].first])

/** "The said bridge": a participle between an article and a noun is an adjective. */
const isAdjective = ({ tokens, tags }: Context, { cue }: Found): boolean =>
  cue.first === cue.last && tokens.hash[cue.first] === SAID && cue.first > 0 && ARTICLES.has(tokens.hash[cue.first - 1]) && NOUNS.has(tags[cue.first + 1])

/** "Insurance claims rose": a form that is a noun's plural as well is the noun where a finite verb follows at once, or where all before it is one noun that cannot speak. */
function isNoun(context: Context, { cue, source, content }: Found): boolean {
  const { tokens, tags } = context
  if (cue.first !== cue.last || !PLURAL_LIKE.has(tags[cue.first]) || content[0].first !== cue.first + 1 || cueOf(tokens.hash[cue.first], 'noun')?.form !== 'plural')
    return false
  if (FINITE.has(tags[cue.first + 1])) return true
  const [only] = source
  const isBare = source.length === 1 && only.first === only.last && only.last === cue.first - 1 && NOUNS.has(tags[only.first])
  return isBare && !COMPLEMENT.has(tags[cue.first + 1]) && !canSpeak(context, only)
}

/** "A girl read a sonnet": reading something without its words is an act. */
function isAct({ tokens, tags, quoteState, text }: Context, { cue, content }: Found): boolean {
  if (!READ.has(tokens.hash[cue.head]) || content[0].first < cue.last || COMPLEMENT.has(tags[content[0].first]) || text.charCodeAt(tokens.start[cue.last]) === COLON)
    return false
  return content.every(({ first, last }) => {
    for (let i = first; i <= last; i++) if (quoteState[i] > 0) return false
    return true
  })
}

/** "The museum shows “Cold Light”, a film about the flood": quoted words that an apposition calls a work are its title. */
function isTitle({ tokens, tags, quotation, quote }: Context, { content }: Found): boolean {
  const [only] = content
  const q = quote[only.first]
  if (content.length !== 1 || q < 0 || quotation.quotes[q].firstToken !== only.first || quotation.quotes[q].lastToken !== only.last) return false
  const article = tags[only.last + 1] === COMMA ? only.last + 2 : -1
  if (article < 0 || !ARTICLES.has(tokens.hash[article])) return false
  return NAMING.has(tokens.hash[article + 1]) || (ADJECTIVES.has(tags[article + 1]) && NAMING.has(tokens.hash[article + 2]))
}

const tests: readonly ((context: Context, found: Found) => boolean)[] = [isLabel, isAdjective, isNoun, isAct, isTitle]

/** Whether the cue of a found attribution is a word of saying that says nothing here. */
export const isNoCue = (context: Context, found: Found): boolean => tests.some((test) => test(context, found))
