/**
 * The vocabularies that feeds are written in, by a short name each, and by what their addresses begin with or hold. `''` is the feed's own:
 * RSS of every version, Atom, CDF, sitemaps, the news formats.
 */
const VOCABULARIES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/u, 'rdf'],
  [/^https?:\/\/purl\.org\/dc\/elements\//u, 'dc'],
  [/^https?:\/\/(?:purl\.org\/dc\/terms|dublincore\.org\/documents\/dcmi-terms)/u, 'dcterms'],
  [/^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content/u, 'content'],
  [/^https?:\/\/www\.w3\.org\/(?:1999\/xhtml|tr\/xhtml1)/u, 'xhtml'],
  [/^https?:\/\/www\.w3\.org\/2000\/svg/u, 'svg'],
  [/^https?:\/\/www\.w3\.org\/1998\/math/u, 'math'],
  [/^https?:\/\/www\.w3\.org\/1999\/xlink/u, 'xlink'],
  [/itunes\.(?:com|apple\.com)\/|^https?:\/\/example\.com\/dtds\/podcast/u, 'itunes'],
  [/^https?:\/\/(?:search\.yahoo\.com\/mrss|video\.search\.yahoo\.com\/mrss|tools\.search\.yahoo\.com\/mrss|www\.rssboard\.org\/media-rss)/u, 'media'],
  [/^https?:\/\/rssnamespace\.org\/feedburner/u, 'feedburner'],
  [/^https?:\/\/www\.google\.com\/schemas\/sitemap-news/u, 'news'],
  [/^https?:\/\/www\.google\.com\/schemas\/sitemap-(?:image|video|mobile)/u, 'google'],
  [/^https?:\/\/iptc\.org\/std\/nitf/u, 'nitf'],
  [
    /^https?:\/\/(?:www\.w3\.org\/2005\/atom|purl\.org\/atom|purl\.org\/rss\/1\.0\/$|my\.netscape\.com\/|channel\.netscape\.com\/|purl\.org\/net\/rss|backend\.userland\.com|blogs\.law\.harvard\.edu|cyber\.law\.harvard\.edu|www\.rssboard\.org\/rss|www\.sitemaps\.org\/|www\.google\.com\/schemas\/sitemap\/|iptc\.org\/std\/nar|schemas\.google\.com\/sitemap|purl\.org\/syndication|replace|example\.com\/newformat)/u,
    '',
  ],
]
/** Atom's elements within RSS are Atom's: a link there is no link of RSS. */
const ATOM = /^https?:\/\/(?:www\.w3\.org\/2005\/atom|purl\.org\/atom)/u

/** Prefixes that stand for their vocabulary where a file forgot to declare them. */
const PREFIXES = new Set(['rdf', 'dc', 'dcterms', 'content', 'xhtml', 'svg', 'media', 'itunes', 'feedburner', 'news', 'atom', 'xml', 'nitf'])
/** Foreign vocabularies that are told apart from the feed's own even without a prefix. */
const FOREIGN = 'other'

/** The short name of the vocabulary that a name is of: by the address that its prefix stands for, or by the prefix where none is declared. `uri`: undefined where it is not declared. */
export function vocabularyOf(prefix: string, uri: string | undefined): string {
  const address = uri?.trim().toLowerCase()
  if (address) {
    if (prefix && ATOM.test(address)) return 'atom'
    for (const [pattern, name] of VOCABULARIES) if (pattern.test(address)) return name
    return prefix ? FOREIGN : ''
  }
  if (!prefix) return ''
  return PREFIXES.has(prefix) ? prefix : FOREIGN
}
