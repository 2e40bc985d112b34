import { hashWord } from '../../model/hash.ts'
import type { Layers } from '../../model/layers.ts'
import type { Quote } from '../../model/quotation.ts'
import type { Span } from '../../model/span.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { callingWords, namingWords, utteringWords } from '../language/en/quotation-uses.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { stage } from '../stage.ts'

type Read = Pick<Layers, 'tokens' | 'sentences' | 'quotation' | 'parts'>

const NAMING = wordSet(namingWords)
const CALLING = wordSet(callingWords)
const UTTERING = wordSet(utteringWords)
const SMALL = wordSet('the a an of in on at to for and or but with by from as')
const SPEECH_END = wordSet('? !')
const COMMA_OR_COLON = wordSet(', :')
const COMMA = hashWord(',')
const REASON = wordSet('as')
/** Whoever speaks of themselves speaks. */
const SELF = wordSet('i me my we us our')
/** What is called something stands in no more than so many tokens between. */
const MOST_CALLED = 6
/** More words than this are speech, whoever spoke them. */
const MOST_WORDS = 6
/** In a content more than this are the source's own words. */
const MOST_ASIDE = 2
const ARTICLE = wordSet('a an of other more called into from')
const WORD = SHAPE.letter | SHAPE.digit

const capital = (shape: number): boolean => (shape & SHAPE.initialCapital) !== 0

/** The words between the marks of a quotation. */
function wordsIn({ shape }: Tokens, { firstToken, lastToken }: Quote): number[] {
  const found: number[] = []
  for (let i = firstToken; i <= lastToken && found.length <= MOST_WORDS; i++) if (shape[i] & WORD) found.push(i)
  return found
}

/** Whether every word that titles write with a capital has one: a work's title or a name. One word that opens its sentence is none. */
function isTitle({ hash, shape }: Tokens, words: readonly number[], first: number): boolean {
  const large = words.filter((i) => !SMALL.has(hash[i]))
  if (words.length === 1) return words[0] > first && (shape[words[0]] & (SHAPE.initialCapital | SHAPE.allCapitals)) !== 0
  return large.length > 0 && large.every((i) => (shape[i] & (SHAPE.initialCapital | SHAPE.digit)) !== 0)
}

/** Between a first and a last name: Ana “Red” Roe. */
function isNickname({ shape, hash, length }: Tokens, { firstToken, lastToken }: Quote): boolean {
  const [before, after] = [firstToken - 1, lastToken + 1]
  return before >= 0 && after < length && capital(shape[before]) && capital(shape[after]) && !SMALL.has(hash[before])
}

function isScare({ tokens, sentences }: Read, quote: Quote): boolean {
  const words = wordsIn(tokens, quote)
  if (!words.length || words.length > MOST_WORDS || isTitle(tokens, words, sentences.first[sentences.of[quote.firstToken]] + 1) || isNickname(tokens, quote)) return false
  for (let i = quote.firstToken; i <= quote.lastToken; i++) if (SPEECH_END.has(tokens.hash[i]) || SELF.has(tokens.hash[i])) return false
  // A comma before the closing marks is that of speech.
  if (tokens.hash[quote.lastToken] === COMMA || tokens.hash[quote.lastToken - 1] === COMMA) return false
  const begin = sentences.first[sentences.of[quote.firstToken]]
  // A quotation that is a whole sentence is speech whose speaker stands elsewhere.
  if (quote.firstToken === begin && quote.lastToken + 2 >= sentences.first[sentences.of[quote.firstToken] + 1]) return false
  if (quote.firstToken > begin && REASON.has(tokens.hash[quote.firstToken - 1])) return false
  for (let i = quote.firstToken - 1; i >= Math.max(begin, quote.firstToken - 3); i--) {
    const near = i >= quote.firstToken - 2
    if (NAMING.has(tokens.hash[i]) && (near || REASON.has(tokens.hash[i + 1]))) return false
    if (near && UTTERING.has(tokens.hash[i])) return false
  }
  for (let i = quote.firstToken - 1; i >= Math.max(begin, quote.firstToken - MOST_CALLED); i--) if (CALLING.has(tokens.hash[i])) return false
  return !(quote.firstToken > begin && COMMA_OR_COLON.has(tokens.hash[quote.firstToken - 1]) && words.length > 2)
}

/** Within what somebody says only a word or two in marks of their own, which a small word leads up to, stand apart from the rest. */
function isAside({ tokens }: Read, quote: Quote): boolean {
  const before = quote.firstToken - 1
  return wordsIn(tokens, quote).length <= MOST_ASIDE && before >= 0 && ARTICLE.has(tokens.hash[before])
}

/** Quotation marks that the outlet puts round words of its own: neither speech, nor a title, nor a nickname. */
export const scareQuotes = stage({
  adds: 'scareQuotes',
  needs: ['tokens', 'sentences', 'quotation', 'parts'],
  version: 3,
  run: ({ parts, language }, read) => {
    if (language !== null && !language.startsWith('en')) return []
    // In headlines marks stand for speech that the body tells.
    const headlines = parts.filter(({ kind }) => kind === 'headline')
    const contents = read.parts.flatMap(({ content, cue }) => [...content, ...cue]).sort((a, b) => a.start - b.start)
    let c = 0
    let reach = 0
    const found: Span[] = []
    for (const quote of read.quotation.quotes) {
      if (!quote.closed || quote.continues) continue
      for (; c < contents.length && contents[c].start < quote.end; c++) reach = Math.max(reach, contents[c].end)
      if ((reach > quote.start || quote.depth > 0) && !isAside(read, quote)) continue
      if (headlines.some(({ start, end }) => start <= quote.start && quote.end <= end) || !isScare(read, quote)) continue
      found.push({ start: quote.start, end: quote.end })
    }
    return found
  },
})
