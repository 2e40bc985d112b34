import { expect, test } from 'vitest'
import { attribution, reading } from '../../tests/fixture/public-reading.ts'
import type { PlacedReview } from '../model/review.ts'
import { decisionWords, marksOf, verdict } from './decisions.ts'
import { readingHtml } from './html/page.ts'
import { terminalReport } from './terminal/report.ts'

const review = (rest: Partial<PlacedReview>): PlacedReview => ({
  number: 3,
  at: '2026-03-05T08:00:00.000Z',
  by: 'Ana',
  action: 'confirm',
  value: {},
  note: null,
  about: 'attribution',
  document: 7,
  state: 'same',
  spans: [],
  id: 'a1',
  layer: 'attributions',
  was: {},
  ...rest,
})

test('a decision says what was decided, what the machine had, by whom and when', () => {
  const value = { kind: 'named-person', who: 'Dora Lind', source: [{ exact: 'its owner' }, { exact: 'she' }] }
  expect(decisionWords(review({ action: 'correct', value, was: { who: '', kind: 'none' }, note: 'as she told us' }))).toBe(
    'corrected who to “Dora Lind” (read as nobody), source to “its owner […] she” and kind to named-person (read as none): Ana, 2026-03-05, review 3; note “as she told us”',
  )
  expect(decisionWords(review({ action: 'reject', was: { source: 'she', cue: 'said', content: 'no' } }))).toContain('rejected “she said no”, as the machine read it')
  expect(decisionWords(review({ state: 'lost' }))).toContain('needs another look')
  expect(verdict(review({ action: 'merge', value: { names: ['the mill', 'the owner'] } }))).toBe('the same source as “the mill” and “the owner”')
  expect(verdict(review({ action: 'note', about: 'document' }))).toBe('note on the document')
})

test('a statement bears the marks of the decisions about it, and of no other', () => {
  const marks = marksOf([review({}), review({ number: 4, id: null }), review({ number: 5, about: 'source', id: 'a1' }), review({ number: 6, state: 'moved' })])
  expect([...marks]).toEqual([['a1', ['✎ confirmed (review 3)', '✎ confirmed (review 6, moved)']]])
})

test('whatever a person writes becomes neither markup nor a command', async () => {
  const text = 'Mill closes\n\nThe owner said it would close.'
  const read = reading(text, { attributions: [attribution(text, 'a1', { source: 'The owner', cue: 'said', content: 'it would close' })] })
  const reviewed = {
    ...read,
    number: 7,
    reviews: [review({ by: 'Ana\u001b[2J', note: '<script>alert(1)</script>\u202e', action: 'correct', value: { who: '<b>x</b>' } })],
  }
  const page = readingHtml(reviewed)
  expect(page).toContain('<h2 id="reviews">Reviews</h2>')
  expect(page).not.toMatch(/<script>alert|<b>x/)
  const report = await terminalReport(reviewed, { width: 80, color: false, links: false, file: null })
  expect(report).toContain('REVIEWS')
  expect(report).not.toMatch(/[\u001b\u202e]/)
})
