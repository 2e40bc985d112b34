import { hashWord } from '../../model/hash.ts'
import { PENN, tagSet } from '../../model/token.ts'
import { cueOf } from '../language/en/cue-lookup.ts'
import { agentlessParticiples } from '../language/en/refinement-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { Context } from './context.ts'
import { type Found, foundBy, holds, type Run } from './found.ts'
import { lastWord } from './phrase-end.ts'
import { canSpeak, nounPhraseOf } from './speakers.ts'

/** How sure the rules are. */
const CHANCE = 0.7

const THAT = hashWord('that')
const TO = PENN.indexOf('TO')
const COMMA = PENN.indexOf(',')
const FINITE = tagSet('VBD', 'VBZ', 'VBP')
const PARTICIPLE = tagSet('VBN', 'VBD')
const BE = wordSet('is are was were')
const HEARSAY = wordSet(...agentlessParticiples)
/** Tokens of a subject. */
const LONGEST = 10

interface Parts {
  readonly source: readonly Run[]
  readonly cue: Run
  readonly content: readonly Run[]
}

/** The subject that opens the sentence, or its part behind a comma, right before a token. */
function subjectBefore(context: Context, verb: number): Run | undefined {
  const { tags, sentences, quoteState } = context
  const start = sentences.first[sentences.of[verb]]
  let from = verb
  while (from > start && verb - from <= LONGEST && tags[from - 1] !== COMMA && quoteState[from - 1] === 0) from--
  return from > start && tags[from - 1] !== COMMA ? undefined : nounPhraseOf(context, from, verb)
}

/** "The ministry confirms that …": somebody, a verb that is a cue nearly always, and "that". */
function withThat(context: Context, verb: number): Parts | undefined {
  const { tokens, tags } = context
  const cue = cueOf(tokens.hash[verb], 'verb')
  if (tokens.hash[verb + 1] !== THAT || !FINITE.has(tags[verb]) || !cue?.takes.includes('c') || cue.weak) return undefined
  const source = subjectBefore(context, verb)
  const end = lastWord(context, verb)
  return source && canSpeak(context, source) && end > verb + 2
    ? { source: [source], cue: { first: verb, last: verb }, content: [{ first: verb + 1, last: end }] }
    : undefined
}

/** "The guard is believed to have fled": nobody named believes it. */
function ofNobody(context: Context, verb: number): Parts | undefined {
  const { tokens, tags } = context
  if (!BE.has(tokens.hash[verb - 1]) || !HEARSAY.has(tokens.hash[verb]) || !PARTICIPLE.has(tags[verb]) || tags[verb + 1] !== TO) return undefined
  const subject = subjectBefore(context, verb - 1)
  const end = lastWord(context, verb)
  const content = subject && [subject, { first: verb + 1, last: end }]
  return content && end > verb + 1 ? { source: [], cue: { first: verb - 1, last: verb }, content } : undefined
}

/** Attributions by the plainest shapes of a sentence, which the models leave out now and then: those that touch no content and no cue found so far. */
export function findPlain(context: Context, taken: readonly Found[], isCue: Uint8Array): Found[] {
  const { tokens, quoteState } = context
  const found: Found[] = []
  const contents = taken.flatMap(({ content }) => content).sort((a, b) => a.first - b.first)
  let next = 0
  for (let i = 1; i + 2 < tokens.length; i++) {
    if (quoteState[i] > 0 || isCue[i] || isCue[i - 1]) continue
    const parts = withThat(context, i) ?? ofNobody(context, i)
    if (!parts) continue
    while (next < contents.length && contents[next].last < i - LONGEST) next++
    const near = contents.slice(next, next + LONGEST)
    const clashes = holds(near, { first: i, last: i }) || parts.content.some(({ first, last }) => near.some((c) => c.first <= last && first <= c.last))
    if (clashes) continue
    found.push(
      foundBy('plain-clause', CHANCE, {
        cue: { ...parts.cue, head: parts.cue.last },
        source: parts.source,
        content: parts.content,
      }),
    )
  }
  return found
}
