import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ATTITUDES, CERTAINTIES, DISTANCES, MANNERS, SOURCE_KINDS } from '../../src/model/attribution.ts'
import { HOP_ROLES } from '../../src/model/chain.ts'
import { PART_KINDS } from '../../src/model/document.ts'
import { ENTITY_TYPES, GAP_KINDS, VOICES } from '../../src/model/observation.ts'
import type { Span } from '../../src/model/span.ts'
import { type Annotation, MARKED_LAYERS } from './annotation.ts'
import { writeBrackets } from './brackets.ts'
import { completed } from './complete.ts'
import { differences } from './difference.ts'
import { reading } from './expect.ts'
import { mannerOf } from './manner.ts'
import { parseTagged } from './parse.ts'
import { printTagged } from './print.ts'

const words = ({ text }: Annotation, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end))

test('marks give source, cue and content, in pieces and nested', () => {
  const relay = parseTagged('⟦C1 According to⟧ ⟦S1@news the harbor agency⟧, ⟦T1 ⟦S2<1 the pilot⟧ ⟦C2 praised⟧ ⟦T2 “the tugs”⟧⟧.')
  expect(relay.text).toBe('According to the harbor agency, the pilot praised “the tugs”.')
  expect(words(relay, relay.attributions[0].content)).toEqual(['the pilot praised “the tugs”'])
  expect(relay.attributions[1]).toMatchObject({ id: '2', nestedIn: '1' })
  expect(relay.attributions[0].sources).toEqual(['news'])
  expect(words(relay, relay.sources[0].mentions)).toEqual(['the harbor agency'])
  const split = parseTagged('⟦T1 “Go,”⟧ ⟦S1 she⟧ ⟦C1 said⟧. ⟦T1 “Now.”⟧')
  expect(words(split, split.attributions[0].content)).toEqual(['“Go,”', '“Now.”'])
})

test('marks that cross are closed by name, and doubled brackets are literal', () => {
  const crossing = parseTagged('⟦a:T1 one ⟦b:T2 two⟦/a⟧ three⟦/b⟧')
  expect(
    words(
      crossing,
      crossing.attributions.flatMap((a) => a.content),
    ),
  ).toEqual(['one two', 'two three'])
  expect(parseTagged('a ⟦⟦b⟧⟧ c').text).toBe('a ⟦b⟧ c')
})

test('the block gives what no words can', () => {
  const read = parseTagged(
    [
      '⟦S1@ana,ent:person Ana Brook⟧ ⟦C1 told⟧ ⟦H1 the Tide⟧ ⟦T1 that ⟦rel1 the mill owes the bank ⟦num1:>=40:dollars at least $40⟧⟧⟧ ⟦date:2026-03-02 on Monday⟧.',
      '---',
      'title: The mill',
      'outlet: -',
      '1: manner=indirect certainty=certain chain=ana:speaker>?no-link:agency',
      'source ana: named-person Ana Brook',
      'rel1: the mill | owes | the bank @1',
      '# a remark',
      'none: gaps',
      'complete',
    ].join('\n'),
  )
  expect(read.attributions[0].chain).toEqual([
    { source: 'ana', role: 'speaker' },
    { source: null, gap: 'no-link', role: 'agency' },
  ])
  expect(read.relations[0]).toMatchObject({ subject: 'the mill', object: 'the bank', attribution: '1' })
  expect(read.quantities[0]).toMatchObject({ value: 40, bound: 'at-least', unit: 'dollars' })
  expect(read.document).toEqual({ title: 'The mill', outlet: null })
  expect(read.none).toEqual(['gaps'])
  expect(completed(read).attributions[0]).toMatchObject({ kind: 'named-person', attitude: 'communication', distance: 'neutral' })
})

