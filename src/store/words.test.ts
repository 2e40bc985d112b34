import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locate, locateByWords, matchOf, phrasesOf } from './query.ts'
import { foldWord, indexed, wordsOf } from './words.ts'

test('words stand in the text where they are said to, in order, and hold nothing that a query could mean otherwise', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let last = 0
      for (const { word, start, end } of wordsOf(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(word).toBe(foldWord(text.slice(start, end)))
        expect(word).not.toMatch(/[\s"*(){}^:+-]/)
        last = end
      }
    }),
  )
})

test.each([
  ['Don’t stop', 'don t stop'],
  ['Łódź, ÆSIR & straße', 'lodz aesir strasse'],
  ['co\u00adop\u00aderate', 'cooperate'],
  ['e\u0301t\u00e9', 'ete'],
  ['１２ ﬁre', '12 fire'],
  ['½ cup', '12 cup'],
  ['3.5 million', '3 5 million'],
  ['한국은 서울에', '한국은 서울에'],
  ['संविधान', 'संविधान'],
  ['ありがとう', 'ありがとう'],
])('%s is indexed as %s', (text, words) => {
  expect(indexed(text)).toBe(words)
})

test('a run of a script without blanks is several words, and asked for as one phrase whose end is open', () => {
  const words = wordsOf('東京都知事は安全だと述べた')
  expect(words.length).toBeGreaterThan(3)
  expect(words.map(({ word }) => word).join('')).toBe('東京都知事は安全だと述べた')
  expect(matchOf(phrasesOf('東京 大阪*'))).toBe('"東京" * AND "大阪" *')
  expect(phrasesOf('東京都知事は安全だ')).toMatchObject([{ open: true }])
})

test('a text without a blank makes no term of a megabyte, and takes no time', () => {
  expect(wordsOf('x'.repeat(1_000_000))[0].word.length).toBe(64)
  expect(Math.max(...wordsOf('橋'.repeat(100_000)).map(({ word }) => word.length))).toBeLessThanOrEqual(64)
})

test.each([
  ['weir board', '"weir" AND "board"'],
  ['"the river board"', '"the river board"'],
  ['“river board” said', '"river board" AND "said"'],
  ['gear*', '"gear" *'],
  ['well-known', '"well" AND "known"'],
  ['NEAR(a b) OR NOT "x', '"near" AND "a" AND "b" AND "or" AND "not" AND "x"'],
  ['"" * ( )', ''],
])('%s asks for %s', (typed, match) => {
  expect(matchOf(phrasesOf(typed))).toBe(match)
})

test('phrases are found where they stand, accents or not', () => {
  const text = 'The Café of Hale: a café, of sorts. Cafés.'
  const found = (typed: string) => locate(text, phrasesOf(typed)).map(({ start, end }) => text.slice(start, end))
  expect(found('cafe')).toEqual(['Café', 'café'])
  expect(found('"cafe of"')).toEqual(['Café of', 'café, of'])
  expect(found('caf*')).toEqual(['Café', 'café', 'Cafés'])
})

test('the short way to places and the long one lead to the same', () => {
  const unit = fc.constantFrom('a', 'b', 'A', '1', ' ', '-', '’', '.', '€', '\n', 'é', '\u00ad')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), fc.string({ unit: fc.constantFrom('a', 'b', '1', ' ', '"', '*'), maxLength: 12 }), (text, typed) => {
      const phrases = phrasesOf(typed)
      expect(locate(text, phrases)).toEqual(locateByWords(text, phrases))
    }),
    { numRuns: 500 },
  )
})
