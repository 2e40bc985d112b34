import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ChainCrf } from './chain-crf.ts'

const score = fc.integer({ min: -30, max: 30 }).map((n) => n / 10)
const problem = fc.record({ labels: fc.integer({ min: 2, max: 3 }), length: fc.integer({ min: 1, max: 5 }) }).chain(({ labels, length }) =>
  fc.record({
    labels: fc.constant(labels),
    length: fc.constant(length),
    transitions: fc.array(fc.oneof({ weight: 5, arbitrary: score }, fc.constant(Number.NEGATIVE_INFINITY)), { minLength: labels * labels, maxLength: labels * labels }),
    starts: fc.array(score, { minLength: labels, maxLength: labels }),
    emissions: fc.array(score, { minLength: length * labels, maxLength: length * labels }),
  }),
)
type Problem = typeof problem extends fc.Arbitrary<infer P> ? P : never

/** Every labelling with its score, by brute force. */
function labellings({ labels, length, transitions, starts, emissions }: Problem): { path: number[]; score: number }[] {
  let all = starts.map((start, l) => ({ path: [l], score: start + emissions[l] }))
  for (let i = 1; i < length; i++) {
    all = all.flatMap(({ path, score: sum }) =>
      starts.map((_, to) => ({ path: [...path, to], score: sum + transitions[(path.at(-1) as number) * labels + to] + emissions[i * labels + to] })),
    )
  }
  return all.filter((a) => a.score > Number.NEGATIVE_INFINITY)
}
const crfOf = ({ transitions, starts }: Problem) => new ChainCrf(Float32Array.from(transitions), Float32Array.from(starts))

test('the best labelling is the best of all', () => {
  fc.assert(
    fc.property(problem, (p) => {
      const all = labellings(p)
      fc.pre(all.length > 0)
      const out = new Uint8Array(p.length)
      crfOf(p).decode(Float64Array.from(p.emissions), p.length, out)
      const found = all.find(({ path }) => path.every((l, i) => l === out[i]))
      expect(found?.score).toBeCloseTo(Math.max(...all.map((a) => a.score)), 4)
    }),
  )
})

test('the chance of a label is the share of the labellings that have it', () => {
  fc.assert(
    fc.property(problem, (p) => {
      const all = labellings(p)
      fc.pre(all.length > 0)
      const out = new Float64Array(p.length * p.labels)
      crfOf(p).marginals(Float64Array.from(p.emissions), p.length, out)
      const total = all.reduce((sum, a) => sum + Math.exp(a.score), 0)
      for (let i = 0; i < p.length; i++) {
        for (let l = 0; l < p.labels; l++) {
          const share = all.reduce((sum, a) => sum + (a.path[i] === l ? Math.exp(a.score) : 0), 0) / total
          expect(out[i * p.labels + l]).toBeCloseTo(share, 5)
        }
      }
    }),
  )
})

test('a short sequence after a long one is not touched by what the long one left', () => {
  const crf = new ChainCrf(Float32Array.of(0, 0, 0, 0), Float32Array.of(0, 0))
  const out = new Uint8Array(50)
  crf.decode(
    new Float64Array(100).map((_, i) => (i % 2 ? 5 : 0)),
    50,
    out,
  )
  expect([...out]).toEqual(Array(50).fill(1))
  crf.decode(Float64Array.of(3, 0), 1, out)
  expect(out[0]).toBe(0)
})
