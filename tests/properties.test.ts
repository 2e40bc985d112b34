import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readModel } from '../src/classify/weights.ts'
import { readBytes } from '../src/ingest/readers.ts'
import type { Document } from '../src/model/document.ts'
import type { Layers } from '../src/model/layers.ts'
import type { Span } from '../src/model/span.ts'
import { readLayers, stages } from '../src/nlp/pipeline.ts'
import { plainDocument } from '../training/plain-document.ts'

const WEIGHTS = join(import.meta.dirname, '../models/en/weights.bin')
const model = existsSync(WEIGHTS) ? readModel(readFileSync(WEIGHTS), 'here') : null
const readings = [
  { name: 'by rules', resources: { model: null, guides: [] }, isSkipped: false },
  { name: model ? 'by the weights' : 'by the weights (skipped: models/en/weights.bin is absent)', resources: { model, guides: [] }, isSkipped: !model },
]

/** A text as a document that is all body, as a reader of plain text without a head gives it. */
const allBody = (text: string): Document => ({ ...plainDocument(text), parts: text ? [{ kind: 'body', start: 0, end: text.length }] : [] })

const PIECES = [
  'the harbor board',
  'Ines Calder',
  'Mr. Roe',
  'she',
  'said',
  'told reporters that',
  'according to',
  'denied',
  'is said to be',
  'would not comment',
  'on Tuesday',
  'about 40 tons',
  'an aide who asked not to be named',
  'a claim that',
  'the ferry sank',
  "didn't",
  'the crew’s',
  '“',
  '”',
  '‘',
  '’',
  '"',
  "'",
  "''",
  '``',
  '«',
  '»',
  ',',
  '.',
  '?',
  ':',
  '(',
  ')',
  '—',
  '\n',
  '\n\n',
  '\r\n',
  '\r\n\r\n',
  '\u2028',
  '\u0000',
  '\ud800',
  '\udc00',
  '\u202e',
  '\u2066',
  '\ufeff',
  '\u200b',
  '\u00a0',
  'é\u0301',
  '😀',
  'www.tide.example/a.',
  '@mill',
  '#',
]
/** News in pieces, with what programs stumble over between them; some of it without any space. */
const news = fc.tuple(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), fc.constantFrom(' ', ' ', '')).map(([pieces, glue]) => pieces.join(glue))
/** Every code unit may stand in a text, halves of pairs among them. */
const anything = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units))
const marks = fc.array(fc.constantFrom(...'“”‘’"\'`«»„‹›'), { maxLength: 80 }).map((all) => all.join(''))
const text = fc.oneof({ weight: 6, arbitrary: news }, { weight: 2, arbitrary: anything }, { weight: 1, arbitrary: marks })

/** Every span of a value, wherever in it. */
function* spansOf(value: unknown): Generator<Span> {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return
  if ('start' in value && typeof value.start === 'number') yield value as Span
  for (const inner of Object.values(value)) yield* spansOf(inner)
}

/** Freezes a value and all that it holds, columns of numbers excepted: those cannot be frozen. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) frozen(inner)
  return Object.freeze(value)
}

const inOrder = (spans: readonly Span[]): boolean => spans.every(({ start }, i) => i === 0 || spans[i - 1].end <= start)
const within = (outer: readonly Span[], { start, end }: Span): boolean => outer.some((o) => o.start <= start && end <= o.end)

/** Tokens are in order and not empty, and what they leave out is white space or markup. */
function expectTokensToTile({ text: words, markup }: Document, { tokens }: Layers): void {
  let at = 0
  const left: [number, number][] = []
  for (let i = 0; i < tokens.length; i++) {
    expect(tokens.start[i]).toBeGreaterThanOrEqual(at)
    expect(tokens.end[i]).toBeGreaterThan(tokens.start[i])
    if (tokens.start[i] > at) left.push([at, tokens.start[i]])
    at = tokens.end[i]
  }
  left.push([at, words.length])
  const unmarked = left.map(([start, end]) => [...words.slice(start, end)].filter((_, k) => !markup.some((m) => m.start <= start + k && start + k < m.end)).join(''))
  expect(unmarked.join('').trim()).toBe('')
}