test.each([
  ['one\ntwo ⟦X1 three⟧', 'notation/unknown-label', 2, 5],
  ['⟦S1 open', 'notation/unclosed', 1, 1],
  ['shut⟧ ', 'notation/stray-bracket', 1, 5],
  ['⟦S1⟧', 'notation/bad-label', 1, 1],
  ['⟦gap:lost it⟧', 'notation/unknown-label', 1, 1],
  ['a ⟦T2<1 b⟧', 'notation/no-parent', 1, 1],
  ['a\n---\n1: mood=dark', 'notation/bad-line', 3, 1],
])('%j is refused where it is wrong', (tagged, code, line, column) => {
  expect(() => parseTagged(tagged)).toThrow(expect.objectContaining({ code, details: { line, column } }))
})

test('manner follows the quotation marks', () => {
  const manner = (text: string) => mannerOf(text, [{ start: 0, end: text.length }])
  expect(manner('“All of it.”')).toBe('direct')
  expect(manner('that it’s the ‘best’ there is')).toBe('mixed')
  expect(manner('that it’s the boys’ turn')).toBe('indirect')
})

test('differences show expected above read, and nothing where both agree', () => {
  const mine = parseTagged('⟦S1 The mayor⟧ ⟦C1 said⟧ ⟦T1 no⟧.')
  const theirs = parseTagged('⟦S1 The mayor⟧ ⟦C1 said no⟧.')
  expect(differences(mine, mine)).toBe('')
  expect(differences(mine, theirs)).toBe('attributions:\n  expected ⟦S1 The mayor⟧ ⟦C1 said⟧ ⟦T1 no⟧.\n  read     ⟦S1 The mayor⟧ ⟦C1 said no⟧.')
})

test('toRead looks only at what is marked, and fails where it is read otherwise', () => {
  expect(reading('Nothing is marked here, and nothing is looked at.')).toRead()
  expect(() => expect(reading('The grass ⟦C1 grew⟧ ⟦T1 in the night⟧ and ⟦S1 nobody⟧ minded.')).toRead()).toThrow(/attributions:\n {2}expected The grass ⟦C1 grew⟧/)
  expect(() => expect(reading('Rain fell.')).not.toRead()).toThrow('read as marked')
})

const text = fc.string({ minLength: 8, maxLength: 60, unit: fc.constantFrom(...'ab ⟦⟧/:,\\\n-“”.1S') })
const idOf = fc.constantFrom('ana', 'ctak', 'x-1')
const line = fc.stringMatching(/^[A-Za-z]([A-Za-z |@\\]*[A-Za-z])?$/)
const by = (a: Span, b: Span) => a.start - b.start || a.end - b.end

