import type { Element } from './tree.ts'

/** Names, in classes and ids, of what is not the article: navigation, sharing, comments, promotion, consent, what else to read. */
const STRONG = new Set(
  'comment comments commenting disqus coral livefyre share shares sharing sharebar social socials related recommend recommended recommendation recommendations recommender newsletter newsletters promo promos promotion sponsor sponsored advert adverts advertisement advertising ad ads adslot dfp banner cookie cookies consent gdpr ccpa onetrust popup modal signup login sidebar breadcrumb breadcrumbs navigation nav navbar menu footer toolbar byline bylines author authors autor autoren auteur bio biography tags taglist keywords readmore mostread trending outbrain taboola copyright timestamp dateline pubdate donate donation donations feedback bookmark whatsapp relatedlinks articlelist newslist upnext pagination pager toc tooltip livesearch crosslinks readalso onward partner affiliate appdownload recirc sharedaddy zergnet empfehlungen disclaimer optin skip screenreader visuallyhidden'.split(
    ' ',
  ),
)
/** Names that are often, not always, of such a thing: they count only where little running text stands below. */
const WEAK = new Set(
  'widget widgets teaser teasers mehr weitere hidden follow followus callout infobox factbox video videos player podcast gallery slideshow carousel print support reaction reactions poll quiz survey subscribe subscriber subscription abo register paywall piano overlay push search shop games game jobs events weather horoscope stock popular latest rating ratings facebook twitter inread notification flyout boxout kaufberatung meta'.split(
    ' ',
  ),
)
const PAIR =
  /(?:read-?(?:more|also|next)|see-?also|more-?(?:from|on|stories|news|articles|in|about|like)|most-?(?:read|viewed|popular)|also-?(?:read|like|see)|top-?(?:stories|news)|latest-?news|you-?may|print-?only|sr-?only|(?:sign|log)-?(?:up|in)(?![a-z])|identity-?intro|reg-?wall|follow-?us|article-?(?:tags|meta|footer|share|tools|actions|byline|author|header-?meta|related|bottom)|post-?(?:meta|tags|footer|navigation|author)|entry-?(?:meta|footer)|(?:link|related|story|promo)-?(?:box|list|teaser|card|recirc)|(?:inline|article|story)-?(?:teaser|promo|recirc|newsletter)|jp-relatedposts|call-?to-?action|tip-?us|about-?the-?author|author-?(?:bio|box|info|card|details)|comment-?(?:list|section|form|count)|in-?article-?(?:promo|ad|newsletter)|copyright-?(?:notice|info)?|display-?embed|embed-?consent|external-?content|third-?party|app-?hint|opt-?in(?![a-z])|\brelated|(?:read|reading)-?time|lesezeit|(?:^|[\s_-])cta(?:$|[\s_-]))/iu
const JUNK_TAGS = new Set('nav footer aside form button dialog menu address label'.split(' '))
const BODY_NAME =
  /(?:article|story|post|entry|news|content|main|page|text|body)[-_]{0,2}(?:body|content|text|main|copy|inner|wrapper|paragraphs?)|^(?:body|content|copy|text|paragraphs?)$|articlebody|storybody|bodytext|maincontent/iu

const words = (value: string) => value.replace(/([a-z0-9])([A-Z])/gu, '$1 $2').split(/[\s_-]+/u)

/** Class, id and test names of an element, as one string. */
const namesOf = ({ attributes }: Element) =>
  `${attributes.class ?? ''} ${attributes.id ?? ''} ${attributes['data-component'] ?? ''} ${attributes['data-testid'] ?? ''}`.trim().slice(0, 400)

const isHidden = ({ attributes }: Element) =>
  attributes.hidden !== undefined ||
  attributes['aria-hidden'] === 'true' ||
  (attributes.style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attributes.style))

const BY_TAG = 0.8
const BY_NAME = 0.4
const BY_WEAK_NAME = 0.1

/**
 * How much of a page's running text an element may hold and still be taken for no part of the article: most of it by its tag, or where it is hidden;
 * two fifths by a plain name or role, since pages give such names to what is around everything; a tenth by a name that may mean either; 0 where nothing speaks against it.
 */
export function junkShare(element: Element): number {
  const { name, attributes } = element
  if (JUNK_TAGS.has(name)) return BY_TAG
  if (name === 'body' || name === 'html' || name === 'article' || name === 'main') return 0
  if (isHidden(element)) return BY_TAG
  if (attributes.role && /^(?:navigation|complementary|banner|contentinfo|search|dialog|alert|menu|toolbar|button)$/iu.test(attributes.role)) return BY_NAME
  const names = namesOf(element)
  if (!names) return 0
  if (PAIR.test(names)) return BY_NAME
  if (BODY_NAME.test(attributes.class ?? '')) return 0
  let weak = false
  for (const word of words(names)) {
    const folded = word.toLowerCase()
    if (STRONG.has(folded)) return BY_NAME
    weak ||= WEAK.has(folded)
  }
  return weak && !/^(?:p|h[1-6]|li|blockquote|table|tbody|tr|td|th)$/.test(name) ? BY_WEAK_NAME : 0
}
