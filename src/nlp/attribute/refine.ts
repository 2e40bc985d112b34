import { hashWord } from '../../model/hash.ts'
import { PENN, tagSet } from '../../model/token.ts'
import { agentlessParticiples, commentNouns, effectNouns, interpretingVerbs, utteranceNouns } from '../language/en/refinement-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { classOf } from '../qualify/source-classes.ts'
import { repairContent } from './content-repairs.ts'
import type { Context } from './context.ts'
import type { Found, Run } from './found.ts'
import { isNoCue } from './no-cue.ts'
import { phraseEnd } from './phrase-end.ts'
import { quotedAs } from './relays.ts'
import { repairSource } from './source-repairs.ts'
import { canSpeak, headOf } from './speakers.ts'

/** A correction of one found attribution by a rule; undefined where the rule finds that there is none. The same object back: nothing to correct. */
type Refinement = (context: Context, found: Found) => Found | undefined

const BE = wordSet("be is are was were been being 's 're")
const AGENTLESS = wordSet(...agentlessParticiples)
const COMMENTS = wordSet(...commentNouns)
const UTTERANCES = wordSet(...utteranceNouns)
const INTERPRETING = wordSet(...interpretingVerbs)
const EFFECTS = wordSet(...effectNouns)
const DETERMINERS = wordSet('a an the this')
const RELATIVES = wordSet('that which who')
const POSSESSIVE = PENN.indexOf('POS')
const PROPER = tagSet('NNP', 'NNPS')
const COMMA = PENN.indexOf(',')

/** "Is said to be": nobody named says it, so the subject is what it is said of and belongs to the content. */
const agentless: Refinement = ({ tokens }, found) => {
  const { cue, source } = found
  if (!source.length || !AGENTLESS.has(tokens.hash[cue.head]) || source[source.length - 1].last > cue.first) return found
  let hasBe = false
  for (let i = cue.first; i < cue.head; i++) hasBe ||= BE.has(tokens.hash[i])
  return hasBe ? { ...found, source: [], content: [...source, ...found.content].sort((a, b) => a.first - b.first), rule: 'agentless-passive' } : found
}

/** Where a run goes on after a comma with a comment on what was quoted ("…, a term that has long been shrouded"): the last token before the comma. */
function beforeComment({ tokens, tags, quoteState }: Context, { first, last }: Run): number {
  for (let i = first + 2; i + 3 <= last; i++) {
    if (!DETERMINERS.has(tokens.hash[i]) || (tags[i - 1] !== COMMA && quoteState[i - 1] !== 3)) continue
    for (let k = i + 1; k < Math.min(i + 4, last); k++) {
      if (COMMENTS.has(tokens.hash[k]) && RELATIVES.has(tokens.hash[k + 1])) return quoteState[i - 1] === 3 ? i - 1 : i - 2
    }
  }
  return last
}

/** Cuts off the report's own comment on the words that it quotes. */
const comment: Refinement = (context, found) => {
  for (const [r, run] of found.content.entries()) {
    const last = beforeComment(context, run)
    if (last < run.last)
      return { ...found, content: [...found.content.slice(0, r), { first: run.first, last }], rule: found.rule === 'model' ? 'comment-cut' : found.rule }
  }
  return found
}

/** A headline's "Mayor's letter to pupils: …": the letter with its writer is the source, not the last name before the colon. */
const headlineColon: Refinement = ({ tokens, tags, text, sentences }, found) => {
  const { cue, source } = found
  if (text.charCodeAt(tokens.start[cue.first]) !== 58 || tokens.paragraph[cue.first] !== 0 || !source.length) return found
  const first = sentences.first[sentences.of[cue.first]]
  for (let i = first + 1; i < cue.first; i++) {
    if (tags[i] !== POSSESSIVE) continue
    for (let k = i + 1; k < Math.min(cue.first, i + 6); k++) if (UTTERANCES.has(tokens.hash[k])) return { ...found, source: [{ first, last: k }], rule: 'headline-colon' }
  }
  return found
}

/**
 * "This move suggests a deliberate effort", "the greeting has revealed a rare glimpse": a thing that is no speaker, a verb of interpretation and a noun phrase without quoted words
 * are the writer's own inference, not an attribution.
 */
const ownReading: Refinement = (context, found) => {
  const { tokens, tags, subject, quoteState } = context
  const { cue, source, content } = found
  if (!INTERPRETING.has(tokens.hash[cue.head]) || tags[content[0].first] === IN) return found
  for (const { first, last } of content) for (let i = first; i <= last; i++) if (quoteState[i] > 0) return found
  const who = subject[cue.head]
  if (!source.length || EFFECTS.has(tokens.hash[headOf(context, content[0])])) return undefined
  // "The greeting to the leader has revealed": a name behind a preposition is not what the verb is said of.
  if (source[0].first > 0 && (tags[source[0].first - 1] === IN || tags[source[0].first - 1] === TO)) return undefined
  const isSubject = who < 0 || source.some(({ first, last }) => first <= who && who <= last)
  const stands = isSubject ? source.some((run) => canSpeak(context, run)) : classOf(tokens.hash[who]) !== undefined || PROPER.has(tags[who])
  return stands ? found : undefined
}
const IN = PENN.indexOf('IN')
const TO = PENN.indexOf('TO')

