import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTagged } from '../../../training/notation/parse.ts'
import { plainDocument } from '../../../training/plain-document.ts'
import type { AttributionParts, AttributionValues } from '../../model/attribution.ts'
import { CERTAINTIES, DISTANCES, SOURCE_KINDS } from '../../model/attribution.ts'
import { textOf } from '../../model/span.ts'
import { readSome } from '../pipeline.ts'

const partsOf = (tagged: string): { text: string; parts: AttributionParts[] } => {
  const { text, attributions } = parseTagged(tagged)
  return { text, parts: attributions.map(({ id, source, cue, content, nestedIn }) => ({ id, source, cue, content, nestedIn, confidence: 1, rule: 'example' })) }
}
/** The values, by rules, of the attributions marked in a text. */
function valuesOf(tagged: string): readonly AttributionValues[] {
  const { text, parts } = partsOf(tagged)
  return readSome(plainDocument(text), { model: null, guides: [] }, ['values'], { parts }).values
}
const kindsOf = (tagged: string) => valuesOf(tagged).map(({ kind }) => kind)

test('manner counts only quotation marks inside the content', () => {
  const manner = (tagged: string) => valuesOf(tagged).map((v) => v.manner)
  expect(manner('⟦T1 “The dam held,”⟧ ⟦S1 she⟧ ⟦C1 said⟧.')).toEqual(['direct'])
  expect(manner('⟦S1 She⟧ ⟦C1 called⟧ ⟦T1 the dam “a marvel”⟧.')).toEqual(['mixed'])
  expect(manner('⟦S1 She⟧ ⟦C1 said⟧ ⟦T1 the dam held⟧.')).toEqual(['indirect'])
  expect(manner('⟦S1 She⟧ ⟦C1 said⟧ ⟦T1 the dam held”⟧.')).toEqual(['indirect'])
  expect(manner('⟦T1 “I hope ⟦S2<1 he⟧ ⟦C2 thinks⟧ ⟦T2 it held⟧,”⟧ ⟦S1 she⟧ ⟦C1 said⟧.')).toEqual(['direct', 'indirect'])
})

test('a negated cue withholds what is said, and denies what is thought, known or wanted', () => {
  const read = (tagged: string) => valuesOf(tagged).map(({ attitude, certainty, distance }) => [attitude, certainty, distance].join(' '))[0]
  expect(read('⟦S1 The club⟧ ⟦C1 did not say⟧ ⟦T1 who paid⟧.')).toBe('communication declined neutral')
  expect(read('⟦S1 The club⟧ ⟦C1 does not believe⟧ ⟦T1 that he paid⟧.')).toBe('belief denied neutral')
  expect(read('⟦S1 The club⟧ ⟦C1 did not know⟧ ⟦T1 who paid⟧.')).toBe('knowledge denied neutral')
  expect(read('⟦S1 The club⟧ ⟦C1 does not want⟧ ⟦T1 to pay⟧.')).toBe('intention denied neutral')
  expect(read('⟦S1 The premier⟧ ⟦C1 did not rule out⟧ ⟦T1 an early vote⟧.')).toBe('communication possible neutral')
})

test('agentless hearsay is probable, and has no kind of source', () => {
  const [v] = valuesOf('⟦T1 The duke⟧ ⟦C1 is said⟧ ⟦T1 to have fled⟧.')
  expect([v.certainty, v.kind]).toEqual(['probable', 'none'])
})

test('what is said as a question is asked', () => {
  expect(valuesOf('⟦T1 “Who paid?”⟧ ⟦S1 the auditor⟧ ⟦C1 said⟧.')[0].certainty).toBe('asked')
})

test('a role with a name is a named person, without one it is not', () => {
  expect(kindsOf('⟦S1 Harbor Minister Ana Roe⟧ ⟦C1 said⟧ ⟦T1 the quay was sound⟧.')).toEqual(['named-person'])
  expect(kindsOf('⟦S1 Ana Roe, a baker from Orbel,⟧ ⟦C1 said⟧ ⟦T1 bread was cheap⟧.')).toEqual(['named-person'])
  expect(kindsOf('⟦S1 The secretary of state, Ana Roe,⟧ ⟦C1 said⟧ ⟦T1 the quay was sound⟧.')).toEqual(['named-person'])
  expect(kindsOf('⟦S1 An official⟧ ⟦C1 said⟧ ⟦T1 the quay was sound⟧.')).toEqual(['unnamed-person'])
  expect(kindsOf('⟦S1 Two officials in the harbor ministry⟧ ⟦C1 said⟧ ⟦T1 the quay was sound⟧.')).toEqual(['unnamed-group'])
  expect(kindsOf('⟦S1 The harbor minister, Ana Roe,⟧ ⟦C1 said⟧ ⟦T1 no⟧. ⟦S2 The minister⟧ ⟦C2 added⟧ ⟦T2 that it was late⟧.')).toEqual(['named-person', 'named-person'])
})

test('what somebody utters stands for the person, what stands by itself for a document', () => {
  expect(kindsOf('Ana Roe spoke. ⟦S1 Roe’s remarks⟧ ⟦C1 show⟧ ⟦T1 that she is tired⟧.')).toEqual(['named-person'])
  expect(kindsOf('Ana Roe spoke. ⟦S1 Roe’s letter⟧ ⟦C1 shows⟧ ⟦T1 that she is tired⟧.')).toEqual(['document'])
})

