import { isoTime } from '../head/iso.ts'
import { printedDates } from '../head/printed-date.ts'
import { type Facts, metaOf } from './facts.ts'
import { firstString } from './linked-data.ts'
import { flatText } from './tree.ts'

const PUBLISHED = [
  'article:published_time',
  'datepublished',
  'og:published_time',
  'parsely-pub-date',
  'sailthru.date',
  'date',
  'dc.date',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'publication_date',
  'article_date_original',
  'cxenseparse:recs:publishtime',
  'originalpublicationdate',
  'prism.publicationdate',
  'citation_publication_date',
  'bt:pubdate',
  'rnews:datepublished',
]
const MODIFIED = ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'lastmod', 'dc.date.modified', 'article:modified']

/** When an article was published and last changed, by what its page states, else by a date printed among `lines`; null where neither says. */
export function datesOf(facts: Facts, lines: readonly string[]): { readonly published: string | null; readonly modified: string | null } {
  const { article } = facts
  const marked = (mark: RegExp) => {
    const element = facts.times.find(({ attributes }) => mark.test(`${attributes.itemprop ?? ''} ${attributes.class ?? ''}`))
    return element ? isoTime(element.attributes.datetime ?? element.attributes.content ?? flatText(element, 100)) : null
  }
  const published =
    isoTime(firstString(article?.datePublished)) ??
    isoTime(metaOf(facts, ...PUBLISHED.slice(0, 3))) ??
    marked(/published|entry-date|pubdate/iu) ??
    isoTime(firstString(facts.objects.find((object) => object.datePublished)?.datePublished)) ??
    isoTime(metaOf(facts, ...PUBLISHED.slice(3))) ??
    isoTime(firstString(article?.dateCreated)) ??
    facts.times.map(({ attributes, ...element }) => isoTime(attributes.datetime ?? flatText({ attributes, ...element }, 100))).find((time) => time !== null) ??
    lines.flatMap((line) => printedDates(line)).find(({ iso }) => iso !== null)?.iso ??
    null
  const modified = isoTime(firstString(article?.dateModified)) ?? isoTime(metaOf(facts, ...MODIFIED)) ?? marked(/modified|updated/iu)
  return { published, modified: modified && modified !== published ? modified : null }
}
