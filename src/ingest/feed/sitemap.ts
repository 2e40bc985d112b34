import { languageTag } from '../language.ts'
import type { Container, Known, Member, Raw } from '../reader.ts'
import { webAddress } from './addresses.ts'
import { Fields } from './entry.ts'
import { fileText, xmlRoot } from './root.ts'
import { feedTime } from './times.ts'
import { childOf, elementsIn, parseXml, plainText, type XmlElement } from './xml.ts'

const ENTRIES = new Set(['url', 'sitemap'])

const isSitemap = (raw: Raw): boolean => /^(?:urlset|sitemapindex)$/u.test(xmlRoot(raw)?.name ?? '')

/** What a sitemap says of an address: a site's news give title, outlet and publication, others when the page was last changed. */
function knownOf(fields: Fields, address: string): Known {
  const news = fields.first('news:news')
  const inNews = news && new Fields(news)
  const publication = childOf(news, 'publication', 'news')
  const title = inNews?.line('guess', 'title')
  const outlet = plainText(childOf(publication, 'name', 'news'))
  const language = languageTag(plainText(childOf(publication, 'language', 'news')))
  const published = inNews?.time('publication_date')
  const modified = feedTime(plainText(fields.first('lastmod')))
  return {
    url: address,
    ...(title ? { title } : {}),
    ...(outlet ? { outlet } : {}),
    ...(language ? { language } : {}),
    ...(published ? { published } : {}),
    ...(modified ? { modified } : {}),
  }
}

/** The addresses of a sitemap, or of the sitemaps that an index lists, in order, with what is said of each. */
export function sitemapAddresses(raw: Raw): { readonly address: string; readonly known: Known }[] {
  const found: { address: string; known: Known }[] = []
  const visit = (element: XmlElement): void => {
    for (const child of elementsIn(element)) {
      if (!ENTRIES.has(child.name)) {
        visit(child)
        continue
      }
      const fields = new Fields(child)
      const address = webAddress(plainText(fields.first('loc')), raw.known.url ?? null)
      if (address) found.push({ address, known: knownOf(fields, address) })
    }
  }
  visit(parseXml(fileText(raw), ENTRIES))
  return found
}

function* membersOf(raw: Raw): Generator<Member> {
  for (const { address, known } of sitemapAddresses(raw)) yield { name: address, known, address }
}

/** Sitemaps, indexes of sitemaps and news sitemaps: addresses to fetch, none of which is a document itself. */
export const sitemap: Container = {
  format: 'sitemap',
  suits: isSitemap,
  async *open(raw) {
    yield* membersOf(raw)
  },
}
