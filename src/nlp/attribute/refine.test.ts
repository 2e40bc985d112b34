import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { readLayers } from '../pipeline.ts'
import { contextOf } from './context.ts'
import type { Found, Run } from './found.ts'
import { findNominal } from './nominal.ts'
import { refine } from './refine.ts'
import { windowOf } from './window.ts'

/** A text by rules, with a way to name the tokens of a phrase. */
function read(text: string) {
  const layers = readLayers(plainDocument(text), { model: null, guides: [] })
  const context = contextOf(text, layers, new Map())
  const run = (phrase: string): Run => {
    const start = text.indexOf(phrase)
    return { first: layers.tokens.start.indexOf(start), last: layers.tokens.end.indexOf(start + phrase.length) }
  }
  const words = ({ first, last }: Run) => text.slice(layers.tokens.start[first], layers.tokens.end[last])
  return { context, run, words }
}

/** What a sequence model might have found. */
function found({ run }: ReturnType<typeof read>, source: string, cue: string, content: string): Found {
  const at = run(cue)
  return { cue: { ...at, head: at.last, chance: 0.9 }, source: source ? [run(source)] : [], content: [run(content)], least: 0.8, mean: 0.9, parent: -1, rule: 'model' }
}

test('whom something is said of is no source', () => {
  const text = read('The old ferry was said to be safe.')
  const refined = refine(text.context, found(text, 'The old ferry', 'was said', 'to be safe'))
  expect(refined?.source).toEqual([])
  expect(refined?.content.map(text.words)).toEqual(['The old ferry', 'to be safe'])
  expect(refined?.rule).toBe('agentless-passive')
})

test('a verb behind a relative clause has the subject before it', () => {
  const text = read('A guard, who asked not to be named, said the lift was stuck.')
  expect(refine(text.context, found(text, '', 'said', 'the lift was stuck'))?.source.map(text.words)).toEqual(['A guard, who asked not to be named,'])
  const other = read('The lift, which was old, said nothing of the fault.')
  expect(refine(other.context, found(other, '', 'said', 'nothing'))?.source).toEqual([])
})

test('what needs no correction comes back as it was', () => {
  const text = read('The mayor said the bridge was safe.')
  const attribution = found(text, 'The mayor', 'said', 'the bridge was safe')
  expect(refine(text.context, attribution)).toBe(attribution)
})

test('quoted words on which a noun of saying bears are its content', () => {
  const text = read('The mayor’s remarks on “lazy and idle crews” angered many people.')
  const attributions = findNominal(text.context, [], new Uint8Array(text.context.tokens.length))
  expect(attributions.map(({ content }) => content.map(text.words))).toEqual([['“lazy and idle crews”']])
  expect(attributions[0].source.map(text.words)).toEqual(['The mayor’s'])
})

test('a window is the sentence of the cue, and the sentences of a quotation that runs on', () => {
  const plain = read('It rained. The mayor said no. It went on.')
  const cue = plain.run('said')
  expect(plain.words({ first: windowOf(plain.context, cue.first, cue.last).first, last: windowOf(plain.context, cue.first, cue.last).end - 1 })).toBe(
    'The mayor said no.',
  )
  const running = read('The mayor said: “We wait. We sail.” It went on.')
  const at = running.run('said')
  const { first, end } = windowOf(running.context, at.first, at.last)
  expect(running.words({ first, last: end - 1 })).toContain('We sail.”')
})

test('in a list without a full stop a window reaches only a stretch around the cue', () => {
  const text = read('salt and rope '.repeat(300))
  const { first, end } = windowOf(text.context, 450, 450)
  expect(first).toBeLessThan(450)
  expect(end).toBeGreaterThan(450)
  expect(end - first).toBeLessThan(200)
})
