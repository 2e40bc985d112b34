import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attribution, reading, words } from '../../../tests/fixture/public-reading.ts'
import { selectorOf } from '../../model/anchoring.ts'
import type { PublicReading } from '../../model/public-reading.ts'
import type { Review, ReviewAction, ReviewSubject } from '../../model/review.ts'
import { reviewedReading } from './apply.ts'
import { reviewsBeside } from './beside.ts'
import { correctionOf } from './corrections.ts'
import { inForce, undoneBy } from './in-force.ts'

const TEXT = 'Mill closes\n\nThe mill would close in June, its owner Dora Lind said. She denied that the river was to blame. An aide said that it was.'

const made = (number: number, action: ReviewAction, subject: ReviewSubject, value: Record<string, unknown> = {}): Review => ({
  number,
  at: '2026-03-05T08:00:00Z',
  by: 'Ana',
  action,
  subject,
  value,
  note: null,
})
const undo = (number: number, review: number): Review => made(number, 'undo', { of: 'review', review })

const first = attribution(TEXT, 'a1', { source: 'its owner Dora Lind', cue: 'said', content: 'The mill would close in June' }, { sources: ['s1'] })
const second = attribution(TEXT, 'a2', { source: 'She', cue: 'denied', content: 'that the river was to blame' }, { sources: ['s1'], certainty: 'denied' })
const third = attribution(TEXT, 'a3', { source: 'An aide', cue: 'said', content: 'that it was' }, { sources: ['s2'], kind: 'unnamed-person', nestedIn: 'a2' })
const sources = [
  { id: 's1', name: 'Dora Lind', kind: 'named-person', mentions: [words(TEXT, 'its owner Dora Lind'), words(TEXT, 'She')] },
  { id: 's2', name: 'An aide', kind: 'unnamed-person', mentions: [words(TEXT, 'An aide')] },
] as const
const machine: PublicReading = { ...reading(TEXT, { attributions: [first, second, third], sources }), number: 7 }

const holding = (text: string, { source, cue, content }: typeof first): ReviewSubject => {
  const hold = (spans: typeof source) => spans.map((span) => selectorOf(text, span))
  return { of: 'attribution', document: 7, source: hold(source), cue: hold(cue), content: hold(content) }
}
const about = (one: typeof first) => holding(TEXT, one)

test('an undo takes a review back, and an undo of that lets it hold again', () => {
  const confirm = made(1, 'confirm', about(first))
  expect(inForce([confirm, undo(2, 1)])).toEqual([])
  expect(inForce([confirm, undo(2, 1), undo(3, 2)])).toEqual([confirm])
  expect(undoneBy([confirm, undo(2, 1), undo(3, 2)])).toEqual(new Map([[2, 3]]))
})

test('whatever is undone, a review holds if and only if no undo that holds names it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { maxLength: 12 }), (targets) => {
      const reviews = targets.map((target, i) => (target && target <= i ? undo(i + 1, target) : made(i + 1, 'note', { of: 'case' })))
      const undone = undoneBy(reviews)
      for (const { number } of reviews) {
        const holding = reviews.filter(({ subject, number: own }) => subject.of === 'review' && subject.review === number && !undone.has(own))
        expect(undone.has(number)).toBe(holding.length > 0)
      }
    }),
  )
})

test('a review stands where its statement stands', () => {
  const [placed] = reviewsBeside([made(1, 'confirm', about(second))], machine, 7)
  expect(placed).toMatchObject({ state: 'same', id: 'a2', layer: 'attributions', document: 7 })
})

test('a reading with other limits is told: moved; one without the statement: lost', () => {
  const shorter = { ...second, id: 'a9', content: [words(TEXT, 'the river was to blame')] }
  const reread = { ...machine, layers: { ...machine.layers, attributions: [first, shorter] } }
  const reviews = [made(1, 'confirm', about(second)), made(2, 'reject', about(third))]
  expect(reviewsBeside(reviews, reread, 7).map(({ state, id }) => [state, id])).toEqual([
    ['moved', 'a9'],
    ['lost', null],
  ])
})

test('in a later version, words that stand elsewhere are moved, and what was rewritten is lost', () => {
  const later = TEXT.replace('\n\n', '\n\nUpdated at noon.\n\n').replace('An aide said that it was', 'An aide said otherwise')
  const version = reading(later, {
    attributions: [
      attribution(later, 'a1', { source: 'its owner Dora Lind', cue: 'said', content: 'The mill would close in June' }),
      attribution(later, 'a2', { source: 'An aide', cue: 'said', content: 'otherwise' }),
    ],
  })
  const reviews = [made(1, 'confirm', about(first)), made(2, 'confirm', about(third))]
  expect(reviewsBeside(reviews, version, 8).map(({ state, id }) => [state, id])).toEqual([
    ['moved', 'a1'],
    ['lost', null],
  ])
})

