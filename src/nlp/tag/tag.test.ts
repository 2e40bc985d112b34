import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { readModel } from '../../classify/weights.ts'
import { PENN } from '../../model/token.ts'
import { readLayers } from '../pipeline.ts'

const WEIGHTS = join(import.meta.dirname, '../../../models/en/weights.bin')
const model = existsSync(WEIGHTS) ? readModel(readFileSync(WEIGHTS), 'here') : null
const tagsOf = (text: string, weights = model): string => [...readLayers(plainDocument(text), { model: weights, guides: [] }).tags].map((tag) => PENN[tag]).join(' ')

test.each([
  ['The mayor opened the new bridge on Tuesday.', 'DT NN VBD DT JJ NN IN NNP .'],
  ['She will sail', 'PRP MD VB'],
  ['It cost $40 (or less)', 'PRP NN $ CD -LRB- CC JJR -RRB-'],
  ['“Wait,” she said', "`` NN , '' PRP VBD"],
])('rules give tags by lists, endings and capitals: %s', (text, expected) => {
  const tags = tagsOf(text, null).split(' ')
  const right = expected.split(' ').filter((tag, i) => tag === tags[i]).length
  expect(tags).toHaveLength(expected.split(' ').length)
  expect(right / tags.length).toBeGreaterThanOrEqual(0.75)
})

test('an ’s behind a noun is a possessive, behind a pronoun a verb', () => {
  expect(tagsOf('The crew’s boat', null).split(' ')[2]).toBe('POS')
  expect(tagsOf('It’s late', null).split(' ')[1]).toBe('VBZ')
})

test.skipIf(!model)('weights tell words apart by what stands around them (skipped where models/en/weights.bin is absent)', () => {
  expect(tagsOf('The mayor opened the new bridge on Tuesday.')).toBe('DT NN VBD DT JJ NN IN NNP .')
  expect(tagsOf('They report the loss.').split(' ')[1]).toBe('VBP')
  expect(tagsOf('The report was late.').split(' ')[1]).toBe('NN')
})

test.skipIf(!model)('marks of quotation are tagged by the machine that reads them (skipped where models/en/weights.bin is absent)', () => {
  const tags = tagsOf('He called it ‘unfair’ and left.').split(' ')
  expect([tags[3], tags[5]]).toEqual(['``', "''"])
})
