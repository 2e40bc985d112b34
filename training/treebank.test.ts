import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { PENN, RELATIONS } from '../src/model/token.ts'
import { readGum } from './treebank.ts'

const folder = mkdtempSync(join(tmpdir(), 'hearsay-treebank-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A treebank of one text; a token is word, tag, head (from 1; 0 is the root), relation. */
function treebank(text: string, sentence: readonly (readonly [string, string, number, string])[]) {
  let at = 0
  const tokens = sentence.map(([word, tag, head, relation]) => {
    const start = text.indexOf(word, at)
    at = start + word.length
    return [start, at, tag, word, word, head, relation]
  })
  const path = join(folder, 'one.jsonl.gz')
  writeFileSync(path, gzipSync(`${JSON.stringify({ text, tokens: [tokens] })}\n`))
  return readGum(path)[0]
}

test('trees are laid over our tokens, their relations named as the older ones', () => {
  const { heads, relations, tags } = treebank('Crews left the pier.', [
    ['Crews', 'NNS', 2, 'nsubj'],
    ['left', 'VBD', 0, 'root'],
    ['the', 'DT', 4, 'det'],
    ['pier', 'NN', 2, 'obj'],
    ['.', '.', 2, 'punct'],
  ])
  expect([...heads]).toEqual([1, -1, 3, 1, 1])
  expect([...relations].map((r) => RELATIONS[r])).toEqual(['nsubj', 'root', 'det', 'dobj', 'punct'])
  expect([...tags].map((t) => PENN[t])).toEqual(['NNS', 'VBD', 'DT', 'NN', '.'])
})

test('a subtype that we lack falls back on its type, an unknown relation on dep', () => {
  const { relations } = treebank('Go home now', [
    ['Go', 'VB', 0, 'root'],
    ['home', 'RB', 1, 'advmod:lmod'],
    ['now', 'RB', 1, 'novelty'],
  ])
  expect([...relations].map((r) => RELATIONS[r])).toEqual(['root', 'advmod', 'dep'])
})

test('a sentence cut another way gives tags where it agrees, and no tree', () => {
  const { heads, tags } = treebank('Well-worn boats', [
    ['Well', 'RB', 3, 'advmod'],
    ['-', 'HYPH', 3, 'punct'],
    ['worn', 'VBN', 4, 'amod'],
    ['boats', 'NNS', 0, 'root'],
  ])
  expect([...heads]).toEqual([-2, -2])
  expect([tags[0], PENN[tags[1]]]).toEqual([-1, 'NNS'])
})
