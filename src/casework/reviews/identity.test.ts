import { expect, test } from 'vitest'
import type { Review, ReviewAction } from '../../model/review.ts'
import { gatherSources, gradesOf } from '../case-sources.ts'
import { sourceIdentity } from './identity.ts'

const row = (document: number, name: string, kind = 'named-person', said = 1) => ({
  document,
  source: `s${document}`,
  name,
  kind,
  attributions: said,
  communications: said,
})
const ROWS = [
  row(1, 'Ana Terzic'),
  row(2, 'ana  Terzic’s'),
  row(3, 'Ana Terzic'),
  row(1, 'the ministry', 'named-organization'),
  row(2, 'the ministry', 'named-organization'),
  row(3, 'Ministry of Ports', 'named-organization', 2),
  row(1, 'officials', 'unnamed-group'),
  row(2, 'officials', 'unnamed-group'),
]

async function* each<T>(items: readonly T[]) {
  yield* items
}

const decided = (number: number, action: ReviewAction, names: string[], document: number | null, others: string[] = []): Review => ({
  number,
  at: '2026-03-05T08:00:00Z',
  by: 'Ana',
  action,
  subject: { of: 'source', names, document },
  value: others.length ? { names: others } : {},
  note: null,
})

async function grouped(...reviews: Review[]): Promise<string[]> {
  const sources = await gatherSources(each(ROWS), sourceIdentity(reviews))
  return sources.map(({ name, documents, said }) => `${name}: ${documents.join(' ')} (${said})`)
}

test('a proper name is one source across documents; what is not named, or by a common word, stands by itself', async () => {
  expect(await grouped()).toEqual([
    'Ana Terzic: 1 2 3 (3)',
    'Ministry of Ports: 3 (2)',
    'the ministry: 1 (1)',
    'the ministry: 2 (1)',
    'officials: 1 (1)',
    'officials: 2 (1)',
  ])
})

test('a person says that a word of one document is a source of the case: there, and nowhere else', async () => {
  expect((await grouped(decided(1, 'merge', ['Ministry of Ports'], 1, ['the ministry']))).slice(0, 4)).toEqual([
    'Ana Terzic: 1 2 3 (3)',
    'Ministry of Ports: 1 3 (3)',
    'the ministry: 2 (1)',
    'officials: 1 (1)',
  ])
})

test('a namesake of one document is split off', async () => {
  const split = decided(1, 'split', ['Ana Terzic'], 3)
  expect((await grouped(split)).filter((line) => line.includes('Terzic'))).toEqual(['Ana Terzic: 1 2 (2)', 'Ana Terzic: 3 (1)'])
})

test('merged, split again, and merged anew', async () => {
  const merge = decided(1, 'merge', ['Ana Terzic'], null, ['Ministry of Ports'])
  const split = decided(2, 'split', ['Ministry of Ports'], null)
  const names = async (...reviews: Review[]) => (await grouped(...reviews)).filter((line) => /Terzic|Ports/.test(line))
  expect(await names(merge)).toEqual(['Ana Terzic: 1 2 3 (5)'])
  expect(await names(merge, split)).toEqual(['Ana Terzic: 1 2 3 (3)', 'Ministry of Ports: 3 (2)'])
  expect(await names(merge, split, decided(3, 'merge', ['Ministry of Ports'], null, ['Ana Terzic']))).toEqual(['Ministry of Ports: 1 2 3 (5)'])
})

test('a decision whose names were erased says nothing of anybody any more', async () => {
  const reviews = [decided(1, 'merge', [], 1), decided(2, 'split', [], 1), decided(3, 'merge', ['Ana Terzic'], null), decided(4, 'grade', [], null)]
  expect(await grouped(...reviews)).toEqual(await grouped())
  expect(gradesOf(reviews, sourceIdentity(reviews)).size).toBe(0)
})
