import { hashWord } from '../../model/hash.ts'
import { PENN, tagSet } from '../../model/token.ts'
import { cueOf } from '../language/en/cue-lookup.ts'
import { weekdays } from '../language/en/date-words.ts'
import { speechVerbs } from '../language/en/speech-verbs.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Context, VERB } from './context.ts'
import type { Found, Run } from './found.ts'
import { canSpeak, nounPhraseFrom, nounPhraseOf } from './speakers.ts'

/** Sources that the model reads as content or not at all, though their place in the sentence says whose the words are. */
type SourceRepair = (context: Context, found: Found) => Found

const COMMA = PENN.indexOf(',')
const MODAL = PENN.indexOf('MD')
const FINITE = tagSet('VBD', 'VBZ', 'VBP')
/** What somebody seems is said of him. */
const SEEMING = wordSet('seem seems seemed appear appears appeared')
const BE = wordSet("be is are was were been being 's 're")
const BY = hashWord('by')
const IT = hashWord('it')
const SPEECH = wordSet(...speechVerbs)
/** A source of more tokens that no comma interrupts is no source. */
const LONGEST = 12

const sentenceEnd = ({ sentences }: Context, i: number): number => sentences.first[sentences.of[i] + 1]
const sentenceStart = ({ sentences }: Context, i: number): number => sentences.first[sentences.of[i]]

/** The runs without the tokens of another run. */
function without(runs: readonly Run[], { first, last }: Run): Run[] {
  return runs.flatMap((run) =>
    [
      { first: run.first, last: Math.min(run.last, first - 1) },
      { first: Math.max(run.first, last + 1), last: run.last },
    ].filter((piece) => piece.first <= piece.last),
  )
}

/** The content with a noun phrase taken out of it that turned out to be the source; undefined where nothing with words would be left. */
function sourced({ tokens }: Context, found: Found, source: Run): Found {
  const content = without(found.content, source).filter((run) => run.last > run.first || tokens.shape[run.first] !== 0)
  return content.length ? { ...found, source: [source], content, rule: 'source-by-place' } : found
}

/** Whether a noun phrase beside the cue is the speaker: with a verb of speech whatever it is, with another one where it can speak. */
const speaks = (context: Context, { cue }: Found, phrase: Run): boolean =>
  context.tokens.hash[phrase.last] !== IT && !weekdays.has(context.tokens.hash[phrase.first]) && (SPEECH.has(context.tokens.hash[cue.head]) || canSpeak(context, phrase))

/** All that the model read as content behind a tag of speech, to the end of the sentence: the speaker, though the tagger takes one of his words for a verb. */
function speakerRun({ tokens, tags, quoteState }: Context, { cue, content }: Found, end: number): Run | undefined {
  const run = content.find(({ first }) => first === cue.last + 1)
  const isLast = run && (run.last === end - 1 || (run.last === end - 2 && PENN[tags[end - 1]] === '.'))
  if (!run || !isLast || run.last - run.first >= SHORT || !SPEECH.has(tokens.hash[cue.head]) || quoteState[cue.first - 1] !== 3) return undefined
  for (let i = run.first; i <= run.last; i++) if (quoteState[i] > 0 || tags[i] === COMMA) return undefined
  return NAME.has(tags[run.last]) ? run : undefined
}
const SHORT = 8
const NAME = tagSet('NNP', 'NNPS')

/** "“It leaks,” said the warden of the lock", "The dome leaks, says engineer": a noun phrase behind the cue, where what is said ends right before it. */
const behindCue: SourceRepair = (context, found) => {
  const { tokens, tags, quoteState } = context
  const { cue, source, content } = found
  const before = cue.first - 1
  // Between a quotation and a name the tagger takes "answered" for a participle.
  const isActive = FINITE.has(tags[cue.first]) || (quoteState[before] === 3 && SPEECH.has(tokens.hash[cue.first]))
  if (source.length || !isActive || hasBe(context, cue) || before < 0 || !(quoteState[before] === 3 || tags[before] === COMMA)) return found
  if (!content.some(({ last }) => last === before || last === before - 1)) return found
  const end = sentenceEnd(context, cue.last)
  const phrase = speakerRun(context, found, end) ?? nounPhraseFrom(context, cue.last + 1, Math.min(end, cue.last + 1 + LONGEST))
  // A verb behind it, and it is the subject of what is said.
  const goesOn = phrase && phrase.last + 1 < end && (VERB[tags[phrase.last + 1]] || tags[phrase.last + 1] === MODAL)
  // Behind quoted words that end in a comma whatever the verb is, what follows it speaks.
  const isTag = quoteState[before] === 3 && /[,?!]/.test(context.text[tokens.end[before] - 2] ?? '') && tokens.hash[phrase?.first ?? before] !== IT
  return phrase && !goesOn && (isTag || speaks(context, found, phrase)) ? sourced(context, found, phrase) : found
}