test('what is rejected is out, what it held is raised, and the machine is quoted', () => {
  const placed = reviewsBeside([made(1, 'reject', about(second))], machine, 7)
  const { layers, reviews } = reviewedReading(machine, placed)
  expect(layers.attributions.map(({ id, nestedIn }) => [id, nestedIn])).toEqual([
    ['a1', undefined],
    ['a3', undefined],
  ])
  expect(reviews?.[0].was).toEqual({ source: 'She', cue: 'denied', content: 'that the river was to blame' })
  expect(machine.layers.attributions, 'the machine’s own reading stays').toHaveLength(3)
})

test('a correction by words of the text, of who is meant, and of a value', () => {
  const value = correctionOf(['source=Dora Lind', 'certainty=probable'], first, machine)
  const who = correctionOf(['who=Rolf Lind', 'kind=named-person'], third, machine)
  const placed = reviewsBeside([made(1, 'correct', about(first), value), made(2, 'correct', about(third), who)], machine, 7)
  const { layers } = reviewedReading(machine, placed)
  expect(layers.attributions[0]).toMatchObject({ source: [words(TEXT, 'Dora Lind')], certainty: 'probable', sources: ['s1'], confidence: 1 })
  expect(layers.attributions[2]).toMatchObject({ sources: ['review-2'], kind: 'named-person', source: third.source })
  expect(layers.sources.at(-1)).toMatchObject({ id: 'review-2', name: 'Rolf Lind', kind: 'named-person' })
  expect(placed[0].was).toEqual({ source: 'its owner Dora Lind', certainty: 'certain' })
})

test('a correction that the machine comes to read by itself still finds its statement', () => {
  const value = correctionOf(['content=the river was to blame'], second, machine)
  const reread = { ...machine, layers: { ...machine.layers, attributions: [{ ...second, content: [words(TEXT, 'the river was to blame')] }] } }
  expect(reviewsBeside([made(1, 'correct', about(second), value)], reread, 7)[0]).toMatchObject({ id: 'a2' })
})

test('words that the text does not have, fields and values that are none: a wrong review', () => {
  for (const given of ['source=Rolf', 'mood=glum', 'kind=robot', 'who=', 'content=', 'nothing']) {
    expect(() => correctionOf([given], first, machine), given).toThrow(expect.objectContaining({ code: 'casework/wrong-review' }))
  }
  expect(correctionOf(['source='], first, machine)).toEqual({ source: [] })
})

test('sources of a document that are one, as one', () => {
  const merge = made(1, 'merge', { of: 'source', names: ['Dora Lind'], document: 7 }, { names: ['An aide'] })
  const { layers } = reviewedReading(machine, reviewsBeside([merge], machine, 7))
  expect(layers.sources.map(({ id, mentions }) => [id, mentions.length])).toEqual([['s1', 3]])
  expect(layers.attributions.map(({ sources: of }) => of)).toEqual([['s1'], ['s1'], ['s1']])
})

test('a review of another document, or of a source that does not stand here, is not beside this one', () => {
  const elsewhere = made(1, 'grade', { of: 'source', names: ['Rolf Lind'], document: null }, { grade: 'B2' })
  const there = made(2, 'merge', { of: 'source', names: ['Dora Lind'], document: 8 }, { names: ['An aide'] })
  expect(reviewsBeside([elsewhere, there], machine, 7)).toEqual([])
})

test('any number of decisions leaves spans that the text has, and attributions whose sources are listed', () => {
  const any = fc.constantFrom<(n: number) => Review>(
    (n) => made(n, 'reject', about(second)),
    (n) => made(n, 'reject', about(first)),
    (n) => made(n, 'confirm', about(third)),
    (n) => made(n, 'correct', about(first), correctionOf(['who=Rolf Lind', 'content=close in June'], first, machine)),
    (n) => made(n, 'correct', about(third), correctionOf(['source='], third, machine)),
    (n) => made(n, 'merge', { of: 'source', names: ['An aide'], document: 7 }, { names: ['Dora Lind'] }),
    (n) => undo(n, Math.max(1, n - 1)),
  )
  fc.assert(
    fc.property(fc.array(any, { maxLength: 8 }), (makers) => {
      const reviews = makers.map((make, i) => make(i + 1)).filter(({ subject, number }) => subject.of !== 'review' || subject.review < number)
      const { layers } = reviewedReading(machine, reviewsBeside(reviews, machine, 7))
      const listed = new Set(layers.sources.map(({ id }) => id))
      for (const one of layers.attributions) {
        for (const { start, end } of [...one.source, ...one.cue, ...one.content]) expect(TEXT.slice(start, end)).toMatch(/\S/)
        expect(one.sources.filter((id) => !listed.has(id))).toEqual([])
        expect(one.nestedIn === undefined || layers.attributions.some(({ id }) => id === one.nestedIn)).toBe(true)
      }
    }),
  )
})
