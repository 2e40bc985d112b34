import { hashWord } from '../../model/hash.ts'
import type { Tokens } from '../../model/token.ts'

/** One place of a pattern: the words that may stand there (null: any), and how often. */
interface Place {
  readonly words: ReadonlySet<number> | null
  readonly least: number
  readonly most: number
}

interface Compiled<T> {
  readonly places: readonly Place[]
  readonly value: T
}

/** A pattern found: its value, and the tokens `[first, end)`. */
export interface PhraseMatch<T> {
  readonly value: T
  readonly first: number
  readonly end: number
}

function placesOf(pattern: string, classes: Readonly<Record<string, string>>): Place[] {
  return pattern.split(' ').map((element) => {
    const gap = /^~(\d)$/.exec(element)
    if (gap) return { words: null, least: 0, most: Number(gap[1]) }
    const optional = element.endsWith('?') && element.length > 1
    const braced = element.startsWith('{')
    const listed = element.replace(/[{}]|\?$/g, '').split('|')
    const words = listed.flatMap((word) => (braced && classes[word] ? classes[word].split(' ') : [word]))
    return { words: new Set(words.map(hashWord)), least: optional ? 0 : 1, most: 1 }
  })
}

/**
 * Finds phrases among tokens. A pattern is words set apart by blanks: `a|b` either word, `{name|b}` any word of a class or b, `word?` may be lacking, `~3` up to
 * three words of any kind; the first place is never optional nor a gap, so that a text costs one look-up a token.
 */
export class PhraseFinder<T> {
  private readonly byFirst = new Map<number, Compiled<T>[]>()
  /** For the last twelve bits of a hash whether a word that has them begins a pattern: most tokens are told apart by this, without a look-up. */
  private readonly mayBegin = new Uint8Array(4096)

  constructor(entries: Iterable<readonly [pattern: string, value: T]>, classes: Readonly<Record<string, string>> = {}) {
    for (const [pattern, value] of entries) {
      const places = placesOf(pattern, classes)
      for (const word of places[0].words ?? []) {
        this.mayBegin[word & 4095] = 1
        const known = this.byFirst.get(word)
        if (known) known.push({ places, value })
        else this.byFirst.set(word, [{ places, value }])
      }
    }
  }

  /** The longest match that begins at token `at` and ends before `end`, the first of equals; undefined where none does. */
  matchAt(tokens: Tokens, at: number, end: number): PhraseMatch<T> | undefined {
    if (!this.mayBegin[tokens.hash[at] & 4095]) return undefined
    const candidates = this.byFirst.get(tokens.hash[at])
    if (!candidates) return undefined
    let best: PhraseMatch<T> | undefined
    for (const { places, value } of candidates) {
      const to = follow(tokens, places, 1, at + 1, end)
      if (to > (best?.end ?? 0)) best = { value, first: at, end: to }
    }
    return best
  }

  /** Every match within tokens `[first, end)`, in order, none inside another that began earlier. */
  *matches(tokens: Tokens, first: number, end: number): Generator<PhraseMatch<T>> {
    const { mayBegin } = this
    for (let i = first; i < end; i++) {
      if (!mayBegin[tokens.hash[i] & 4095]) continue
      const match = this.matchAt(tokens, i, end)
      if (!match) continue
      yield match
      i = match.end - 1
    }
  }
}

/** Where the places from `p` on end if they match from token `at`, or -1. */
function follow(tokens: Tokens, places: readonly Place[], p: number, at: number, end: number): number {
  if (p === places.length) return at
  const { words, least, most } = places[p]
  if (words) {
    if (at < end && words.has(tokens.hash[at])) {
      const to = follow(tokens, places, p + 1, at + 1, end)
      if (to >= 0) return to
    }
    return least === 0 ? follow(tokens, places, p + 1, at, end) : -1
  }
  for (let skip = 0; skip <= most && at + skip <= end; skip++) {
    const to = follow(tokens, places, p + 1, at + skip, end)
    if (to >= 0) return to
  }
  return -1
}
