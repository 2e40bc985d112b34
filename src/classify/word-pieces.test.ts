import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tokens } from '../model/token.ts'
import { wordPieces } from './word-pieces.ts'

const PIECES = ['[UNK]', '[unused1]', 'the', 'do', 'don', "'", 't', 'bridge', '##s', 'cafe', '-', 'u', '.', 's', '’']
const vocabulary = { numberOf: (piece: string) => (PIECES.includes(piece) ? PIECES.indexOf(piece) : undefined) }

/** Tokens of a text by their words; a line break begins a paragraph. */
function tokensOf(text: string, words: readonly string[]): Tokens {
  const start: number[] = []
  let at = 0
  for (const word of words) {
    at = text.indexOf(word, at)
    start.push(at)
    at += word.length
  }
  return {
    length: words.length,
    start: Int32Array.from(start),
    end: Int32Array.from(start, (s, i) => s + words[i].length),
    paragraph: Int32Array.from(start, (s) => text.slice(0, s).split('\n').length - 1),
    hash: new Int32Array(words.length),
    shape: new Uint8Array(words.length),
  }
}

const cut = (text: string, words: readonly string[]): string[] => {
  const { pieces, first } = wordPieces(text, tokensOf(text, words), vocabulary)
  return words.map((_, i) => [...pieces.subarray(first[i], first[i + 1])].map((p) => PIECES[p]).join(' '))
}

test('words are cut longest piece first, without case and accents, each paragraph opening with a piece of its own', () => {
  expect(cut('The Bridges\nCafé', ['The', 'Bridges', 'Café'])).toEqual(['[unused1] the', 'bridge ##s', '[unused1] cafe'])
})

test('marks are pieces of their own; what cannot be cut is one unknown piece', () => {
  expect(cut('the U.S. xyz', ['the', 'U.S.', 'xyz'])).toEqual(['[unused1] the', 'u . s .', '[UNK]'])
})

test('a contraction is cut as the base was taught, wherever its tokens part', () => {
  expect(cut("the don't", ['the', 'do', "n't"])).toEqual(['[unused1] the', 'don', "' t"])
  expect(cut('the don’t', ['the', 'do', 'n’t'])).toEqual(['[unused1] the', 'don', '’ t'])
})

test('every token has pieces, and never more than forty', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }).filter((word) => !/\s/.test(word)),
        { minLength: 1, maxLength: 6 },
      ),
      (words) => {
        const { first, pieces } = wordPieces(words.join(' '), tokensOf(words.join(' '), words), vocabulary)
        expect(first[words.length]).toBe(pieces.length)
        for (let i = 0; i < words.length; i++) {
          expect(first[i + 1] - first[i]).toBeGreaterThan(0)
          expect(first[i + 1] - first[i]).toBeLessThanOrEqual(41)
        }
      },
    ),
  )
})
