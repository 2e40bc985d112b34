import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { hashWord } from '../../model/hash.ts'
import { SHAPE } from '../../model/token.ts'
import { paragraphs } from './paragraphs.ts'
import { tokens } from './tokens.ts'

const resources = { model: null, guides: [] }
function read(text: string, markup: { start: number; end: number }[] = []) {
  const document = { ...plainDocument(text), markup }
  return tokens.run(document, { paragraphs: paragraphs.run(document, {}, resources) }, resources)
}
function words(text: string, markup?: { start: number; end: number }[]): string[] {
  const found = read(text, markup)
  return Array.from({ length: found.length }, (_, i) => text.slice(found.start[i], found.end[i]))
}

test.each([
  ["The crew's boats didn't sail", ['The', 'crew', "'s", 'boats', 'did', "n't", 'sail']],
  ['They’ve said she’ll go and we cannot', ['They', '’ve', 'said', 'she', '’ll', 'go', 'and', 'we', 'can', 'not']],
  ["the '90s crew told ’em", ['the', "'90s", 'crew', 'told', '’em']],
  ["O'Dell kept the captains' log", ["O'Dell", 'kept', 'the', 'captains', "'", 'log']],
  ['Mr. Roe and Sen. Vale met at 5 p.m. in the U.S. capital', ['Mr.', 'Roe', 'and', 'Sen.', 'Vale', 'met', 'at', '5', 'p.m.', 'in', 'the', 'U.S.', 'capital']],
  ['J. Vole sat.', ['J.', 'Vole', 'sat', '.']],
  ['It cost $1,250.50 at 10:30, or 3.5%.', ['It', 'cost', '$', '1,250.50', 'at', '10:30', ',', 'or', '3.5', '%', '.']],
  ['See https://tide.example/a?b=1. Then (www.mill.example).', ['See', 'https://tide.example/a?b=1', '.', 'Then', '(', 'www.mill.example', ')', '.']],
  ['@harbor_news said #ferry sank on tide.com', ['@harbor_news', 'said', '#ferry', 'sank', 'on', 'tide.com']],
  ['well-worn boats -- or... none', ['well-worn', 'boats', '--', 'or', '...', 'none']],
  ["``Go,'' he said", ['``', 'Go', ',', "''", 'he', 'said']],
  ['R&D and his/her', ['R&D', 'and', 'his/her']],
])('%s', (text, expected) => {
  expect(words(text)).toEqual(expected)
})

test('markup is no token, and words do not run over it', () => {
  expect(
    words('a **bold** claim', [
      { start: 2, end: 4 },
      { start: 8, end: 10 },
    ]),
  ).toEqual(['a', 'bold', 'claim'])
  expect(
    words('un**done**', [
      { start: 2, end: 4 },
      { start: 8, end: 10 },
    ]),
  ).toEqual(['un', 'done'])
})

test('words are known by their letters, whatever their case and the form of their apostrophe', () => {
  const found = read('DON’T Café')
  expect([...found.hash]).toEqual([hashWord('do'), hashWord("n't"), hashWord('CAFÉ')])
  expect(found.shape[0] & SHAPE.allCapitals).toBeTruthy()
  expect(found.shape[2] & SHAPE.initialCapital).toBeTruthy()
  expect(found.shape[2] & SHAPE.allCapitals).toBeFalsy()
})

test('each token knows its paragraph', () => {
  expect([...read('One two.\n\nThree').paragraph]).toEqual([0, 0, 0, 1])
})

// A quarter of a million signs: looking to the end of the run at each of them would take minutes, beyond the limit of any test.
test.each(['"', '“', '(', '@', "'", '`', 'a.', '?”', 'www.,', '#'])('a line of nothing but %s is read in one pass', (sign) => {
  const text = sign.repeat(250_000)
  const found = read(text)
  expect(found.end[found.length - 1]).toBe(text.length)
})
