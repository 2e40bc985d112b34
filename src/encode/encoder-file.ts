import { STATE_WIDTH, type Vocabulary } from '../classify/encoder.ts'
import type { Column, Model } from '../classify/model.ts'
import { HearsayError } from '../model/error.ts'

/** What a file of an encoder's weights holds, apart from the graphs that the neural runtime is given. */
export interface EncoderFile {
  readonly vocabulary: Vocabulary
  readonly text: Uint8Array
  readonly window: Uint8Array
  /** The vectors of pieces, each with that of its place in the stretch: what the first graph takes in, a row a piece. */
  vectorsOf(pieces: Int32Array): Float32Array
}

/** An encoder's file by its columns; without one of them a `classify/bad-weights` error. */
export function encoderFile({ columns }: Model): EncoderFile {
  function column<Kind extends Column>(name: string, kind: abstract new (...args: never[]) => Kind): Kind {
    const found = columns.get(name)
    if (found instanceof kind) return found
    throw new HearsayError('classify/bad-weights', `the encoder cannot be used: it has no column ${name}`, { hint: 'Fetch models/ again, or read with --fast.' })
  }
  const numbers = new Map(
    new TextDecoder()
      .decode(column('pieces', Uint8Array))
      .split('\n')
      .map((piece, i) => [piece, i]),
  )
  const words = column('words', Int8Array)
  const scales = column('word.scales', Float32Array)
  const positions = column('positions', Float32Array)
  return {
    vocabulary: { numberOf: (piece) => numbers.get(piece) },
    text: column('text', Uint8Array),
    window: column('window', Uint8Array),
    vectorsOf: (pieces) => {
      const out = new Float32Array(pieces.length * STATE_WIDTH)
      for (let p = 0; p < pieces.length; p++) {
        const word = pieces[p] * STATE_WIDTH
        const row = p * STATE_WIDTH
        const scale = scales[pieces[p]]
        for (let l = 0; l < STATE_WIDTH; l++) out[row + l] = words[word + l] * scale + positions[row + l]
      }
      return out
    },
  }
}
