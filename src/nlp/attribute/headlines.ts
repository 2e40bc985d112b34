import { PENN } from '../../model/token.ts'
import { cueOf } from '../language/en/cue-lookup.ts'
import { speechVerbs } from '../language/en/speech-verbs.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { classOf } from '../qualify/source-classes.ts'
import { type Context, NOUN, VERB } from './context.ts'
import { type Found, foundBy, type Run } from './found.ts'
import { canSpeak, headOf, nounPhraseFrom, nounPhraseOf } from './speakers.ts'

/** How sure the rules are. */
const CHANCE = 0.7

/** Tokens of a headline, and of the speaker in it. */
const LONGEST = 40
const LONGEST_SPEAKER = 8
const COLON = 58
const DASH = /^(?:[―—–]|--)$/
const SPEECH = wordSet(...speechVerbs)
const COMMA = PENN.indexOf(',')

/** Whether a noun phrase is somebody by its noun, and no thing, place or topic: only such a one is the speaker where no verb says so. */
function isSomebody(context: Context, run: Run): boolean {
  const known = classOf(context.tokens.hash[headOf(context, run)])
  return known !== undefined && known.stands !== 'document' && NOUN[context.tags[run.last]] > 0
}

/** Whether tokens `[from, to)` are one quotation, mark to mark. */
function isQuoted({ quotation, quote }: Context, from: number, to: number): boolean {
  const q = quote[from]
  return q >= 0 && quotation.quotes[q].firstToken === from && quotation.quotes[q].lastToken === to - 1
}

function hasVerb({ tags, quoteState }: Context, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (VERB[tags[i]] && quoteState[i] === 0) return true
  return false
}

type Parts = { readonly source: Run; readonly cue: number; readonly content: Run }

/** What a headline of tokens `[first, end)` says of whose words it has: "“We were left”: survivors", "Dam will hold – engineers", "Pier rotten, warns inspector", "Minister: bridge safe". */
function speakerIn(context: Context, first: number, end: number): Parts | undefined {
  const { text, tokens, tags } = context
  for (let k = first + 1; k + 1 < end; k++) {
    const sign = text.slice(tokens.start[k], tokens.end[k])
    const isColon = sign.charCodeAt(0) === COLON && sign.length === 1
    if (isColon || DASH.test(sign)) {
      const behind = end - k - 1 <= LONGEST_SPEAKER ? nounPhraseOf(context, k + 1, end) : undefined
      const quoted = isQuoted(context, first, k)
      if (behind && (quoted ? canSpeak(context, behind) : !isColon && isSomebody(context, behind) && hasVerb(context, first, k)))
        return { source: behind, cue: k, content: { first, last: k - 1 } }
      const before = isColon && k - first <= LONGEST_SPEAKER && end - k > 2 ? nounPhraseOf(context, first, k) : undefined
      if (before && isSomebody(context, before)) return { source: before, cue: k, content: { first: k + 1, last: end - 1 } }
    }
    if (tags[k] === COMMA && end - k - 2 <= LONGEST_SPEAKER && k > first + 1) {
      const isCue = SPEECH.has(tokens.hash[k + 1]) || cueOf(tokens.hash[k + 1], 'verb')?.form === 'third'
      const who = isCue ? nounPhraseFrom(context, k + 2, end) : undefined
      if (who && who.last === end - 1 && canSpeak(context, who)) return { source: who, cue: k + 1, content: { first, last: k - 1 } }
    }
  }
  return undefined
}

/** Speakers of headlines that the models left out. A headline is the first paragraph, where it ends without a full stop. */
export function findHeadlineSpeaker(context: Context, taken: readonly Found[]): Found[] {
  const { text, tokens, quoteState } = context
  let end = 0
  while (end < tokens.length && end <= LONGEST && tokens.paragraph[end] === tokens.paragraph[0]) end++
  if (end < 4 || end > LONGEST || /[.;]/.test(text[tokens.end[end - 1] - 1])) return []
  // A cue within the quoted words is of what is said in them.
  if (taken.some(({ cue }) => cue.first < end && quoteState[cue.first] === 0)) return []
  const parts = speakerIn(context, 0, end)
  if (!parts) return []
  const { source, cue, content } = parts
  return [
    foundBy('headline-speaker', CHANCE, {
      cue: { first: cue, last: cue },
      source: [source],
      content: [content],
    }),
  ]
}
