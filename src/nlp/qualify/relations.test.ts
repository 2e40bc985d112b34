import { expect, test } from 'vitest'
import { observed } from '../../../tests/observed.ts'
import { relationNouns, relationVerbs } from '../language/en/relation-words.ts'

test.each(relationVerbs)('$example', ({ example, code, subject, object }) => {
  const [relation, ...others] = observed(example).relations
  expect(others).toEqual([])
  expect(relation).toMatchObject({ subject, object, ...(code && { relation: code }) })
})

test.each(relationNouns)('$example', ({ example, code, subject, object }) => {
  expect(observed(example).relations).toMatchObject([{ subject, relation: code, object }])
})

test('passive, with time and place', () => {
  const text = 'Bruno Harrow was arrested by Norway in Oslo on Tuesday.'
  expect(observed(text).relations).toMatchObject([
    { subject: 'Norway', relation: 'COERCE', object: 'Bruno Harrow', time: '2026-10-13', place: 'Oslo', attribution: null },
  ])
})

test('what is denied or only possible is not asserted', () => {
  expect(observed('Norway did not attack Chile. Norway could sanction Chile.').relations).toEqual([])
})

test('a relation hangs on whoever asserts it', () => {
  const text = 'Ada Vale said that Norway attacked Chile.'
  const { relations, parts } = observed(text)
  expect(parts).toHaveLength(1)
  expect(relations).toMatchObject([{ subject: 'Norway', relation: 'ASSAULT', object: 'Chile', attribution: parts[0].id }])
})

test.each([
  ['Ada Vale accused Norway of attacking Chile.', 'Norway', 'ASSAULT', 'Chile'],
  ['The sanctions that Norway has imposed on Chile hurt.', 'Norway', 'SANCTION', 'Chile'],
  ['The Harrow Bank bought its rival, Orla Systems, in May.', 'Harrow Bank', 'buy', 'Orla Systems'],
  ['Norway supplied its garrison in the port of Oslo.', 'Norway', 'AID', 'garrison in the port of Oslo'],
])('%s', (text, subject, relation, object) => {
  expect(observed(text).relations).toContainEqual(expect.objectContaining({ subject, relation, object }))
})

test('what a name merely qualifies is no actor', () => {
  expect(observed('Norway welcomed Ada Vale’s nomination.').relations).toEqual([])
})
