import { expect, test } from 'vitest'
import { parseTagged } from '../../../training/notation/parse.ts'
import { plainDocument } from '../../../training/plain-document.ts'
import type { AttributionParts } from '../../model/attribution.ts'
import { hashWord } from '../../model/hash.ts'
import { type Span, textOf } from '../../model/span.ts'
import { anonymityPhrases } from '../language/en/anonymity.ts'
import { cueGroups, cueOf, cuesOf, phraseCueAt } from '../language/en/cue-lookup.ts'
import { contentHedges, cueHedges } from '../language/en/hedges.ts'
import { sourceClasses } from '../language/en/source-words.ts'
import { readSome } from '../pipeline.ts'

/** The reading of a tagged example whose parts are taken as marked. */
function readMarked(tagged: string) {
  const marked = parseTagged(tagged)
  const parts = marked.attributions.map(
    ({ id, source, cue, content, nestedIn }): AttributionParts => ({ id, source, cue, content, nestedIn, confidence: 1, rule: 'example' }),
  )
  return { marked, layers: readSome(plainDocument(marked.text), { model: null, guides: [] }, ['tokens', 'values', 'anonymity'], { parts }) }
}

/** What an example is read as, beside what it stands for; only those that differ. */
const differing = <T>(examples: readonly (readonly [example: string, expected: T])[], read: (example: string) => T) =>
  examples.map(([example, expected]) => ({ example, expected, read: read(example) })).filter((x) => JSON.stringify(x.expected) !== JSON.stringify(x.read))

test('every cue is found in its example and says of it what its group says', () => {
  const examples = cueGroups.flatMap(({ cues, part, attitude, certainty, distance }) =>
    cues.map(([lemma, , example]) => [example, [part === 'phrase' ? lemma.replace(/[{}]/g, '') : lemma.split(' ')[0], part, attitude, certainty, distance]] as const),
  )
  const lemmaOf = new Map(examples.map(([example, [lemma, part]]) => [example, { lemma, part }]))
  expect(examples.length).toBeGreaterThan(400)
  expect(
    differing(examples, (example): readonly string[] => {
      const {
        marked,
        layers: { tokens, values },
      } = readMarked(example)
      const inCue = (i: number) => marked.attributions[0].cue.some(({ start, end }) => tokens.start[i] < end && tokens.end[i] > start)
      const words = Array.from({ length: tokens.length }, (_, i) => i).filter(inCue)
      const found = words.flatMap((i) => [phraseCueAt(tokens, i), ...cuesOf(tokens.hash[i])])
      const meant = lemmaOf.get(example)
      const cue = found.find((c) => c?.lemma === meant?.lemma && c?.part === meant?.part)
      return [cue?.lemma ?? 'not found', cue?.part ?? '', values[0].attitude, values[0].certainty, values[0].distance]
    }),
  ).toEqual([])
})

test('forms lead to their lemma, a verb before a noun, and a part of speech picks between them', () => {
  expect(cueOf(hashWord('Denied'))?.lemma).toBe('deny')
  expect(cueOf(hashWord('admitting'))?.form).toBe('gerund')
  expect(cueOf(hashWord('claims'))?.part).toBe('verb')
  expect(cueOf(hashWord('claims'), 'noun')?.form).toBe('plural')
  expect(cueOf(hashWord('bridge'))).toBeUndefined()
  expect(cuesOf(hashWord('bridge'))).toEqual([])
})

test('no lemma stands twice in one part of speech', () => {
  const names = cueGroups.flatMap(({ part, cues }) => cues.map(([lemma]) => `${part} ${part === 'phrase' ? lemma : lemma.split(' ')[0]}`))
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

test('every hedge is read as it says', () => {
  const examples = [...cueHedges, ...contentHedges].map(({ means, example }) => [example, means as string] as const)
  expect(differing(examples, (example): string => readMarked(example).layers.values[0].certainty)).toEqual([])
})

test('every sort of noun heads a source of its kind', () => {
  const kinds = { document: 'document', organization: 'named-organization', collective: 'unnamed-group', person: 'unnamed-group' } as const
  expect(
    differing(
      sourceClasses.map(({ stands, example }) => [example, kinds[stands] as string] as const),
      (example): string => readMarked(example).layers.values[0].kind,
    ),
  ).toEqual([])
})

test('every phrase about anonymity is read as its example marks it', () => {
  const stated = (text: string, entry: { reason: Span | null; closeness: Span | null; description: Span | null } | undefined) =>
    entry && [entry.reason, entry.closeness, entry.description].map((span) => span && textOf(text, span))
  const examples = anonymityPhrases.map(({ example }) => [example, stated(parseTagged(example).text, parseTagged(example).anonymity[0])] as const)
  expect(differing(examples, (example) => stated(parseTagged(example).text, readMarked(example).layers.anonymity[0]))).toEqual([])
})
