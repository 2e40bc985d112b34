import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { paragraphs } from '../tokenize/paragraphs.ts'
import { tokens as tokenize } from '../tokenize/tokens.ts'
import { PhraseFinder } from './phrase-pattern.ts'

function found(patterns: readonly string[], text: string, classes: Readonly<Record<string, string>> = {}): string[] {
  const document = plainDocument(text)
  const resources = { model: null, guides: [] }
  const tokens = tokenize.run(document, { paragraphs: paragraphs.run(document, {}, resources) }, resources)
  const finder = new PhraseFinder(
    patterns.map((p) => [p, p] as const),
    classes,
  )
  return [...finder.matches(tokens, 0, tokens.length)].map(({ first, end }) => text.slice(tokens.start[first], tokens.end[end - 1]))
}

test('alternatives, optional words, gaps and classes', () => {
  expect(found(['red|blue door'], 'A red door, a blue door, a green door')).toEqual(['red door', 'blue door'])
  expect(found(['the old? door'], 'The old door, the door, the new door')).toEqual(['The old door', 'the door'])
  expect(found(['the ~2 door'], 'the big red door, the very big red door')).toEqual(['the big red door'])
  expect(found(['{color|black} door'], 'a red door, a black door', { color: 'red blue' })).toEqual(['red door', 'black door'])
})

test('the longest of several phrases counts, and none inside it', () => {
  expect(found(['no word', 'no word on', 'word on'], 'There was no word on the crew')).toEqual(['no word on'])
})
