import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sourceSpans } from '../../model/source-map.ts'
import { html } from '../html.ts'
import { mapPage } from './places.ts'

const page = (body: string) => `<!doctype html><html><head><title>Weir holds</title></head><body>${body}</body></html>`
const FILLER =
  '<p>Nobody was hurt, and the road to Port Merrow was open again by noon, according to the council of the town.</p><p>The wall would be inspected in the week after, a spokeswoman of the river board said.</p>'

/** What the source has for words of the text. */
function sourceOf(source: string, words: string): string[] {
  const { text } = html.read({ text: source, name: undefined })
  const start = text.indexOf(words)
  expect(start).toBeGreaterThanOrEqual(0)
  return sourceSpans(mapPage(source, text), { start, end: start + words.length }).map((span) => source.slice(span.start, span.end))
}

test('words lead to their place in the page, markup between them left out', () => {
  const source = page(`<article><h1>Weir holds</h1><p>The warden, <b>Ines Calder</b>, said that the weir had held through\n  the night.</p>${FILLER}</article>`)
  expect(sourceOf(source, 'the weir had held through the night.')).toEqual(['the weir had held through\n  the night.'])
  expect(sourceOf(source, 'The warden, Ines Calder, said')).toEqual(['The warden, ', 'Ines Calder', ', said'])
})

test('a character reference is one character, and its source is all of it', () => {
  const source = page(`<article><p>&ldquo;We rebuilt the mill &amp; the weir,&rdquo; Ana Terzi&#263; told reporters on the bridge.</p>${FILLER}</article>`)
  expect(sourceOf(source, '“We rebuilt the mill & the weir,”').join('')).toBe('&ldquo;We rebuilt the mill &amp; the weir,&rdquo;')
  expect(sourceOf(source, 'ć').join('')).toBe('&#263;')
})

test('of words that stand on the page twice, the body’s are found', () => {
  const twice = 'The harbour master spoke of a quiet night.'
  const source = page(`<nav><p>${twice}</p></nav><article><p>${FILLER}</p><p>${twice}</p>${FILLER.replaceAll('wall', 'quay').replaceAll('road', 'lane')}</article>`)
  const { text } = html.read({ text: source, name: undefined })
  const start = text.indexOf(twice)
  expect(sourceSpans(mapPage(source, text), { start, end: start + 5 })[0]?.start).toBe(source.lastIndexOf(twice))
})

test('whatever a page holds, runs are in order and their verbatim ones are the same text', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<b>',
    '</b>',
    '&amp;',
    '&#x1F600;',
    '&nbsp;',
    '\u00ad',
    ' ',
    '\n',
    'The weir held',
    'ć',
    '<br>',
    '<script>x</script>',
    '<td>',
    '&',
    '<',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const source = page(`<article>${pieces.join('')}${FILLER}</article>`)
      const { text } = html.read({ text: source, name: undefined })
      let before = 0
      for (const { start, end, from, to } of mapPage(source, text)) {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(end).toBeGreaterThan(start)
        expect(to).toBeGreaterThan(from)
        if (to - from === end - start && end - start > 1 && !source.slice(from, to).includes('&'))
          expect(text.slice(start, end).replace(/\s/gu, ' ')).toBe(source.slice(from, to).replace(/\s/gu, ' '))
        before = end
      }
    }),
    { numRuns: 200 },
  )
})

test('the headline leads to the heading above the body', () => {
  const source = page(`<article><h1>Weir holds</h1>${FILLER}</article>`)
  const [span] = sourceSpans(mapPage(source, html.read({ text: source, name: undefined }).text), { start: 0, end: 10 })
  expect(source.slice(span.start - 4, span.end)).toBe('<h1>Weir holds')
})

test('a sign that shows nothing is not taken for the space behind it', () => {
  const source = page(`<article><p>Harbour\u00ad<b> master</b> Ines Calder spoke of a quiet night on the quay.</p>${FILLER}</article>`)
  expect(sourceOf(source, 'Harbour master')).toEqual(['Harbour', ' master'])
})
