import { PENN, SHAPE, tagSet } from '../../model/token.ts'
import { cueOf } from '../language/en/cue-lookup.ts'
import { talkNouns } from '../language/en/refinement-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Context, NOUN } from './context.ts'
import { type Found, foundBy, holds, type Run } from './found.ts'
import { phraseEnd } from './phrase-end.ts'
import { canSpeak, nounPhraseOf } from './speakers.ts'

/** How sure the rules are (their share of overlapping attributions on the tuning articles). */
const CHANCE = 0.6

const LINKS = wordSet('on of for about to in')
const TALK = wordSet(...talkNouns)
const HOLDERS = wordSet('among by from')
const TOPICS = wordSet('about over that on of')
const GOES_ON = tagSet('IN', 'TO', 'VBG', 'VBN')
const POSSESSIVE = tagSet('POS', 'PRP$')

/** The possessor before a noun ("the leader ’s", "his"), as far left as its noun phrase goes. */
function possessorBefore({ tokens, tags, sentences }: Context, noun: number): Run | undefined {
  const start = sentences.first[sentences.of[noun]]
  let last = noun - 1
  while (last >= start && PENN[tags[last]].startsWith('JJ')) last--
  if (last < start || !POSSESSIVE.has(tags[last])) return undefined
  let first = last
  while (
    PENN[tags[last]] === 'POS' &&
    first > start &&
    (NOUN[tags[first - 1]] || PENN[tags[first - 1]].startsWith('JJ') || PENN[tags[first - 1]] === 'DT' || PENN[tags[first - 1]] === 'CD') &&
    (tokens.shape[first - 1] & (SHAPE.letter | SHAPE.digit)) !== 0
  )
    first--
  return { first, last }
}

/** "Harbor chief warns of ‘deadly’ tides": in a headline the tagger takes the verb for a plural; its subject opens the sentence. */
function subjectBefore(context: Context, noun: number): Run | undefined {
  const { tokens, sentences } = context
  const start = sentences.first[sentences.of[noun]]
  if (noun - start > LONGEST_SUBJECT || cueOf(tokens.hash[noun], 'verb')?.form !== 'third') return undefined
  const subject = nounPhraseOf(context, start, noun)
  return subject && canSpeak(context, subject) ? subject : undefined
}
const LONGEST_SUBJECT = 8

/** "The leader's emphasis on ‘old ties’", "the mention of ‘sapper teams’": a noun of saying with quoted words right behind its preposition. */
function quotedNoun(context: Context, noun: number): Omit<Found, 'parent'> | undefined {
  const { tokens, tags, quotation, quote, quoteState } = context
  const cue = cueOf(tokens.hash[noun], 'noun')
  if (!cue || !LINKS.has(tokens.hash[noun + 1])) return undefined
  const opens = [noun + 2, noun + 3, noun + 4].find((i) => quoteState[i] === 1 && quote[i] >= 0)
  if (opens === undefined || quotation.quotes[quote[opens]].lastToken - opens < 2) return undefined
  const source = possessorBefore(context, noun) ?? subjectBefore(context, noun)
  const { lastToken } = quotation.quotes[quote[opens]]
  // What goes on behind the quoted words does so with a preposition or a participle ("‘old ties’ between the two", "‘sapper teams’ working in the south").
  const goesOn = lastToken + 1 < tokens.length && GOES_ON.has(tags[lastToken + 1])
  const content = { first: noun + 2, last: goesOn ? Math.max(lastToken, phraseEnd(context, noun + 2)) : lastToken }
  return foundBy('quoted-noun', CHANCE, {
    cue: { first: noun, last: noun + 1 },
    source: source ? [source] : [],
    content: [content],
  })
}

/** "Speculation among analysts about the scale of it": a noun of talk, those who hold it, and what it is about. */
function talkAmong(context: Context, noun: number): Omit<Found, 'parent'> | undefined {
  const { tokens, tags } = context
  if (!TALK.has(tokens.hash[noun]) || !HOLDERS.has(tokens.hash[noun + 1])) return undefined
  let last = noun + 1
  while (last + 1 < tokens.length && (NOUN[tags[last + 1]] || PENN[tags[last + 1]].startsWith('JJ') || PENN[tags[last + 1]] === 'DT' || PENN[tags[last + 1]] === 'CD'))
    last++
  if (last === noun + 1 || !TOPICS.has(tokens.hash[last + 1])) return undefined
  const content = { first: last + 1, last: phraseEnd(context, last + 1) }
  if (content.last === content.first) return undefined
  return foundBy('talk-among', CHANCE, {
    cue: { first: noun, last: noun },
    source: [{ first: noun + 2, last }],
    content: [content],
  })
}

/** Attributions whose cue is a noun, by rule: those that touch none of the contents and cues already found. */
export function findNominal(context: Context, taken: readonly Found[], isCue: Uint8Array): Found[] {
  const { tokens, tags, quoteState } = context
  const found: Found[] = []
  const contents = taken.flatMap(({ content }) => content).sort((a, b) => a.first - b.first)
  let next = 0
  for (let i = 0; i + 3 < tokens.length; i++) {
    if (!NOUN[tags[i]] || quoteState[i] > 0 || isCue[i]) continue
    while (next < contents.length && contents[next].last < i) next++
    if (next < contents.length && holds([contents[next]], { first: i, last: i })) continue
    const attribution = quotedNoun(context, i) ?? talkAmong(context, i)
    if (!attribution) continue
    const clashes = contents.slice(next, next + 3).some((run) => attribution.content.some((c) => c.first <= run.last && run.first <= c.last))
    if (!clashes) found.push({ ...attribution, parent: -1 })
  }
  return found
}
