import { isAgency, withAgency } from '../head/agencies.ts'
import { type Byline, isByline, isPersonName, readByline } from '../head/names.ts'
import type { Facts } from './facts.ts'
import { namedIn, typesOf } from './linked-data.ts'
import type { Stated } from './stated.ts'
import { folded, siteNames } from './title.ts'
import { type Element, elementsOf, flatText } from './tree.ts'

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
  const parts = whole ? [text] : text.split(SPLIT)
  for (const part of parts) {
    const name = tidy(part ?? '')
    if (!name || name.length > 80 || /[():]/u.test(name) || /^(?:by|von|and|und|n\/a|null|undefined|admin|author|unknown)$/iu.test(name)) continue
    const joint = isAgency(name) ? null : withAgency(name)
    if (joint) {
      if (joint.person && isPersonName(joint.person)) authors.push(joint.person)
      if (!credits.includes(joint.agency)) credits.push(joint.agency)
      continue
    }
    // A single word after full names is where they wrote from ("Ada Lind and Bo Mark, Nairobi").
    const isPlace = parts.length > 1 && /^\p{Lu}[\p{L}'’-]+$/u.test(name) && parts.every((other) => other === part || /\s/u.test(tidy(other ?? '')))
    const list = isPlace || isOrganisation(name, stated.type, sites) ? credits : authors
    if (list === authors && !/\p{L}{2}/u.test(name)) continue
    if (!list.some((other) => folded(other) === folded(name))) list.push(name)
  }
}

const CJK_NAME = /^(?:[\p{sc=Han}]{2,6}|[\p{sc=Han}]{1,3} [\p{sc=Han}]{1,3}|[\p{sc=Hangul}]{2,4})$/u
const NO_NAME = /\b(?:facebook|twitter|instagram|linkedin|youtube|whatsapp|show authors|follow|more|read|image|photo|getty)\b/iu

const isName = (name: string, sites: readonly string[]): boolean =>
  (isPersonName(name) || CJK_NAME.test(name)) && !NO_NAME.test(name) && !isOrganisation(name, null, sites)

/** The names that the links of a byline's element hold, one each. */
function linkedNames(element: Element, sites: readonly string[]): string[] {
  const names: string[] = []
  for (const { name, ...rest } of elementsOf(element)) {
    if (name !== 'a') continue
    const text = tidy(flatText({ name, ...rest }, 100))
    if (isName(text, sites) && !names.some((other) => folded(other) === folded(text))) names.push(text)
  }
  return names
}

/** The byline as it stands on the page near the headline: the first author element that names a person. */
function printedByline(facts: Facts, sites: readonly string[], isJunk: (element: Element) => boolean): Byline {
  for (const element of facts.authorElements) {
    const text = flatText(element, 400)
    if (!text || text.length > 200 || isJunk(element)) continue
    const linked = linkedNames(element, sites)
    if (linked.length > 1 && linked.length <= 8) return { authors: linked, credits: [] }
    const { authors, credits } = readByline(text.replace(/\d{1,2}[.:]\d{2}.*$|\d{1,2}\. ?\p{L}+ \d{4}.*$|(?:published|updated|posted|stand|aktualisiert).*$/iu, ''))
    const persons = [...authors, ...credits.filter((name) => CJK_NAME.test(name))].filter((name) => isName(name, sites))
    if (persons.length && persons.length <= 8)
      return { authors: persons, credits: credits.filter((name) => name.length < 40 && !CJK_NAME.test(name) && !NO_NAME.test(name)) }
  }
  return { authors: [], credits: [] }
}

/** A line above or at the top of the body that is a byline, or nothing but names. */
function bylineAmong(lines: readonly string[], sites: readonly string[]): Byline {
  for (const line of lines) {
    if (line.length > 120) continue
    const names = line.split(/\s*(?:\/|,|&|\band\b|\bund\b)\s*/u)
    if (isByline(line) || (names.length > 1 && names.every((name) => isName(name, sites)))) {
      const { authors, credits } = readByline(line.replace(/\s*\/\s*/gu, ', '))
      if (authors.length) return { authors, credits }
    }
  }
  return { authors: [], credits: [] }
}

/**
 * Who wrote an article, by what its page states: linked data first, then the byline as printed, then `meta`. A site that names itself or nobody is asked
 * further; one that names an agency is not, since the names that stand about its page are then other articles'.
 */
export function authorsOf(facts: Facts, isBylineJunk: (element: Element) => boolean, lines: readonly string[]): Stated<Byline> {
  const sites = siteNames(facts)
  const authors: string[] = []
  const credits: string[] = []
  const { article, objects } = facts
  let where = `${facts.articleForm} author`
  for (const named of namedIn(article?.author ?? article?.creator, objects)) sort(named, sites, authors, credits)
  if (!authors.length && !article?.author) {
    // Without linked data of the article itself, any object with an author will do; the first states it.
    const other = objects.find((object) => object.author && !typesOf(object).some((type) => /Comment|Review|Person|Image|Media/u.test(type)))
    for (const named of namedIn(other?.author, objects)) sort(named, sites, authors, credits)
  }
  const isOpen = () => !authors.length && credits.every((name) => sites.some((site) => folded(site).includes(folded(name)) || folded(name).includes(folded(site))))
  const use = (byline: Byline, from: string) => {
    if (byline.authors.length) where = from
    authors.push(...byline.authors)
    if (byline.authors.length) credits.splice(0, credits.length, ...byline.credits)
  }
  if (isOpen()) use(printedByline(facts, sites, isBylineJunk), 'byline element')
  if (isOpen()) {
    const own: Byline & { authors: string[]; credits: string[] } = { authors: [], credits: [] }
    let key = ''
    for (key of ['author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl']) {
      for (const name of facts.metas.get(key) ?? []) sort({ name, type: null }, sites, own.authors, own.credits)
      if (own.authors.length) break
    }
    if (own.authors.length) use(own, `meta ${key}`)
    else if (!credits.length && own.credits.length) {
      where = `meta ${key}`
      credits.push(...own.credits)
    }
  }
  if (isOpen()) use(bylineAmong(lines, sites), 'line above the body')
  return { value: { authors: authors.slice(0, 30), credits: credits.slice(0, 10) }, where }
}
