import type { Element } from './tree.ts'

/** Names, in classes and ids, of what is not the article: navigation, sharing, comments, promotion, consent, what else to read. */
const JUNK =
  /^(?:comments?|commenting|disqus|coral|share|shares|sharing|sharebar|social|socials|related|recommend(?:ed|ations?|er)?|newsletters?|promos?|promotion|sponsor(?:ed)?|adverts?|advertisement|advertising|ads?|adslot|dfp|banner|cookies?|consent|gdpr|popup|modal|overlay|paywall|piano|subscribe|subscription|subscriptions|abo|signup|register|login|sidebar|widgets?|breadcrumbs?|navigation|nav|navbar|menu|footer|toolbar|byline|bylines|authors?|bio|biography|tags?|taglist|keywords|teasers?|readmore|mostread|popular|trending|outbrain|taboola|copyright|timestamp|dateline|pubdate|caption|captions|figcaption|gallery|slideshow|carousel|player|rating|ratings|print|feedback|donate|donation|donations|support|disclaimer|bookmark|reactions?|poll|quiz|survey|whatsapp|facebook|twitter|follow|followus|mehr|weitere|empfehlungen|hidden|skip|screenreader|visuallyhidden|infobox|factbox|relatedlinks|articlelist|newslist|latest|upnext|next|prev|previous|pagination|pager|toc|flyout|tooltip|livesearch|search|crossheading-ad|callout|crosslinks?|readalso|onward|inread|partner|affiliate|shop|games?|kaufberatung|podcast|video|videos|livefyre|notification|push|appdownload|jobs|events|horoscope|stock|weather)$/iu
const JUNK_PAIR =
  /(?:read-?(?:more|also|next)|see-?also|more-?(?:from|on|stories|news|articles|in|about|like)|most-?(?:read|viewed|popular)|also-?(?:read|like|see)|top-?(?:stories|news)|latest-?news|you-?may|print-?only|sr-?only|sign-?up|follow-?us|article-?(?:tags|meta|footer|share|tools|actions|byline|author|header-?meta|related|bottom)|post-?(?:meta|tags|footer|navigation|author)|entry-?(?:meta|footer)|image-?(?:caption|credit|meta)|media-?caption|wp-caption-text|photo-?credit|(?:link|related|inline|article|story|promo)-?(?:box|list|teaser|card|recirc)|recirc|jp-relatedposts|sharedaddy|call-?to-?action|cta|tip-?us|about-?the-?author|author-?(?:bio|box|info|card|details)|comment-?(?:list|section|form|count)|in-?article-?(?:promo|ad|newsletter)|copyright-?(?:notice|info)?)/iu
const JUNK_TAGS = new Set('nav footer aside form button dialog figcaption figure menu address'.split(' '))
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

/** Why an element and all in it is probably no part of the article: its tag, its role, its name, or that it is hidden; null where nothing speaks against it. */
export function junkReason(element: Element): 'tag' | 'name' | 'hidden' | 'role' | null {
  if (JUNK_TAGS.has(element.name)) return 'tag'
  if (element.name === 'body' || element.name === 'html' || element.name === 'article' || element.name === 'main') return null
  if (isHidden(element)) return 'hidden'
  const { role } = element.attributes
  if (role && /^(?:navigation|complementary|banner|contentinfo|search|dialog|alert|menu|toolbar|button)$/iu.test(role)) return 'role'
  const names = namesOf(element)
  if (!names) return null
  if (BODY_NAME.test(element.attributes.class ?? '') && !JUNK_PAIR.test(names)) return null
  if (JUNK_PAIR.test(names)) return 'name'
  return words(names).some((word) => JUNK.test(word)) ? 'name' : null
}

/** Whether an element says of itself that it holds the article's text. */
export const isBodyNamed = ({ attributes }: Element): boolean =>
  /\barticleBody\b/u.test(attributes.itemprop ?? '') || BODY_NAME.test(attributes.class ?? '') || BODY_NAME.test(attributes.id ?? '')
