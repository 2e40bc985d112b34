import type { Facts } from './facts.ts'
import { metaOf, statedIn } from './facts.ts'
import { childObject, firstString } from './linked-data.ts'
import { type Stated, stated } from './stated.ts'

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
      known.has(foldedTail) ||
      known.has(foldedTail.replaceAll(' ', '')) ||
      [...known].some((name) => name.length > 3 && (foldedTail.includes(name) || (foldedTail.length > 3 && name.includes(foldedTail))))
    if (others.some((other) => folded(other) === folded(head)) || (isSite && tail.length < 60)) return withoutSite(head, names, host, others)
    if (known.has(folded(head))) return tail
    if (title.length > tail.length * 4 && /^[\p{sc=Hangul}\p{sc=Han}]{2,4}$/u.test(tail)) return withoutSite(head, names, host, others)
  }
  return title
}

const shareOf = (text: string, other: string): number => {
  const words = new Set(folded(other).split(' '))
  const own = folded(text).split(' ')
  return own.filter((word) => words.has(word)).length / own.length
}

/**
 * Whether the linked data's title is the article's own and the one for sharing a teaser of it: where heading and window have it word for word (and the
 * newsroom gives no second title, which the shared one is), or where everything that is shown was
 * written for search engines alike and the linked data alone has something else.
 */
function isOwnTitle(
  linked: string,
  others: {
    readonly sharedClean: string
    readonly heading: string | null
    readonly window: string | null
    readonly alternative: string | null
  },
): boolean {
  const [shared, heading, window] = [others.sharedClean, others.heading, others.window].map((text) => folded(text ?? ''))
  if (shared === linked) return false
  if (heading === linked) return window === linked && folded(others.alternative ?? '') !== shared
  return window === heading && heading.startsWith(shared)
}

/** The title of an article among those that its page gives: the one for sharing, then the linked data's, the heading, the window's, without the outlet's name. */
export function titleOf(facts: Facts, url: string | null): Stated | null {
  const names = siteNames(facts)
  const host = hostOf(url)
  const headings = facts.headings.map(({ text }) => text).filter((text) => text.length > 3)
  const linked = plain(firstString(facts.article?.headline) ?? firstString(facts.article?.name))
  const forSharing = statedIn(facts, 'og:title', 'twitter:title', 'dc.title', 'title')
  const shared = plain(forSharing?.value ?? null)
  const window = facts.windowTitle
  const clean = (text: string | null, ...others: (string | null)[]) =>
    text &&
    withoutSite(
      text.replace(/\s+/gu, ' ').trim(),
      names,
      host,
      others.filter((other): other is string => other !== null),
    )
  const heading = headings.find((text) => [linked, shared, window].some((other) => other && shareOf(text, other) > 0.6)) ?? (headings.length === 1 ? headings[0] : null)
  // What the linked data and the title for sharing both have behind the heading's words is part of the title.
  const agreed = shared !== null && shared === linked
  const sharedClean = clean(shared, agreed ? null : heading, agreed ? null : linked)
  const linkedClean = clean(linked, heading)
  // Search engines are given a title of their own, in the window or for sharing. Where the heading and the linked data agree and the window does not, theirs is the article's.
  const inData = stated(linkedClean, `${facts.articleForm} headline`)
  const isHeaded = linkedClean && heading && folded(heading) === folded(linkedClean)
  if (isHeaded && !folded(window ?? '').startsWith(folded(linkedClean))) return inData
  if (
    linkedClean &&
    sharedClean &&
    isOwnTitle(folded(linkedClean), { sharedClean, heading, window, alternative: plain(firstString(facts.article?.alternativeHeadline)) })
  )
    return inData
  return stated(sharedClean, forSharing?.where ?? '') ?? inData ?? stated(heading, 'h1 element') ?? stated(clean(window), 'title element')
}

/** The outlet that stands behind the title in the window's or the shared one, where the page's host bears its name; null where none does. */
export function outletInTitle(facts: Facts, title: string | null, url: string | null): string | null {
  const host = folded(hostOf(url)).replaceAll(' ', '')
  for (const text of [facts.windowTitle, metaOf(facts, 'og:title')]) {
    if (!text || !title || !host) continue
    for (const match of [...text.matchAll(SEPARATOR)].reverse()) {
      const tail = text.slice(match.index + match[0].length).trim()
      const key = folded(tail).replaceAll(' ', '')
      if (
        tail.length < 60 &&
        (host.includes(key) ||
          folded(tail)
            .split(' ')
            .some((word) => word.length > 4 && host.startsWith(word)))
      )
        return tail
    }
  }
  return null
}
