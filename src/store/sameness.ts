import type { Document } from '../model/document.ts'
import { FNV_START, hashWord } from '../model/hash.ts'
import { sha256 } from './canonical.ts'
import { indexed } from './words.ts'

/** Parameters of an address that say who sent the reader and not what is read. */
const CAMPAIGN =
  /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ocid|cmpid|ref|ref_src|smid|partner|at_(?:medium|campaign)|xtor|ns_\w+|ito|guccounter|__twitter_impression|amp)$/i

/** An address by which an article is recognized: without scheme, `www.`, fragment, campaign parameters and closing slash, parameters in order; null where it is none. */
export function addressKey(address: string | null): string | null {
  if (!address || !URL.canParse(address)) return null
  const url = new URL(address)
  if (!/^https?:$/.test(url.protocol)) return null
  const wanted = [...url.searchParams].filter(([name]) => !CAMPAIGN.test(name)).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  const path = url.pathname.replace(/\/+$/, '')
  return `${url.hostname.replace(/^www\./, '')}${url.port ? `:${url.port}` : ''}${path}${wanted.length ? `?${wanted.sort().join('&')}` : ''}`
}

/** Forty-eight bits of a digest: enough to look up by, since what is found is compared itself. */
const key = (kind: string, of: string): number => Number.parseInt(sha256(`${kind}\n${of}`).slice(0, 12), 16)

/** The numbers by which a document is looked up among those that are held: its address, its text, its outlet and title, its identifier. `body` is the text as it is indexed. */
export function keysOf(document: Omit<Document, 'text'>, body: string): number[] {
  const address = addressKey(document.url)
  const title = document.title && document.outlet ? indexed(document.title) : ''
  return [
    ...(address ? [key('address', address)] : []),
    ...(body ? [key('text', body)] : []),
    ...(title ? [key('title', `${indexed(document.outlet ?? '')}\n${title}`)] : []),
    ...(document.identifier ? [key('identifier', `${document.feed?.url ?? ''}\n${document.identifier}`)] : []),
  ]
}

/** Words that a shingle has. */
const SHINGLE = 4

/** A text's runs of four words, by 32 bits of a hash each; of a text that is shorter, all of it. */
function shinglesOf(body: string): Set<number> {
  const hashes = body.split(' ').map(hashWord)
  const length = Math.min(SHINGLE, hashes.length)
  const shingles = new Set<number>()
  for (let i = 0; i + length <= hashes.length; i++) {
    let hash = FNV_START
    for (let j = i; j < i + length; j++) hash = Math.imul(hash ^ hashes[j], 0x01000193) ^ (hash >>> 15)
    shingles.add(hash)
  }
  return shingles
}

/** How much of two texts, as they are indexed, is the same: shared runs of four words over those of the shorter, 0 to 1. An update that only adds is wholly the same. */
export function overlapOf(a: string, b: string): number {
  if (!a || !b) return 0
  const [few, many] = [shinglesOf(a), shinglesOf(b)].sort((x, y) => x.size - y.size)
  let shared = 0
  for (const shingle of few) if (many.has(shingle)) shared++
  return shared / few.size
}

/** What is compared of two documents. */
export interface Likeness {
  readonly document: Pick<Document, 'url' | 'title' | 'outlet' | 'published' | 'modified' | 'identifier' | 'feed'>
  readonly captured: string | null
  /** Path or address under which it came in. */
  readonly name?: string
  /** Its text as it is indexed. */
  readonly body: string
}

const same = (a: string | null | undefined, b: string | null | undefined): boolean => !!a && !!b && indexed(a) === indexed(b)

/**
 * Whether a document is the same article as one that is held, a version of it, or another report. The same text is the same article unless two outlets say that
 * it is theirs: agency copy that two of them print is two reports. At the same address a tenth in common makes a version (a page that only lists what is new
 * has less); under the same outlet and title it takes half, and another time, or that it comes from the same place: a file that was changed since.
 */
export function likeness(held: Likeness, arriving: Likeness): 'same' | 'version' | 'other' {
  const ofOthers = held.document.outlet && arriving.document.outlet && !same(held.document.outlet, arriving.document.outlet)
  const address = addressKey(held.document.url)
  const sameAddress = address !== null && address === addressKey(arriving.document.url)
  if (held.body === arriving.body) return ofOthers && !sameAddress ? 'other' : 'same'
  const overlap = overlapOf(held.body, arriving.body)
  if (sameAddress && (overlap >= 0.1 || same(held.document.title, arriving.document.title))) return 'version'
  const sameEntry = !!held.document.identifier && held.document.identifier === arriving.document.identifier && held.document.feed?.url === arriving.document.feed?.url
  if (sameEntry && overlap >= 0.1) return 'version'
  const sameTitle = same(held.document.title, arriving.document.title) && same(held.document.outlet, arriving.document.outlet)
  const otherTime =
    held.document.published !== arriving.document.published || held.document.modified !== arriving.document.modified || held.captured !== arriving.captured
  const samePlace = held.name !== undefined && held.name === arriving.name
  const sameHead = indexed(held.document.title ?? '') === indexed(arriving.document.title ?? '') && !ofOthers
  return ((sameTitle && otherTime) || (samePlace && sameHead)) && overlap >= 0.5 ? 'version' : 'other'
}
