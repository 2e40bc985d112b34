import { folded } from '../html/title.ts'

const SEPARATOR = /\s+[|»›·•:–—-]\s+|\s*[|»]\s*|:\s+/u
/** Words by which a feed calls itself one. */
const FEED_WORDS =
  /\s*\b(?:(?:rss|atom|news)[ -]?feeds?|rss(?: 2\.0)?|atom|feeds?|all (?:news|posts|articles)|latest (?:news|posts|articles)|top stories|alle nachrichten)\b\s*$/iu

const hostOf = (url: string | null): string => (url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : '')

/** The outlet behind a feed's title: the piece of it that the site's address bears ("World | The Harbour Post"), else the title without the words that say it is a feed; null where nothing is left. */
export function outletOfFeed(title: string | null, url: string | null): string | null {
  if (!title) return null
  const pieces = title
    .split(SEPARATOR)
    .map((piece) => piece.replace(FEED_WORDS, '').trim())
    .filter(Boolean)
  const host = folded(hostOf(url)).replaceAll(' ', '')
  const borne = pieces.length > 1 ? pieces.find((piece) => folded(piece).length > 2 && host.includes(folded(piece).replace(/^the /u, '').replaceAll(' ', ''))) : undefined
  const bare = title.replace(FEED_WORDS, '').replace(/[\s|»›·•:–—-]+$/u, '')
  return borne ?? (bare || null)
}
