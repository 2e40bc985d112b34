import type { Tokens } from '../model/token.ts'
import type { Vocabulary } from './encoder.ts'

/** Words longer than this are one unknown piece. */
const LONGEST_WORD = 60
/** A token is never more pieces than this: what is longer is an address or noise. */
const MOST_PIECES = 40
const ACCENT = /\p{Mn}/gu
const LETTERS = /^\p{L}+$/u
const PUNCTUATION = /\p{P}/u

/** A text's tokens as word pieces: token `i` has the pieces `[first[i], first[i + 1])`, never none. */
export interface WordPieces {
  readonly pieces: Int32Array
  readonly first: Int32Array
}

/** The pieces that are no words. */
interface Signs {
  readonly paragraph: number
  readonly unknown: number
}

/** Whether a character is a piece of its own: ASCII signs and all punctuation. */
function isMark(char: string): boolean {
  const code = char.charCodeAt(0)
  return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) || (code >= 91 && code <= 96) || (code >= 123 && code <= 126) || (code > 126 && PUNCTUATION.test(char))
}

/** In lower case, without accents. */
const plain = (char: string): string => (char.charCodeAt(0) < 128 ? char.toLowerCase() : char.toLowerCase().normalize('NFD').replace(ACCENT, ''))

const isNot = (word: string): boolean => /^n['’]t$/i.test(word)

/** Adds the pieces of a word without marks, the longest first; one unknown piece where it cannot be cut. */
function cutWord(word: string, vocabulary: Vocabulary, unknown: number, out: number[]): void {
  const chars = [...word]
  if (chars.length > LONGEST_WORD) {
    out.push(unknown)
    return
  }
  const before = out.length
  let at = 0
  while (at < chars.length) {
    let end = chars.length
    let piece: number | undefined
    for (; end > at; end--) {
      piece = vocabulary.numberOf((at ? '##' : '') + chars.slice(at, end).join(''))
      if (piece !== undefined) break
    }
    if (piece === undefined) {
      out.length = before
      out.push(unknown)
      return
    }
    out.push(piece)
    at = end
  }
}

function piecesOfToken(token: string, vocabulary: Vocabulary, unknown: number): number[] {
  const out: number[] = []
  let word = ''
  const flush = (): void => {
    if (word) cutWord(word, vocabulary, unknown, out)
    word = ''
  }
  for (const char of token) {
    if (isMark(char)) {
      flush()
      cutWord(char, vocabulary, unknown, out)
    } else word += plain(char)
  }
  flush()
  return out.length ? out.slice(0, MOST_PIECES) : [unknown]
}

/**
 * The word pieces of a text (WordPiece, Wu et al. 2016: lower case, no accents, longest piece first), token by token, a piece of its own before each paragraph.
 * "Do" and "n't" are cut as the pretrained base was taught: "don", "'", "t".
 */
export function wordPieces(text: string, tokens: Tokens, vocabulary: Vocabulary): WordPieces {
  const number = (piece: string): number => vocabulary.numberOf(piece) ?? 0
  const signs: Signs = { paragraph: number('[unused1]'), unknown: number('[UNK]') }
  const known = new Map<string, readonly number[]>()
  const all: number[] = []
  const first = new Int32Array(tokens.length + 1)
  const wordAt = (i: number): string => text.slice(tokens.start[i], tokens.end[i])
  const isGlued = (i: number): boolean => i > 0 && i < tokens.length && tokens.start[i] === tokens.end[i - 1]
  for (let i = 0; i < tokens.length; i++) {
    first[i] = all.length
    if (i === 0 || tokens.paragraph[i] !== tokens.paragraph[i - 1]) all.push(signs.paragraph)
    let word = wordAt(i)
    if (isGlued(i + 1) && isNot(wordAt(i + 1)) && LETTERS.test(word)) word += 'n'
    else if (isGlued(i) && isNot(word) && LETTERS.test(wordAt(i - 1))) word = word.slice(1)
    let pieces = known.get(word)
    if (!pieces) {
      pieces = piecesOfToken(word, vocabulary, signs.unknown)
      known.set(word, pieces)
    }
    for (const piece of pieces) all.push(piece)
  }
  first[tokens.length] = all.length
  return { pieces: Int32Array.from(all), first }
}
