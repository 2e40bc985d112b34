import { PENN, tagSet } from '../../model/token.ts'
import { type Context, VERB } from './context.ts'
import { type Found, foundBy } from './found.ts'

/** How sure quotations signed behind a dash are (their share of overlapping attributions on the tuning articles). */
const CHANCE = 0.9

/** A quotation of fewer tokens is a title or a word, and what stands behind a dash after it goes on with the sentence. */
const SHORTEST = 6
/** A signature of more tokens is a sentence. */
const LONGEST_NAME = 9
/** How far before a quotation a content may begin that holds it, and how many contents are looked at from there. */
const REACH = 400
const NEAR = 40
const DASH = /^(?:[―—–-]|--)$/
const NAME = tagSet('NNP', 'NNPS')

/** What no signature has: the sentence goes on behind the dash. */
const GOES_ON = tagSet('MD', 'PRP', 'PRP$', 'POS', ':', 'WDT', 'WP')

/** The last token of the signature that begins at `from`: a name with what is added to it, up to a comma, a bracket, a full stop or the paragraph's end; -1 where none stands there. */
function signatureEnd({ tokens, tags, quoteState }: Context, from: number): number {
  const paragraph = tokens.paragraph[from]
  let last = -1
  if (!NAME.has(tags[from])) return -1
  for (let i = from; i < tokens.length && tokens.paragraph[i] === paragraph; i++) {
    const tag = PENN[tags[i]]
    if (quoteState[i] > 0 || VERB[tags[i]] || GOES_ON.has(tags[i])) return -1
    if (tag === ',' || tag === '.' || tag === '-LRB-') break
    last = i
    if (last - from >= LONGEST_NAME) return -1
  }
  return last
}

/** A quotation with its speaker's name behind a dash, on the same line or alone on the next ("“We never asked for this bridge.” — Ada Quill"): those that touch nothing found so far. */
export function findSigned(context: Context, taken: readonly Found[], isCue: Uint8Array): Found[] {
  const { text, tokens, quotation } = context
  const found: Found[] = []
  const contents = taken.flatMap(({ content }) => content).sort((a, b) => a.first - b.first)
  let next = 0
  for (const { depth, firstToken, lastToken } of quotation.quotes) {
    const dash = lastToken + 1
    if (depth > 0 || lastToken - firstToken < SHORTEST || dash + 1 >= tokens.length || isCue[dash]) continue
    if (!DASH.test(text.slice(tokens.start[dash], tokens.end[dash]))) continue
    // A dash that opens the next paragraph signs only what stands alone in this one.
    const opensNext = tokens.paragraph[dash] !== tokens.paragraph[lastToken]
    const isAlone = firstToken === 0 || tokens.paragraph[firstToken - 1] !== tokens.paragraph[firstToken]
    if ((opensNext && !isAlone) || tokens.paragraph[dash + 1] !== tokens.paragraph[dash]) continue
    const last = signatureEnd(context, dash + 1)
    if (last < 0) continue
    while (next < contents.length && contents[next].first < firstToken - REACH) next++
    const clashes = contents.slice(next, next + NEAR).some((c) => c.first <= lastToken && firstToken <= c.last)
    if (clashes) continue
    found.push(
      foundBy('signed-quote', CHANCE, {
        cue: { first: dash, last: dash },
        source: [{ first: dash + 1, last }],
        content: [{ first: firstToken, last: lastToken }],
      }),
    )
  }
  return found
}
