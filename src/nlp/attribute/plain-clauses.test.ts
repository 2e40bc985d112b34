import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { readModel } from '../../classify/weights.ts'
import { readLayers } from '../pipeline.ts'
import { contextOf } from './context.ts'
import { findPlain } from './plain-clauses.ts'

// The tags are those of the weights; nothing else is given to the rules, so that they are tested and not the weights.
const model = readModel(readFileSync(join(import.meta.dirname, '../../../models/en/weights.bin')), 'here')

function found(text: string): string[] {
  const layers = readLayers(plainDocument(text), { model, guides: [] })
  const words = (first: number, last: number) => text.slice(layers.tokens.start[first], layers.tokens.end[last])
  const list = (runs: readonly { first: number; last: number }[]) => runs.map(({ first, last }) => words(first, last)).join(' … ') || '–'
  return findPlain(contextOf(text, layers, new Map()), [], new Uint8Array(layers.tokens.length)).map(({ source, cue, content }) =>
    [source, [cue], content].map(list).join(' | '),
  )
}

test.each([
  ['The council insists that the mill is safe.', ['The council | insists | that the mill is safe']],
  ['On Friday, the council insisted that the mill was safe.', ['the council | insisted | that the mill was safe']],
  ['The mill is said to be cursed.', ['– | is said | The mill … to be cursed']],
  ['The stone that the miller insists upon is gone.', []],
  ['The wheel insists that nothing turns.', []],
  ['The mill is built to last.', []],
])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected)
})
