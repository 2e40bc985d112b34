import type { Span } from '../../src/model/span.ts'

/** The words and marks of a text, by which spans are compared; stretches that are markup have none. */
export interface Words {
  readonly text: string
  readonly list: readonly { readonly start: number; readonly end: number; readonly paragraph: number; readonly word: boolean }[]
}

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|[^\s]/gu

/** Cuts a text into words and marks, each with the number of its paragraph. */
export function wordsOf(text: string, markup: readonly Span[] = []): Words {
  const list: Words['list'][number][] = []
  let paragraph = 0
  let at = 0
  for (const { index, 0: word } of text.matchAll(WORD)) {
    if (text.slice(at, index).includes('\n')) paragraph++
    at = index + word.length
    if (!markup.some((m) => m.start <= index && index < m.end)) list.push({ start: index, end: at, paragraph, word: /[\p{L}\p{N}]/u.test(word) })
  }
  return { text, list }
}

/** Indexes of the words that spans touch. */
export const within = ({ list }: Words, spans: readonly Span[]): number[] =>
  spans.length ? list.flatMap((w, i) => (spans.some((s) => w.start < s.end && w.end > s.start) ? [i] : [])) : []

/** Runs of neighboring words in one paragraph, without the marks at their edges, as text keys. */
export function runsOf({ list }: Words, at: readonly number[]): string[] {
  const runs: number[][] = []
  for (const i of at) {
    const last = runs.at(-1)
    if (last?.at(-1) === i - 1 && list[i - 1].paragraph === list[i].paragraph) last.push(i)
    else runs.push([i])
  }
  return runs.map((run) => trimmed({ list } as Words, run)).flatMap((run) => (run.length ? [`${run[0]}-${run.at(-1)}`] : []))
}

/** A list of word indexes without the marks at its edges. */
function trimmed({ list }: Words, at: readonly number[]): readonly number[] {
  const first = at.findIndex((i) => list[i].word)
  return first < 0 ? [] : at.slice(first, at.findLastIndex((i) => list[i].word) + 1)
}

/** How many indexes two sorted lists share. */
export function shared(a: readonly number[], b: readonly number[]): number {
  let count = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      count++
      i++
      j++
    } else if (a[i] < b[j]) i++
    else j++
  }
  return count
}

/** The share of the indexes of either list that both have. */
export const likeness = (a: readonly number[], b: readonly number[]): number => (a.length || b.length ? shared(a, b) / (a.length + b.length - shared(a, b)) : 1)

/** Likeness where two stretches share half of the words of the shorter one; otherwise 0. */
export const halfShared = (a: readonly number[], b: readonly number[]): number => (shared(a, b) && 2 * shared(a, b) >= Math.min(a.length, b.length) ? likeness(a, b) : 0)

/** Whether two lists are the same but for marks at the edges. */
export const sameWords = (words: Words, a: readonly number[], b: readonly number[]): boolean => trimmed(words, a).join() === trimmed(words, b).join()

/** Pairs of two lists, one to one, those of most weight first; weight 0 is no pair. */
export function pairUp<A, B>(gold: readonly A[], read: readonly B[], weigh: (a: A, b: B) => number): { gold: A; read: B }[] {
  const candidates = gold.flatMap((g) => read.map((r) => ({ gold: g, read: r, weight: weigh(g, r) }))).filter((c) => c.weight > 0)
  const used = new Set<unknown>()
  return candidates.sort((a, b) => b.weight - a.weight).filter((c) => !used.has(c.gold) && !used.has(c.read) && used.add(c.gold) && used.add(c.read))
}