test('a firm keeps its kind when only its first word is left', () => {
  expect(kindsOf('Orrin Motor Company shut its plant. On Monday ⟦S1 Orrin⟧ ⟦C1 said⟧ ⟦T1 sales fell⟧.')).toEqual(['named-organization'])
  expect(kindsOf('Orrin Motor Company lost Ana Orrin. On Monday ⟦S1 Orrin⟧ ⟦C1 said⟧ ⟦T1 sales fell⟧.')).toEqual(['named-person'])
})

test('organizations, places that stand for a government, documents', () => {
  expect(kindsOf('⟦S1 The Orbel Port Authority⟧ ⟦C1 said⟧ ⟦T1 the quay was sound⟧.')).toEqual(['named-organization'])
  expect(kindsOf('On Monday ⟦S1 Moscow⟧ ⟦C1 denied⟧ ⟦T1 the charge⟧.')).toEqual(['named-organization'])
  expect(kindsOf('Ana Roe spoke. ⟦S1 Two of them⟧ ⟦C1 said⟧ ⟦T1 cod are scarce⟧.')).toEqual(['unnamed-group'])
  expect(kindsOf('⟦C1 According to⟧ ⟦S1 a survey of sailors⟧, ⟦T1 cod are scarce⟧.')).toEqual(['document'])
  expect(kindsOf('⟦S1 Critics⟧ ⟦C1 say⟧ ⟦T1 cod are scarce⟧.')).toEqual(['unnamed-group'])
  expect(kindsOf('Aides of the Harbor Authority, ⟦S1 who⟧ ⟦C1 asked⟧ ⟦T1 not to be named⟧, left.')).toEqual(['unnamed-group'])
})

test('a pronoun is of the kind of whom it most likely stands for', () => {
  expect(kindsOf('⟦S1 Ana Roe⟧ ⟦C1 said⟧ ⟦T1 no⟧. ⟦S2 She⟧ ⟦C2 added⟧ ⟦T2 that it was late⟧.')).toEqual(['named-person', 'named-person'])
  expect(kindsOf('⟦S1 A guard⟧ ⟦C1 said⟧ ⟦T1 no⟧. ⟦S2 He⟧ ⟦C2 added⟧ ⟦T2 that it was late⟧.')).toEqual(['unnamed-person', 'unnamed-person'])
  expect(kindsOf('⟦S1 The ministry⟧ ⟦C1 said⟧ ⟦T1 no⟧. ⟦S2 It⟧ ⟦C2 added⟧ ⟦T2 that it was late⟧.')).toEqual(['named-organization', 'named-organization'])
  expect(kindsOf('She met a clerk ⟦S1 who⟧ ⟦C1 said⟧ ⟦T1 the safe was open⟧.')).toEqual(['unnamed-person'])
})

test('whom it was told to is the hearer, and no more', () => {
  const hearers = (tagged: string) => {
    const { text } = partsOf(tagged)
    return valuesOf(tagged)[0].hearer.map((s) => textOf(text, s))
  }
  expect(hearers('⟦S1 The mayor⟧ ⟦C1 told⟧ the Orbel Tide ⟦T1 that the bridge was safe⟧.')).toEqual(['the Orbel Tide'])
  expect(hearers('⟦T1 “No,”⟧ ⟦S1 the mayor⟧ ⟦C1 told⟧ reporters on Monday.')).toEqual(['reporters'])
  expect(hearers('⟦T1 “No,”⟧ ⟦S1 the mayor⟧ ⟦C1 said⟧ to reporters.')).toEqual(['reporters'])
  expect(hearers('⟦S1 The mayor⟧ ⟦C1 told⟧ the guards who came ⟦T1 that it was late⟧.')).toEqual(['the guards'])
  expect(hearers('⟦S1 The mayor⟧ ⟦C1 said⟧ ⟦T1 no⟧.')).toEqual([])
})

test('any parts in any text give values of the contract, with chances between 0 and 1', () => {
  const text = 'Ana Roe said “no” to two officials who, she thinks, didn’t ask; according to it, Paris\ud800 may 12,000 deny.'
  const span = fc.tuple(fc.nat(text.length - 2), fc.integer({ min: 1, max: 30 })).map(([start, size]) => ({ start, end: Math.min(text.length, start + size) }))
  const part = fc.record({
    source: fc.array(span, { maxLength: 2 }),
    cue: fc.array(span, { maxLength: 1 }),
    content: fc.array(span, { minLength: 1, maxLength: 2 }),
    parent: fc.option(fc.nat(3)),
  })
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), (made) => {
      const parts = made.map(
        ({ parent, ...p }, i): AttributionParts => ({
          id: `a${i}`,
          ...p,
          nestedIn: parent === null || parent >= i ? undefined : `a${parent}`,
          confidence: 1,
          rule: 'made',
        }),
      )
      const { values, anonymity } = readSome(plainDocument(text), { model: null, guides: [] }, ['values', 'anonymity'], { parts })
      expect(values.length).toBe(parts.length)
      for (const { kind, certainty, distance, sure, hearer } of values) {
        expect([SOURCE_KINDS.includes(kind), CERTAINTIES.includes(certainty), DISTANCES.includes(distance)]).toEqual([true, true, true])
        for (const chance of Object.values(sure)) expect(chance > 0 && chance < 1).toBe(true)
        for (const { start, end } of hearer) expect(start < end).toBe(true)
      }
      for (const entry of anonymity) for (const s of [entry.description, entry.reason, entry.closeness]) if (s) expect(s.start < s.end).toBe(true)
    }),
    { numRuns: 200 },
  )
})
