import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TERMS_SCRIPT, termsOf } from './terms.ts'

test('words without case and accents, pairs of neighbors where no blank parts words', () => {
  expect(termsOf('The Café in Łódź, 2031')).toEqual(['the', 'cafe', 'in', 'łodz', '2031'])
  expect(termsOf('港の船')).toEqual(['港の', 'の船'])
  expect(termsOf('부두 배')).toEqual(['부두', '배'])
  expect(termsOf('ＰＯＲＴ')).toEqual(['port'])
})

test('the page’s script makes the same terms', () => {
  const inPage = new Function(`${TERMS_SCRIPT}; return termsOf`)() as typeof termsOf
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.constantFrom('港', 'の', 'บ', 'é', 'İ', 'ß', 'ﬁ', '부', ' ', '’', 'a', '2', '\u0301', '\ud83d')).map((units) => units.join('')),
  )
  fc.assert(
    fc.property(text, (words) => {
      expect(inPage(words)).toEqual(termsOf(words))
    }),
  )
})
