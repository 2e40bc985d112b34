import type { Span } from '../../../model/span.ts'
import { textOf } from '../../../model/span.ts'
import { SHAPE } from '../../../model/token.ts'
import { headlineSynonyms } from '../../language/en/headline-synonyms.ts'
import { wordSet } from '../../language/en/word-sets.ts'
import type { FindingRule, Findings } from './rule.ts'

const EMPTY = wordSet(
  "the a an and or but of in on at to for from by with about as after before into over under amid against between through during out off up down is are was were be been being has have had do does did will would can could may might must should not no n't 's his her its their our your my he she it they we you i this that these those who what when where why how which all more most than then so too very also just only still yet again now here there if while because live updates update analysis opinion video watch photos pictures review interview exclusive breaking each every some any",
)
const PARTS = wordSet(', : ; – — - | and as after amid but while despite over following before when')
const NUMBERS = wordSet('one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion')
/** A conjunct of fewer content words than this promises too little to be missed. */
const FEWEST = 2
/** A body shorter than this bears nothing out. */
const SHORTEST_BODY = 60
const WORD = SHAPE.letter | SHAPE.digit

/** How many letters at the end of a word are cut off; of several endings the longest. */
function endingOf(word: string): number {
  if (word.endsWith('ing') || word.endsWith('ers')) return 3
  if (word.endsWith('ed') || word.endsWith('es') || word.endsWith('er') || word.endsWith('ly')) return 2
  return word.endsWith('s') ? 1 : 0
}

/** A word whose ending "-y" or one made of it is "-i". */
function withI(word: string): string {
  const cut = word.endsWith('ying') ? 4 : word.endsWith('ies') || word.endsWith('ied') ? 3 : word.endsWith('y') ? 1 : 0
  return cut ? word.slice(0, -cut) + 'i' : word
}

