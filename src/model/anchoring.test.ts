import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchor, anchorAll, carryOver, selectorOf } from './anchoring.ts'

const TEXT = 'The dam held. “We were never told,” said the warden. The dam held again, the warden said, and nobody slept.'
const at = (words: string, nth = 0) => {
  let start = TEXT.indexOf(words)
  for (let i = 0; i < nth; i++) start = TEXT.indexOf(words, start + 1)
  return selectorOf(TEXT, { start, end: start + words.length })
}

test('words in their place are the same, whatever came behind them', () => {
  const { start, end } = at('the warden')
  expect(anchor(`${TEXT} And more.`, at('the warden'))).toEqual({ state: 'same', start, end })
})

test('words that stand elsewhere have moved, told apart by what stands around them', () => {
  for (const nth of [0, 1]) {
    const selector = at('The dam held', nth)
    expect(anchor(`UPDATED. ${TEXT}`, selector)).toEqual({ state: 'moved', start: selector.start + 9, end: selector.end + 9 })
  }
})

test('the same words in the old place are not taken for those that moved away from it', () => {
  const before = 'He left. The mayor said he was safe.'
  const after = 'So he is. The mayor said he was safe.'
  const start = before.indexOf('he was')
  const selector = selectorOf(before, { start, end: start + 2 })
  expect(anchor(after, selector)).toEqual({ state: 'moved', start: start + 1, end: start + 3 })
  // Here another “he” stands just where the old one stood.
  const shifted = `${'x'.repeat(start - 13)} and he was so. The mayor said he was safe.`
  expect(shifted.slice(selector.start, selector.end)).not.toBe('')
  expect(anchor(shifted, selector)).toMatchObject({ state: 'moved', start: shifted.lastIndexOf('he was') })
})

test('a page that is wrapped anew keeps its words', () => {
  const wrapped = TEXT.replaceAll('the warden', 'the\n  warden')
  const found = anchor(wrapped, at('the warden said'))
  expect(found.state).toBe('moved')
  if (found.state !== 'lost') expect(wrapped.slice(found.start, found.end)).toBe('the\n  warden said')
})

test('words that are gone, were rewritten, or stand in places alike, are lost', () => {
  expect(anchor('Nothing of it is left.', at('We were never told'))).toEqual({ state: 'lost' })
  expect(anchor(TEXT.replace('never told', 'not told'), at('We were never told'))).toEqual({ state: 'lost' })
  const alike = { ...selectorOf('x held y', { start: 2, end: 6 }), prefix: '', suffix: '' }
  expect(anchor('it held, it held', alike)).toEqual({ state: 'lost' })
})

test('a short word is not found again by itself in a text that has nothing else of it', () => {
  const { start } = at('dam')
  const selector = selectorOf(TEXT, { start, end: start + 3 })
  expect(anchor('Nobody gave a dam about it.', selector)).toEqual({ state: 'lost' })
  expect(anchor('Madame Hall was there: “The dam held.”', selector)).toMatchObject({ state: 'moved' })
})

test('part of a longer word is not the word', () => {
  const before = 'She studies art in the old school by the river.'
  const start = before.indexOf('art')
  expect(anchor('She studies party politics in the old school.', selectorOf(before, { start, end: start + 3 }))).toEqual({ state: 'lost' })
})

test('of places with the same around them the nearest is taken where it is by far the nearest', () => {
  const around = 'As it was said there by all of them then: the dam held, and so on, as it was said there by all of them.'
  const selector = selectorOf(around, { start: around.indexOf('the dam held'), end: around.indexOf('the dam held') + 12 })
  const twice = `${around}${'-'.repeat(400)}${around}`
  expect(anchor(`! ${twice}`, selector)).toMatchObject({ state: 'moved', start: selector.start + 2 })
  expect(anchor(`${'-'.repeat(200)}${twice}`, selector)).toEqual({ state: 'lost' })
})

test('several are lost where one is', () => {
  expect(anchorAll(`A word. ${TEXT}`, [at('warden'), at('nobody slept')]).state).toBe('moved')
  expect(anchorAll(TEXT.replace('slept', 'woke'), [at('warden'), at('nobody slept')]).state).toBe('lost')
})

test('what became of each span in a later version is told in order', () => {
  const after = TEXT.replace('“We were never told,” said the warden. ', '')
  const spans = ['The dam held', 'We were never told', 'nobody slept'].map((words) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length }))
  expect(carryOver(TEXT, after, spans).map(({ state }) => state)).toEqual(['same', 'lost', 'moved'])
})

test('a selector finds its own words in the text that it was made of, and what it answers always has them', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀', '.', '(') }),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ') }),
      fc.nat(40),
      fc.integer({ min: 1, max: 9 }),
      (text, before, from, length) => {
        const span = { start: Math.min(from, text.length), end: Math.min(from + length, text.length) }
        const selector = selectorOf(text, span)
        if (!selector.exact.trim()) return
        expect(anchor(text, selector)).toEqual({ state: 'same', ...span })
        const elsewhere = anchor(before + text, selector)
        if (elsewhere.state !== 'lost') expect((before + text).slice(elsewhere.start, elsewhere.end).replace(/\s+/g, ' ')).toBe(selector.exact.replace(/\s+/g, ' '))
      },
    ),
  )
})

test('a long text of one word alike costs no more than its length', () => {
  const selector = { exact: 'ab', prefix: 'x', suffix: 'y', start: 5, end: 7 }
  expect(anchor('ab '.repeat(200_000), selector)).toEqual({ state: 'lost' })
})
