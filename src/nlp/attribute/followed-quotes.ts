import type { Quote } from '../../model/quotation.ts'
import type { Context } from './context.ts'
import type { Found, Run } from './found.ts'

/** A speech of more paragraphs is a book, and its marks are faulty rather than meant. */
const MOST = 60

/** Which found attribution has each of the quotations as content, mark to mark, with its cue outside; -1 for none. */
function ownersOf(quotes: readonly Quote[], found: readonly Found[], { quote }: Context): Int32Array {
  const owner = new Int32Array(quotes.length).fill(-1)
  for (const [f, { content, cue }] of found.entries()) {
    for (const { first, last } of content) {
      for (let i = first; i <= last; i++) {
        const q = quote[i]
        if (q < 0) continue
        const { firstToken, lastToken } = quotes[q]
        const isWhole = first <= firstToken + 1 && last >= lastToken - 1
        if (isWhole && (cue.first < firstToken || cue.first > lastToken)) owner[q] = f
        i = lastToken
      }
    }
  }
  return owner
}

/** Whether a quotation is a whole sentence right behind the one that ends with the tag of the quotation before it (“…,” she said. “…”). */
function goesOnBehindTag({ sentences, tokens }: Context, before: Quote, cue: Run, next: Quote): boolean {
  const sentence = sentences.of[next.firstToken]
  const after = next.lastToken + 1
  return (
    before.lastToken < cue.first &&
    cue.last < next.firstToken &&
    sentences.first[sentence] === next.firstToken &&
    sentences.of[cue.last] === sentence - 1 &&
    tokens.paragraph[cue.last] === tokens.paragraph[next.firstToken] &&
    (next.closed || next.continues) &&
    (after >= tokens.length || sentences.of[after] !== sentences.of[next.lastToken])
  )
}

/**
 * Found attributions with the quotations that are theirs by their marks alone: the paragraphs of one that opens anew in each and closes in the last, before and behind its tag, and
 * the sentence in marks right behind a tag. Quotations that another attribution has are left to it.
 */
export function followQuotations(context: Context, found: readonly Found[]): Found[] {
  const { quotes } = context.quotation
  const owner = ownersOf(quotes, found, context)
  const outer = quotes.map((_, q) => q).filter((q) => quotes[q].depth === 0)
  const added = new Map<number, Run[]>()
  const give = (q: number, f: number) => {
    const runs = added.get(f) ?? []
    if (runs.length >= MOST) return
    owner[q] = f
    runs.push({ first: quotes[q].firstToken, last: quotes[q].lastToken })
    added.set(f, runs)
  }
  for (const [k, q] of outer.entries()) {
    const n = outer[k + 1]
    if (n === undefined || owner[q] < 0 || owner[n] >= 0) continue
    if (quotes[q].continues || goesOnBehindTag(context, quotes[q], found[owner[q]].cue, quotes[n])) give(n, owner[q])
  }
  for (let k = outer.length - 2; k >= 0; k--) {
    const [q, n] = [outer[k], outer[k + 1]]
    if (quotes[q].continues && owner[q] < 0 && owner[n] >= 0 && found[owner[n]].cue.first > quotes[n].lastToken) give(q, owner[n])
  }
  return found.map((one, f) => {
    const more = added.get(f)
    if (!more) return one
    // What a content held of the quotations before is held by them now.
    const kept = one.content.filter(({ first, last }) => !more.some((run) => run.first <= first && last <= run.last))
    return { ...one, content: [...kept, ...more].sort((a, b) => a.first - b.first) }
  })
}
