import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { readLayers } from '../pipeline.ts'
import { paragraphs } from './paragraphs.ts'
import { sentences } from './sentences.ts'
import { tokens } from './tokens.ts'

const resources = { model: null, guides: [] }
function split(text: string): string[] {
  const layers = readLayers(plainDocument(text), resources)
  const { length, first } = layers.sentences
  return Array.from({ length }, (_, s) => text.slice(layers.tokens.start[first[s]], layers.tokens.end[first[s + 1] - 1]))
}

test.each([
  ['titles and initials end none', ['Mr. J. Roe met Sen. Vale.', 'They spoke.']],
  ['a closing mark goes with what it closes', ['“We wait.”', 'The crew left.']],
  ['what was asked and who asked it are one', ['“Why now?” the mayor asked.', 'Nobody knew.']],
  ['an abbreviation ends one before a word that opens one', ['He moved to the U.S.', 'The mill stayed.']],
  ['numbers hold full stops', ['It rose 3.5 points.', 'Then it fell.']],
  ['a bracket after the full stop belongs to what it closes', ['(It was late.)', 'She left.']],
])('%s', (_, expected) => {
  expect(split(expected.join(' '))).toEqual(expected)
})

test('no sentence runs over the end of a paragraph, and an empty text has none', () => {
  expect(split('A headline with no stop\n\nIt rained')).toEqual(['A headline with no stop', 'It rained'])
  expect(split('')).toEqual([])
})

test('a page of closing marks is gone through once', () => {
  const document = plainDocument('?”'.repeat(200_000))
  const words = tokens.run(document, { paragraphs: paragraphs.run(document, {}, resources) }, resources)
  expect(sentences.run(document, { tokens: words }, resources).length).toBe(1)
})
