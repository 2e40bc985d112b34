import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reading } from '../../../training/notation/expect.ts'
import { readModel } from '../../classify/weights.ts'

const model = readModel(readFileSync(join(import.meta.dirname, '../../../models/en/weights.bin')), 'here')
const read = (tagged: string) => reading(tagged, { resources: { model, guides: [] } })

test.each([
  '⟦S1 LORD BAIN⟧⟦C1 :⟧ ⟦T1 The gate was open⟧.\n\n⟦S2 MS WEBB⟧⟦C2 :⟧ ⟦T2 Who had the key?⟧',
  '⟦S1 Q⟧⟦C1 :⟧ ⟦T1 Was it open?⟧\n\n⟦S2 A⟧⟦C2 :⟧ ⟦T2 It was⟧.',
  '⟦S1 Ada Bain⟧⟦C1 :⟧ ⟦T1 The gate was open⟧.\n\n⟦S2 Tom Webb⟧⟦C2 :⟧ ⟦T2 It was not, my friend⟧.',
])('each turn is its speaker’s: %s', (tagged) => {
  expect(read(tagged)).toRead()
})

test.each(['Where: The old gate.\n\nWhen: At noon.', 'North Coast: Rain in the morning.\n\nSouth Coast: Sun at noon.', 'Webb United: Lost at home.'])(
  'labels before colons are nobody’s turns: %s',
  (text) => {
    expect(read(text).layers.parts.filter(({ rule }) => rule === 'turn')).toEqual([])
  },
)

test.each([
  '⟦T1 The gate should stay open⟧, in ⟦S1 the keeper’s⟧ ⟦C1 opinion⟧.',
  'In ⟦S1 her⟧ ⟦C1 view⟧, ⟦T1 the gate was open⟧.',
  '⟦S1 The keeper’s⟧ ⟦C1 fear is⟧ ⟦T1 that the gate will fall⟧.',
  '⟦S1 The council’s⟧ ⟦C1 demand⟧ ⟦T1 that the gate be painted⟧ was met.',
  '⟦C1 A promise by⟧ ⟦S1 the council⟧ ⟦T1 that nobody would pay⟧ was kept.',
])('a noun with a clause: %s', (tagged) => {
  const { document, layers } = read(tagged)
  const words = layers.parts.map(({ source, cue, content }) =>
    [source, cue, content].map((spans) => spans.map(({ start, end }) => document.text.slice(start, end)).join(' … ')),
  )
  const marked = ['S', 'C', 'T'].map((role) => new RegExp(`⟦${role}1 ([^⟧]*)⟧`).exec(tagged)?.[1].replace(/^A /, ''))
  expect(words).toEqual([marked])
})

test('a room in view has no view', () => {
  expect(read('The ship came into view, and the tower’s view of the sea is the best.').layers.parts).toEqual([])
})

test('the initials of a speaker are that speaker', () => {
  expect(
    read(
      '⟦S1 Ada Bain⟧⟦C1 :⟧ ⟦T1 The gate was open⟧.\n\n⟦S2 Tom Webb⟧⟦C2 :⟧ ⟦T2 It was not, my friend⟧.\n\n⟦S3 AB⟧⟦C3 :⟧ ⟦T3 Then it was shut⟧.\n---\n1: kind=named-person\n3: kind=named-person',
    ),
  ).toRead()
})
