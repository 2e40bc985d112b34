import type { Guide } from '../../model/guide.ts'
import { hashWord } from '../../model/hash.ts'
import type { Contested } from '../../model/observation.ts'
import type { Tokens } from '../../model/token.ts'
import { stage } from '../stage.ts'

/** A word of a pattern: its letters, whether any ending may follow, and whether case counts. */
interface PatternWord {
  readonly letters: string
  readonly open: boolean
  readonly exact: boolean
}
interface Term {
  readonly guide: string
  readonly rule: string
  readonly words: readonly PatternWord[]
}

/** Terms by the hash of their first word, or, where that is open, by the hash of its first letters. */
interface Terms {
  readonly closed: ReadonlyMap<number, readonly Term[]>
  readonly open: ReadonlyMap<number, readonly Term[]>
}

/** An open word is known by so many of its first letters. */
const STEM = 3

/** The pieces of a pattern as the tokenizer cuts a text: words with their hyphens, apart from "'s". A pattern of other marks matches nothing. */
function wordsOf(pattern: string): PatternWord[] {
  const pieces = pattern.normalize('NFC').match(/[\p{L}\p{N}.&/-]+\*?|['’]s\b/gu) ?? []
  return pieces.map((piece) => {
    const open = piece.endsWith('*')
    const letters = open ? piece.slice(0, -1) : piece
    const exact = /\p{Lu}/u.test(letters)
    return { letters: exact ? letters : letters.toLowerCase(), open, exact }
  })
}

function termsOf(guides: readonly Guide[]): Terms {
  const closed = new Map<number, Term[]>()
  const open = new Map<number, Term[]>()
  for (const { name, rules } of guides) {
    for (const { id, pattern } of rules) {
      // Several wordings of one term stand in one pattern, set apart by bars.
      for (const wording of pattern.split('|')) {
        const words = wordsOf(wording)
        if (!words.length) continue
        const [first] = words
        const [into, key] = first.open ? [open, hashWord(first.letters.slice(0, STEM))] : [closed, hashWord(first.letters)]
        const known = into.get(key)
        if (known) known.push({ guide: name, rule: id, words })
        else into.set(key, [{ guide: name, rule: id, words }])
      }
    }
  }
  return { closed, open }
}

const known = new WeakMap<readonly Guide[], Terms>()

/** The terms of these guides, made once a list. */
function cached(guides: readonly Guide[]): Terms {
  let terms = known.get(guides)
  if (!terms) {
    terms = termsOf(guides)
    known.set(guides, terms)
  }
  return terms
}

function agrees(text: string, { start, end }: Tokens, i: number, { letters, open, exact }: PatternWord): boolean {
  const written = text.slice(start[i], end[i])
  const word = exact ? written : written.toLowerCase()
  return open ? word.startsWith(letters) : word === letters
}

/** The token behind the term if it stands at token `at`, or -1. A hyphen between two words of a text does not part a term. */
function endOfTerm(text: string, tokens: Tokens, at: number, { words }: Term): number {
  let i = at
  for (const [w, word] of words.entries()) {
    if (w > 0 && i < tokens.length && /^[-‐‑]$/.test(text.slice(tokens.start[i], tokens.end[i]))) i++
    if (i >= tokens.length || !agrees(text, tokens, i, word)) return -1
    i++
  }
  return i
}

/**
 * Terms in the outlet's own voice that a chosen guide advises on, headline included: neither in quotation marks nor in the content of an attribution, where they
 * are the source's. Empty where no guide is chosen. Of terms that begin at one word the longest counts.
 */
export const contested = stage({
  adds: 'contested',
  needs: ['tokens', 'quotation', 'parts'],
  version: 2,
  run: ({ text }, { tokens, quotation, parts }, { guides }) => {
    if (!guides.length) return []
    const { closed, open } = cached(guides)
    const contents = parts.flatMap(({ content }) => content).sort((a, b) => a.start - b.start)
    let c = 0
    let reach = 0
    const found: Contested[] = []
    for (let i = 0; i < tokens.length; i++) {
      for (; c < contents.length && contents[c].start <= tokens.start[i]; c++) reach = Math.max(reach, contents[c].end)
      if (reach > tokens.start[i] || quotation.depth[i] > 0) continue
      const candidates = closed.get(tokens.hash[i])
      const stemmed = open.size ? open.get(hashWord(text.slice(tokens.start[i], Math.min(tokens.end[i], tokens.start[i] + STEM)))) : undefined
      let best: { readonly term: Term; readonly end: number } | undefined
      for (const list of [candidates, stemmed]) {
        for (const term of list ?? []) {
          const end = endOfTerm(text, tokens, i, term)
          if (end > (best?.end ?? 0)) best = { term, end }
        }
      }
      if (!best) continue
      found.push({ start: tokens.start[i], end: tokens.end[best.end - 1], guide: best.term.guide, rule: best.term.rule })
      i = best.end - 1
    }
    return found
  },
})
