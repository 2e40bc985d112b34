import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST_STRETCH, READ_BEFORE } from '../../classify/encoder.ts'
import type { Sentences, Tokens } from '../../model/token.ts'
import { stretchesOf } from './stretches.ts'

const ROOM = LONGEST_STRETCH - READ_BEFORE - 2

/** A text of sentences, each given as the sizes of its tokens in pieces; a paragraph each so many sentences. */
function textOf(sentences: readonly (readonly number[])[], paragraphOf: (sentence: number) => number) {
  const sizes = sentences.flat()
  const of = sentences.flatMap((sentence, s) => sentence.map(() => s))
  const first = Int32Array.from([0, ...sentences.map((_, s) => sentences.slice(0, s + 1).flat().length)])
  const pieces = Int32Array.from([0, ...sizes.map((_, i) => sizes.slice(0, i + 1).reduce((a, b) => a + b, 0))])
  const columns = new Int32Array(sizes.length)
  const tokens: Tokens = {
    length: sizes.length,
    start: columns,
    end: columns,
    hash: columns,
    shape: new Uint8Array(sizes.length),
    paragraph: Int32Array.from(of, paragraphOf),
  }
  const cut: Sentences = { length: sentences.length, first, of: Int32Array.from(of) }
  return { tokens, sentences: cut, pieces }
}

test('a text is cut at a paragraph that fills more than half of a stretch, else at a sentence', () => {
  const sentence = new Array<number>(20).fill(1)
  const whole = textOf([sentence, sentence, sentence, sentence, sentence, sentence], (s) => (s < 3 ? 0 : 1))
  expect(stretchesOf(whole.tokens, whole.sentences, whole.pieces).map(({ end }) => end)).toEqual([60, 120])
  const one = textOf([sentence, sentence, sentence, sentence, sentence, sentence], () => 0)
  expect(stretchesOf(one.tokens, one.sentences, one.pieces).map(({ end }) => end)).toEqual([100, 120])
})

test('stretches tile every text and hold no more pieces than fit', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({ min: 1, max: 41 }), { minLength: 1, maxLength: 60 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      (sentences, each) => {
        const { tokens, sentences: cut, pieces } = textOf(sentences, (s) => Math.floor(s / each))
        const stretches = stretchesOf(tokens, cut, pieces)
        expect(stretches.map(({ first }) => first)).toEqual([0, ...stretches.map(({ end }) => end)].slice(0, stretches.length))
        expect(stretches.at(-1)?.end ?? 0).toBe(tokens.length)
        for (const { first, end } of stretches) expect(pieces[end] - pieces[first]).toBeLessThanOrEqual(ROOM)
      },
    ),
  )
})
