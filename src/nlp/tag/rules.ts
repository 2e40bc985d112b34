import { hashWord } from '../../model/hash.ts'
import { PENN, type PennTag, type Sentences, SHAPE, type Tokens } from '../../model/token.ts'
import { wordClasses } from '../language/en/word-classes.ts'

const INDEX = new Map(PENN.map((tag, i) => [tag, i]))
const tagIndex = (tag: PennTag): number => INDEX.get(tag) as number

const WORDS = new Map(Object.entries(wordClasses).flatMap(([tag, words]) => words.split(' ').map((word) => [hashWord(word), tagIndex(tag as PennTag)] as const)))
const MARKS: Readonly<Record<string, PennTag>> = {
  ',': ',',
  '.': '.',
  '!': '.',
  '?': '.',
  ':': ':',
  ';': ':',
  '(': '-LRB-',
  '[': '-LRB-',
  '{': '-LRB-',
  ')': '-RRB-',
  ']': '-RRB-',
  '}': '-RRB-',
  $: '$',
  '£': '$',
  '€': '$',
  '#': '#',
}
const ENDINGS: readonly (readonly [RegExp, PennTag])[] = [
  [/ing$/, 'VBG'],
  [/ed$/, 'VBD'],
  [/ly$/, 'RB'],
  [/(?:ous|ful|ive|able|ible|ical|ish|ary|less)$/, 'JJ'],
  [/(?:[^su]s)$/, 'NNS'],
]

/** Penn tags by word lists, endings and capitals: right for some nine words in ten, and enough for the rules to stand on where there are no weights. */
export function tagByRules(text: string, tokens: Tokens, sentences: Sentences): Uint8Array {
  const tags = new Uint8Array(tokens.length)
  for (let i = 0; i < tokens.length; i++) tags[i] = tagIndex(guess(text, tokens, sentences, tags, i))
  return tags
}

function guess(text: string, tokens: Tokens, sentences: Sentences, tags: Uint8Array, i: number): PennTag {
  const shape = tokens.shape[i]
  if (!(shape & (SHAPE.letter | SHAPE.digit))) {
    const mark = text.slice(tokens.start[i], tokens.end[i])
    if (MARKS[mark]) return MARKS[mark]
    if (shape & SHAPE.openQuote) return '``'
    if (shape & SHAPE.closeQuote || mark === '"' || mark === "'") return "''"
    return ':'
  }
  const isFirst = sentences.first[sentences.of[i]] === i
  const before = isFirst ? undefined : PENN[tags[i - 1]]
  const known = WORDS.get(tokens.hash[i])
  const word = text.slice(tokens.start[i], tokens.end[i]).toLowerCase()
  if (/^['’]s?$/.test(word)) return before === 'PRP' || before === 'EX' || before === 'WP' ? 'VBZ' : 'POS'
  if (known !== undefined) return PENN[known]
  if (shape & SHAPE.digit) return 'CD'
  if (shape & SHAPE.initialCapital && !isFirst) return 'NNP'
  if (before === 'TO' || before === 'MD') return 'VB'
  for (const [ending, tag] of ENDINGS) {
    if (!ending.test(word)) continue
    if (tag === 'VBD' && (before === 'VBZ' || before === 'VBP' || (before === 'VBD' && isBe(text, tokens, i - 1)))) return 'VBN'
    return tag
  }
  return 'NN'
}

const isBe = (text: string, tokens: Tokens, i: number): boolean => /^(?:was|were|been|had)$/i.test(text.slice(tokens.start[i], tokens.end[i]))
