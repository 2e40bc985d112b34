import type { Anchor, Selector } from './selector.ts'
import type { Span } from './span.ts'

/** How much stands before and after the words of a selector, in UTF-16 units. */
const AROUND = 32
/** Beyond so many places alike, words say nothing of where they were. */
const MOST_PLACES = 1000
/** Words of fewer units stand in many a text: in another one they count as found only where some of what stood around them stands there too. */
const TELLING = 16
const SOME_AROUND = 6
/** How much nearer to its old place one of several equal places must be than the next, to be taken for the one. */
const NEARER = 4

/** How one holds on to a stretch of a text. */
export const selectorOf = (text: string, { start, end }: Span): Selector => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - AROUND), start),
  suffix: text.slice(end, end + AROUND),
  start,
  end,
})

const isBlank = (unit: string | undefined): boolean => unit !== undefined && /\s/.test(unit)
const isLetter = (unit: string | undefined): boolean => unit !== undefined && /[\p{L}\p{N}]/u.test(unit)

/** How many units two texts share, going away from the words by `step`; a run of white space is as good as another, since pages are wrapped anew. */
function shared(a: string, b: string, step: 1 | -1): number {
  let i = step > 0 ? 0 : a.length - 1
  let j = step > 0 ? 0 : b.length - 1
  let alike = 0
  while (i >= 0 && j >= 0 && i < a.length && j < b.length) {
    if (isBlank(a[i]) && isBlank(b[j])) {
      while (isBlank(a[i])) i += step
      while (isBlank(b[j])) j += step
      alike++
      continue
    }
    if (a[i] !== b[j]) break
    i += step
    j += step
    alike++
  }
  return alike
}

/** Every place in a text that has the words of a selector, blanks for blanks. What begins or ends within a word there, and did not then, is not them. */
function* placesOf(text: string, { exact, prefix, suffix }: Selector): Iterable<Span> {
  const pattern = new RegExp(exact.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+'), 'g')
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const start = found.index
    const end = start + found[0].length
    const cutsBefore = isLetter(text[start]) && isLetter(text[start - 1]) && !isLetter(prefix.at(-1))
    const cutsBehind = isLetter(text[end - 1]) && isLetter(text[end]) && !isLetter(suffix[0])
    if (!cutsBefore && !cutsBehind) yield { start, end }
    pattern.lastIndex = start + 1
  }
}

/**
 * Where a selector's words are in a text now: `same` where they stand in their place; `moved` where one place has them and more of what stood around them than any
 * other, or is by far the nearest of those that have as much; otherwise `lost`. Words are taken as they are but for white space: what was rewritten is lost, and a person looks again.
 */
export function anchor(text: string, selector: Selector): Anchor {
  const { exact, prefix, suffix, start, end } = selector
  if (!exact.trim()) return { state: 'lost' }
  const alikeAt = (place: Span): number =>
    shared(text.slice(Math.max(0, place.start - 2 * AROUND), place.start), prefix, -1) + shared(text.slice(place.end, place.end + 2 * AROUND), suffix, 1)
  const isThere = text.slice(start, end) === exact
  // In its place behind what stood before it: what comes after may have been rewritten.
  if (isThere && text.slice(start - prefix.length, start) === prefix && prefix.length === Math.min(start, AROUND)) return { state: 'same', start, end }
  const found: { readonly place: Span; readonly alike: number; readonly far: number }[] = []
  for (const place of placesOf(text, selector)) {
    if (found.length === MOST_PLACES) return { state: 'lost' }
    found.push({ place, alike: alikeAt(place), far: Math.abs(place.start - start) })
  }
  const [best, next] = found.sort((a, b) => b.alike - a.alike || a.far - b.far)
  if (!best || (exact.length < TELLING && best.alike < Math.min(SOME_AROUND, prefix.length + suffix.length))) return { state: 'lost' }
  if (next && next.alike === best.alike && (best.alike < SOME_AROUND || best.far * NEARER >= next.far)) return { state: 'lost' }
  const state = isThere && best.place.start === start ? 'same' : 'moved'
  return { state, ...best.place }
}

/** Several selectors together: lost where one is, moved where one is. */
export function anchorAll(text: string, selectors: readonly Selector[]): { readonly state: Anchor['state']; readonly spans: readonly Span[] } {
  const anchors = selectors.map((selector) => anchor(text, selector))
  const spans = anchors.flatMap((one) => (one.state === 'lost' ? [] : [{ start: one.start, end: one.end }]))
  const state = anchors.some((one) => one.state === 'lost') ? 'lost' : anchors.some((one) => one.state === 'moved') ? 'moved' : 'same'
  return { state, spans }
}

/** What became of each span of a text in a later version of it: unchanged, moved or lost, in the same order. */
export const carryOver = (before: string, after: string, spans: readonly Span[]): Anchor[] => spans.map((span) => anchor(after, selectorOf(before, span)))
