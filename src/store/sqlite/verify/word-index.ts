import type { Fault } from '../../../model/case.ts'
import { isUnspaced } from '../../words.ts'
import type { Connection } from '../connection.ts'
import { type IndexedWords, isOfOtherSegmenter, openVocabulary } from '../index-words.ts'

/** Terms that are named; the rest are counted. */
const NAMED = 10

/** Thirty bits: sums of them are exact in SQLite's whole numbers and in ours. */
const MASK = 0x3fffffff
const COLUMNS = ['text', 'title', 'quotation', 'source'] as const
const BY_DOCUMENT = 2654435761
const BY_COLUMN = 1597334677
const BY_PLACE = 1103515245

/** How many places a term has, and a sum over them in which none can be moved or changed unseen but by chance. */
interface Tally {
  count: number
  sum: number
}

/** What the index of some documents should say of each term. */
export class ExpectedWords {
  readonly #terms = new Map<string, Tally>()
  readonly #connection: Connection

  constructor(connection: Connection) {
    this.#connection = connection
  }

  /** Adds the words of a document. */
  add(document: number, words: IndexedWords): void {
    COLUMNS.forEach((name, column) => {
      if (!words[name].trim()) return
      words[name]
        .split(' ')
        .filter(Boolean)
        .forEach((term, place) => {
          const weight = (Math.imul(document, BY_DOCUMENT) + Math.imul(column + 1, BY_COLUMN) + Math.imul(place, BY_PLACE)) & MASK
          const tally = this.#terms.get(term)
          if (!tally) this.#terms.set(term, { count: 1, sum: weight })
          else {
            tally.count++
            tally.sum = (tally.sum + weight) & MASK
          }
        })
    })
  }

  /** Compares with the index as it is: what terms it lacks, has too much of, or has elsewhere. */
  *compare(unusable: readonly number[]): Generator<Fault> {
    openVocabulary(this.#connection)
    const column = `CASE col ${COLUMNS.map((name, i) => `WHEN '${name}' THEN ${i + 1}`).join(' ')} END`
    const others = unusable.length ? `WHERE doc NOT IN (${unusable.join(', ')})` : ''
    const rows = this.#connection.each(
      `SELECT term, count(*) AS n, sum((doc * ${BY_DOCUMENT} + ${column} * ${BY_COLUMN} + offset * ${BY_PLACE}) & ${MASK}) & ${MASK} AS sum FROM temp.vocabulary ${others} GROUP BY term`,
    )
    const lenient = isOfOtherSegmenter(this.#connection)
    const wrong: string[] = []
    for (const { term, n, sum } of rows) {
      const tally = this.#terms.get(term as string)
      this.#terms.delete(term as string)
      if ((!tally || tally.count !== n || tally.sum !== sum) && !(lenient && isUnspaced(term as string))) wrong.push(term as string)
    }
    for (const term of this.#terms.keys()) if (!(lenient && isUnspaced(term))) wrong.push(term)
    for (const term of wrong.slice(0, NAMED))
      yield { kind: 'index', document: null, name: `word “${term}”`, says: 'the index has it elsewhere than the texts; hearsay compact makes it anew' }
    if (wrong.length > NAMED) yield { kind: 'index', document: null, name: 'search index', says: `it is wrong about ${wrong.length - NAMED} more words` }
  }
}
