import { expect, test } from 'vitest'
import { fitPlatt, reliability, ruleRates } from './calibrate-values.ts'
import { scoreOf } from './measure-values.ts'
import { trainSoftmax } from './softmax.ts'

const OPTIONS = { epochs: 10, rate: 0.2, l2: 0.1, leastCount: 1, balance: 0 }
const examples = Array.from({ length: 60 }, (_, i) => ({ features: Int32Array.of(1, 10 + (i % 3), 20 + (i % 2)), right: [i % 3, i % 2] }))

test('logistic regression learns groups of labels over shared features, the same each time', () => {
  const { keys, weights, labels } = trainSoftmax(examples, [3, 2], OPTIONS)
  const weight = (key: number, label: number) => weights[keys.indexOf(key) * labels + label]
  for (let c = 0; c < 3; c++) for (let l = 0; l < 3; l++) if (l !== c) expect(weight(10 + c, c)).toBeGreaterThan(weight(10 + c, l))
  expect(weight(20, 3)).toBeGreaterThan(weight(20, 4))
  expect(trainSoftmax(examples, [3, 2], OPTIONS).weights).toEqual(weights)
})

test('chances that are too sure are brought back to what came of them', () => {
  const outcomes = Array.from({ length: 400 }, (_, i) => ({ chance: i % 2 ? 0.99 : 0.6, right: i % 2 ? i % 10 !== 1 : i % 4 === 0 }))
  const { slope, offset } = fitPlatt(outcomes)
  const at = (chance: number) => 1 / (1 + Math.exp(-(slope * Math.log(chance / (1 - chance)) + offset)))
  expect(at(0.99)).toBeCloseTo(0.8, 1)
  expect(at(0.6)).toBeCloseTo(0.5, 1)
  const before = reliability(outcomes)
  expect(reliability(outcomes.map((o) => ({ ...o, chance: at(o.chance) }))).binned).toBeLessThan(before.binned)
})

test('macro-F1 weighs every class of the gold alike', () => {
  expect(
    scoreOf([
      ['a', 'a'],
      ['a', 'a'],
      ['a', 'a'],
      ['b', 'a'],
    ]),
  ).toEqual({ accuracy: 0.75, macroF1: (6 / 7 + 0) / 2 })
})

test('no rule is taken for certain, and a rare one is near the average', () => {
  const text = { id: 't', text: '', gold: Array.from({ length: 101 }, () => ({})), anonymity: new Map(), layers: {} } as never
  const rates = ruleRates([text], (_, i) => ({ rule: i === 100 ? 'rare' : 'usual', right: i !== 100 }))
  expect(rates.usual).toBeLessThan(1)
  expect(rates.rare).toBeGreaterThan(0.7)
})
