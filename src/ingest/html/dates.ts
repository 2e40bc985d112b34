import { isoTime } from '../head/iso.ts'
import { printedDates } from '../head/printed-date.ts'
import { type Facts, statedIn } from './facts.ts'
import { firstString } from './linked-data.ts'
import { type Stated, stated } from './stated.ts'
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

/** When an article was published and last changed, and where the page says so; null where it does not. Dates printed among `lines` are asked last. */
export function datesOf(facts: Facts, lines: readonly string[]): { readonly published: Stated | null; readonly modified: Stated | null } {
  const { article } = facts
  const marked = (mark: RegExp) => {
    const element = facts.times.find(({ attributes }) => mark.test(`${attributes.itemprop ?? ''} ${attributes.class ?? ''}`))
    return element ? isoTime(element.attributes.datetime ?? element.attributes.content ?? flatText(element, 100)) : null
  }
  const meta = (names: readonly string[]) => {
    const found = statedIn(facts, ...names)
    return found && stated(isoTime(found.value), found.where)
  }
  const published =
    stated(isoTime(firstString(article?.datePublished)), `${facts.articleForm} datePublished`) ??
    meta(PUBLISHED.slice(0, 3)) ??
    stated(marked(/published|entry-date|pubdate/iu), 'time element') ??
    stated(isoTime(firstString(facts.objects.find((object) => object.datePublished)?.datePublished)), 'linked data datePublished') ??
    meta(PUBLISHED.slice(3)) ??
    stated(isoTime(firstString(article?.dateCreated)), `${facts.articleForm} dateCreated`) ??
    stated(
      facts.times.map(({ attributes, ...element }) => isoTime(attributes.datetime ?? flatText({ attributes, ...element }, 100))).find((time) => time !== null) ?? null,
      'time element',
    ) ??
    stated(lines.flatMap((line) => printedDates(line)).find(({ iso }) => iso !== null)?.iso ?? null, 'line above the body')
  const modified =
    stated(isoTime(firstString(article?.dateModified)), `${facts.articleForm} dateModified`) ?? meta(MODIFIED) ?? stated(marked(/modified|updated/iu), 'time element')
  return { published, modified: modified && modified.value !== published?.value ? modified : null }
}
