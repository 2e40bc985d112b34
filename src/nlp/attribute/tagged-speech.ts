import { PENN } from '../../model/token.ts'
import { cueOf } from '../language/en/cue-lookup.ts'
import { speechVerbs } from '../language/en/speech-verbs.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Context, VERB } from './context.ts'
import { type Found, foundBy, type Run } from './found.ts'
import { canSpeak, nounPhraseFrom } from './speakers.ts'

/** How sure quotations with a tag are that the models left out (by judgment: the tuning articles have next to none). */
const CHANCE = 0.85

const SPEECH = wordSet(...speechVerbs)
const COMMA = PENN.indexOf(',')
const LONGEST_SOURCE = 12
/** How many contents may begin before a quotation and still reach it. */
const NEAR = 40

/** Whether the words of a quotation end in a comma, a question or an exclamation, inside or outside its marks: its sentence goes on. */
const goesOn = ({ text, tokens, tags }: Context, last: number): boolean => /[,?!—]/.test(text[tokens.end[last] - 2] ?? '') || tags[last + 1] === COMMA

const isSpeech = ({ tokens, tags }: Context, i: number): boolean =>
  VERB[tags[i]] > 0 && (SPEECH.has(tokens.hash[i]) || !!cueOf(tokens.hash[i], 'verb')?.takes.includes('c'))

/** The tag that follows a quotation, from token `from` on: "said the smith", "the smith said". */
function tagAt(context: Context, from: number): { readonly cue: number; readonly source: Run } | undefined {
  const { tokens, tags, sentences } = context
  const end = sentences.first[sentences.of[from] + 1]
  const stand = (cue: number, source: Run | undefined) =>
    source && (SPEECH.has(tokens.hash[cue]) || canSpeak(context, source)) && !VERB[tags[source.last + 1] ?? 0] ? { cue, source } : undefined
  if (isSpeech(context, from)) return stand(from, nounPhraseFrom(context, from + 1, Math.min(end, from + 1 + LONGEST_SOURCE)))
  const source = nounPhraseFrom(context, from, Math.min(end, from + LONGEST_SOURCE))
  const cue = source ? source.last + 1 : end
  if (!source || cue >= end || !isSpeech(context, cue)) return undefined
  const closes = cue + 1 >= end || /^[.,;:]/.test(context.text.slice(tokens.start[cue + 1], tokens.end[cue + 1]))
  return closes && (SPEECH.has(tokens.hash[cue]) || canSpeak(context, source)) ? { cue, source } : undefined
}

/** Quotations with a tag of speech right behind them ("“Never,” the smith snapped"), whatever their length: those that no attribution found so far has. */
export function findTagged(context: Context, taken: readonly Found[], isCue: Uint8Array): Found[] {
  const { tokens, quotation } = context
  const found: Found[] = []
  const contents = taken.flatMap(({ content }) => content).sort((a, b) => a.first - b.first)
  let next = 0
  for (const { depth, closed, firstToken, lastToken } of quotation.quotes) {
    let from = lastToken + 1
    if (depth > 0 || !closed || lastToken - firstToken < 2 || !goesOn(context, lastToken)) continue
    if (context.tags[from] === COMMA) from++
    if (from + 1 >= tokens.length || tokens.paragraph[from] !== tokens.paragraph[lastToken]) continue
    while (next < contents.length && contents[next].first < firstToken - 400) next++
    if (contents.slice(next, next + NEAR).some((c) => c.first <= lastToken && firstToken <= c.last)) continue
    const tag = tagAt(context, from)
    if (!tag || isCue[tag.cue]) continue
    found.push(
      foundBy('tagged-speech', CHANCE, {
        cue: { first: tag.cue, last: tag.cue },
        source: [tag.source],
        content: [{ first: firstToken, last: lastToken }],
      }),
    )
  }
  return found
}
