import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hardWords, observed } from '../../../tests/observed.ts'
import { nameWordRows } from '../language/en/name-words.ts'

const read = (text: string) => observed(text).entities.map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)

test.each(nameWordRows)('$example', ({ example, name, type }) => {
  expect(read(example)).toContain(`${type} ${name}`)
})

test('titles and articles are left off, a people’s adjective is a name of its own', () => {
  expect(read('The Norwegian President Ada Vale met spokesman Bruno Harrow in Oslo.')).toEqual([
    'nationality Norwegian',
    'person Ada Vale',
    'person Bruno Harrow',
    'place Oslo',
  ])
})

test('once a name is a person’s, its last word is', () => {
  expect(read('Mr. Bruno Orlander came late. He saw Orlander leave.')).toEqual(['person Bruno Orlander', 'person Orlander'])
})

test('letters in brackets stand for the body before them', () => {
  expect(read('The Harrow Relief Fund (HRF) said it was ready. In the port HRF waited.')).toEqual([
    'organization Harrow Relief Fund',
    'organization HRF',
    'organization HRF',
  ])
})

test('the capitals of a headline make no names', () => {
  expect(read('Angry Crowd Blocks Quay as Ada Vale Leaves Norway\n\nThe crowd blocked the quay. Then Ada Vale left.')).toEqual([
    'person Ada Vale',
    'place Norway',
    'person Ada Vale',
  ])
})

test('entities lie in the text, in order and apart, whatever the text', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...hardWords), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 25 }), (words) => {
      const text = words.join(' ')
      const { entities, relations } = observed(text)
      let last = 0
      for (const { start, end } of entities) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
      for (const { span } of relations) expect(span.end > span.start && span.end <= text.length).toBe(true)
    }),
    { numRuns: 150 },
  )
})
