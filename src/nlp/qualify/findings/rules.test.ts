import { expect, test } from 'vitest'
import { parseTagged } from '../../../../training/notation/parse.ts'
import { plainDocument } from '../../../../training/plain-document.ts'
import type { AttributionParts } from '../../../model/attribution.ts'
import type { Document, Part } from '../../../model/document.ts'
import { readLayers } from '../../pipeline.ts'
import type { FindingRule } from './rule.ts'
import { findingRules } from './rules.ts'

/** What all rules together find in a tagged text whose attributions are taken as marked. */
function found(tagged: string, { headline, language }: FindingRule['example'] = { text: '', silent: '' }) {
  const marked = parseTagged(tagged)
  const before = headline ? `${headline}\n\n` : ''
  const shift = <T extends { start: number; end: number }>(spans: readonly T[]): T[] =>
    spans.map((s) => ({ ...s, start: s.start + before.length, end: s.end + before.length }))
  const text = before + marked.text
  const parts: Part[] = headline
    ? [
        { kind: 'headline', start: 0, end: headline.length },
        { kind: 'body', start: before.length, end: text.length },
      ]
    : []
  const document: Document = { ...plainDocument(text), parts, language: language ?? 'en' }
  const attributions = marked.attributions.map(
    ({ id, source, cue, content, nestedIn }): AttributionParts => ({
      id,
      source: shift(source),
      cue: shift(cue),
      content: shift(content),
      nestedIn,
      confidence: 1,
      rule: 'example',
    }),
  )
  return { text, findings: readLayers(document, { model: null, guides: [] }, { parts: attributions }).findings }
}

test.each(findingRules.map((rule) => [rule.id, rule] as const))('%s speaks of its example and is silent of the other', (id, { example }) => {
  const { text, findings } = found(example.text, example)
  const mine = findings.filter((f) => f.rule === id)
  expect(mine).not.toEqual([])
  for (const { message, spans } of mine) {
    expect(message).toMatch(/^[\p{Lu}\d“]/u)
    for (const { start, end } of spans) expect(start >= 0 && end > start && end <= text.length).toBe(true)
  }
  expect(found(example.silent).findings.map((f) => f.rule)).not.toContain(id)
})

test('every rule has a name of its own', () => {
  expect(new Set(findingRules.map(({ id }) => id)).size).toBe(findingRules.length)
})

test('a headline is held against the body piece by piece', () => {
  const body =
    'Four people died when a mill burnt down in Marrow on Sunday night, the town clerk said. The mill had been shut for a year, and nobody knows what they were doing there. Engineers went through the ruin in the morning and found a stove in the cellar. The owner has gone abroad. The street was still closed at noon, and the school beside it sent its pupils home early that day.'
  const promised = (headline: string) =>
    found(body, { text: '', silent: '', headline })
      .findings.filter((f) => f.rule === 'headline-not-borne-out')
      .flatMap((f) => f.spans.map(({ start, end }) => headline.slice(start, end)))
  expect(promised('Blaze kills 4 in Marrow')).toEqual([])
  expect(promised('Four dead in mill fire and bishop offers ransom')).toEqual(['and bishop offers ransom'])
  expect(promised('Mill fire: ‘sabotage by foreign agents’')).toEqual(['‘sabotage by foreign agents’'])
})

test('what the way in noticed comes first', () => {
  const document: Document = { ...plainDocument('The bridge is closed.'), notes: [{ rule: 'undecodable', spans: [], message: 'One byte could not be decoded' }] }
  expect(readLayers(document, { model: null, guides: [] }, { parts: [] }).findings[0].rule).toBe('undecodable')
})
