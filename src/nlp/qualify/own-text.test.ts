import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTagged } from '../../../training/notation/parse.ts'
import { plainDocument } from '../../../training/plain-document.ts'
import { parseGuide } from '../../casework/guides.ts'
import type { AttributionParts } from '../../model/attribution.ts'
import type { Guide } from '../../model/guide.ts'
import { textOf } from '../../model/span.ts'
import { voicePhrases } from '../language/en/voice-phrases.ts'
import { withholdingPhrases } from '../language/en/withholding-phrases.ts'
import { readLayers } from '../pipeline.ts'

/** The layers of a tagged text, its attributions taken as marked. */
function read(tagged: string, guides: readonly Guide[] = []) {
  const marked = parseTagged(tagged)
  const parts = marked.attributions.map(
    ({ id, source, cue, content, nestedIn }): AttributionParts => ({ id, source, cue, content, nestedIn, confidence: 1, rule: 'example' }),
  )
  return { text: marked.text, layers: readLayers(plainDocument(marked.text), { model: null, guides }, { parts }) }
}

test.each(withholdingPhrases.flatMap(({ kind, patterns }) => patterns.map(([pattern, example]) => [pattern, kind, example] as const)))(
  '%s is found as %s',
  (_, kind, example) => {
    const { layers } = read(example)
    expect(layers.withholdings.map((w) => w.kind)).toEqual([kind])
  },
)

test.each(voicePhrases.filter((g) => g.strong).flatMap(({ voice, patterns }) => patterns.map(([pattern, example]) => [pattern, voice, example] as const)))(
  '%s is found',
  (_, __, example) => {
    const { layers } = read(example)
    expect(layers.voice.some((v) => v.voice === 'inference' || v.voice === 'evaluation')).toBe(true)
  },
)

test('a withholding has its clause, its holder and its matter', () => {
  const told = (tagged: string) => {
    const { text, layers } = read(tagged)
    return layers.withholdings.map((w) => [textOf(text, w), w.holder && textOf(text, w.holder), w.what && textOf(text, w.what)])
  }
  expect(told('While the guild has not published its accounts, the town has.')).toEqual([['the guild has not published its accounts', 'the guild', 'its accounts']])
  expect(told('Ana Roe, a spokeswoman for the mill, did not respond to a letter.')).toEqual([
    ['Ana Roe, a spokeswoman for the mill, did not respond to a letter', 'Ana Roe, a spokeswoman for the mill', null],
  ])
  expect(told('The price of the grain remains tightly held by both towns.')).toEqual([
    ['The price of the grain remains tightly held by both towns', 'both towns', 'The price of the grain'],
  ])
  expect(told('Whether the dam, which is old, will hold is not known.')).toEqual([
    ['Whether the dam, which is old, will hold is not known', null, 'Whether the dam, which is old, will hold'],
  ])
  expect(told('We do not know him.')).toEqual([])
})

test('the voice tells content from what the outlet says itself', () => {
  const { text, layers } = read('⟦S1 The clerk⟧ ⟦C1 said⟧ ⟦T1 the gift suggests a deliberate effort to please⟧. The horse was brown. It was a brutal siege.')
  expect(layers.voice.map((v) => [v.voice, textOf(text, v)])).toEqual([
    ['report', 'The clerk said'],
    ['attributed', 'the gift suggests a deliberate effort to please.'],
    ['report', 'The horse was brown.'],
    ['evaluation', 'It was a brutal siege.'],
  ])
})

test('the voice tiles a text of whatever characters', () => {
  const unit = fc.constantFrom('the mill ', 'suggests a deliberate effort ', '. ', '“', '”', "'", '\n\n', ', which ', '— ', 'who knows ', 'not clear', '7 ', '\u202e')
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const { voice, tokens } = readLayers(plainDocument(text), { model: null, guides: [] }, { parts: [] })
      const held = Array.from({ length: tokens.length }, (_, i) => voice.filter((v) => v.start <= tokens.start[i] && tokens.end[i] <= v.end).length)
      return held.every((n) => n === 1) && voice.every((v, i) => i === 0 || voice[i - 1].end <= v.start)
    }),
    { numRuns: 60 },
  )
})

test('scare quotes are neither speech, nor titles, nor nicknames', () => {
  const scare = (tagged: string) => {
    const { text, layers } = read(tagged)
    return layers.scareQuotes.map((s) => textOf(text, s))
  }
  expect(scare('The “experts” of the guild met on Monday.')).toEqual(['“experts”'])
  expect(scare('They played “The Long Winter” to the end, with Ana “Red” Roe in front.')).toEqual([])
  expect(scare('A dog called “captain” came along.')).toEqual([])
  expect(scare('⟦S1 Roe⟧ ⟦C1 called⟧ ⟦T1 the vote “a farce of a choice”⟧.')).toEqual([])
  expect(scare('“The roof is on fire.” Everybody ran.')).toEqual([])
  expect(scare('They describe the new ferry as a “floating barn”.')).toEqual([])
  expect(scare('The mill was the town’s, and “my own oven,” burned on.')).toEqual([])
})

const GUIDE = join(import.meta.dirname, '../../../guides/example.toml')
const example = parseGuide(readFileSync(GUIDE, 'utf8'), GUIDE)

test('the example guide has terms of both sides of at least five conflicts, and links only', () => {
  const sides = new Map<string, number>()
  for (const { sides: of } of example.rules) for (const side of of) sides.set(side.split(':')[0], (sides.get(side.split(':')[0]) ?? 0) + 1)
  expect(example.rules.length).toBeGreaterThanOrEqual(20)
  expect([...sides.values()].filter((n) => n >= 2).length).toBeGreaterThanOrEqual(5)
  for (const { cite } of example.rules) expect(cite).toMatch(/^https:\/\/\S+$/)
})

test('terms of a guide count in the outlet’s own voice only', () => {
  const terms = (tagged: string, guides = [example]) => read(tagged, guides).layers.contested.map((c) => c.rule)
  expect(terms('Troops in the SVO took the hill after the full-scale invasion.')).toEqual(['svo', 'full-scale-invasion'])
  expect(terms('⟦S1 The ministry⟧ ⟦C1 said⟧ ⟦T1 the special military operation went on⟧.')).toEqual([])
  expect(terms('They call it a “special military operation”.')).toEqual([])
  expect(terms('Troops in the SVO took the hill.', [])).toEqual([])
  expect(terms('Talks on reunification, and on denazifying the town.')).toEqual(['reunification', 'denazification'])
})
