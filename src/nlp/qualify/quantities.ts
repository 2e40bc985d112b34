import { hashWord } from '../../model/hash.ts'
import type { Bound, Quantity } from '../../model/observation.ts'
import type { Span } from '../../model/span.ts'
import { PENN, SHAPE, type Tags, type Tokens, tagSet } from '../../model/token.ts'
import { months } from '../language/en/date-words.ts'
import { units } from '../language/en/number-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { stage } from '../stage.ts'
import { boundBefore, boundBehind } from './bounds.ts'
import { NUMBER_OPENERS, numberAt, type ReadNumber } from './number-reader.ts'

const [OF, THE, AND, TO, OR, COMMA, BETWEEN, AGO, PER, AGED, POINTS] = ['of', 'the', 'and', 'to', 'or', ',', 'between', 'ago', 'per', 'aged', 'points'].map(hashWord)
const UNITS = new Map([...units].map(([word, unit]) => [hashWord(word), unit]))
const CURRENCY = new Set(['$', '£', '€', '¥', '₽', '₹', 'us$'].map(hashWord))
const DASH = wordSet('– —')
/** Words before a number that is a name for something, no count. */
const LABELS = wordSet('no. no number page section article chapter room flight highway route channel boeing title day phase point figure table psalm top')
const BACK = wordSet('last past next previous')
const COUNTED = tagSet('NN', 'NNS', 'NNP', 'NNPS', 'JJ', 'JJR', 'JJS', 'VBN', 'VBG', 'POS', 'HYPH')
const HEAD = tagSet('NN', 'NNS', 'NNP', 'NNPS', 'JJ')
const PEOPLE_LEFT = wordSet('dead injured wounded missing killed homeless hurt sick')
const LONGEST_COUNTED = 6

/** Reads the quantities of one sentence. */
class QuantityReader {
  private readonly text: string
  private readonly tokens: Tokens
  private readonly tags: Tags

  constructor(text: string, tokens: Tokens, tags: Tags) {
    this.text = text
    this.tokens = tokens
    this.tags = tags
  }

  /** The quantity whose number begins at token `i`, and the token behind it; undefined where the number counts and measures nothing. */
  at(i: number, start: number, end: number): { quantity: Quantity; end: number } | undefined {
    const { hash } = this.tokens
    const first = numberAt(this.text, this.tokens, i, end)
    if (!first || this.isDateOrLabel(i, first, start, end)) return undefined
    const range = this.rangeFrom(i, first, start, end)
    const money = i > start && CURRENCY.has(hash[i - 1]) ? UNITS.get(hash[i - 1]) : undefined
    let from = money ? i - 1 : i
    let stop = range?.end ?? first.end
    const ending = boundBehind(hash, stop, end)
    if (ending) stop += ending.length
    const measured = money ? undefined : this.unitAt(stop, end)
    if (measured) stop = measured.end
    const spoken = first.unit ? (UNITS.get(hashWord(first.unit)) ?? (first.unit === 'year of age' ? first.unit : undefined)) : undefined
    const old = !spoken && measured?.unit === 'year' && stop < end && hash[stop] === OLD
    if (old) stop++
    const age = this.isAge(i, first, start, end)
    const unit = money ?? (old || age ? 'year of age' : (measured?.unit ?? spoken ?? null))
    if (first.unit && !spoken) return undefined
    const of = this.countedAt(stop, end, first)
    if (first.weak && !of && !measured) return undefined
    const before = range?.between ? undefined : boundBefore(hash, from, start)
    if (range?.between) from = range.from
    else if (before) from -= before.length
    const value = range ? ([first.value, range.high] as const) : first.high === undefined ? first.value : ([first.value, first.high] as const)
    const bound: Bound = typeof value === 'object' ? 'range' : (ending?.bound ?? before?.bound ?? (first.vague ? 'at-least' : 'exact'))
    // "dozens of": the preposition goes with the count.
    if ((first.vague || first.value < 1) && stop < end && hash[stop] === OF && !measured) stop++
    const { start: starts, end: ends } = this.tokens
    return { quantity: { start: starts[from], end: ends[stop - 1], value, bound, unit, of: age ? null : of }, end: stop }
  }

