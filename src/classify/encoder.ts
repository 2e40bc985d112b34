import type { Model } from './model.ts'

/**
 * A small pretrained network that reads word pieces in their surroundings, wherever it runs: Node and the browser each bring their own.
 * Matrices are row by row, one row a piece. The same input always gives the same output: one stretch a call, never padded.
 */
export interface Encoder {
  readonly vocabulary: Vocabulary
  /** What stands beside the network in its file: chains of labels, and linear models that add to what it says. */
  readonly weights: Model
  /**
   * States of a stretch of text, and what they say of cues (`CUE_SCORES` numbers a piece: none, begins, goes on; for outermost cues, then for cues at any depth).
   * `tags` and `marks` are those of `markOf`; an entry a piece.
   */
  readText(pieces: Int32Array, tags: Int32Array, marks: Int32Array): Promise<EncodedText>
  /** What the states of a window say of the source and content of the cue that `places` (`placeOf`) are counted from: five numbers a piece. */
  readWindow(states: Float32Array, places: Int32Array): Promise<Float32Array>
}

export interface EncodedText {
  readonly states: Float32Array
  readonly cues: Float32Array
}

/** Word pieces by number; `[CLS]`, `[SEP]` and the like are among them. */
export interface Vocabulary {
  /** The number of a piece, or undefined where it is none. */
  numberOf(piece: string): number | undefined
}

/** Numbers in a row of states. */
export const STATE_WIDTH = 384
export const CUE_SCORES = 6
export const ROLE_SCORES = 5

/** A stretch read at once has at most so many pieces, of which so many may be what stands before it, read again for its sake. */
export const LONGEST_STRETCH = 128
export const READ_BEFORE = 24
/** A window around a cue has at most so many pieces. */
export const LONGEST_WINDOW = 220

/** Distances at which a place beside a cue changes its number. */
const NEAR = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 19, 24, 32, 44, 64, 100]

/** Where a piece stands beside a cue: 0 within it, then to its right by distance, then to its left. */
export function placeOf(piece: number, cueFirst: number, cueLast: number): number {
  const right = piece > cueLast
  if (!right && piece >= cueFirst) return 0
  const away = right ? piece - cueLast : cueFirst - piece
  let step = 0
  while (step < NEAR.length && NEAR[step] <= away) step++
  return right ? step : step + NEAR.length
}

/** What a token's quotation state (0 … 3) and its capitals (bits of `SHAPE`) are to the encoder; 0 is kept for the edges of a stretch. */
export const markOf = (quoteState: number, shape: number): number => 1 + quoteState + 4 * (shape & 3)
