import { expect, test } from 'vitest'
import { ChainCrf } from '../src/classify/chain-crf.ts'
import { featureKey } from '../src/classify/hashing.ts'
import { bestOf, tableOf } from '../src/classify/table.ts'
import { type CrfOptions, chainColumns, SequenceSet, tableColumns } from './crf.ts'
import { Perceptron, shuffled } from './perceptron.ts'

/** A toy problem of three labels: the label is the word modulo three. */
function learnWords() {
  const learner = new Perceptron(3)
  const scores = new Float64Array(3)
  for (let epoch = 0; epoch < 5; epoch++) {
    for (const word of shuffled(60, epoch)) {
      const features = Int32Array.of(featureKey(1, word))
      learner.score(features, 1, scores)
      const guess = bestOf(scores, 3)
      if (guess !== word % 3) learner.update(features, 1, word % 3, guess)
      learner.tick()
    }
  }
  return learner.export('toy', { leastUpdates: 1, width: 4 })
}

test('a perceptron learns words by heart, into the table that a reading asks', () => {
  const table = tableOf({ id: 'toy', columns: new Map(learnWords()) }, 'toy')
  const scores = new Int32Array(4)
  for (let word = 0; word < 60; word++) {
    table?.score(Int32Array.of(featureKey(1, word)), 1, scores)
    expect(bestOf(scores, 3)).toBe(word % 3)
  }
})

test('learning is the same every time', () => {
  expect(learnWords()).toEqual(learnWords())
})

test('a shuffle holds every number once, in an order that its seed settles', () => {
  expect([...shuffled(50, 3)].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i))
  expect(shuffled(50, 3)).toEqual(shuffled(50, 3))
  expect(shuffled(50, 3)).not.toEqual(shuffled(50, 4))
})

const OPTIONS: CrfOptions = { epochs: 12, rate: 0.3, l2: 0.001, dropout: 0, leastCount: 1, leastReach: 0, forbidden: [[0, 2]], forbiddenStarts: [2] }

/** Begin, inside, outside: a word "b" begins; a word "x" goes on where one has begun and is outside elsewhere, so that transitions must be learnt. */
function learnSpans() {
  const set = new SequenceSet()
  for (const word of Array.from({ length: 40 }, (_, i) => (i % 2 ? 'oobxx' : 'oboxo'))) {
    let inside = false
    for (const c of word) {
      inside = c === 'b' || (c === 'x' && inside)
      set.position(Int32Array.of(featureKey(1, c.charCodeAt(0))), 1, 1 << (c === 'b' ? 1 : inside ? 2 : 0))
    }
    set.end()
  }
  const learnt = set.train('toy', 3, OPTIONS)
  return [...tableColumns('toy', [learnt]), ...chainColumns('toy', learnt)]
}

test('a random field learns what follows what', () => {
  const columns = new Map(learnSpans())
  const table = tableOf({ id: 'toy', columns }, 'toy')
  const crf = new ChainCrf(columns.get('toy.transitions') as Float32Array, columns.get('toy.starts') as Float32Array)
  const labelsOf = (word: string): string => {
    const emissions = new Float64Array(word.length * 3)
    const row = new Int32Array(4)
    for (const [i, c] of [...word].entries()) {
      table?.score(Int32Array.of(featureKey(1, c.charCodeAt(0))), 1, row)
      for (let l = 0; l < 3; l++) emissions[i * 3 + l] = row[l] * (table?.scale ?? 0)
    }
    const out = new Uint8Array(word.length)
    crf.decode(emissions, word.length, out)
    return out.join('')
  }
  expect(labelsOf('oobxx')).toBe('00122')
  expect(labelsOf('oboxo')).toBe('01000')
})

test('a random field is learnt the same every time', () => {
  expect(learnSpans()).toEqual(learnSpans())
})
