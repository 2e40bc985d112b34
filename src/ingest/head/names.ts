import { isAgency, withAgency } from './agencies.ts'

/** Who a byline names: persons apart from agencies, outlets, desks and places. */
export interface Byline {
  readonly authors: readonly string[]
  readonly credits: readonly string[]
}

const LEAD = /^(?:(?:written|reported|story|text|words|report|article|interview) )?(?:by|von|par|por|di|da|av|af|door|autor(?:in)?|автор|texte?)\b[\s:]*/iu
const STAFF =
  /\b(?:staff|agenc(?:y|ies)|reporters?|writers?|correspondents?|desk|newsroom|team|bureau|editors?|editorial|board|redaktion|redacción|rédaction|redazione|redactie|news|service|wires?|press|post|times|magazine|media|online|contributors?|network|tv|radio|broadcasting|agentur|agencia|agence)\b/iu
const ROLE =
  /^(?:(?:and|our|the|an?|senior|chief|deputy|special|political|foreign|diplomatic|security|economics?|business|science|health|sports?|legal|crime|environment|education|technology|defen[cs]e|culture|royal|local|national|international|white house|washington|moscow|news|data|investigations?|europe|asia|africa|middle east|world)\s+)*(?:affairs\s+)?(?:correspondent|editor|reporter|writer|columnist|analyst|staff writer|staff reporter|fellow|producer|contributor|journalist|commentator|critic|photographer|bureau chief|redakteur(?:in)?)\b/iu
const JOINT = /\s*(?:[;|•·]|\s(?:and|und|et|y|e|og|och|en|и|&)\s|,\s+)\s*/u
const PARTICLE = new Set('de|da|di|du|del|della|der|den|van|von|vom|zu|zur|la|le|el|al|bin|ibn|ben|dos|das|do|ter|ten|y|e|af|av|of'.split('|'))

const NO_PERSON =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:january|february|march|july|september|october|november|december|morning|afternoon|evening|night|noon|midnight|popular|demand|the|this|that)\b/iu

/** Whether words look like a person's name: two to five of them, each with a capital or a particle, no digits. */
export function isPersonName(name: string): boolean {
  const words = name.split(/\s+/)
  if (words.length < 2 || words.length > 6 || /[\d@/:]/.test(name) || STAFF.test(name) || NO_PERSON.test(name)) return false
  return (
    words.every((word, i) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word) || (i > 0 && PARTICLE.has(word.toLowerCase())) || /^(?:d|l|O)['’]\p{L}/u.test(word)) &&
    words.some((word) => word.length > 2)
  )
}

const clean = (name: string) => name.replace(/^[\s,;:|–—-]+|[\s,;:|–—-]+$/gu, '').replace(/\s+/gu, ' ')

/**
 * Splits a printed byline into persons and credits. "in LYSA" and "on the quay" after a name give a place (a credit); roles ("political
 * correspondent"), addresses and handles are left out. A name of no known shape is a credit: a wrong person is worse than a missing one.
 */
export function readByline(line: string): Byline {
  const authors: string[] = []
  const credits: string[] = []
  const add = (list: string[], name: string) => {
    if (name && !list.includes(name)) list.push(name)
  }
  const stripped = line.replace(/\S+@\S+|@\w+|https?:\S+/gu, ' ').replace(/[([]([^)\]]*)[)\]]/gu, ' | $1 | ')
  for (const part of clean(stripped).replace(LEAD, '').split(JOINT)) {
    const words = clean(
      clean(part ?? '')
        .replace(LEAD, '')
        .replace(/^(?:with|mit|avec)\s+/iu, ''),
    )
    if (!words || /^(?:by|and|with)$/i.test(words) || ROLE.test(words)) continue
    const joint = withAgency(words)
    if (isAgency(words)) add(credits, words)
    else if (joint && (joint.person === null || isPersonName(joint.person))) {
      if (joint.person) add(authors, joint.person)
      add(credits, joint.agency)
    } else {
      const [, name, place] = /^(.+?)\s+(?:in|at|on|aus|à)\s+(\p{Lu}.*)$/u.exec(words) ?? [null, words, null]
      const place0 = /^(?:in|at|on|aus|à)\s+(\p{Lu}.*)$/u.exec(words)?.[1]
      if (place0) add(credits, clean(place0))
      else if (isPersonName(clean(name))) {
        add(authors, clean(name))
        if (place) add(credits, clean(place))
      } else if (!/agency material|material/iu.test(words) && words.length < 80) add(credits, words)
    }
  }
  return { authors, credits }
}

/** Whether a line of text is a byline: it begins with "By" and names someone, or is staff and agencies alone. */
export function isByline(line: string): boolean {
  if (line.length > 200 || /[.!?]["”’]?$/u.test(line.replace(/\b(?:Jr|Sr|\p{Lu})\.$/u, ''))) return false
  if (
    /^(?:staff|agencies|staff and agencies|agency staff|our (?:own )?(?:correspondent|reporter)s?|(?:from )?(?:staff|wire|agency) reports?|wire reports?)(?:\b.{0,40})?$/iu.test(
      line,
    )
  )
    return true
  const lead = /^(?:(?:written|reported|story|text|words|interview) )?(?:by|von|par|por|автор:?)\s+(.+)$/iu.exec(line)
  if (!lead) return false
  const { authors, credits } = readByline(lead[1])
  return authors.length > 0 || (credits.length > 0 && credits.every((credit) => isAgency(credit) || STAFF.test(credit)))
}
