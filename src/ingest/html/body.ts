import type { PartKind } from '../../model/document.ts'
import { isByline } from '../head/names.ts'
import { printedDates } from '../head/printed-date.ts'
import { tailKindOf } from '../text/tail.ts'
import type { Block } from './blocks.ts'
import { containerOf, type Ground, survey, weightOf } from './region.ts'
import { folded } from './title.ts'
import type { Element } from './tree.ts'

/** A block of the article with what it is. */
export interface Piece {
  readonly block: Block
  readonly kind: PartKind
}

/** The article's pieces in order, and the short lines between its heading and its body, where who and when is printed. */
export interface Selection {
  readonly pieces: readonly Piece[]
  readonly lines: readonly string[]
}

/** What is known of an article before its body is chosen. */
export interface Known {
  readonly title: string | null
  readonly headings: readonly { readonly element: Element; readonly text: string }[]
  /** Elements marked as the article's body. */
  readonly bodyElements: readonly Element[]
  /** Summaries that the page states, by which a standfirst is told. */
  readonly descriptions: readonly string[]
  /** The body as the page's linked data gives it, or null. */
  readonly stated: string | null
}

const BOILERPLATE =
  /^(?:advertisement|advert|anzeige|werbung|reklam[ae]?|publicidad|publicité|advertentie|annonse|annons|read more|read also|also read|read next|see also|more on this|related|share|teilen|comments?|kommentare?|subscribe|sign up|newsletter|lesen sie (?:auch|hier)|lesen sie mehr|lies auch|mehr zum thema|zum thema|lire aussi|à lire aussi|leer también|lee también|lea también|te puede interesar|leggi anche|les også|læs også|läs (?:också|mer)|lees ook|czytaj (?:też|także|również|więcej)|baca juga|читайте также|читайте ещё|читати також|関連記事|관련기사|click here|download|follow us|sign in|log in|story continues|article continues|continue reading|image source|getty images|don['’]t miss|most (?:read|popular|viewed)|trending|top stories|recommended|what to read next|our website is (?:your|the)|watch:|video:|listen:|photo:|foto:|image:|empfohlener redaktioneller inhalt|tell us what)/iu

const isInside = (element: Element, container: Element): boolean => {
  for (let at: Element | null = element; at; at = at.parent) if (at === container) return true
  return false
}

export const EMBED =
  /(?:^|\s)(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|bluesky-embed|mastodon-embed|reddit-card|imgur-embed-pub|truthsocial-embed)(?:$|\s)/u
const CAPTION =
  /(?:^|[\s_-])(?:fig|image|img|photo|media|picture|wp|news|foto)?[_-]?(?:captions?|credits?|bildunterschrift|leyenda)(?:$|[\s_-]|text)|(?:img|image|photo|picture|lightbox|media|bild|foto)[-_]{1,2}(?:text|desc\w*|caption|credits?|info|meta|legend|container|wrapper)|(?:^|\s)(?:photo|lightbox|image|picture)(?:$|\s)/iu
/** How a caption ends that no class or tag marks: with whose picture it is. */
const PICTURE_CREDIT = /\((?:image|photo|picture|pic|foto|bild|credit)s?(?: credit)?:[^)]{1,60}\)\s*$|(?:^|\s)(?:foto|photo|bild|image|credit)s?: ?[^.!?]{2,60}$/iu

/** The post or the caption that a block is in, below the container; null for running text. */
function asideOf(block: Block, container: Element, { mass }: Ground): 'embed' | 'caption' | null {
  const most = (mass.get(container) ?? 0) * 0.25
  for (let at: Element | null = block.element; at && at !== container; at = at.parent) {
    const names = (at.attributes.class ?? '').replace(/([a-z])([A-Z])/gu, '$1-$2')
    if (EMBED.test(names)) return 'embed'
    if (at.name === 'figcaption' || at.name === 'figure') return 'caption'
    if (names && CAPTION.test(names) && (mass.get(at) ?? 0) < most) return 'caption'
  }
  return block.text.length < 300 && PICTURE_CREDIT.test(block.text) ? 'caption' : null
}

/** The heading that is the article's title, or undefined. */
const titleHeading = ({ title, headings }: Known) => {
  const wanted = title && folded(title)
  return (
    headings.find(({ text }) => wanted && folded(text) === wanted) ??
    headings.find(({ text }) => wanted && text && (folded(text).includes(wanted) || wanted.includes(folded(text)))) ??
    (headings.length === 1 ? headings[0] : undefined)
  )
}

/** Where to look for the body: the article around the title's heading where it has running text of its own, else all of the page. */
function groundElement(root: Element, known: Known, { mass }: Ground): Element {
  const whole = mass.get(root) ?? 0
  const heading = titleHeading(known)
  for (let at = heading?.element.parent ?? null; at; at = at.parent) {
    if (at.name !== 'article' && at.name !== 'main' && !/\b(?:Article|NewsArticle|BlogPosting)\b/u.test(at.attributes.itemtype ?? '')) continue
    const own = mass.get(at) ?? 0
    if ((own > 300 && own > whole * 0.15) || own > 1500 || (at.name === 'article' && own > 120 && own > whole * 0.05)) return at
  }
  return root
}

/** The one element inside `ground` that is marked as the article's body and has most of the running text; else null. */
function markedBody({ bodyElements }: Known, ground: Element, { mass, isJunk }: Ground): Element | null {
  let best: Element | null = null
  for (const element of bodyElements) {
    if (isInside(element, ground) && element !== ground && !isJunk(element) && (best === null || (mass.get(element) ?? 0) > (mass.get(best) ?? 0))) best = element
  }
  return best && (mass.get(best) ?? 0) > (mass.get(ground) ?? 0) * 0.5 ? best : null
}

/** Whether a block inside the container is the article's own text. */
function isOwn(block: Block, { isJunk }: Ground): boolean {
  const { text, linked, element } = block
  if (isJunk(element) || element.name === 'button') return false
  const share = linked / text.length
  if (share > 0.8 && (/^h\d$/.test(element.name) || !/[.!?]["”’]?$/u.test(text))) return false
  if (share > 0.5 && text.length - linked < 40 && !/[.!?]["”’]?$/u.test(text)) return false
  if (text.length < 160 && BOILERPLATE.test(text)) return false
  return !(share > 0.5 && element.name === 'li')
}

/** Whether a block is as good as one of the summaries that the page states. */
const isSummary = (text: string, descriptions: readonly string[]): boolean => {
  const own = folded(text)
  return own.length > 20 && descriptions.some((description) => folded(description) === own || (own.length > 40 && folded(description).startsWith(own.slice(0, 200))))
}

const STANDFIRST =
  /(?:^|[\s_-])(?:stand-?first|preamble|dek|deck|sub-?(?:title|headline|head|titulo)|lead(?:-?text)?|lede|intro(?:duction)?|abstract|summary|excerpt|teaser-?text|vorspann|chapo|chapeau|sottotitolo|sommario|ingress|entradilla|article-?(?:intro|lead|summary))(?:$|[\s_-])/iu

/** Whether the first block of a body is its standfirst: named so, or the page's summary and set apart from the paragraph after it. */
const opensApart = (first: Block, next: Block, { descriptions }: Known): boolean =>
  isStandfirstNamed(first.element) ||
  (isSummary(first.text, descriptions) &&
    (first.bold || first.element.name !== next.element.name || bedOf(first) !== bedOf(next) || first.element.attributes.class !== next.element.attributes.class))

const isStandfirstNamed = ({ attributes }: Element): boolean => STANDFIRST.test(attributes.class ?? '') || attributes.itemprop === 'description'

/** The standfirst between the heading and the body: what the page gives as its summary, or names so. */
function standfirstOf(blocks: readonly Block[], from: number, to: number, known: Known, ground: Ground): Block | null {
  for (let i = to - 1; i >= Math.max(0, from); i--) {
    const { text, element, linked } = blocks[i]
    if (text.length < 30 || text.length > 700 || linked > text.length * 0.3 || element.name === 'h1' || element.name === 'figcaption') continue
    if (isSummary(text, known.descriptions)) return blocks[i]
    if ((isStandfirstNamed(element) || (element.parent && isStandfirstNamed(element.parent))) && !ground.isJunk(element)) return blocks[i]
  }
  return null
}

/** Whether letters of a text, without anything between them, are part of the stated body: how a block is found in linked data. */
function statedIn(stated: string): (text: string) => boolean {
  const whole = stated.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
  return (text) => {
    const own = text
      .slice(0, 120)
      .replace(/[^\p{L}\p{N}]+/gu, '')
      .toLowerCase()
      .slice(0, 60)
    return own.length > 0 && whole.includes(own)
  }
}

const PROMOTION =
  /\b(?:(?:our|free|daily|weekly|\S+['’]s) newsletters?|subscribe (?:to|now|today|here)|sign(?:ing)? up (?:for|to|here|now|today)|your inbox|follow (?:us|him|her|me|them|@\w+|\p{Lu}\S+ \p{Lu}\S+|\S+['’]s) on|follow \S+['’]s (?:full )?coverage|(?:may|can) be (?:reached|contacted) at|have a tip|tip us|download (?:our|the) (?:free )?app|use (?:the )?code|get (?:access|the latest)|join (?:our|the conversation)|for more information,? visit|e-?mail (?:us|\p{Lu}\S+ \p{Lu}\S+) at|support our|explore further|you (?:might|may) also like|originally (?:published|appeared) (?:on|in|at)|abonnieren?|kostenlos testen|whatsapp|jetzt testen|suscríbete|s['’]abonner|iscriviti)\b|@\w+ on twitter|on twitter:? @/iu

/** Whether a short block at the end invites to something else. */
const isPromotion = ({ text }: Block): boolean => text.length < 400 && PROMOTION.test(text)

/** The element that a block lies in as a paragraph among others: its parent, or that of its list or table. */
function bedOf({ element }: Block): Element | null {
  let at = element.parent
  while (at && /^(?:ul|ol|li|dl|tr|tbody|thead|table|blockquote)$/.test(at.name)) at = at.parent
  return at
}

const NUMERIC_DATE = /\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}:\d{2}\b/u

/** Whether a short block only says when and by whom: it belongs to the head or the foot of the page. */
const isLabel = ({ text, linked }: Block): boolean =>
  text.length < 160 &&
  (linked > text.length * 0.5 || (!/[.!?:]["”’»)]?$/u.test(text) && (isByline(text) || NUMERIC_DATE.test(text) || printedDates(text).some(({ iso }) => iso !== null))))

/** Chooses the pieces of the article on a page, in the order in which they stand there. */
export function selectPieces(root: Element, blocks: readonly Block[], known: Known): Selection {
  const ground = survey(root, blocks)
  const start = groundElement(root, known, ground)
  const container = markedBody(known, start, ground) ?? containerOf(start, ground)
  const title = known.title && folded(known.title)
  const isTitle = (text: string) => title !== null && text.length < title.length * 2 + 20 && folded(text) === title
  const inside = blocks.map((block, index) => ({ block, index })).filter(({ block }) => isInside(block.element, container))
  const isStated = known.stated && known.stated.length > 400 ? statedIn(known.stated) : null
  const asides: Piece[] = []
  const own: { block: Block; index: number }[] = []
  for (const one of inside) {
    const aside = asideOf(one.block, container, ground)
    if (aside) {
      if (aside === 'embed' || one.block.text.length > 15) asides.push({ block: one.block, kind: aside })
    } else if (isOwn(one.block, ground) && one.block.element.name !== 'h1' && !isTitle(one.block.text)) own.push(one)
  }
  const beds = new Set(own.filter(({ block }) => weightOf(block) > 40).map(({ block }) => bedOf(block)))
  const belongs = (block: Block) => isStated?.(block.text) || (beds.has(bedOf(block)) && !isLabel(block))
  let first = own.findIndex(({ block }) => (weightOf(block) > 40 && !isLabel(block)) || belongs(block))
  if (first < 0) first = 0
  let last = own.length - 1
  while (last > first && (isPromotion(own[last].block) || /^h\d$/.test(own[last].block.element.name) || (weightOf(own[last].block) < 12 && !belongs(own[last].block))))
    last--
  const body = own.slice(first, last + 1)
  const headingIndex = blocks.findIndex((block) => block.element.name === 'h1' && isTitle(block.text))
  const standfirst = body.length ? standfirstOf(blocks, headingIndex, body[0].index, known, ground) : null
  const pieces: Piece[] = standfirst ? [{ block: standfirst, kind: 'standfirst' }] : []
  const kinds: PartKind[] = body.map(() => 'body')
  if (!standfirst && body.length > 1 && opensApart(body[0].block, body[1].block, known)) kinds[0] = 'standfirst'
  for (let i = body.length - 1; i > 0 && i > body.length - 6; i--) {
    const tail = tailKindOf(body[i].block.text)
    if (!tail) break
    kinds[i] = tail
  }
  for (const [i, { block }] of body.entries()) pieces.push({ block, kind: kinds[i] })
  const bodyIndex = body[0]?.index ?? 0
  const above = blocks.slice(Math.max(0, headingIndex < 0 || headingIndex > bodyIndex ? bodyIndex - 8 : headingIndex - 4, bodyIndex - 30), bodyIndex + 2)
  return {
    pieces: [...pieces, ...asides.filter(({ kind }) => kind === 'caption'), ...asides.filter(({ kind }) => kind === 'embed')],
    lines: above.map(({ text }) => text).filter((text) => text.length < 160 && !isTitle(text)),
  }
}
