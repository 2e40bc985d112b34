import { hashWord } from '../../model/hash.ts'
import { PENN, tagSet } from '../../model/token.ts'
import { cueOf } from '../language/en/cue-lookup.ts'
import { viewNouns } from '../language/en/refinement-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Context, NOUN } from './context.ts'
import { type Found, foundBy, holds, type Run } from './found.ts'
import { lastWord } from './phrase-end.ts'
import { canSpeak, nounPhraseFrom } from './speakers.ts'

/** How sure the rules are (their share of overlapping attributions on the tuning articles, which have few). */
const CHANCE = 0.7

const VIEWS = wordSet(...viewNouns)
const IN = hashWord('in')
const THAT = hashWord('that')
const BE = wordSet("is was are were 's ’s")
const HOLDERS = wordSet('by from of')
const POSSESSIVE = tagSet('POS', 'PRP$')
const FINITE = tagSet('VBD', 'VBZ', 'VBP', 'MD')
const COMMA = PENN.indexOf(',')
const BARE = tagSet('MD', 'TO', 'RB')
const POS = PENN.indexOf('POS')
const MODIFIERS = tagSet('NN', 'NNS', 'NNP', 'NNPS', 'DT', 'JJ', 'CD', 'HYPH')
const ADJECTIVE = tagSet('JJ', 'JJS', 'JJR')

/** Tokens of a source, and of a clause; longer ones are lists without stops, and would cost their square. */
const LONGEST_SOURCE = 12
const LONGEST = 120
/** How many contents before and behind a noun may meet its clause. */
const NEAR = 12

type Parts = { readonly source: Run; readonly cue: Run; readonly content: Run }

/** The possessor right before a noun ("the union ’s", "her own"), as far left as its phrase goes. */
function possessorOf({ tags, quoteState }: Context, noun: number, start: number): Run | undefined {
  let last = noun - 1
  while (last > start && ADJECTIVE.has(tags[last])) last--
  if (last < start || !POSSESSIVE.has(tags[last])) return undefined
  let first = last
  if (tags[last] === POS) while (first > start && MODIFIERS.has(tags[first - 1]) && quoteState[first - 1] === 0) first--
  return tags[last] === POS && first === last ? undefined : { first, last }
}

/** "The dome should be sold, in the union's view": the sentence but for the phrase is what the view is. */
function inView(context: Context, noun: number): Parts | undefined {
  const { tokens, tags, sentences } = context
  if (!VIEWS.has(tokens.hash[noun])) return undefined
  const start = sentences.first[sentences.of[noun]]
  const end = lastWord(context, noun)
  const source = possessorOf(context, noun, start)
  if (!source || source.first - 1 < start || tokens.hash[source.first - 1] !== IN) return undefined
  const cue = { first: noun, last: noun }
  const before = source.first - 2
  if (before < start && tags[noun + 1] === COMMA && noun + 2 < end) return { source, cue, content: { first: noun + 2, last: end } }
  if (noun === end && before > start + 1 && tags[before] === COMMA) return { source, cue, content: { first: start, last: before - 1 } }
  return undefined
}

/** "Her view is that the pump was off": the noun with its "is" is the cue. */
function isThat(context: Context, noun: number): Parts | undefined {
  const { tokens, sentences } = context
  if (!BE.has(tokens.hash[noun + 1]) || tokens.hash[noun + 2] !== THAT) return undefined
  const source = possessorOf(context, noun, sentences.first[sentences.of[noun]])
  const end = lastWord(context, noun)
  return source && noun + 3 < end ? { source, cue: { first: noun, last: noun + 1 }, content: { first: noun + 2, last: end } } : undefined
}

/** The clause that "that" opens at `first`: it ends where the sentence's own verb follows. */
function clauseFrom(context: Context, first: number, end: number): Run | undefined {
  const { tags } = context
  let verbs = 0
  let last = first
  for (let i = first + 1; i <= Math.min(end, first + LONGEST) && tags[i] !== COMMA; i++) {
    // Two finite verbs with nothing between them that could be the second one's subject: the second is the sentence's.
    if (FINITE.has(tags[i]) && verbs++ > 0 && !startsClause(context, i)) break
    // "That the gate be painted".
    if (PENN[tags[i]] === 'VB' && !BARE.has(tags[i - 1])) verbs++
    last = i
  }
  return verbs > 0 && last > first + 1 ? { first, last } : undefined
}

/** "The union's demand that the light be mended was heard": a noun of saying between its holder and "that". */
function ownThat(context: Context, noun: number): Parts | undefined {
  const { tokens, tags, sentences } = context
  if (tokens.hash[noun + 1] !== THAT || PENN[tags[noun + 1]] === 'DT') return undefined
  const source = possessorOf(context, noun, sentences.first[sentences.of[noun]])
  const content = source && clauseFrom(context, noun + 1, lastWord(context, noun))
  return source && content && { source, cue: { first: noun, last: noun }, content }
}

/** "A claim by the ministry that nobody was hurt": the clause ends where the sentence's own verb follows. */
function byThat(context: Context, noun: number): Parts | undefined {
  const { tokens } = context
  if (!HOLDERS.has(tokens.hash[noun + 1])) return undefined
  const end = lastWord(context, noun)
  const source = nounPhraseFrom(context, noun + 2, Math.min(end, noun + 2 + LONGEST_SOURCE))
  if (!source || tokens.hash[source.last + 1] !== THAT || !canSpeak(context, source)) return undefined
  const content = clauseFrom(context, source.last + 1, end)
  return content && { source, cue: { first: noun, last: noun + 1 }, content }
}
const startsClause = ({ tags }: Context, i: number): boolean =>
  PENN[tags[i - 1]] === 'PRP' || PENN[tags[i - 1]] === 'WP' || PENN[tags[i - 1]] === 'WDT' || PENN[tags[i - 1]] === 'CC'

/** Whether one of the contents around place `at` of their list meets a run. */
const clashes = (contents: readonly Run[], at: number, { first, last }: Run): boolean =>
  contents.slice(Math.max(0, at - NEAR), at + NEAR).some((c) => c.first <= last && first <= c.last)

/** Attributions whose cue is a noun with a whole clause ("in her view, …", "her view is that …", "a claim by him that …"): those that touch no content and no cue found so far. */
export function findNounClauses(context: Context, taken: readonly Found[], isCue: Uint8Array): Found[] {
  const { tokens, tags, quoteState } = context
  const found: Found[] = []
  const contents = taken.flatMap(({ content }) => content).sort((a, b) => a.first - b.first)
  let next = 0
  for (let i = 1; i + 1 < tokens.length; i++) {
    if (!NOUN[tags[i]] || quoteState[i] > 0 || isCue[i]) continue
    const isCueNoun = cueOf(tokens.hash[i], 'noun')?.takes.includes('c')
    if (!isCueNoun && !VIEWS.has(tokens.hash[i])) continue
    while (next < contents.length && contents[next].last < i) next++
    if (next < contents.length && holds([contents[next]], { first: i, last: i })) continue
    const parts = inView(context, i) ?? isThat(context, i) ?? (isCueNoun ? (byThat(context, i) ?? ownThat(context, i)) : undefined)
    if (!parts) continue
    const { source, cue, content } = parts
    if (content.last - content.first > LONGEST || clashes(contents, next, content) || isCue.subarray(content.first, content.last + 1).includes(1)) continue
    found.push(
      foundBy('noun-clause', CHANCE, {
        cue: cue,
        source: [source],
        content: [content],
      }),
    )
  }
  return found
}
