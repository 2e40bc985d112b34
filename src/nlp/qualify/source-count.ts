import { hashWord } from '../../model/hash.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { countScales, countWords } from '../language/en/anonymity.ts'
import { wordSet } from '../language/en/word-sets.ts'

const WORDS = new Map(Object.entries(countWords).map(([word, value]) => [hashWord(word), value]))
const SCALES = new Map(Object.entries(countScales).map(([word, scale]) => [hashWord(word), scale]))
const BEFORE = wordSet(
  'at least more than fewer less about around some nearly almost up to over only just the these those his her its their another an additional other all of',
)
const SHARE = wordSet('percent % per cent in out')
const ARTICLE = wordSet('a an')

/** How many sources a phrase says there are ("two officials", "more than 15,000 people"); null where it gives no number, or a share. */
export function countIn(text: string, { hash, shape, start, end }: Tokens, phrase: readonly number[]): number | null {
  let k = 0
  while (k < phrase.length && BEFORE.has(hash[phrase[k]])) k++
  const number = (i: number): number | undefined => {
    if (shape[i] & SHAPE.digit) {
      const digits = text.slice(start[i], end[i]).replace(/,/g, '')
      return /^\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : undefined
    }
    return WORDS.get(hash[i])
  }
  if (k >= phrase.length) return null
  let value = number(phrase[k])
  if (value === undefined) return null
  const article = ARTICLE.has(hash[phrase[k]])
  let scaled = !article
  for (k++; k < phrase.length; k++) {
    const scale = SCALES.get(hash[phrase[k]])
    const more = article ? WORDS.get(hash[phrase[k]]) : undefined
    if (scale !== undefined) value *= scale
    else if (more !== undefined && more > 1) value = more
    else break
    scaled = true
  }
  if (!scaled || (k < phrase.length && SHARE.has(hash[phrase[k]]))) return null
  return Number.isInteger(value) ? value : null
}
