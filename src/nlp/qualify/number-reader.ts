import { hashWord } from '../../model/hash.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { fractions, numberWords, scales, vagueCounts } from '../language/en/number-words.ts'
import { wordSet } from '../language/en/word-sets.ts'

/** A number in tokens up to `end`: its value, or two for a range within one token ("20-30"); `unit` where the token itself has one ("12-year-old"). */
export interface ReadNumber {
  readonly end: number
  readonly value: number
  readonly high?: number
  readonly vague?: boolean
  readonly unit?: string
  /** Whether it was read from a word or sign that may be no number at all ("one", "half"). */
  readonly weak?: boolean
}

const byHash = (words: ReadonlyMap<string, number>): ReadonlyMap<number, number> => new Map([...words].map(([word, value]) => [hashWord(word), value]))
const WORDS = byHash(numberWords)
const SCALES = byHash(scales)
const [AND, A, AN, OF, HALF] = ['and', 'a', 'an', 'of', 'half'].map(hashWord)
const ONE = wordSet('one a an')
const COMPOUND_FIRST = wordSet([...numberWords.keys()].join(' '))
const DIGITS = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?$/
const SCALED = /^(\d+(?:\.\d+)?)(k|m|mn|bn|tn|million|billion)$/i
const JOINED = /^(\d[\d,]*(?:\.\d+)?)-(\d[\d,]*(?:\.\d+)?)$/
const WITH_UNIT = /^(\d[\d,.]*|[a-z]+)-([a-z]+)(-old)?$/i
const PLAIN_UNIT = /^(\d+(?:\.\d+)?)(km|kg|cm|mm|mph|ft|mw|gw)$/i

/** Words by which a number can begin. */
export const NUMBER_OPENERS: ReadonlySet<number> = new Set([...WORDS.keys(), ...vagueCounts.keys(), A, AN, HALF, hashWord('hundred'), hashWord('dozen')])

const plain = (digits: string): number => Number(digits.replaceAll(',', ''))

/** The number that begins at token `i`; undefined where none does. */
export function numberAt(text: string, tokens: Tokens, i: number, end: number): ReadNumber | undefined {
  const { hash, shape, start, end: ends } = tokens
  const vague = vagueCounts.get(hash[i])
  if (vague !== undefined) {
    // "hundreds of thousands of people"
    const inner = i + 2 < end && hash[i + 1] === OF ? vagueCounts.get(hash[i + 2]) : undefined
    return inner === undefined ? { end: i + 1, value: vague, vague: true } : { end: i + 3, value: vague * (inner / 2), vague: true }
  }
  if (shape[i] & SHAPE.digit) return ends[i] - start[i] > 24 ? undefined : digitsAt(text.slice(start[i], ends[i]), tokens, i, end)
  if (shape[i] & SHAPE.hyphen) return hyphened(text.slice(start[i], ends[i]).toLowerCase(), tokens, i, end)
  if (hash[i] === HALF)
    return hash[i + 1] === A && SCALES.has(hash[i + 2]) && i + 2 < end
      ? { end: i + 3, value: 0.5 * (SCALES.get(hash[i + 2]) as number) }
      : { end: i + 1, value: 0.5, weak: true }
  const fraction = fractionAt(tokens, i, end)
  if (fraction) return fraction
  if (hash[i] === A || hash[i] === AN) {
    const scale = i + 1 < end ? SCALES.get(hash[i + 1]) : undefined
    return scale && ends[i + 1] - start[i + 1] > 2 && hash[i + 1] !== hashWord('score') ? scaled(tokens, 1, i + 1, end) : undefined
  }
  const value = WORDS.get(hash[i])
  if (value === undefined) return undefined
  const read = scaled(tokens, value, i + 1, end)
  return ONE.has(hash[i]) && read.end === i + 1 ? { ...read, weak: true } : read
}

/** "two thirds", "a quarter", "one-fifth" is a token of its own. */
function fractionAt({ hash }: Tokens, i: number, end: number): ReadNumber | undefined {
  if (i + 1 >= end) return undefined
  const parts = fractions.get(hash[i + 1])
  const count = ONE.has(hash[i]) ? 1 : WORDS.get(hash[i])
  if (!parts || !count || count >= parts) return undefined
  // "a third" without "of" is as often an ordinal.
  if (count === 1 && !(hash[i + 2] === OF && i + 2 < end)) return undefined
  return { end: i + 2, value: rounded(count / parts) }
}

function digitsAt(word: string, tokens: Tokens, i: number, end: number): ReadNumber | undefined {
  const digits = DIGITS.exec(word)
  if (digits) return scaled(tokens, plain(digits[1] + (digits[2] ?? '')), i + 1, end)
  const withScale = SCALED.exec(word)
  if (withScale) return { end: i + 1, value: rounded(+withScale[1] * (scales.get(withScale[2].toLowerCase()) as number)) }
  const joined = JOINED.exec(word)
  if (joined) {
    const high = scaled(tokens, plain(joined[2]), i + 1, end)
    const factor = high.value / (plain(joined[2]) || 1)
    const low = plain(joined[1]) * factor
    return low < high.value ? { end: high.end, value: rounded(low), high: high.value } : undefined
  }
  const unit = PLAIN_UNIT.exec(word)
  return unit ? { end: i + 1, value: +unit[1], unit: unit[2].toLowerCase() } : hyphened(word.toLowerCase(), tokens, i, end)
}

/** "twenty-five", "12-year-old", "two-week", "two-thirds". */
function hyphened(word: string, tokens: Tokens, i: number, end: number): ReadNumber | undefined {
  const parts = WITH_UNIT.exec(word)
  if (!parts) return undefined
  const first = /^\d/.test(parts[1]) ? (DIGITS.test(parts[1]) ? plain(parts[1]) : undefined) : numberWords.get(parts[1])
  if (first === undefined) return undefined
  const second = numberWords.get(parts[2])
  if (second !== undefined && second < 10 && first >= 20 && first % 10 === 0) return scaled(tokens, first + second, i + 1, end)
  const fraction = fractions.get(hashWord(parts[2]))
  if (fraction && first < fraction && parts[2] !== 'half') return { end: i + 1, value: rounded(first / fraction) }
  const scale = scales.get(parts[2])
  if (scale) return { end: i + 1, value: first * scale }
  return { end: i + 1, value: first, unit: parts[3] ? 'year of age' : parts[2] }
}

/** A number with the scale words behind it: "4.2 million", "two hundred and fifty". */
function scaled({ hash, start, end: ends }: Tokens, first: number, from: number, end: number): ReadNumber {
  let value = first
  let i = from
  while (i < end) {
    const scale = SCALES.get(hash[i])
    // A lone "m" or "k" behind a space is a unit or a letter.
    if (!scale || (ends[i] - start[i] <= 2 && scale !== 1e9) || hash[i] === SCORE) break
    value *= scale
    i++
    const rest = i < end && hash[i] === AND ? i + 1 : i
    const more = rest < end && scale === 100 && COMPOUND_FIRST.has(hash[rest]) ? (WORDS.get(hash[rest]) as number) : 0
    if (more && more < scale) {
      value += more
      i = rest + 1
    }
  }
  return { end: i, value: rounded(value) }
}
const SCORE = hashWord('score')

/** Without the dust of binary fractions: 4.2 million is 4200000. */
const rounded = (value: number): number => Number(value.toPrecision(12))