/** "“Who would buy it?” his lawyer asked": a noun phrase between a quotation and the cue. */
const beforeCue: SourceRepair = (context, found) => {
  const { tags, quoteState } = context
  const { cue, source, content } = found
  if (source.length || !FINITE.has(tags[cue.first]) || hasBe(context, cue)) return found
  let from = cue.first
  while (from > 0 && cue.first - from < LONGEST && quoteState[from - 1] === 0) from--
  if (from === cue.first || from === 0 || quoteState[from - 1] !== 3) return found
  if (!content.some(({ first, last }) => first < from && last >= from - 1)) return found
  if (tags[from] === COMMA) from++
  const phrase = nounPhraseOf(context, from, cue.first)
  return phrase && speaks(context, found, phrase) ? sourced(context, found, phrase) : found
}

/** "Lifeboat chief warns of deadly tides": the subject that opens the sentence, right before an active verb. */
const subject: SourceRepair = (context, found) => {
  const { cue, source, content } = found
  const { tokens, tags } = context
  const start = sentenceStart(context, cue.first)
  const active = VERB[tags[cue.head]] && !SEEMING.has(tokens.hash[cue.head]) && !hasBe(context, cue)
  if (source.length || !active || cue.first - start > LONGEST || !content.some(({ first }) => first > cue.last)) return found
  const phrase = nounPhraseOf(context, start, cue.first)
  return phrase && canSpeak(context, phrase) && !content.some((c) => c.first <= phrase.last) ? sourced(context, found, phrase) : found
}

const hasBe = ({ tokens }: Context, { first, last }: Run): boolean => {
  for (let i = first; i < last; i++) if (BE.has(tokens.hash[i])) return true
  return false
}

/** "Was described by visitors as a sea of mud": who does what a passive cue says stands behind "by". */
const agent: SourceRepair = (context, found) => {
  const { tokens } = context
  const { cue, source } = found
  if (source.length || !hasBe(context, cue) || cueOf(tokens.hash[cue.head], 'verb')?.attitude !== 'communication') return found
  const by = tokens.hash[cue.last] === BY ? cue.last : tokens.hash[cue.last + 1] === BY ? cue.last + 1 : -1
  if (by < 0) return found
  const phrase = nounPhraseFrom(context, by + 1, Math.min(sentenceEnd(context, by), by + 1 + LONGEST))
  if (!phrase || !canSpeak(context, phrase)) return found
  return sourced(context, { ...found, content: without(found.content, { first: by, last: by }) }, phrase)
}

/** "Was accused by the cook of sleeping": what stands behind "of" is what the agent says. */
const deed: SourceRepair = (context, found) => {
  const { text, tokens, tags } = context
  const { cue, source, content } = found
  const [agent] = source
  if (source.length !== 1 || agent.first < cue.last || !hasBe(context, cue)) return found
  for (let i = agent.first + 1; i < agent.last; i++) {
    if (tokens.hash[i] !== OF || !(tags[i + 1] === GERUND || text.slice(tokens.start[i + 1], tokens.end[i + 1]).endsWith('ing'))) continue
    const rest = { first: i, last: agent.last }
    return { ...found, source: [{ first: agent.first, last: i - 1 }], content: [...content, rest].sort((a, b) => a.first - b.first), rule: 'source-by-place' }
  }
  return found
}
const OF = hashWord('of')
const GERUND = PENN.indexOf('VBG')

const repairs: readonly SourceRepair[] = [behindCue, beforeCue, subject, agent, deed]

/** A found attribution without a source, with the one that its place in the sentence gives it. */
export const repairSource: SourceRepair = (context, found) => repairs.reduce((repaired, repair) => repair(context, repaired), found)
