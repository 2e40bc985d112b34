import { expect, test } from 'vitest'
import { observed } from '../../../tests/observed.ts'
import { boundPhrases } from '../language/en/number-words.ts'

const read = (text: string) =>
  observed(text).quantities.map(({ start, end, value, bound, unit, of }) => [text.slice(start, end), value, bound, unit, of && text.slice(of.start, of.end)])

test.each([
  ['At least 600 people were counted.', 'At least 600', 600, 'at-least', null, 'people'],
  ['Between 20 and 30 percent of voters stayed home.', 'Between 20 and 30 percent', [20, 30], 'range', 'percent', 'voters'],
  ['The quay cost $4.2 billion.', '$4.2 billion', 4.2e9, 'exact', 'USD', null],
  ['The quay cost $2 million to $3 million.', '$2 million to $3 million', [2e6, 3e6], 'range', 'USD', null],
  ['Dozens of people fled.', 'Dozens of', 24, 'at-least', null, 'people'],
  ['Two thirds of residents were out.', 'Two thirds of', 0.666666666667, 'exact', null, 'residents'],
  ['A 12-year-old boy lived.', '12-year-old', 12, 'exact', 'year of age', 'boy'],
  ['Ada Vale, 34, came.', '34', 34, 'exact', 'year of age', null],
  ['Up to two hundred and fifty people came.', 'Up to two hundred and fifty', 250, 'at-most', null, 'people'],
])('%s', (text, ...quantity) => {
  expect(read(text)).toEqual([quantity])
})

test('dates, names and pronouns are no quantities', () => {
  expect(read('One of them left on March 3, 2019, on Flight 370. No one came two days ago.')).toEqual([])
})

test.each(boundPhrases)('what “$phrases” say: $bound', ({ example, bound, value }) => {
  expect(observed(example).quantities).toMatchObject([{ value, bound }])
})
