import type { Context } from './context.ts'

/** The stretch of text in which a cue's source and content are looked for, as whole sentences: token indexes `[first, end)`. */
export interface Window {
  readonly first: number
  readonly end: number
}

/** A quotation that runs on is followed for this many sentences, a sentence before the cue for this many. */
const MOST_AFTER = 14
const MOST_BEFORE = 3
/** A window is never longer than this many tokens. */
const LONGEST = 700
/** A sentence longer than this is no prose but a list without full stops; a cue in one is looked around this far, or a page of cues would take minutes. */
const LONGEST_SENTENCE = 250
const REACH = 60

/**
 * The sentence of the cue with what its quotations run into: sentences after it that begin inside a quotation or with a mark, sentences before it from which a quotation runs into it,
 * and after a colon all of the paragraph.
 */
export function windowOf(context: Context, cueFirst: number, cueLast: number): Window {
  const { sentences, quoteState, quote, tokens, quotation } = context
  const home = sentences.of[cueFirst]
  let before = home
  let after = sentences.of[cueLast]
  const startsQuoted = (s: number): boolean => s < sentences.length && quoteState[sentences.first[s]] > 0
  const wordsBefore = cueFirst - sentences.first[home]
  while (before > 0 && home - before < MOST_BEFORE) {
    const first = sentences.first[before]
    // A quotation runs into this sentence, or the sentence is nothing but cue and source after one that ends in a mark.
    const runsIn = quoteState[first] === 2 || quoteState[first] === 3
    const closesBefore = before === home && wordsBefore < 6 && quoteState[first - 1] === 3 && tokens.paragraph[first - 1] === tokens.paragraph[first]
    if (!runsIn && !closesBefore) break
    before--
  }
  const colon = endsInColon(context, after)
  while (after + 1 < sentences.length && after - home < MOST_AFTER) {
    const next = sentences.first[after + 1]
    const sameParagraph = tokens.paragraph[next] === tokens.paragraph[next - 1]
    const runsOn = sameParagraph ? startsQuoted(after + 1) : quote[next - 1] >= 0 && quotation.quotes[quote[next - 1]].continues
    const introduced = colon && (sameParagraph ? after - home < 8 : after === sentences.of[cueLast] && startsQuoted(after + 1))
    if (!runsOn && !introduced) break
    if (sentences.first[after + 2] - sentences.first[before] > LONGEST) break
    after++
  }
  const reach = sentences.first[home + 1] - sentences.first[home] > LONGEST_SENTENCE ? REACH : LONGEST
  return { first: Math.max(sentences.first[before], cueFirst - reach), end: Math.min(sentences.first[after + 1], cueLast + reach) }
}

/** Whether a sentence ends in a colon, or is a speaker's name and a colon. */
function endsInColon(context: Context, s: number): boolean {
  const { text, tokens, sentences } = context
  const first = sentences.first[s]
  const last = sentences.first[s + 1] - 1
  if (text.charCodeAt(tokens.end[last] - 1) === 58) return true
  for (let i = first; i <= Math.min(last, first + 5); i++) if (text.charCodeAt(tokens.start[i]) === 58) return true
  return false
}
