import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { paragraphs } from './paragraphs.ts'
import { quotation } from './quotation.ts'
import { tokens } from './tokens.ts'

const resources = { model: null, guides: [] }
function read(text: string) {
  const document = plainDocument(text)
  const layers = { paragraphs: paragraphs.run(document, {}, resources) }
  const words = tokens.run(document, layers, resources)
  return quotation.run(document, { ...layers, tokens: words }, resources)
}
const quotes = (text: string): string[] => read(text).quotes.map(({ start, end, depth }) => `${depth} ${text.slice(start, end)}`)

test.each([
  ['curly', 'The board said “we wait” again.', ['0 “we wait”']],
  ['straight', 'She said "we wait" and "we sail".', ['0 "we wait"', '0 "we sail"']],
  ['doubled', "``We wait,'' she said.", ["0 ``We wait,''"]],
  ['angle', 'Il a dit « on attend » hier.', ['0 « on attend »']],
  ['single', 'The ‘old pier’ stands.', ['0 ‘old pier’']],
  ['single within double', '“He said ‘go’ to us,” she said.', ['0 “He said ‘go’ to us,”', '1 ‘go’']],
  ['German marks', 'Er sagt „geht“, she said.', ['0 „geht“']],
  ['angles that point inwards', '»We sail«, she said; »soon«.', ['0 »We sail«', '0 »soon«']],
  ['angles with spaces', 'She said: « We sail. »', ['0 « We sail. »']],
  ['corners', 'She said 「we 『sail』」.', ['0 「we 『sail』」', '1 『sail』']],
  ['double within single', '‘He said “go” to us,’ she said.', ['0 ‘He said “go” to us,’', '1 “go”']],
  ['apostrophes are no quotation', "The crews' boats weren't the mayor’s in the '90s.", []],
  ['apostrophes within a quotation', '“The crew’s boats don’t sail,” she said.', ['0 “The crew’s boats don’t sail,”']],
])('%s', (_, text, expected) => {
  expect(quotes(text)).toEqual(expected)
})

test('a quotation goes on over paragraphs that each open with a mark', () => {
  const { quotes: found } = read('“We wait.\n\n“We sail,” she said.')
  expect(found.map(({ closed, continues }) => ({ closed, continues }))).toEqual([
    { closed: false, continues: true },
    { closed: true, continues: false },
  ])
})

test('a quotation that is never closed ends with its paragraph', () => {
  const text = 'He said “we wait.\n\nThe crew left.'
  expect(quotes(text)).toEqual(['0 “we wait.'])
  expect(read(text).quotes[0]).toMatchObject({ closed: false, continues: false })
})

test('a mark that closes nothing is stray', () => {
  expect(read('We wait,” she said.')).toMatchObject({ quotes: [], stray: [3] })
})

test('depth counts the quotations around a token', () => {
  expect([...read('a “b ‘c’ d” e').depth]).toEqual([0, 1, 1, 2, 2, 2, 1, 1, 0])
})
