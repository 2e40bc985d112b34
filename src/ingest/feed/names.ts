import { isAgency } from '../head/agencies.ts'
import { readByline } from '../head/names.ts'

/** Persons and others that a feed or a message names as its writers. */
export interface Writers {
  readonly authors: readonly string[]
  readonly credits: readonly string[]
}

const ADDRESS = /[^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+/gu
const DESK =
  /\b(?:staff|agenc(?:y|ies)|reporters|correspondents|desk|webdesk|newsroom|news|team|bureau|editorial board|redaktion|redacción|rédaction|redazione|redactie|nachrichten|media|magazine|online|tv|editors|press|wires?|service|network|admin|administrator|webmaster|zeitung|gazette|herald|tribune|radio|broadcasting|agentur|agencia|agence)\b|新聞|通信|日報|日报|新闻|뉴스|일보/iu
const LEAD = /^(?:by|von|par|por)\s+(?=\p{Lu})/iu
const NOBODY = /^(?:n\/a|none|null|undefined|unknown|anonymous|nobody|user|author|\(no author\))$/iu

/** A name without the address before, behind or in it, and without brackets that are empty then: `ada@example.org (Ada Lind)`, `Ada Lind <ada@example.org>`. */
export function withoutAddress(stated: string): string {
  const text = stated.replace(/\s+/gu, ' ').trim().slice(0, 400)
  const bare = text
    .replace(/^mailto:/iu, '')
    .replace(ADDRESS, ' ')
    .replace(/[(<[]\s*[)>\]]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
  const inside = bare === text ? null : /^[(<["']([^()<>[\]]+)[)>\]"']$/u.exec(bare)
  return (inside?.[1] ?? bare).replace(/^["'\s,;|–—-]+|["'\s,;|–—-]+$/gu, '').trim()
}

/** Whether a name is no person's: an agency's, a desk's, an outlet's own. */
const isOutlet = (name: string, outlets: ReadonlySet<string>): boolean => isAgency(name) || DESK.test(name) || outlets.has(name.toLowerCase())

/** Who wrote, by the names as they are stated: addresses dropped, agencies, desks and outlets apart from persons. `outlets`: names of the feed itself. */
export function writersOf(stated: readonly string[], outlets: readonly (string | null)[] = []): Writers {
  const authors = new Set<string>()
  const credits = new Set<string>()
  const own = new Set(outlets.flatMap((name) => (name ? [name.toLowerCase()] : [])))
  for (const name of stated.slice(0, 50).map(withoutAddress)) {
    if (!name || NOBODY.test(name) || /^https?:/iu.test(name)) continue
    // A line that names a person is read as a byline; one that does not is one name, of whatever shape.
    const byline = isOutlet(name, own) && !/[,;&]|\sand\s/iu.test(name) ? null : readByline(name)
    if (byline?.authors.length) {
      for (const author of byline.authors) (isOutlet(author, own) ? credits : authors).add(author)
      for (const credit of byline.credits) credits.add(credit)
    } else if (name.length <= 120) (isOutlet(name, own) ? credits : authors).add(name.replace(LEAD, ''))
  }
  return { authors: [...authors], credits: [...credits] }
}