/** Words of one stem share it: without common endings, and no more than its first five letters. Every word of a body comes by here, so most meet no regular expression but one. */
function stemOf(word: string): string {
  const small = word.toLowerCase()
  const bare = /[^a-z]/.test(small) ? small.replace(/['’]s?$/, '').replace(/[^\p{L}\p{N}]/gu, '') : small
  let cut = bare
  if (bare.length > 4) {
    const turned = withI(bare)
    cut = turned.slice(0, turned.length - endingOf(turned))
  } else if (bare.endsWith('s')) cut = bare.slice(0, -1)
  return (cut.length >= 3 ? cut : bare).slice(0, 5)
}

const synonyms = new Map<string, readonly string[]>()

/** The stems of words that say the same as those of a stem; the table is built for the first headline, since it takes 10 ms. */
function synonymsOf(stem: string): readonly string[] {
  if (!synonyms.size) {
    for (const group of headlineSynonyms) {
      const stems = [...new Set(group.split(' ').map(stemOf))]
      for (const stem of stems) synonyms.set(stem, [...(synonyms.get(stem) ?? []), ...stems])
    }
  }
  return synonyms.get(stem) ?? []
}

/** Stems of all words outside the headline; each distinct word is cut once, whatever the length of the text. */
function stemsOfBody({ document: { text }, layers: { tokens } }: Findings, headlines: readonly Span[]): { stems: ReadonlySet<string>; words: number } {
  const stems = new Set<string>()
  const seen = new Set<number>()
  let words = 0
  let h = 0
  for (let i = 0; i < tokens.length; i++) {
    while (h < headlines.length && headlines[h].end <= tokens.start[i]) h++
    if (!(tokens.shape[i] & WORD) || (h < headlines.length && headlines[h].start <= tokens.start[i])) continue
    words++
    if (seen.has(tokens.hash[i])) continue
    seen.add(tokens.hash[i])
    const written = text.slice(tokens.start[i], tokens.end[i])
    stems.add(stemOf(written))
    if (written.includes('-') || written.includes('–') || written.includes('/'))
      for (const piece of written.split(/[-–/]/)) if (piece.length < written.length && piece) stems.add(stemOf(piece))
  }
  return { stems, words }
}

/** Tokens `[from, to)` of a headline's piece: what stands between marks and connectives, or in quotation marks. */
interface Piece {
  readonly from: number
  readonly to: number
  readonly quoted: boolean
}

function piecesOf({ layers: { tokens, quotation } }: Findings, first: number, end: number): Piece[] {
  const pieces: Piece[] = []
  let from = first
  for (let i = first; i <= end; i++) {
    const turns = i > first && i < end && quotation.depth[i] > 0 !== quotation.depth[i - 1] > 0
    if (i < end && !turns && !(PARTS.has(tokens.hash[i]) && quotation.depth[i] === 0)) continue
    if (i > from) pieces.push({ from, to: i, quoted: quotation.depth[from] > 0 })
    from = i
  }
  return pieces
}

/** The content words of a piece, by token. */
const contentOf = ({ layers: { tokens } }: Findings, { from, to }: Piece): number[] =>
  Array.from({ length: to - from }, (_, k) => from + k).filter((i) => tokens.shape[i] & WORD && tokens.end[i] - tokens.start[i] > 1 && !EMPTY.has(tokens.hash[i]))

const isNumber = ({ layers: { tokens } }: Findings, i: number): boolean => (tokens.shape[i] & SHAPE.digit) !== 0 || NUMBERS.has(tokens.hash[i])

function isBorneOut(reading: Findings, piece: Piece, content: readonly number[], stems: ReadonlySet<string>): boolean {
  const { text } = reading.document
  const { start, end } = reading.layers.tokens
  const has = (i: number): boolean => {
    const word = text.slice(start[i], end[i])
    return [word, ...word.split(/[-–/]/)].some((piece) => {
      const stem = stemOf(piece)
      return stem.length > 0 && (stems.has(stem) || synonymsOf(stem).some((other) => stems.has(other)))
    })
  }
  // Words in quotation marks promise exactly this: a count of something that the body never names is not borne out.
  if (piece.quoted && content.length > FEWEST)
    for (const [k, i] of content.entries()) if (isNumber(reading, i) && k + 1 < content.length && content[k + 1] === i + 1 && !has(content[k + 1])) return false
  return content.some(has)
}

/** What a headline promises and the body nowhere speaks of: a piece of it none of whose words has a counterpart. */
export const headlineNotBorneOut: FindingRule = {
  id: 'headline-not-borne-out',
  find: (reading) => {
    const { text, parts } = reading.document
    const { tokens } = reading.layers
    const headlines = parts.filter(({ kind }) => kind === 'headline' || kind === 'standfirst')
    if (!headlines.length) return []
    const { stems, words } = stemsOfBody(reading, headlines)
    if (words < SHORTEST_BODY) return []
    const spans: Span[] = []
    let i = 0
    for (const { start, end } of headlines) {
      while (i < tokens.length && tokens.start[i] < start) i++
      const first = i
      while (i < tokens.length && tokens.end[i] <= end) i++
      for (const piece of piecesOf(reading, first, i)) {
        const content = contentOf(reading, piece)
        if (content.length < FEWEST || isBorneOut(reading, piece, content, stems)) continue
        const from = tokens.shape[piece.from] & WORD || piece.quoted ? piece.from : piece.from + 1
        spans.push({ start: tokens.start[from], end: tokens.end[piece.to - 1] })
      }
    }
    return spans.map((span) => ({ spans: [span], message: `The headline promises “${textOf(text, span)}”; nothing in the text speaks of it` }))
  },
  example: {
    headline: 'Bridge at Ostrow Closed and a Promise of Cheaper Gas',
    text: 'The bridge at Ostrow was closed on Monday after a barge struck one of its piers. Engineers will look at the damage in the morning, the town clerk said. Traffic is being sent by the old road. The barge had come loose in the night, and its owner could not be reached. Nobody was hurt. The bridge is a hundred years old and carries four thousand cars on a working day.',
    silent: 'The bridge is closed.',
  },
}