/** "…, their gear carefully hidden": a content that stops at a comma goes on to the end of its sentence where no finite verb and no other cue follow there. */
const absoluteClause: Refinement = (context, found) => {
  const { tags, sentences, quoteState } = context
  const run = found.content[found.content.length - 1]
  const end = sentences.first[sentences.of[run.last] + 1]
  if (found.cue.first > run.first || quoteState[run.last] > 0 || tags[run.last + 1] !== COMMA || run.last + 3 >= end || tags[run.first] !== IN) return found
  // "…, their gear carefully hidden": behind a possessive the tagger takes the participle for a past tense.
  const possessed = tags[run.last + 2] === OWNED
  for (let i = run.last + 1; i < end; i++) if (quoteState[i] > 0 || (FINITE.has(tags[i]) && !(possessed && tags[i] === PAST))) return found
  const last = PENN[tags[end - 1]] === '.' ? end - 2 : end - 1
  return { ...found, content: [...found.content.slice(0, -1), { first: run.first, last }] }
}
const FINITE = tagSet('VBD', 'VBZ', 'VBP', 'MD', 'CC')
const OWNED = PENN.indexOf('PRP$')
const PAST = PENN.indexOf('VBD')

/** "A nurse there, who was not authorized to speak, said …": the subject of a verb behind a relative clause between commas, where the model finds no source. */
const acrossClause: Refinement = (context, found) => {
  const { tokens, tags, sentences, quoteState } = context
  const { cue, source, content } = found
  if (source.length || tags[cue.first - 1] !== COMMA || !SPEAKS.has(tags[cue.first])) return found
  const start = sentences.first[sentences.of[cue.first]]
  for (let i = cue.first - 2; i > start + 1 && cue.first - i < LONGEST_CLAUSE; i--) {
    if (quoteState[i] > 0 || content.some(({ first, last }) => first <= i && i <= last)) return found
    if (tags[i - 1] !== COMMA || !PERSONAL.has(tokens.hash[i])) continue
    let first = i - 1
    while (first > start && tags[first - 1] !== COMMA && !FINITE.has(tags[first - 1]) && quoteState[first - 1] === 0 && tokens.hash[first - 1] !== THAT) first--
    const run = { first, last: i - 2 }
    return first <= i - 2 && i - first < LONGEST_SUBJECT && canSpeak(context, run) && !content.some((c) => c.first < cue.first && c.last >= first)
      ? { ...found, source: [{ first, last: cue.first - 1 }], rule: 'across-clause' }
      : found
  }
  return found
}
const SPEAKS = tagSet('VBD', 'VBZ', 'VBP')
const PERSONAL = wordSet('who whose whom')
const THAT = hashWord('that')
const LONGEST_CLAUSE = 28
const LONGEST_SUBJECT = 14

/** "… praised the ‘selfless labor’ of the crews": what is said does not end at quoted words that go on with "of". */
const quotedHead: Refinement = (context, found) => {
  const { tokens, quoteState, quote, quotation } = context
  const run = found.content[found.content.length - 1]
  if (quoteState[run.last] !== 3 || tokens.hash[run.last + 1] !== OF) return found
  const { firstToken } = quotation.quotes[quote[run.last]]
  if (firstToken <= run.first || run.last - firstToken > LONGEST_QUOTED_NOUN || (found.cue.first > run.last && found.cue.first < run.last + LONGEST_QUOTED_NOUN))
    return found
  return { ...found, content: [...found.content.slice(0, -1), { first: run.first, last: phraseEnd(context, run.last + 1) }] }
}
const OF = hashWord('of')
/** Quoted words of more tokens are a clause, and "of" behind them starts something else. */
const LONGEST_QUOTED_NOUN = 8

const refinements: readonly Refinement[] = [
  quotedHead,
  acrossClause,
  quotedAs,
  repairSource,
  repairContent,
  agentless,
  comment,
  headlineColon,
  ownReading,
  absoluteClause,
]

/** A found attribution as the rules correct it; undefined where they find that there is none. */
export function refine(context: Context, found: Found): Found | undefined {
  if (isNoCue(context, found)) return undefined
  let refined: Found | undefined = found
  for (const rule of refinements) {
    refined = rule(context, refined)
    if (!refined) return undefined
  }
  return refined
}