  /** Years, days of months, times, telephone numbers and numbers that are names. */
  private isDateOrLabel(i: number, { end: stop, value, weak }: ReadNumber, start: number, end: number): boolean {
    const { hash, shape, start: starts, end: ends } = this.tokens
    const before = i > start ? hash[i - 1] : 0
    const behind = stop < end ? hash[stop] : 0
    if (behind === AGO || (stop + 1 < end && hash[stop + 1] === AGO) || (BACK.has(before) && UNITS.has(behind))) return true
    if (!(shape[i] & SHAPE.digit)) return weak === true && this.tags[i] !== CARDINAL && hash[i] !== HALF
    if (LABELS.has(before) || ((months.has(before) || months.has(behind)) && value <= 31)) return true
    if (i > start && ends[i - 1] === starts[i] && !CURRENCY.has(before) && /[#@/:.]/.test(this.text[starts[i] - 1])) return true
    const bare = stop === i + 1 && ends[i] - starts[i] === 4 && /^(?:1[5-9]|20)\d\d$/.test(this.text.slice(starts[i], ends[i]))
    return bare && !CURRENCY.has(before) && !(stop < end && (this.tags[stop] === PLURAL || UNITS.has(behind)))
  }

  /** The upper end of "between 20 and 30", "20 to 30", "20–30", "two or three". */
  private rangeFrom(i: number, first: ReadNumber, start: number, end: number): { high: number; end: number; from: number; between: boolean } | undefined {
    const { hash } = this.tokens
    let joint = first.end
    // "between 20 percent and 30 percent", "$2 million to $3 million"
    const own = this.unitAt(joint, end)
    if (own) joint = own.end
    if (joint + 1 >= end) return undefined
    const money = i > start && CURRENCY.has(hash[i - 1]) ? i - 1 : i
    const between = money > start && hash[money - 1] === BETWEEN
    const word = hash[joint]
    if (!(word === TO || DASH.has(word) || (between && word === AND) || (word === OR && !own))) return undefined
    const at = CURRENCY.has(hash[joint + 1]) ? joint + 2 : joint + 1
    const second = at < end ? numberAt(this.text, this.tokens, at, end) : undefined
    if (!second || second.vague || second.weak || second.unit || second.value <= first.value || second.high !== undefined) return undefined
    return { high: second.value, end: second.end, from: between ? money - 1 : money, between }
  }

  private unitAt(i: number, end: number): { unit: string; end: number } | undefined {
    if (i >= end) return undefined
    const { hash } = this.tokens
    if (hash[i] === PER && i + 1 < end && hash[i + 1] === CENT) return { unit: 'percent', end: i + 2 }
    if (hash[i] === PERCENTAGE && i + 1 < end && hash[i + 1] === POINTS) return { unit: 'percentage point', end: i + 2 }
    const unit = UNITS.get(hash[i])
    return unit && !CURRENCY.has(hash[i]) ? { unit, end: i + 1 } : undefined
  }

  /** ", 34," behind a name, or "aged 34". */
  private isAge(i: number, { end: stop, value }: ReadNumber, start: number, end: number): boolean {
    const { hash, shape } = this.tokens
    if (i === start || value < 1 || value > 120 || !Number.isInteger(value)) return false
    if (hash[i - 1] === AGED) return true
    return (
      hash[i - 1] === COMMA && i - 2 >= start && (shape[i - 2] & SHAPE.initialCapital) !== 0 && (stop >= end || hash[stop] === COMMA) && (shape[i] & SHAPE.digit) !== 0
    )
  }

  /** What is counted or measured: the words behind the number, or behind "of the". */
  private countedAt(i: number, end: number, number: ReadNumber): Span | null {
    const { hash, start, end: ends } = this.tokens
    let first = i
    if (first < end && hash[first] === OF) {
      first++
      if (first < end && (hash[first] === THE || this.tags[first] === POSSESSIVE)) first++
    } else if (number.vague) return null
    let last = first
    let head = -1
    while (last < end && last - first < LONGEST_COUNTED && COUNTED.has(this.tags[last])) {
      if (PARTICIPLES.has(this.tags[last]) && !PEOPLE_LEFT.has(hash[last]) && head >= first) break
      if (HEAD.has(this.tags[last]) || PEOPLE_LEFT.has(hash[last])) head = last
      last++
    }
    return head < first ? null : { start: start[first], end: ends[head] }
  }
}
const CARDINAL = PENN.indexOf('CD')
const PLURAL = PENN.indexOf('NNS')
const POSSESSIVE = PENN.indexOf('PRP$')
const PARTICIPLES = tagSet('VBN', 'VBG')
const [HALF, OLD, CENT, PERCENTAGE] = ['half', 'old', 'cent', 'percentage'].map(hashWord)

/** Counts, amounts, shares, measures and ages, with what bounds them ("at least", "between … and") and what they count; never dates, ordinals or numbers that are names. */
export const quantities = stage({
  adds: 'quantities',
  needs: ['tokens', 'sentences', 'tags'],
  version: 2,
  run: ({ text }, { tokens, sentences, tags }) => {
    const found: Quantity[] = []
    const reader = new QuantityReader(text, tokens, tags)
    for (let s = 0; s < sentences.length; s++) {
      let start = sentences.first[s]
      const end = sentences.first[s + 1]
      for (let i = start; i < end; i++) {
        if (!(tokens.shape[i] & (SHAPE.digit | SHAPE.hyphen)) && !NUMBER_OPENERS.has(tokens.hash[i])) continue
        const read = reader.at(i, start, end)
        if (!read) continue
        found.push(read.quantity)
        start = read.end
        i = read.end - 1
      }
    }
    return found
  },
})
