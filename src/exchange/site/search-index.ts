import { SHARDS, shardOf, termsOf } from './terms.ts'

/** A file of the site, by its path from the site's folder, with slashes. */
export interface SiteFile {
  readonly path: string
  readonly content: string
}

/** What search shows of a document: number, title, outlet, date. */
export type Card = readonly [number, string, string, string]

const CARDS = 1000

/** JSON as it may stand in a script. */
const literal = (value: unknown): string => JSON.stringify(value).replace(/[\u2028\u2029<]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`)

/**
 * Gathers which document has which term, as scripts that the search page loads one by one: a page that was opened from a disk may fetch nothing else. Numbers stand as
 * differences in base 36; of a term only documents are kept, not places, so that 10,000 reports make some 8 MB.
 */
export class SearchIndex {
  private readonly postings = new Map<string, { last: number; list: string }>()
  private readonly cards: Card[] = []

  add(card: Card, text: string): void {
    const [number] = card
    this.cards.push(card)
    for (const term of new Set(termsOf(text))) {
      const known = this.postings.get(term)
      if (!known) this.postings.set(term, { last: number, list: number.toString(36) })
      else {
        known.list += `,${(number - known.last).toString(36)}`
        known.last = number
      }
    }
  }

  *files(): Generator<SiteFile> {
    const shards: Record<string, string>[] = Array.from({ length: SHARDS }, () => Object.create(null))
    for (const [term, { list }] of this.postings) shards[shardOf(term)][term] = list
    for (const [at, shard] of shards.entries()) yield { path: `search/terms-${at}.js`, content: `hearsayTerms(${at},${literal(shard)})\n` }
    for (let from = 0; from === 0 || from < this.cards.length; from += CARDS) {
      yield { path: `search/cards-${from / CARDS}.js`, content: `hearsayCards(${literal(this.cards.slice(from, from + CARDS))})\n` }
    }
  }

  /** How many files of cards there are. */
  get cardFiles(): number {
    return Math.max(1, Math.ceil(this.cards.length / CARDS))
  }
}
