import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { readModel } from '../../classify/weights.ts'
import { readLayers } from '../pipeline.ts'
import { contextOf } from './context.ts'
import type { Found, Run } from './found.ts'
import { refine } from './refine.ts'

// Tags are those of the weights; what the sequence models might have found is given, so that the rules are tested and not the weights.
const model = readModel(readFileSync(join(import.meta.dirname, '../../../models/en/weights.bin')), 'here')

/** What is made of `source | cue | content` (stretches parted by ` … `), in the same form; `none` where it is found to be no attribution. */
function refined(text: string, given: string): string {
  const layers = readLayers(plainDocument(text), { model, guides: [] })
  const context = contextOf(text, layers, new Map())
  const run = (phrase: string): Run => {
    const start = text.indexOf(phrase)
    return { first: layers.tokens.start.indexOf(start), last: layers.tokens.end.indexOf(start + phrase.length) }
  }
  const [source, [cue], content] = given.split(' | ').map((list) => (list === '–' ? [] : list.split(' … ').map(run)))
  const found: Found = { cue: { ...cue, head: cue.last, chance: 0.9 }, source, content, least: 0.8, mean: 0.9, parent: -1, rule: 'model' }
  const result = refine(context, found)
  if (!result) return 'none'
  const words = (runs: readonly Run[]) => runs.map(({ first, last }) => text.slice(layers.tokens.start[first], layers.tokens.end[last])).join(' … ') || '–'
  return [result.source, [result.cue], result.content].map(words).join(' | ')
}

test.each([
  ['“The weir is gone,” said Lorimer.', '– | said | “The weir is gone,”', 'Lorimer | said | “The weir is gone,”'],
  ['“The weir is gone,” said the owner of the inn.', '– | said | “The weir is gone,” … the owner of the inn', 'the owner of the inn | said | “The weir is gone,”'],
  ['“It is gone,” said lock keeper Ada Lorimer.', '– | said | “It is gone,” … lock keeper Ada Lorimer', 'lock keeper Ada Lorimer | said | “It is gone,”'],
  ['The weir is gone, says warden', '– | says | The weir is gone … warden', 'warden | says | The weir is gone'],
  ['“Is it gone?” her nephew asked.', '– | asked | “Is it gone?” her nephew', 'her nephew | asked | “Is it gone?”'],
  ['The boy was accused by Lorimer of hiding the keys.', 'Lorimer of hiding the keys | was accused | The boy', 'Lorimer | was accused | The boy … of hiding the keys'],
  ['Union leader fears a long strike.', '– | fears | a long strike', 'Union leader | fears | a long strike'],
  [
    'The march was called by residents “a walk in the rain”.',
    '– | was called | The march … “a walk in the rain”',
    'residents | was called | The march … “a walk in the rain”',
  ],
])('a source that its place in the sentence tells: %s', (text, given, expected) => {
  expect(refined(text, given)).toBe(expected)
})

test.each([
  ['The letters, cited rumors Lorimer had spread, were lost.', '– | cited | The letters'],
  ['“The weir is gone,” said to be the last.', '– | said | “The weir is gone,”'],
  ['The march was called on Monday “a walk in the rain”.', '– | was called | The march … “a walk in the rain”'],
])('where it tells none, none is made up: %s', (text, given) => {
  expect(refined(text, given)).toBe(given)
})

test.each([
  ['Lorimer allegedly sold the weir.', 'Lorimer | allegedly sold | the weir', '– | allegedly | Lorimer … sold the weir'],
  ['It was disclosed late on Friday that the weir was sold.', '– | was disclosed | It', '– | was disclosed | that the weir was sold'],
  ['The weir, according to Lorimer, was sold in May.', 'Lorimer | according to | The weir', 'Lorimer | according to | The weir … was sold in May'],
  ['Wrote Lorimer: “It is sold.”', 'Wrote Lorimer | : | “It is sold.”', 'Lorimer | Wrote | “It is sold.”'],
])('cue and content as far as the sentence goes: %s', (text, given, expected) => {
  expect(refined(text, given)).toBe(expected)
})

test.each([
  ['Illustration: Ada Lorimer', 'Illustration | : | Ada Lorimer'],
  ['The said weir was sold in May.', 'The | said | weir was sold in May'],
  ['Injury claims fell in May.', 'Injury | claims | fell in May'],
  ['The school staged “Cold Light”, a play by Lorimer.', 'The school | staged | “Cold Light”'],
  ['A boy read a comic on the steps.', 'A boy | read | a comic on the steps'],
])('a word of saying that says nothing: %s', (text, given) => {
  expect(refined(text, given)).toBe('none')
})

test.each([
  ['Lorimer: “It is sold.”', 'Lorimer | : | “It is sold.”'],
  ['Lorimer claims victory.', 'Lorimer | claims | victory'],
  ['The poster read “It is sold”.', 'The poster | read | “It is sold”'],
])('and one that does: %s', (text, given) => {
  expect(refined(text, given)).toBe(given)
})
