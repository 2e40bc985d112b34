import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FNV_START, fnvStep, foldUnit, hashWord } from './hash.ts'

test('the hash is FNV-1a of code units', () => {
  // Published test values of the 32-bit FNV-1a: the empty string, "a", "foobar".
  expect([hashWord(''), hashWord('a'), hashWord('foobar')].map((h) => h >>> 0)).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968])
  expect(fnvStep(FNV_START, 97)).toBe(hashWord('a'))
})

test('case and the form of an apostrophe make no difference', () => {
  expect(hashWord('ÉTÉ’S')).toBe(hashWord("été's"))
  fc.assert(fc.property(fc.stringMatching(/^[a-z'à-öø-þ]*$/), (word) => hashWord(word.toUpperCase()) === hashWord(word) || word.includes('ß')))
})

test('the sign of multiplication is no capital', () => {
  expect(foldUnit(0xd7)).toBe(0xd7)
})
