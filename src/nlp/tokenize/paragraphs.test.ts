import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import type { Document } from '../../model/document.ts'
import { paragraphs } from './paragraphs.ts'

const split = (text: string, parts: Document['parts'] = []): string[] =>
  paragraphs.run({ ...plainDocument(text), parts }, {}, { model: null, guides: [] }).map(({ start, end }) => text.slice(start, end))

const WRAPPED = [
  'The harbor board met late on Tuesday to hear from the owners of the',
  'northern pier, who have asked three times since the spring for leave to',
  'mend it and were told each time that the papers were not in order and',
  'that the board would look at them again when the winter had passed and',
  'the ferries were back at sea with a full crew and a new set of rules',
  'for all.',
]

test.each(['\n', '\r\n', '\r'])('every line end of an unwrapped text ends a paragraph (%j)', (end) => {
  expect(split(`One.${end}Two.${end}${end}  Three. ${end}`)).toEqual(['One.', 'Two.', 'Three.'])
})

test.each(['\n', '\r\n'])('a line end of a hard-wrapped text is white space, a blank line ends a paragraph (%j)', (end) => {
  const text = `${WRAPPED.join(end)}${end}${end}It adjourned.`
  expect(split(text)).toEqual([WRAPPED.join(end), 'It adjourned.'])
})

test('a headline of a hard-wrapped text is a paragraph of its own', () => {
  const text = `Board meets\n${WRAPPED.join('\n')}`
  expect(
    split(text, [
      { kind: 'headline', start: 0, end: 11 },
      { kind: 'body', start: 12, end: text.length },
    ]),
  ).toEqual(['Board meets', WRAPPED.join('\n')])
})

test('a text of white space has no paragraph', () => {
  expect(split(' \n\t\r\n\u2028 ')).toEqual([])
})
