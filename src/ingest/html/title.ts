import type { Facts } from './facts.ts'
import { metaOf } from './facts.ts'
import { childObject, firstString } from './linked-data.ts'

/** Letters and digits of a text in small letters: how titles are compared. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const SEPARATOR = /\s+[|*–—·•›»-]\s+|\s*[|ㅣ]\s*|\s*[：]\s*|\s+[:]\s+|\s*[-–]\s*(?=[\p{sc=Hangul}\p{sc=Han}]+(?:[|ㅣ]|$))/gu

/** Undoes character references that pages leave in their data, once. */
const plain = (text: string | null): string | null =>
  text &&
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|quot|apos|lt|gt|nbsp|auml|ouml|uuml|Auml|Ouml|Uuml|szlig));/giu, (all, decimal, hex, name) => {
    const named: Record<string, string> = {
      amp: '&',
      quot: '"',
      apos: "'",
      lt: '<',
      gt: '>',
      nbsp: ' ',
      auml: 'ä',
      ouml: 'ö',
      uuml: 'ü',
      Auml: 'Ä',
      Ouml: 'Ö',
      Uuml: 'Ü',
      szlig: 'ß',
    }
    const point = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0
    return name ? (named[name] ?? all) : point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : all
  })

/** The names that a page gives its outlet. */
export function siteNames(facts: Facts): string[] {
  const publisher = childObject(facts.article, 'publisher')
  return [
    metaOf(facts, 'og:site_name'),
    firstString(publisher?.name),
    metaOf(facts, 'application-name'),
    metaOf(facts, 'twitter:app:name:iphone'),
    metaOf(facts, 'publisher', 'dc.publisher', 'copyright'),
  ].filter((name): name is string => name !== null && name.length < 80)
}

const hostOf = (url: string | null): string => (url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : '')

/** A title without the outlet's name, section or author that a page puts after it (or before it). `others`: how else the page gives its title. */
export function withoutSite(title: string, names: readonly string[], host: string, others: readonly string[]): string {
  const known = new Set([...names, host, host.split('.')[0], host.split('.').slice(0, -1).join(' ')].map(folded).filter(Boolean))
  for (const match of [...title.matchAll(SEPARATOR)].reverse()) {
    const head = title.slice(0, match.index).trim()
    const tail = title.slice(match.index + match[0].length).trim()
    if (!head || !tail) continue
    const foldedTail = folded(tail)
    const isSite =
      known.has(foldedTail) || [...known].some((name) => name.length > 3 && (foldedTail.includes(name) || (foldedTail.length > 3 && name.includes(foldedTail))))
    if (others.some((other) => folded(other) === folded(head)) || (isSite && tail.length < 60)) return withoutSite(head, names, host, others)
    if (known.has(folded(head))) return tail
  }
  return title
}

const wordsOf = (text: string) => new Set(folded(text).split(' '))

/** Share of the words of `a` that `b` has too. */
function overlap(a: string, b: string): number {
  const words = wordsOf(b)
  const own = [...wordsOf(a)]
  return own.filter((word) => words.has(word)).length / Math.max(1, own.length)
}

/**
 * The title of an article among those that its page gives: the one for sharing, cleaned of the outlet's name, unless the heading and the linked data
 * agree on quite another one.
 */
export function titleOf(facts: Facts, url: string | null): string | null {
  const names = siteNames(facts)
  const host = hostOf(url)
  const heading = facts.headings.map(({ text }) => text).filter((text) => text.length > 3)
  const linked = plain(firstString(facts.article?.headline) ?? firstString(facts.article?.name))
  const shared = plain(metaOf(facts, 'og:title', 'twitter:title', 'dc.title', 'title'))
  const window = facts.windowTitle
  const clean = (text: string | null, ...others: (string | null)[]) =>
    text &&
    withoutSite(
      text.replace(/\s+/gu, ' ').trim(),
      names,
      host,
      others.filter((other): other is string => other !== null),
    )
  const first = heading.find((text) => [linked, shared, window].some((other) => other && overlap(text, other) > 0.6)) ?? (heading.length === 1 ? heading[0] : null)
  const sharedClean = clean(shared, first, linked)
  const linkedClean = clean(linked, first)
  if (sharedClean && linkedClean && first && folded(linkedClean) === folded(first) && folded(sharedClean) !== folded(first) && overlap(sharedClean, first) < 0.5)
    return linkedClean
  return sharedClean ?? linkedClean ?? first ?? clean(window)
}
