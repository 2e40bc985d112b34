import { logistic } from '../src/classify/logistic.ts'
import type { Column, Model } from '../src/classify/model.ts'
import { findAll } from '../src/nlp/attribute/attribute.ts'
import { CONFIDENCE_FEATURES, confidenceFeatures, confidenceOf } from '../src/nlp/attribute/confidence.ts'
import { contextOf } from '../src/nlp/attribute/context.ts'
import { engineOf } from '../src/nlp/attribute/engine.ts'
import type { Found, Run } from '../src/nlp/attribute/found.ts'
import type { AnnotatedAttribution, AnnotatedText } from './annotated.ts'

interface Judged {
  readonly features: readonly number[]
  readonly found: Found
  readonly right: boolean
  readonly nested: boolean
}

const tokensOf = (runs: readonly Run[]): Set<number> => new Set(runs.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, k) => first + k)))

/** Whether source, cue and content of both share tokens (or both lack a source). */
function overlaps(found: Found, { source, cue, content }: AnnotatedAttribution): boolean {
  const [s, c, t] = [tokensOf(found.source), tokensOf([found.cue]), tokensOf(found.content)]
  const touches = (part: readonly number[], of: Set<number>) => part.some((i) => of.has(i))
  return touches(cue, c) && touches(content, t) && (source.length ? touches(source, s) : s.size === 0)
}

/** What an engine finds in a text. */
export type Find = (text: AnnotatedText) => readonly Found[]

/** What the fast profile finds with a model. */
export function findWith(model: Model): Find {
  const engine = engineOf(model)
  return engine ? ({ context }) => findAll(engine, contextOf(context.text, context, engine.knowledge)) : () => []
}

/** Every attribution that is found in the texts, and whether an annotator has it. Nested ones are judged only where they are annotated. */
const judge = (texts: readonly AnnotatedText[], find: Find): Judged[] =>
  texts.flatMap((text) =>
    find(text)
      .filter(({ parent }) => parent < 0 || text.deep)
      .map((found) => {
        const nested = found.parent >= 0
        const right = text.attributions.some((gold) => gold.nested === nested && overlaps(found, gold))
        return { features: confidenceFeatures(found.cue, found), found, nested, right }
      }),
  )

/** Logistic regression by Newton's method with a weak prior. */
function regress(judged: readonly Judged[]): number[] {
  const n = CONFIDENCE_FEATURES
  let weights = new Array<number>(n).fill(0)
  for (let round = 0; round < 30; round++) {
    const gradient = weights.map((w) => -0.05 * w)
    const curvature = Array.from({ length: n }, (_, a) => Array.from({ length: n }, (_, b) => (a === b ? 0.05 : 0)))
    for (const { features, right } of judged) {
      const p = logistic(features.reduce((sum, x, f) => sum + x * weights[f], 0))
      for (let a = 0; a < n; a++) {
        gradient[a] += ((right ? 1 : 0) - p) * features[a]
        for (let b = 0; b < n; b++) curvature[a][b] += p * (1 - p) * features[a] * features[b]
      }
    }
    const step = solve(curvature, gradient)
    weights = weights.map((w, f) => w + step[f])
  }
  return weights
}

/** The solution of a small linear system, by elimination with pivots. */
function solve(matrix: number[][], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]])
  const n = rows.length
  for (let c = 0; c < n; c++) {
    const pivot = rows.reduce((best, row, r) => (r >= c && Math.abs(row[c]) > Math.abs(rows[best][c]) ? r : best), c)
    ;[rows[c], rows[pivot]] = [rows[pivot], rows[c]]
    for (let r = 0; r < n; r++) {
      if (r === c) continue
      const share = rows[r][c] / rows[c][c]
      for (let k = c; k <= n; k++) rows[r][k] -= share * rows[c][k]
    }
  }
  return rows.map((row, r) => row[n] / row[r])
}

const half = <T>(list: readonly T[], odd: 0 | 1): T[] => list.filter((_, i) => i % 2 === odd)

/**
 * The columns of confidence, fitted on every other text and checked on the rest: a line for each tenth of confidence says how often its attributions
 * are right. `outermost` has texts whose outermost attributions are annotated, `deep` such whose nested ones are too.
 */
export function fitConfidence(outermost: readonly AnnotatedText[], deep: readonly AnnotatedText[], find: Find, report?: (line: string) => void): [string, Column][] {
  const rows = [judge(half(outermost, 0), find).filter(({ nested }) => !nested), judge(half(deep, 0), find).filter(({ nested }) => nested)]
  const weights = Float32Array.from(rows.flatMap((judged) => (judged.length > 20 ? regress(judged) : [0, 1, 0.5, 0.5, 0, 0])))
  const checked = [...judge(half(outermost, 1), find).filter(({ nested }) => !nested), ...judge(half(deep, 1), find).filter(({ nested }) => nested)]
  report?.('confidence on the texts that it was not fitted on: tenth, attributions, mean confidence, share right')
  for (let tenth = 0; tenth < 10; tenth++) {
    const inside = checked
      .map((j) => ({ ...j, confidence: confidenceOf(weights, j.found.cue, j.found, j.nested) }))
      .filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth)
    if (!inside.length) continue
    const mean = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length
    const share = inside.filter(({ right }) => right).length / inside.length
    report?.(`  ${tenth / 10}–${(tenth + 1) / 10}  ${String(inside.length).padStart(5)}  ${(100 * mean).toFixed(1).padStart(5)}  ${(100 * share).toFixed(1).padStart(5)}`)
  }
  return [['confidence', weights]]
}
