import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { readModel } from '../../classify/weights.ts'
import { RELATIONS } from '../../model/token.ts'
import { readLayers } from '../pipeline.ts'

const WEIGHTS = join(import.meta.dirname, '../../../models/en/weights.bin')
const model = existsSync(WEIGHTS) ? readModel(readFileSync(WEIGHTS), 'here') : null

test('without weights no tree is guessed', () => {
  const { tree, tokens } = readLayers(plainDocument('The mayor opened the bridge.'), { model: null, guides: [] })
  expect([...tree.head]).toEqual(Array(tokens.length).fill(-1))
})

test.skipIf(!model)('a small sentence has the tree that it should (skipped where models/en/weights.bin is absent)', () => {
  const { tree } = readLayers(plainDocument('The mayor opened the new bridge on Tuesday.'), { model, guides: [] })
  expect([...tree.head]).toEqual([1, 2, -1, 5, 5, 2, 7, 2, 2])
  expect([...tree.relation].map((relation) => RELATIONS[relation])).toEqual(['det', 'nsubj', 'root', 'det', 'amod', 'dobj', 'case', 'nmod', 'punct'])
})

test.skipIf(!model)('every token hangs on a root of its own sentence, whatever its length (skipped where models/en/weights.bin is absent)', () => {
  const { tree, tokens, sentences } = readLayers(plainDocument(`The crew left. ${'of the old pier '.repeat(200)}. “No. ) – it ’s`), { model, guides: [] })
  for (let i = 0; i < tokens.length; i++) {
    let at = i
    let steps = 0
    while (tree.head[at] >= 0 && steps++ <= tokens.length) {
      expect(sentences.of[tree.head[at]]).toBe(sentences.of[i])
      at = tree.head[at]
    }
    expect(steps).toBeLessThanOrEqual(tokens.length)
  }
})
