import { expect, test } from 'vitest'
import { publicReading } from '../../exchange/reading-json.ts'
import { readBytes } from '../../ingest/readers.ts'
import type { KeptDocument } from '../../model/case.ts'
import { openEngine } from '../engine.ts'
import { Audit } from './questions.ts'
import { weekOf } from './week.ts'

const engine = await openEngine()

interface Told {
  readonly outlet?: string
  readonly published?: string
}

async function told(stories: readonly (readonly [string, Told])[], by: 'outlet' | 'author' | 'week' = 'outlet'): Promise<Audit> {
  const found = new Audit(by)
  for (const [index, [text, given]] of stories.entries()) {
    const document = readBytes(new TextEncoder().encode(text), { given })
    const { text: _, ...rest } = document
    const kept: KeptDocument = {
      number: index + 1,
      document: rest,
      name: `story-${index + 1}.txt`,
      otherNames: [],
      added: '2031-05-04T08:00:00Z',
      captured: null,
      versionOf: null,
      issued: false,
      length: document.text.length,
      bytes: text.length,
      removed: null,
    }
    found.add(kept, publicReading(await engine.read(document), kept.name, false).layers)
  }
  return found
}

const ONE_SOURCE =
  'Weir holds at Orley\n\nThe weir at Orley held through the night, warden Ines Calder said on Sunday.\n\nThe wall would be inspected in the week after, Calder said.\n'
const UNNAMED =
  'Bridge may close\n\nThe bridge at Orley may be closed for a year, two officials said on condition of anonymity.\n\nA person familiar with the plans said that the money was not there.\n'
const TWO_SOURCES =
  'Ferry stays in port\n\nThe ferry would not sail before Friday, harbour master Ana Terzic said.\n\nThe owner, Bo Mark, said that the engine had been repaired twice.\n'
const AGENCY =
  'Ferry stays in port\n\nPORT MERROW (AFP) - The ferry would not sail before Friday, harbour master Ana Terzic said.\n\nThe owner, Bo Mark, said that it was old.\n'

test('each question finds its stories, and says among how many', async () => {
  const found = await told([
    [ONE_SOURCE, {}],
    [UNNAMED, {}],
    [TWO_SOURCES, {}],
    [AGENCY, {}],
  ])
  expect(found.answer('single-source').map(({ document, among, because }) => ({ document, among, because }))).toEqual([
    { document: 1, among: 4, because: expect.stringMatching(/Ines Calder$/) },
  ])
  expect(found.answer('unnamed-only').map(({ document, among }) => ({ document, among }))).toEqual([{ document: 2, among: 4 }])
  expect(found.answer('agencies').map(({ what, count, among }) => ({ what, count, among }))).toEqual([{ what: 'AFP', count: 1, among: 4 }])
  expect(found.overview().map(({ question, count, among }) => [question, count, among])).toEqual([
    ['single-source', 1, 4],
    ['unnamed-only', 1, 4],
    ['anonymous', 2, expect.any(Number)],
    ['agencies', 1, 4],
  ])
})

test('every number leads to words of its story', async () => {
  const found = await told([[UNNAMED, {}]])
  const spans = found.answer('unnamed-only').flatMap(({ places }) => places.flatMap((place) => place.spans))
  expect(spans.map(({ start, end }) => UNNAMED.slice(start, end))).toEqual(['two officials', 'A person familiar with the plans'])
})

test('anonymous statements are counted by outlet and by week', async () => {
  const stories = [
    [UNNAMED, { outlet: 'The Orley Gazette', published: '2031-05-04' }],
    [TWO_SOURCES, { outlet: 'The Orley Gazette', published: '2031-05-05' }],
    [TWO_SOURCES, { outlet: 'Merrow Post' }],
  ] as const
  const byOutlet = (await told(stories)).answer('anonymous')
  expect(byOutlet.map(({ what, count, among, of, because }) => [what, count, among, of, because])).toEqual([
    ['The Orley Gazette', 2, 4, 'statements', '2 stories'],
    ['Merrow Post', 0, 2, 'statements', '1 story'],
  ])
  const byWeek = (await told(stories, 'week')).answer('anonymous')
  expect(byWeek.map(({ what, count, among }) => [what, count, among])).toEqual([
    ['2031-W18', 2, 2],
    ['2031-W19', 0, 2],
    ['no date', 0, 2],
  ])
})

test('a story that links a document does not rest on one source', async () => {
  const page = (link: string) =>
    `<html><head><link rel="canonical" href="https://gazette.example/weir"><title>Weir holds</title></head><body><article><p>The weir at Orley held through the night, warden Ines Calder said on Sunday${link}.</p><p>The wall would be inspected in the week after, and the road would stay closed to lorries, Calder said.</p></article></body></html>`
  const link = (to: string) => `, as <a href="${to}">the log of the weir</a> shows`
  expect((await told([[page(''), {}]])).answer('single-source')).toHaveLength(1)
  expect((await told([[page(link('https://river.example/log.pdf')), {}]])).answer('single-source')).toHaveLength(0)
})

test('a language that is not read is counted apart', async () => {
  const found = await told([
    ['Die Brücke bleibt gesperrt\n\nDie Brücke bleibe bis Freitag gesperrt, sagte der Wart am Sonntag, und niemand wisse, wann die Bauarbeiten beginnen.\n', {}],
  ])
  expect([found.stories, found.unread]).toEqual([0, 1])
})

test.each([
  ['2031-01-01', '2031-W01'],
  ['2027-01-01T10:00:00Z', '2026-W53'],
  ['2024-12-30', '2025-W01'],
  ['2031', null],
  [null, null],
])('the week of %s is %s', (date, week) => {
  expect(weekOf(date)).toBe(week)
})

test('a story that links a document does not rest on one source alone, whether its own address is known or not', async () => {
  const linking = `${ONE_SOURCE}\nThe survey of the wall is at https://weirs.example/survey.pdf for all to read.\n`
  const [own, plain] = [await told([[linking, {}]]), await told([[ONE_SOURCE, {}]])]
  expect([own.answer('single-source').length, plain.answer('single-source').length]).toEqual([0, 1])
})
