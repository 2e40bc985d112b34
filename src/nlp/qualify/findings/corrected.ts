import { hashWord } from '../../../model/hash.ts'
import type { Span } from '../../../model/span.ts'
import { PhraseFinder } from '../phrase-pattern.ts'
import type { FindingRule } from './rule.ts'

const NOTES = new PhraseFinder<true>(
  [
    'an earlier|previous|original version of this|the|our article|story|report|piece|post|obituary|headline|item|column|review|page',
    'a previous|prior version of this|the|our article|story|report|piece|post|obituary|headline|item|column|review|page',
    'this|the article|story|report|piece|post|obituary|headline|item|column|review has|was|have been? amended|corrected|updated to|on|after|because|and',
    'correction|corrections|clarification|erratum :',
    'we regret the error',
  ].map((pattern) => [pattern, true] as const),
)
const SPEECH_DEPTH = 0
const [THIS] = [hashWord('this')]

/** The report says that it was corrected: a part of its own, or a sentence in the body. */
export const corrected: FindingRule = {
  id: 'corrected',
  find: ({ document: { parts }, layers: { tokens, sentences, quotation } }) => {
    const marked: readonly Span[] = parts.filter(({ kind }) => kind === 'correction').map(({ start, end }) => ({ start, end }))
    const spans = [...marked]
    for (const { first } of NOTES.matches(tokens, 0, tokens.length)) {
      if (quotation.depth[first] > SPEECH_DEPTH || (tokens.hash[first] === THIS && first > 0 && sentences.of[first - 1] === sentences.of[first])) continue
      const s = sentences.of[first]
      const span = { start: tokens.start[sentences.first[s]], end: tokens.end[sentences.first[s + 1] - 1] }
      const isKnown = (known: Span | undefined) => known !== undefined && known.start < span.end && span.start < known.end
      if (!marked.some(isKnown) && !isKnown(spans.at(-1))) spans.push(span)
    }
    return spans.length ? [{ spans, message: 'The report says that it was corrected or changed after it was published' }] : []
  },
  example: { text: 'The bridge is closed. An earlier version of this article gave the wrong day.', silent: 'The clerk showed an earlier version of the plan.' },
}
