import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchor, anchorAll, selectorOf } from './selectors.ts'

const TEXT = 'The dam held. “We were never told,” said the warden. The dam held again, the warden said, and nobody slept.'
const at = (words: string, nth = 0) => {
  let start = TEXT.indexOf(words)
  for (let i = 0; i < nth; i++) start = TEXT.indexOf(words, start + 1)
  return selectorOf(TEXT, { start, end: start + words.length })
}

test('words in their place are the same, whatever came behind them', () => {
  expect(anchor(`${TEXT} And more.`, at('the warden'))).toEqual({ state: 'same', start: at('the warden').start, end: at('the warden').end })
})

test('words that stand elsewhere have moved, told apart by what stands around them', () => {
  const moved = `UPDATED. ${TEXT}`
  for (const nth of [0, 1]) {
    const selector = at('The dam held', nth)
    expect(anchor(moved, selector)).toEqual({ state: 'moved', start: selector.start + 9, end: selector.end + 9 })
  }
})

test('words that are gone, or stand in places alike, are lost', () => {
  expect(anchor('Nothing of it is left.', at('We were never told'))).toEqual({ state: 'lost' })
  const alike = { ...selectorOf('x held y', { start: 2, end: 6 }), prefix: '', suffix: '' }
  expect(anchor('it held, it held', alike)).toEqual({ state: 'lost' })
})

test('several are lost where one is', () => {
  expect(anchorAll(`A word. ${TEXT}`, [at('warden'), at('slept')]).state).toBe('moved')
  expect(anchorAll(TEXT.replace('slept', 'woke'), [at('warden'), at('slept')]).state).toBe('lost')
})

test('a selector finds its own words in the text that it was made of, and what it answers always has them', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀') }),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ') }),
      fc.nat(40),
      fc.integer({ min: 1, max: 9 }),
      (text, before, from, length) => {
        const span = { start: Math.min(from, text.length), end: Math.min(from + length, text.length) }
        if (span.end <= span.start) return
        const selector = selectorOf(text, span)
        expect(anchor(text, selector)).toEqual({ state: 'same', ...span })
        const elsewhere = anchor(before + text, selector)
        if (elsewhere.state !== 'lost') expect((before + text).slice(elsewhere.start, elsewhere.end)).toBe(selector.exact)
      },
    ),
  )
})
