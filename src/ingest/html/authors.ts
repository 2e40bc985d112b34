import { isAgency } from '../head/agencies.ts'
import { type Byline, isPersonName, readByline } from '../head/names.ts'
import type { Facts } from './facts.ts'
import { namedIn, typesOf } from './linked-data.ts'
import { folded, siteNames } from './title.ts'
import { type Element, flatText } from './tree.ts'

const HOST = /^(?:[\p{L}\p{N}-]+\.)+\p{L}{2,10}$/u
const ORGANISATION =
  /\b(?:staff|agenc(?:y|ies)|reporters?|writers?|correspondents?|desk|newsroom|team|bureau|editorial|board|redaktion|redacción|rédaction|redazione|redactie|news|nachrichten|service|wires?|press|post|times|zeitung|magazine?|media|online|digital|network|tv|radio|broadcasting|agentur|agencia|agence|shimbun|shinbun|gazete|gazette|journal|daily|herald|tribune|ajansı|university|institute|foundation|club|council|group|gmbh|inc|ltd|developer|admin|webdesk|web desk)\b|新聞|通信|日報|日报|新闻|뉴스|일보|新社|オンライン|デジタル|編集/iu

/** Whether a name stands for an agency, an outlet, a desk or a site and not for a person. */
function isOrganisation(name: string, type: string | null, sites: readonly string[]): boolean {
  const key = folded(name)
  if (type && /Organi[sz]ation|NewsMedia|Corporation|Brand|WebSite/iu.test(type)) return true
  return (
    isAgency(name) ||
    HOST.test(name) ||
    ORGANISATION.test(name) ||
    sites.some((site) => folded(site) === key || folded(site).replaceAll(' ', '') === key.replaceAll(' ', ''))
  )
}

const tidy = (name: string) =>
  name
    .replace(/&amp;/gu, '&')
    .replace(/\s+/gu, ' ')
    .replace(/^(?:by|von|par|por|di|da|av|af|door|autor(?:in)?:?|text:?|from)\s+(?=\p{Lu})/iu, '')
    .replace(/\s+(?:for (?:dailymail|mailonline|the daily mail)\S*.*|[|/–—-]\s.*|,\s*(?:AP|AFP|Reuters|dpa).*)$/iu, '')
    .replace(/(?:\s+기자(?:\s*외\s*\d+\s*명)?|기자|記者|특파원)$/u, '')
    .trim()

const SPLIT = /\s*(?:;|\||\n|、|・(?=\p{L})|\s(?:and|und|et|y|e|og|och|en|и|та|ve|&|with|mit)\s|,\s+(?:and\s+)?|\s+\/\s+)\s*/u

/** Adds what one stated name holds ("Ada Lind and Bo Mark, Reuters") to the lists. */
function sort(stated: { name: string; type: string | null }, sites: readonly string[], authors: string[], credits: string[]): void {
  const text = tidy(stated.name)
  if (!text || /^https?:|@/u.test(text) || text.length > 300) return
  const whole = isOrganisation(text, stated.type, sites) && !SPLIT.test(text)
  for (const part of whole ? [text] : text.split(SPLIT)) {
    const name = tidy(part ?? '')
    if (!name || name.length > 80 || /^(?:by|von|and|und|n\/a|null|undefined|admin|author|unknown)$/iu.test(name)) continue
    const list = isOrganisation(name, stated.type, sites) ? credits : authors
    if (list === authors && !/\p{L}{2}/u.test(name)) continue
    if (!list.some((other) => folded(other) === folded(name))) list.push(name)
  }
}

/** The byline as it stands on the page near the headline: the first author element after it that names a person. */
function printedByline(facts: Facts, sites: readonly string[], isJunk: (element: Element) => boolean): Byline {
  for (const element of facts.authorElements) {
    const text = flatText(element, 400)
    if (!text || text.length > 200 || isJunk(element)) continue
    const { authors, credits } = readByline(text.replace(/\d{1,2}[.:]\d{2}.*$|\d{1,2}\. ?\p{L}+ \d{4}.*$|(?:published|updated|posted|stand|aktualisiert).*$/iu, ''))
    const persons = authors.filter((name) => isPersonName(name) && !isOrganisation(name, null, sites))
    if (persons.length && persons.length <= 8) return { authors: persons, credits: credits.filter((name) => name.length < 40) }
  }
  return { authors: [], credits: [] }
}

/** Who wrote an article, by what its page states: linked data first, then `meta`, then the byline as printed. */
export function authorsOf(facts: Facts, isBylineJunk: (element: Element) => boolean): Byline {
  const sites = siteNames(facts)
  const authors: string[] = []
  const credits: string[] = []
  const { article, objects } = facts
  for (const named of namedIn(article?.author ?? article?.creator, objects)) sort(named, sites, authors, credits)
  if (!authors.length && !article?.author) {
    // Without linked data of the article itself, any object with an author will do; the first states it.
    const other = objects.find((object) => object.author && !typesOf(object).some((type) => /Comment|Review|Person/u.test(type)))
    for (const named of namedIn(other?.author, objects)) sort(named, sites, authors, credits)
  }
  if (!authors.length) {
    const printed = printedByline(facts, sites, isBylineJunk)
    authors.push(...printed.authors)
    if (authors.length) credits.splice(0, credits.length, ...credits.filter((name) => isAgency(name)), ...printed.credits)
  }
  if (!authors.length) {
    for (const key of ['author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl']) {
      for (const name of facts.metas.get(key) ?? []) sort({ name, type: null }, sites, authors, credits)
      if (authors.length) break
    }
    if (authors.length) credits.splice(0, credits.length, ...credits.filter((name) => isAgency(name)))
  }
  return { authors: authors.slice(0, 30), credits: credits.slice(0, 10) }
}
