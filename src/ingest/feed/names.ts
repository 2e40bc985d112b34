import { isAgency } from '../head/agencies.ts'
import { isPersonName } from '../head/names.ts'

/** Persons and others that a feed or a message names as its writers. */
export interface Writers {
  readonly authors: readonly string[]
  readonly credits: readonly string[]
}

const ADDRESS = /[^\s<>()[\]",;:]+@[^\s<>()[\]",;:]+/gu
const DESK =
  /\b(?:staff|agenc(?:y|ies)|reporters|correspondents|desk|webdesk|newsroom|news|team|bureau|editorial board|redaktion|redacción|rédaction|redazione|redactie|nachrichten|press|wires?|service|network|admin|administrator|webmaster|zeitung|gazette|herald|tribune|radio|broadcasting|agentur|agencia|agence)\b|新聞|通信|日報|日报|新闻|뉴스|일보/iu
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

/** The names of a line: cut at commas and the like only where each piece is a person's. */
function piecesOf(name: string): string[] {
  const line = name.replace(/^(?:by|von|par|por)\s+(?=\p{Lu})/iu, '')
  const pieces = line.split(/\s*(?:,|;|\||\/|&|\s(?:and|und|et|y|with)\s)\s*/iu).filter(Boolean)
  return pieces.length > 1 && pieces.every((piece) => isPersonName(piece) || isAgency(piece)) ? pieces : [line]
}

/** Who wrote, by the names as they are stated: addresses dropped, agencies, desks and outlets apart from persons. `outlets`: names of the feed itself. */
export function writersOf(stated: readonly string[], outlets: readonly (string | null)[] = []): Writers {
  const authors: string[] = []
  const credits: string[] = []
  const known = new Set(outlets.flatMap((name) => (name ? [name.toLowerCase()] : [])))
  for (const name of stated.slice(0, 50).flatMap((one) => piecesOf(withoutAddress(one)))) {
    if (!name || name.length > 120 || NOBODY.test(name) || /^https?:/iu.test(name)) continue
    const list = isAgency(name) || DESK.test(name) || known.has(name.toLowerCase()) ? credits : authors
    if (!list.includes(name)) list.push(name)
  }
  return { authors, credits }
}
