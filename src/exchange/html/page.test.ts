import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { attribution, fullReading, reading, words } from '../../../tests/fixture/public-reading.ts'
import { readingHtml } from './page.ts'
import { SCRIPT } from './script.ts'
import { segments } from './segments.ts'
import { STYLE } from './style.ts'

const TAGS = new Set(
  'html head meta title style body a header h1 h2 h3 p main section svg defs pattern rect path ul ol li div span b i q strong dl dt dd button dialog kbd br label input form script'.split(
    ' ',
  ),
)

/** The tags of a page with their attributes, and the words of its scripts and styles. */
function parsed(page: string) {
  const tags: { name: string; attributes: Record<string, string> }[] = []
  const raw: Record<string, string> = { script: '', style: '' }
  let inside = ''
  const parser = new Parser({
    onopentag(name, attributes) {
      tags.push({ name, attributes })
      inside = name
    },
    ontext(text) {
      if (inside in raw) raw[inside] += text
    },
    onclosetag() {
      inside = ''
    },
  })
  parser.end(page)
  return { tags, raw }
}

test('the page shows the article with its statements, and the same summary', () => {
  const page = readingHtml(fullReading())
  for (const shown of [
    'Statement 2: Rosa Imhof, “saying”, direct, The Keltown Ledger ← the city news service ← Rosa Imhof',
    '4 statements: 2 named sources',
    'unnamed group',
    '(end of 1)',
  ])
    expect(page).toContain(shown)
  expect(page).toContain('<span class="gap from to">the mining board has not released its log</span>')
})

test('marks that cross are cut into segments that do not', () => {
  const cut = segments(
    [
      { start: 0, end: 10 },
      { start: 12, end: 20 },
    ],
    [
      { start: 2, end: 6, name: 'a' },
      { start: 4, end: 15, name: 'b' },
    ],
  )
  const edges = segments(
    [
      { start: 0, end: 3 },
      { start: 5, end: 9 },
    ],
    [
      { start: 3, end: 7 },
      { start: 1, end: 4 },
    ],
  )
  expect(edges.flat().map(({ opening, closing }) => [opening.length, closing.length])).toEqual([
    [0, 0],
    [1, 1],
    [1, 1],
    [0, 0],
  ])
  expect(cut.map((frame) => frame.map(({ start, end, marks }) => `${start}-${end}${marks.map(({ name }) => name).join('')}`))).toEqual([
    ['0-2', '2-4a', '4-6ab', '6-10b'],
    ['12-15b', '15-20'],
  ])
})

test('segments tile their frames and know every mark over them', () => {
  const span = (most: number) => fc.tuple(fc.nat(most - 1), fc.integer({ min: 1, max: most })).map(([a, b]) => ({ start: Math.min(a, b - 1), end: Math.max(a + 1, b) }))
  fc.assert(
    fc.property(fc.array(span(30), { maxLength: 8 }), (marks) => {
      const frames = [
        { start: 0, end: 12 },
        { start: 13, end: 30 },
      ]
      segments(frames, marks).forEach((cut, i) => {
        let at = frames[i].start
        for (const { start, end, marks: over } of cut) {
          expect(start).toBe(at)
          expect(over.length).toBe(marks.filter((mark) => mark.start <= start && mark.end >= end).length)
          expect(marks.every((mark) => mark.end <= start || mark.start >= end || (mark.start <= start && mark.end >= end))).toBe(true)
          at = end
        }
        expect(at).toBe(frames[i].end)
      })
    }),
  )
})

test('nothing of a text becomes markup, whatever it holds', () => {
  const nasty = fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '</style><b>',
    ']]>',
    '<!--',
    '\u0000<a href=javascript:alert(1)>',
    '&lt;script&gt;',
  )
  const anyText = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(anyText, (content) => {
      const text = `${content}\n\n${content}`
      const said = attribution(text, 'a1', { source: content, cue: content, content })
      const hostile = {
        title: content,
        outlet: content,
        authors: [content],
        url: 'javascript:alert(1)',
        language: content,
        place: content,
        published: content,
        missing: [content],
      }
      const findings = [{ rule: 'x', spans: [words(text, content)], message: content }]
      const full = { ...reading(text, { attributions: [said], findings }, hostile), path: content }
      const { tags, raw } = parsed(readingHtml(full))
      for (const { name, attributes } of tags) {
        expect(TAGS).toContain(name)
        expect(Object.keys(attributes).filter((key) => key.startsWith('on') || key === 'style' || key === 'src')).toEqual([])
        if (attributes.href !== undefined) expect(attributes.href).toMatch(/^#/)
      }
      expect(raw).toEqual({ script: SCRIPT, style: STYLE })
    }),
    { numRuns: 60 },
  )
})

test('an address leads out of the page only by the web’s own schemes', () => {
  const page = readingHtml(reading('Head\n\nBody.', {}, { url: 'https://ledger.example/a?b=1&c=2' }))
  expect(page).toContain('href="https://ledger.example/a?b=1&amp;c=2"')
})
