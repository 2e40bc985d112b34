import type { Anchor, Selector } from '../../model/selector.ts'
import type { Span } from '../../model/span.ts'

/** How much stands before and after the words of a selector. */
const AROUND = 32
/** Beyond so many places alike, words say nothing of where they were. */
const MOST_PLACES = 1000

/** How a review holds on to a stretch of a text. */
export const selectorOf = (text: string, { start, end }: Span): Selector => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - AROUND), start),
  suffix: text.slice(end, end + AROUND),
  start,
  end,
})

/** How many code units two texts share at their ends. */
function sharedEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}

function sharedBeginning(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

/** Where each of the places is that has the words, and how much of what stood around them stands there too. */
function places(text: string, { exact, prefix, suffix }: Selector): { readonly start: number; readonly alike: number }[] {
  const found: { start: number; alike: number }[] = []
  for (let at = text.indexOf(exact); at >= 0 && found.length <= MOST_PLACES; at = text.indexOf(exact, at + 1)) {
    const before = sharedEnd(text.slice(Math.max(0, at - AROUND), at), prefix)
    const after = sharedBeginning(text.slice(at + exact.length, at + exact.length + AROUND), suffix)
    found.push({ start: at, alike: before + after })
  }
  return found
}

/**
 * Where a selector's words are in a text now: in their place; elsewhere, where one place has them and more of what stood around them than any other;
 * or lost. Words are taken as they are: what was rewritten is lost, and a person looks again.
 */
export function anchor(text: string, selector: Selector): Anchor {
  const { exact, start, end } = selector
  if (!exact) return { state: 'lost' }
  if (text.slice(start, end) === exact) return { state: 'same', start, end }
  const found = places(text, selector)
  if (!found.length || found.length > MOST_PLACES) return { state: 'lost' }
  const [best, next] = found.toSorted((a, b) => b.alike - a.alike)
  if (next && next.alike === best.alike) return { state: 'lost' }
  return { state: 'moved', start: best.start, end: best.start + exact.length }
}

/** Several selectors together: lost where one is, moved where one is. */
export function anchorAll(text: string, selectors: readonly Selector[]): { readonly state: Anchor['state']; readonly spans: readonly Span[] } {
  const anchors = selectors.map((selector) => anchor(text, selector))
  const spans = anchors.flatMap((one) => (one.state === 'lost' ? [] : [{ start: one.start, end: one.end }]))
  const state = anchors.some((one) => one.state === 'lost') ? 'lost' : anchors.some((one) => one.state === 'moved') ? 'moved' : 'same'
  return { state, spans }
}