/** Annotations in their canonical order: what a parser can give back. */
const annotations = text.chain((words) => {
  const span = fc.tuple(fc.nat(words.length - 1), fc.nat(words.length - 1)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) + 1 }))
  const spans = (minLength = 0) => fc.uniqueArray(span, { minLength, maxLength: 2, selector: (s) => `${s.start}-${s.end}` }).map((list) => list.sort(by))
  const list = <T extends Span>(one: fc.Arbitrary<T>) => fc.array(one, { maxLength: 2 }).map((entries) => entries.sort(by))
  const maybe = fc.option(span)
  const holder = fc.option(idOf)
  const values = {
    manner: fc.constantFrom(...MANNERS),
    attitude: fc.constantFrom(...ATTITUDES),
    kind: fc.constantFrom(...SOURCE_KINDS),
    certainty: fc.constantFrom(...CERTAINTIES),
    distance: fc.constantFrom(...DISTANCES),
    sources: fc.uniqueArray(idOf),
    chain: fc.array(
      fc.oneof(
        fc.record({ source: idOf, role: fc.constantFrom(...HOP_ROLES) }, { requiredKeys: ['source'] }),
        fc.record({ source: fc.constant(null), gap: fc.constantFrom('no-link', 'x') }),
      ),
    ),
  }
  const attribution = fc.record(
    { id: fc.constant(''), source: spans(), cue: spans(), content: spans(1), hearer: spans(), ...values },
    { requiredKeys: ['id', 'source', 'cue', 'content', 'hearer'] },
  )
  const attributions = fc
    .tuple(fc.array(attribution, { maxLength: 3 }), fc.boolean())
    .map(([all, nest]) => all.map((a, i) => ({ ...a, id: String(i + 1), ...(nest && i ? { nestedIn: '1' } : {}) })))
  return fc.record({
    text: fc.constant(words),
    attributions,
    parts: list(fc.tuple(span, fc.constantFrom(...PART_KINDS)).map(([s, kind]) => ({ ...s, kind }))),
    sources: fc
      .uniqueArray(fc.record({ id: idOf, kind: fc.constantFrom(...SOURCE_KINDS), name: line.filter((l) => !/ {2}/.test(l)), mentions: spans() }), {
        selector: (s) => s.id,
      })
      .map((all) => all.sort((a, b) => (a.id < b.id ? -1 : 1))),
    anonymity: fc
      .option(fc.record({ attribution: fc.constant('7'), count: fc.option(fc.nat()), description: maybe, reason: maybe, closeness: maybe }), { nil: undefined })
      .map((a) => (a ? [a] : [])),
    voice: list(fc.tuple(span, fc.constantFrom(...VOICES)).map(([s, voice]) => ({ ...s, voice }))),
    gaps: list(fc.tuple(span, fc.constantFrom(...GAP_KINDS), holder, maybe).map(([s, kind, h, what]) => ({ ...s, kind, holder: h, what }))),
    scareQuotes: list(span),
    contested: list(fc.tuple(span, line, fc.option(line)).map(([s, rule, guide]) => ({ ...s, rule, guide }))),
    quantities: list(
      fc
        .tuple(
          span,
          fc.oneof(
            fc.tuple(fc.integer(), fc.constantFrom('exact', 'at-least', 'at-most', 'about') as fc.Arbitrary<'exact'>),
            fc.tuple(fc.tuple(fc.integer(), fc.integer()), fc.constant('range' as const)),
          ),
          fc.option(line),
          maybe,
        )
        .map(([s, [value, bound], unit, of]) => ({ ...s, value, bound, unit, of })),
    ),
    dates: list(
      fc
        .tuple(span, fc.constantFrom('2026-01-02', '2026', null, '2026-01-02T10:00:00+02:00'), fc.constantFrom('2026-03', null), fc.constantFrom('day', 'year'))
        .map(([s, from, to, precision]) => ({ ...s, from, to, precision })),
    ),
    entities: list(
      fc.tuple(span, fc.constantFrom(...ENTITY_TYPES), fc.option(idOf, { nil: undefined })).map(([s, type, source]) => ({ ...s, type, ...(source ? { source } : {}) })),
    ),
    links: list(
      fc
        .tuple(span, fc.constantFrom('https://a.example/x?y=1,2', 'mailto:a@b.example'), fc.constantFrom('1', null))
        .map(([s, url, attribution]) => ({ ...s, url, attribution })),
    ),
    relations: fc.array(fc.record({ subject: line, relation: line, object: line, spans: spans(1), attribution: fc.constantFrom('1', null) }), { maxLength: 2 }),
    findings: fc.array(fc.record({ rule: fc.constantFrom('agentless', 'x-y'), spans: spans(1).map((s) => s.slice(0, 1)) }), { maxLength: 1 }),
    document: fc.record({ title: fc.oneof(line, fc.constant(null)), authors: line }, { requiredKeys: [] }),
    none: fc.uniqueArray(fc.constantFrom(...MARKED_LAYERS)),
    complete: fc.boolean(),
  })
}) as fc.Arbitrary<Annotation>

test('what is printed is read back as it was', () => {
  fc.assert(
    fc.property(annotations, (annotation) => {
      expect(parseTagged(printTagged(annotation))).toEqual(annotation)
    }),
    { numRuns: 300 },
  )
})

test('text without marks is its own tagged text but for brackets', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (plain) => {
      expect(parseTagged(printTagged({ ...parseTagged(''), text: plain })).text).toBe(plain)
      expect(writeBrackets(plain, []).replaceAll('⟦⟦', '⟦').replaceAll('⟧⟧', '⟧')).toBe(plain)
    }),
  )
})
