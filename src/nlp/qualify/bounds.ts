import { hashWord } from '../../model/hash.ts'
import type { Bound } from '../../model/observation.ts'
import { boundEndings, boundPhrases } from '../language/en/number-words.ts'

interface Phrase {
  readonly bound: Bound
  readonly words: readonly number[]
}
const indexed = (
  rows: readonly { readonly bound: Bound; readonly phrases: string }[],
  key: (words: readonly number[]) => number,
): ReadonlyMap<number, readonly Phrase[]> => {
  const phrases = new Map<number, Phrase[]>()
  for (const row of rows) {
    for (const phrase of row.phrases.split('|')) {
      const words = phrase.split(' ').map(hashWord)
      phrases.set(
        key(words),
        [...(phrases.get(key(words)) ?? []), { bound: row.bound, words }].sort((a, b) => b.words.length - a.words.length),
      )
    }
  }
  return phrases
}
const BEFORE = indexed(boundPhrases, (words) => words.at(-1) ?? 0)
const BEHIND = indexed(boundEndings, (words) => words[0])

/** A bound in words, and how many tokens they are. */
export interface ReadBound {
  readonly bound: Bound
  readonly length: number
}

/** What the words that end before token `i` say of the number there. */
export function boundBefore(hash: Int32Array, i: number, start: number): ReadBound | undefined {
  if (i <= start) return undefined
  for (const { bound, words } of BEFORE.get(hash[i - 1]) ?? []) {
    const first = i - words.length
    if (first >= start && words.every((word, k) => hash[first + k] === word)) return { bound, length: words.length }
  }
  return undefined
}

/** What the words that begin at token `i` say of the number before them. */
export function boundBehind(hash: Int32Array, i: number, end: number): ReadBound | undefined {
  if (i >= end) return undefined
  for (const { bound, words } of BEHIND.get(hash[i]) ?? [])
    if (i + words.length <= end && words.every((word, k) => hash[i + k] === word)) return { bound, length: words.length }
  return undefined
}
