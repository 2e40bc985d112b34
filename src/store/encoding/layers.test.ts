import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ATTITUDES, CERTAINTIES, DISTANCES, MANNERS, SOURCE_KINDS } from '../../model/attribution.ts'
import { HOP_ROLES } from '../../model/chain.ts'
import { BOUNDS, ENTITY_TYPES, GAP_KINDS, VOICES } from '../../model/observation.ts'
import type { PublicLayers } from '../../model/public-reading.ts'
import { sha256 } from '../canonical.ts'
import { layersOf, WEIR, weir } from '../specimens.ts'
import { decodeLayers, encodeLayers } from './layers.ts'
import { decodeSums, encodeSums, sumsOf } from './sources.ts'

const span = fc.tuple(fc.nat(9000), fc.integer({ min: 1, max: 900 })).map(([start, length]) => ({ start, end: start + length }))
const spans = fc.array(span, { maxLength: 4 })
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('minister', '', 's1', 'a', '\ud800', '__proto__', 'é'))
const id = (letter: string) =>
  fc.oneof(
    fc.nat(60).map((n) => `${letter}${n}`),
    text,
    fc.constantFrom(`${letter}01`, `${letter}9999999999`),
  )
const chance = fc.oneof(
  fc.nat(1000).map((n) => n / 1000),
  fc.double({ min: 0, max: 1, noNaN: true }),
)
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(0, 1e300, 2 ** 53, 0.1))
const date = fc.oneof(
  fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10)),
  text,
  fc.constantFrom('2026-02-30', '2026'),
)
const list = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { maxLength: 5 })
const orNull = <Item>(item: fc.Arbitrary<Item>) => fc.option(item, { nil: null })
/** An entry, sometimes with a field that no engine has yet. */
const entry = <Fields extends object>(required: { [Name in keyof Fields]: fc.Arbitrary<Fields[Name]> }, optional: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.record({ ...required, ...optional, later: fc.jsonValue({ maxDepth: 1 }) } as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: Object.keys(required),
  }) as fc.Arbitrary<Fields>
const spanned = (required: Record<string, fc.Arbitrary<unknown>>, optional: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc.tuple(span, entry(required, optional)).map(([own, fields]) => ({ ...own, ...fields }))

const sure = fc.dictionary(fc.constantFrom('link', 'kind', 'certainty', 'distance', 'resolved', 'other'), chance)
const attribution = entry(
  {
    id: id('a'),
    source: spans,
    cue: spans,
    content: spans,
    manner: fc.constantFrom(...MANNERS),
    attitude: fc.constantFrom(...ATTITUDES),
    kind: fc.constantFrom(...SOURCE_KINDS),
    certainty: fc.constantFrom(...CERTAINTIES),
    distance: fc.constantFrom(...DISTANCES),
    sources: list(id('s')),
    confidence: chance,
  },
  { nestedIn: id('a'), hearer: spans, sure },
)
const hop = entry({ source: orNull(id('s')), role: fc.constantFrom(...HOP_ROLES) }, { span, gap: text })

const layers = fc.record(
  {
    paragraphs: spans,
    sentences: spans,
    attributions: list(attribution),
    sources: list(entry({ id: id('s'), name: text, kind: fc.constantFrom(...SOURCE_KINDS), mentions: spans })),
    chains: list(entry({ attribution: id('a'), hops: list(hop) })),
    anonymity: list(entry({ attribution: id('a'), count: orNull(number), description: orNull(span), reason: orNull(span), closeness: orNull(span) })),
    voice: list(spanned({ voice: fc.constantFrom(...VOICES) })),
    gaps: list(spanned({ kind: fc.constantFrom(...GAP_KINDS), holder: orNull(id('s')), what: orNull(span) })),
    contested: list(spanned({ guide: text, rule: text })),
    scareQuotes: spans,
    relations: list(entry({ subject: text, relation: text, object: text, span, attribution: orNull(id('a')) }, { time: text, place: text })),
    quantities: list(spanned({ value: fc.oneof(number, fc.tuple(number, number)), bound: fc.constantFrom(...BOUNDS), unit: orNull(text), of: orNull(span) })),
    dates: list(spanned({ from: orNull(date), to: orNull(date), precision: text })),
    links: list(spanned({ url: text, attribution: orNull(id('a')) })),
    entities: list(spanned({ type: fc.constantFrom(...ENTITY_TYPES) }, { source: id('s') })),
    findings: list(entry({ rule: text, spans, message: text })),
    tokens: list(spanned({ tag: text }, { head: fc.nat(), relation: text })),
    mentions: list(spanned({ cluster: fc.nat() })),
    invented: list(fc.jsonValue({ maxDepth: 1 })),
  },
  {
    requiredKeys: [
      'paragraphs',
      'sentences',
      'attributions',
      'sources',
      'chains',
      'anonymity',
      'voice',
      'gaps',
      'contested',
      'scareQuotes',
      'relations',
      'quantities',
      'dates',
      'links',
      'entities',
      'findings',
    ],
  },
) as unknown as fc.Arbitrary<PublicLayers>

/** As JSON has it: a reading is what its JSON says. */
const plain = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))

test('whatever a reading says, its layers come back from their columns as they were', () => {
  fc.assert(
    fc.property(layers, (given) => void expect(plain(decodeLayers(encodeLayers(plain(given))))).toEqual(plain(given))),
    { numRuns: 120 },
  )
})

test('nested chains and the sureness of each value are not said twice, and come back', () => {
  const given = layersOf(WEIR, [
    ['the river board', 'said', 'The weir at Ostrand will be rebuilt before winter'],
    ['Jarno Pell', 'said that', 'nobody had asked him'],
  ])
  const [outer, inner] = given.attributions
  const nested = {
    ...given,
    attributions: [outer, { ...inner, nestedIn: outer.id, sure: { kind: 0.5 } }],
    chains: [given.chains[0], { attribution: inner.id, hops: [...given.chains[1].hops, ...given.chains[0].hops] }],
  }
  expect(decodeLayers(encodeLayers(nested))).toEqual(nested)
  expect(encodeLayers(nested).length - encodeLayers(given).length).toBeLessThan(12)
})

test('what was written once is read for ever: the bytes of a known reading do not change', () => {
  const { layers: known } = weir().reading!
  expect(sha256(encodeLayers(known))).toBe('99cee57701d85c343ae8fb175080bb2303a980a0e81bbcb895d6646946683f35')
})

test('bytes that are no layers make an error of their kind, and never run away', () => {
  const good = encodeLayers(weir().reading!.layers)
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(good.length), (at, by, cut) => {
      const bad = good.slice(0, Math.max(cut, at + 1))
      bad[at] ^= by
      try {
        decodeLayers(bad)
      } catch (error) {
        expect(['RangeError', 'SyntaxError']).toContain((error as Error).name)
      }
    }),
    { numRuns: 200 },
  )
  expect(() => decodeLayers(new Uint8Array())).toThrow(RangeError)
})

test('sources are summed by what rests on them', () => {
  fc.assert(
    fc.property(layers, (given) => void expect(decodeSums(encodeSums(sumsOf(given)))).toEqual(sumsOf(given))),
    { numRuns: 40 },
  )
  expect(
    sumsOf(
      layersOf('A said b. A said c.', [
        ['A', 'said', 'b'],
        ['A', 'said', 'c'],
      ]),
    ),
  ).toEqual([{ source: 's1', name: 'A', kind: 'named-person', attributions: 2, communications: 2 }])
})
