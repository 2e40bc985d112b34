import fc from 'fast-check'
import { expect, test } from 'vitest'
import { goesOnAround, markedPassage, passageAround } from './passage.ts'

const words = (text: string, ...wanted: string[]) => wanted.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }))

test('a passage is of one paragraph, in whole words, and knows where it was cut', () => {
  const text = `Mill closes\n\n${'The river rose for days. '.repeat(8)}The mill stood still. ${'Nobody came to see it. '.repeat(8)}\n\nThe end.`
  const passage = passageAround(text, words(text, 'stood'))
  const shown = text.slice(passage.start, passage.end)
  expect(shown).toMatch(/^\w.* The mill stood still\. .*\S$/)
  expect(shown.length).toBeLessThan(220)
  expect(goesOnAround(text, passage)).toEqual({ before: true, after: true })
  expect(goesOnAround(text, { start: 0, end: 11 })).toEqual({ before: false, after: false })
})

test('of several places, the one where most words stand together', () => {
  const text = `A mill. ${'x '.repeat(200)} The old mill at Sant burned.`
  const spans = [...words(text, 'mill'), ...['old', 'Sant'].flatMap((word) => words(text, word))]
  const { start, end } = passageAround(text, spans)
  expect(text.slice(start, end)).toContain('old mill at Sant')
})

test('whatever the text, the passage holds the words, and its pieces are its text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '漢', '😀') })
  fc.assert(
    fc.property(text, fc.nat(30), fc.integer({ min: 1, max: 5 }), (all, from, length) => {
      const span = { start: Math.min(from, all.length), end: Math.min(from + length, all.length) }
      if (span.end <= span.start || all.slice(span.start, span.end).includes('\n')) return
      const passage = passageAround(all, [span], 8)
      expect(passage.start).toBeLessThanOrEqual(span.start)
      expect(passage.end).toBeGreaterThanOrEqual(span.end)
      const pieces = markedPassage(all, passage, [span])
      expect(pieces.map((piece) => piece.text).join('')).toBe(all.slice(passage.start, passage.end))
      expect(pieces.filter(({ look }) => look === 'strong').map((piece) => piece.text)).toEqual([all.slice(span.start, span.end)])
    }),
  )
})
