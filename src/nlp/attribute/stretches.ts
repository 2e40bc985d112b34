import { LONGEST_STRETCH, READ_BEFORE } from '../../classify/encoder.ts'
import type { Sentences, Tokens } from '../../model/token.ts'

/** A stretch of tokens, `[first, end)`, that is encoded at once. */
export interface Stretch {
  readonly first: number
  readonly end: number
}

/** The edges of a stretch are a piece each. */
const EDGES = 2

/**
 * The whole text as stretches of no more pieces than the encoder reads at once, what it reads again before them left free: whole paragraphs where those fill more than half of one, else whole
 * sentences, else as many tokens as fit. `firstPiece` has the first piece of each token, and one entry more.
 */
export function stretchesOf(tokens: Tokens, sentences: Sentences, firstPiece: Int32Array): Stretch[] {
  const room = LONGEST_STRETCH - READ_BEFORE - EDGES
  const found: Stretch[] = []
  for (let first = 0; first < tokens.length; ) {
    let end = first
    let sentenceEnd = -1
    let paragraphEnd = -1
    while (end < tokens.length && firstPiece[end + 1] - firstPiece[first] <= room) {
      if (end > first && sentences.first[sentences.of[end]] === end) {
        sentenceEnd = end
        if (tokens.paragraph[end] !== tokens.paragraph[end - 1]) paragraphEnd = end
      }
      end++
    }
    if (end < tokens.length) {
      if (paragraphEnd > first && (firstPiece[paragraphEnd] - firstPiece[first]) * 2 > room) end = paragraphEnd
      else if (sentenceEnd > first) end = sentenceEnd
      end = Math.max(end, first + 1)
    }
    found.push({ first, end })
    first = end
  }
  return found
}
