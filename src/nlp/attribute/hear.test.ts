import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plainDocument } from '../../../training/plain-document.ts'
import { CUE_SCORES, type Encoder, LONGEST_STRETCH, LONGEST_WINDOW, ROLE_SCORES, STATE_WIDTH } from '../../classify/encoder.ts'
import { readModel } from '../../classify/weights.ts'
import { readSome } from '../pipeline.ts'
import { contextOf } from './context.ts'
import { engineOf } from './engine.ts'
import { hear } from './hear.ts'

const model = readModel(readFileSync('models/en/weights.bin'), 'test')
const numbers = new Map<string, number>()

/** An encoder that tells from the state of a piece which piece of the text it was, and holds every one of them for a cue. */
function listener() {
  const asked = { texts: [] as number[], windows: [] as number[], broken: 0 }
  const encoder: Encoder = {
    vocabulary: { numberOf: (piece) => (piece.startsWith('##') ? undefined : (numbers.get(piece) ?? numbers.set(piece, numbers.size).get(piece))) },
    weights: { id: 'listener', columns: new Map() },
    readText: async (pieces) => {
      asked.texts.push(pieces.length)
      const states = new Float32Array(pieces.length * STATE_WIDTH)
      for (const [p, piece] of pieces.entries()) states[p * STATE_WIDTH] = piece + 1
      const cues = new Float32Array(pieces.length * CUE_SCORES)
      for (let p = 0; p < pieces.length; p++) cues[p * CUE_SCORES + 1] = 50
      return { states, cues }
    },
    readWindow: async (states, places) => {
      asked.windows.push(places.length)
      for (let p = 0; p < places.length; p++) if (!states[p * STATE_WIDTH]) asked.broken++
      return new Float32Array(places.length * ROLE_SCORES).fill(1)
    },
  }
  return { encoder, asked }
}

const heardOf = async (text: string) => {
  const { encoder, asked } = listener()
  const engine = engineOf(model, encoder.weights)
  if (!engine) throw new Error('the weights lack the engine')
  const layers = readSome(plainDocument(text), { model, guides: [] }, ['tokens', 'sentences', 'quotation', 'tags', 'tree'])
  const context = contextOf(text, layers, engine.knowledge)
  return { heard: await hear(encoder, engine, context), context, asked }
}

test('what the encoder says of cues is added to every token, and each of them is asked for its source and content', async () => {
  const { heard, context } = await heardOf('The harbor master said the pier was safe.')
  expect(heard.roles.size).toBe(context.tokens.length)
  for (const { first, emissions } of heard.roles.values()) {
    expect(first).toBe(0)
    expect(emissions.length).toBe(context.tokens.length * ROLE_SCORES)
  }
})

test('a long text is read in stretches, and every window finds the states of all its pieces', async () => {
  const sentence = 'The keeper of the old lighthouse said “nobody had asked her about the lamp, the stairs or the door”. '
  const { asked, heard, context } = await heardOf(`${sentence.repeat(9)}\n\n`.repeat(4))
  expect(asked.texts.length).toBeGreaterThan(6)
  expect(Math.max(...asked.texts)).toBeLessThanOrEqual(LONGEST_STRETCH)
  expect(Math.max(...asked.windows)).toBeLessThanOrEqual(LONGEST_WINDOW + 20)
  expect(asked.broken).toBe(0)
  expect(heard.roles.size).toBe(context.tokens.length)
})

test('a text without a word is heard as nothing', async () => {
  const { heard } = await heardOf('')
  expect(heard.roles.size).toBe(0)
})