function expectOrder(document: Document, layers: Layers): void {
  const { tokens, sentences, paragraphs, quotation } = layers
  expect(inOrder(paragraphs)).toBe(true)
  expect(sentences.first[sentences.length]).toBe(tokens.length)
  for (let s = 0; s < sentences.length; s++) {
    expect(sentences.first[s + 1]).toBeGreaterThan(sentences.first[s])
    for (let i = sentences.first[s]; i < sentences.first[s + 1]; i++) {
      expect(sentences.of[i]).toBe(s)
      expect(tokens.paragraph[i]).toBe(tokens.paragraph[sentences.first[s]])
    }
  }
  const open: Span[] = []
  for (const quote of quotation.quotes) {
    while (open.length && (open.at(-1) as Span).end <= quote.start) open.pop()
    if (open.length) expect((open.at(-1) as Span).end).toBeGreaterThanOrEqual(quote.end)
    open.push(quote)
  }
  const body = document.parts.filter(({ kind }) => kind === 'body')
  expect(inOrder(layers.voice)).toBe(true)
  for (const span of layers.voice) expect(within(body, span)).toBe(true)
  let v = 0
  for (let i = 0; i < tokens.length; i++) {
    while (v < layers.voice.length && layers.voice[v].end <= tokens.start[i]) v++
    expect(layers.voice[v]?.start, `token ${i} has a voice`).toBeLessThanOrEqual(tokens.start[i])
  }
}

function expectNesting({ parts, values, tokens }: Layers): void {
  expect(values).toHaveLength(parts.length)
  const place = new Map(parts.map(({ id }, i) => [id, i]))
  expect(place.size).toBe(parts.length)
  for (const [i, { content, cue, nestedIn, confidence }] of parts.entries()) {
    expect(content.length).toBeGreaterThan(0)
    expect(confidence).toBeGreaterThanOrEqual(0)
    expect(confidence).toBeLessThanOrEqual(1)
    if (nestedIn === undefined) continue
    const parent = place.get(nestedIn)
    expect(parent).toBeLessThan(i)
    for (const span of cue) expect(within(parts[parent as number].content, span)).toBe(true)
  }
  expect(tokens.length).toBeGreaterThan(parts.length)
}

for (const { name, resources, isSkipped } of readings) {
  describe.skipIf(isSkipped)(`a reading ${name}`, () => {
    test('has its spans in the text and its layers in order, whatever the text', () => {
      fc.assert(
        fc.property(text, (words) => {
          const document = allBody(words)
          const layers = readLayers(document, resources)
          for (const { start, end } of spansOf(layers)) {
            if (!(start >= 0 && start < end && end <= words.length)) throw new Error(`[${start}, ${end}) of ${words.length}`)
          }
          expectTokensToTile(document, layers)
          expectOrder(document, layers)
          if (layers.parts.length) expectNesting(layers)
        }),
        { numRuns: 250 },
      )
    })

    test('is a pure function of what it is given', () => {
      fc.assert(
        fc.property(text, (words) => {
          const document = frozen(allBody(words))
          const once: Record<string, unknown> = {}
          for (const stage of stages) once[stage.adds] = frozen(stage.run(document, once as unknown as Layers, resources))
          expect(readLayers(document, resources)).toEqual(once)
        }),
        { numRuns: 60 },
      )
    })
  })
}

test('what the ways in make of a text is read with its spans in place', () => {
  fc.assert(
    fc.property(news, fc.constantFrom('a.txt', 'a.md', 'a.html'), (words, name) => {
      const document = readBytes(new TextEncoder().encode(words), { name, given: {} })
      const layers = readLayers(document, readings[0].resources)
      for (const { start, end } of spansOf(layers)) expect(start >= 0 && start < end && end <= document.text.length).toBe(true)
      expectTokensToTile(document, layers)
    }),
    { numRuns: 80 },
  )
})

/** Texts that make a careless reader look at everything again from everywhere. A stage that costs the square of their length would not come to an end within the limit of a test. */
test.each([
  ['straight marks', '"'],
  ['curly marks', '“'],
  ['brackets', '('],
  ['one letter', 'a'],
  ['letters with full stops', 'a.'],
  ['one word a paragraph', 'word\n\n'],
  ['verbs of saying', 'said '],
  ['marks and words', '“ word '],
  ['quotations never closed', '“a ‘b '],
  ['ends of questions', '?”'],
  ['names', 'Ann Roe '],
  ['handles', '@'],
  ['line ends', '\r\n'],
])('two hundred thousand characters of %s are read', (_, piece) => {
  const text = piece.repeat(Math.ceil(200_000 / piece.length))
  const { tokens, paragraphs } = readLayers(allBody(text), { model, guides: [] })
  if (text.trim()) expect(tokens.end[tokens.length - 1]).toBe(text.trimEnd().length)
  else expect(paragraphs).toEqual([])
})
