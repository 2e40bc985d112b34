import { hashWord } from '../../model/hash.ts'
import { PENN, SHAPE, tagSet } from '../../model/token.ts'
import { cueOf, phraseCueAt } from '../language/en/cue-lookup.ts'
import type { Cue } from '../language/en/cues.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Context, VERB } from './context.ts'
import type { Found, Run } from './found.ts'

/** How sure the rules are, measured on dev: of attributions beside a quotation, by phrase, and by a verb with a clause. */
const CHANCE = { quotation: 0.85, phrase: 0.7, clause: 0.6, agentless: 0.5 } as const

const AUXILIARY = wordSet(
  "be is are was were been being has have had do does did 's 've 'd n't not never also later then repeatedly reportedly already earlier once again still would could should will may might must can ca wo",
)
const SUBORDINATE = wordSet('that because if when while as since although though where whether which after before until unless but and or so')
const THAT = hashWord('that')
const NOMINAL = tagSet('NN', 'NNS', 'NNP', 'NNPS', 'PRP', 'CD', 'WP', 'DT')
const COMMA = PENN.indexOf(',')
const COLON = PENN.indexOf(':')

/** Where a sentence's words end, its closing full stop left out. */
function contentEnd({ tokens, text, quoteState }: Context, last: number): number {
  let end = last
  while (end > 0 && (tokens.shape[end] & (SHAPE.letter | SHAPE.digit)) === 0 && quoteState[end] === 0 && /[.!?;]/.test(text[tokens.start[end]])) end--
  return end
}

/** A verb with the auxiliaries, adverbs and negation before it. */
function verbGroup({ tokens, tags }: Context, i: number, first: number): Run {
  let from = i
  while (from > first && (AUXILIARY.has(tokens.hash[from - 1]) || (PENN[tags[from - 1]] === 'RB' && from - 1 > first && AUXILIARY.has(tokens.hash[from - 2])))) from--
  return { first: from, last: i }
}

/** The noun phrase that ends before token `end`, no further left than `first`: an apposition between commas goes with it. */
function phraseBefore({ tokens, tags, quoteState }: Context, end: number, first: number): Run | undefined {
  let last = end - 1
  if (last >= first && tags[last] === COMMA) last--
  let from = last + 1
  for (let i = last; i >= first; i--) {
    const isBorder = quoteState[i] === 3 || quoteState[i] === 1 || tags[i] === COLON || VERB[tags[i]] || SUBORDINATE.has(tokens.hash[i])
    const isComma = tags[i] === COMMA
    if (isBorder || (isComma && (i === first || quoteState[i - 1] === 3 || tags[end - 1] !== COMMA))) break
    from = i
  }
  while (from <= last && tags[from] === COMMA) from++
  return from <= last && hasNominal(tags, from, last) ? { first: from, last } : undefined
}

/** The noun phrase that starts at `from`, up to a comma, a verb, a mark of quotation or the end. */
function phraseAfter({ tokens, tags, quoteState }: Context, from: number, end: number): Run | undefined {
  let last = from - 1
  for (let i = from; i < end; i++) {
    const unit = tags[i]
    if (unit === COMMA || unit === COLON || quoteState[i] === 1 || VERB[unit] || SUBORDINATE.has(tokens.hash[i]) || PENN[unit] === '.') break
    last = i
  }
  return last >= from && hasNominal(tags, from, last) ? { first: from, last } : undefined
}
const hasNominal = (tags: Uint8Array, from: number, last: number): boolean => {
  for (let i = from; i <= last; i++) if (NOMINAL.has(tags[i])) return true
  return false
}

/** The quotations of a sentence that stand outside the run, those long enough to be speech. */
function quotationsOf({ quotation, quote }: Context, first: number, last: number, apart: Run): Run[] {
  const found: Run[] = []
  for (let i = first; i <= last; i++) {
    if (quote[i] < 0) continue
    const { firstToken, lastToken } = quotation.quotes[quote[i]]
    i = lastToken
    if (lastToken - firstToken > 3 && (lastToken < apart.first || firstToken > apart.last)) found.push({ first: Math.max(firstToken, first), last: lastToken })
  }
  return found
}

