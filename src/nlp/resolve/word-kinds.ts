import { hashWord } from '../../model/hash.ts'
import { PENN } from '../../model/token.ts'
import { organizationWords } from '../language/en/source-words.ts'
import { wordSet } from '../language/en/word-sets.ts'

const isTag = (...tags: readonly string[]): Uint8Array => Uint8Array.from(PENN, (tag) => (tags.includes(tag) ? 1 : 0))
/** By index of a Penn tag: proper nouns, nouns of any sort, verbs and modals, words that may stand before the head of a noun phrase. */
export const PROPER = isTag('NNP', 'NNPS')
export const NOUN = isTag('NN', 'NNS', 'NNP', 'NNPS')
export const PLURAL = isTag('NNS', 'NNPS')
export const VERB = isTag('VB', 'VBD', 'VBG', 'VBN', 'VBP', 'VBZ', 'MD')
export const FINITE = isTag('VBD', 'VBP', 'VBZ', 'MD')
export const BEFORE_HEAD = isTag('JJ', 'JJR', 'JJS', 'NN', 'NNS', 'NNP', 'NNPS', 'CD', 'VBN', 'VBG', 'HYPH', 'AFX', 'POS', 'DT', 'PRP$', 'RB', '$', 'FW', 'PDT')
/** Tags that a capital at the start of a sentence may hide: never a name there. */
export const FUNCTION = isTag('DT', 'IN', 'CC', 'PRP', 'PRP$', 'WDT', 'WP', 'WP$', 'WRB', 'TO', 'MD', 'RB', 'RBR', 'RBS', 'EX', 'PDT', 'UH', 'VBD', 'VBP', 'VBZ')

export const [OF, THE, AND, COMMA, OPEN_BRACKET, FOR] = ['of', 'the', 'and', ',', '(', 'for'].map(hashWord)
export const ORGANIZATION = wordSet(organizationWords)
export const POSSESSIVE = wordSet("'s ' s'")
export const DEFINITE = wordSet('the this that these those both')
export const INDEFINITE = wordSet('a an some several many most few two three four five six seven eight nine ten other another any no every one each more')
export const OWNERS = wordSet('his her their its our my your whose')
export const PREPOSITION = wordSet(
  'of in on at from for with within by to about near among between against inside behind including as under over during after before into',
)
/** Capitals that are no name of a person or organization. */
export const CALENDAR = wordSet(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. i the a an and or but if in on at for',
)
/** Small words inside names. */
export const PARTICLE = wordSet('de del della van von der den bin bint al el ul la le da dos das di du ibn ben ter te y e')
