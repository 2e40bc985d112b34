import { hashWord } from '../../model/hash.ts'
import { PENN, tagSet } from '../../model/token.ts'
import { cueOf } from '../language/en/cue-lookup.ts'
import { quotingVerbs } from '../language/en/refinement-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import type { Context } from './context.ts'
import { type Found, foundBy, type Run } from './found.ts'
import { lastWord } from './phrase-end.ts'
import { canSpeak, nounPhraseFrom, nounPhraseOf } from './speakers.ts'

/** How sure the rule is that reads what a clause reports whose source is cited behind it. */
const CHANCE = 0.8

const QUOTING = wordSet(...quotingVerbs)
const CITING = wordSet('citing quoting')
const AS = hashWord('as')
const COMMA = PENN.indexOf(',')
const GERUND = PENN.indexOf('VBG')
const FINITE = tagSet('VBD', 'VBZ', 'VBP', 'MD')
/** Tokens of one who is quoted. */
const LONGEST = 12
/** How many attributions before a citation are looked at for the one that cites. */
const NEAR = 4

/** "The radio quoted a sailor as saying …": what the radio says is that the sailor says it; what the sailor says begins behind "as saying". */
export function quotedAs(context: Context, found: Found): Found {
  const { tokens, tags } = context
  const { cue } = found
  const end = lastWord(context, cue.last)
  if (QUOTING.has(tokens.hash[cue.head])) {
    const who = nounPhraseFrom(context, cue.last + 1, Math.min(end, cue.last + 1 + LONGEST))
    if (!who || tokens.hash[who.last + 1] !== AS || tags[who.last + 2] !== GERUND || who.last + 3 > end) return found
    return { ...found, content: [{ first: who.first, last: end }], rule: 'quoted-as' }
  }
  const as = tokens.hash[cue.first] === AS ? cue.first : cue.first - 1
  if (tags[cue.head] !== GERUND || as < 1 || tokens.hash[as] !== AS || cue.last + 1 > end) return found
  let verb = as - 1
  while (verb > 0 && as - verb < LONGEST && !QUOTING.has(tokens.hash[verb])) verb--
  const who = QUOTING.has(tokens.hash[verb]) ? nounPhraseOf(context, verb + 1, as) : undefined
  return who ? { ...found, cue: { ...cue, first: as }, source: [who], content: [{ first: cue.last + 1, last: end }], rule: 'quoted-as' } : found
}

/** "…, the radio reported, citing a sailor": the clause with its content, where the models found none. */
function reportBefore(context: Context, comma: number): Found | undefined {
  const { tokens, sentences } = context
  const start = sentences.first[sentences.of[comma]]
  const verb = comma - 1
  if (verb <= start || !FINITE.has(context.tags[verb]) || !cueOf(tokens.hash[verb], 'verb')?.takes.includes('c')) return undefined
  let first = verb
  while (first > start && verb - first < LONGEST && context.tags[first - 1] !== COMMA) first--
  const source = context.tags[first - 1] === COMMA ? nounPhraseOf(context, first, verb) : undefined
  if (!source || first - 2 < start + 1 || !canSpeak(context, source)) return undefined
  const cue = { first: verb, last: verb }
  return foundBy('cited', CHANCE, { cue, source: [source], content: [{ first: start, last: first - 2 }] })
}

const ends = ({ cue, source, content }: Found): number => Math.max(cue.last, ...source.map(({ last }) => last), ...content.map(({ last }) => last))

/**
 * Found attributions, in order of their cues, with "…, the radio reported, citing a sailor" read as a chain: the radio has the statement, and the sailor the same one within it. As they
 * are found, "citing" is the radio's own cue and the sailor all that it says.
 */
export function withCitations(context: Context, found: readonly Found[]): Found[] {
  const { tokens, tags, sentences } = context
  const result: Found[] = []
  for (const one of found) {
    const { cue, content } = one
    const comma = cue.first - 1
    const origin: Run | undefined =
      content.length === 1 && content[0].first === cue.last + 1 ? nounPhraseFrom(context, cue.last + 1, Math.min(content[0].last + 1, cue.last + 1 + LONGEST)) : undefined
    const cites = CITING.has(tokens.hash[cue.head]) && tags[comma] === COMMA && origin && canSpeak(context, origin)
    if (!cites || !origin) {
      result.push(one)
      continue
    }
    let at = result.length - 1
    while (at >= 0 && result.length - at <= NEAR && !(sentences.of[result[at].cue.first] === sentences.of[cue.first] && ends(result[at]) === comma - 1)) at--
    const isFound = at >= 0 && result.length - at <= NEAR
    const report = isFound ? result[at] : reportBefore(context, comma)
    if (!report) {
      result.push(one)
      continue
    }
    const relayed = { ...report, cites: { ...one, source: [origin], content: report.content, rule: 'cited' } }
    if (isFound) result[at] = relayed
    else result.push(relayed)
  }
  return result
}