/** Source and content of a phrase that its source follows ("according to the agency"): leading its sentence, what comes after it; else what stands before. */
export function partsOfPhrase(context: Context, run: Run): { source: Run; content: Run } | undefined {
  const { sentences, tags } = context
  const first = sentences.first[sentences.of[run.first]]
  const last = sentences.first[sentences.of[run.first] + 1] - 1
  const source = phraseAfter(context, run.last + 1, last + 1)
  if (!source) return undefined
  const after = source.last + 1
  const leads = run.first - first < 3
  const content = leads
    ? { first: tags[after] === COMMA ? after + 1 : after, last: contentEnd(context, last) }
    : { first, last: tags[run.first - 1] === COMMA ? run.first - 2 : run.first - 1 }
  return content.first <= content.last ? { source, content } : undefined
}

/** The attribution of one cue by the rules, or undefined where none of them applies. */
function attributionOf(context: Context, cue: Cue, run: Run, first: number, last: number): Omit<Found, 'parent'> | undefined {
  const { tokens, tags, quoteState } = context
  const end = contentEnd(context, last)
  const make = (rule: string, chance: number, source: readonly Run[], content: readonly Run[]) => {
    const kept = content.filter((c) => c.first <= c.last)
    return kept.length ? { cue: { ...run, head: run.last, chance }, source, content: kept, least: chance, mean: chance, measured: chance, rule } : undefined
  }
  if (cue.takes.includes('b')) {
    const parts = partsOfPhrase(context, run)
    return parts && make('phrase', CHANCE.phrase, [parts.source], [parts.content])
  }
  if (cue.part === 'phrase' && cue.takes === 'i')
    return make(
      'agentless',
      CHANCE.agentless,
      [],
      [
        { first, last: run.first - 1 },
        { first: run.last + 1, last: end },
      ],
    )
  if (cue.part !== 'verb' && cue.part !== 'phrase') return undefined
  const quoted = quotationsOf(context, first, last, run)
  const before = phraseBefore(context, run.first, first)
  const after = phraseAfter(context, run.last + 1, last + 1)
  const inverted = quoteState[Math.max(first, run.first - 1)] === 3 || (tags[run.first - 1] === COMMA && quoteState[Math.max(first, run.first - 2)] === 3)
  if (quoted.length && (before || after)) return make('quotation', CHANCE.quotation, [(inverted ? after : before) ?? (after as Run)], quoted)
  if (!before) return undefined
  const next = run.last + 1
  if (next > end && cue.takes.includes('c') && tags[before.first - 1] === COMMA) return make('clause', CHANCE.clause, [before], [{ first, last: before.first - 2 }])
  // "The ferry, the captain said, was safe": what stands on both sides of source and cue.
  if (cue.takes.includes('c') && tags[next] === COMMA && tags[before.first - 1] === COMMA && before.first - 2 >= first) {
    const sides = [
      { first, last: before.first - 2 },
      { first: next + 1, last: end },
    ]
    return make('clause', CHANCE.clause, [before], sides)
  }
  let from = next
  while (from < Math.min(end, next + 6) && tokens.hash[from] !== THAT) from++
  const explicit = tokens.hash[from] === THAT
  if (!explicit && (cue.weak || !cue.takes.includes('c'))) return undefined
  return next <= end ? make('clause', CHANCE.clause, [before], [{ first: explicit && cue.takes.includes('h') ? from : next, last: end }]) : undefined
}

/**
 * Attributions by the lexicon of cues, Penn tags and marks of quotation alone: what a reading rests on where there are no weights.
 * Only outermost ones, at most one a quotation or clause.
 */
export function findByRules(context: Context): Found[] {
  const { tokens, tags, sentences, quoteState } = context
  const found: Found[] = []
  for (let s = 0; s < sentences.length; s++) {
    const first = sentences.first[s]
    const last = sentences.first[s + 1] - 1
    let taken = first - 1
    for (let i = first; i <= last; i++) {
      if (quoteState[i] > 0 || i <= taken) continue
      const phrase = phraseCueAt(tokens, i)
      const verb = phrase ?? (VERB[tags[i]] ? cueOf(tokens.hash[i], 'verb') : undefined)
      if (!verb) continue
      const run = phrase ? { first: i, last: i + phrase.length - 1 } : verbGroup(context, i, first)
      const attribution = attributionOf(context, verb, run, first, last)
      if (!attribution) continue
      found.push({ ...attribution, parent: -1 })
      taken = Math.max(run.last, ...attribution.content.map((c) => c.last))
    }
  }
  return found
}
