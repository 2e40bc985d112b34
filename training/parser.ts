import type { Column } from '../src/classify/model.ts'
import { bestOf } from '../src/classify/table.ts'
import { RELATIONS } from '../src/model/token.ts'
import { MOST_RELATION_FEATURES, relationFeatures } from '../src/nlp/parse/relations.ts'
import { MOST_MOVE_FEATURES, MOVE_COUNT, MOVES, ParserState } from '../src/nlp/parse/transitions.ts'
import { Perceptron, shuffled } from './perceptron.ts'
import { Tally } from './tally.ts'
import type { TreebankText } from './treebank.ts'

/** A sentence with its gold tree. */
interface Sentence {
  readonly text: TreebankText
  readonly tags: Uint8Array
  readonly first: number
  readonly end: number
}

/** How many gold arcs each move would put out of reach (the dynamic oracle of the arc-hybrid system). */
function costs(state: ParserState, gold: Int32Array, dependents: readonly (readonly number[])[], first: number, out: Int32Array): void {
  const { stack, depth, next, end } = state
  const top = depth > 0 ? stack[depth - 1] : -1
  const below = depth > 1 ? stack[depth - 2] : -1
  const inBuffer = (i: number): boolean => i >= next && i < end
  const waiting = (i: number): number => dependents[i - first].filter(inBuffer).length
  out.fill(0)
  if (next < end) {
    for (let d = 0; d < depth; d++) {
      if (gold[next] === stack[d] && d < depth - 1) out[MOVES.shift]++
      if (gold[stack[d]] === next) out[MOVES.shift]++
    }
  }
  if (top >= 0) {
    const lost = waiting(top)
    const isRoot = gold[top] === -1 ? 1 : 0
    out[MOVES.left] = lost + isRoot + (gold[top] === below || (inBuffer(gold[top]) && gold[top] !== next) ? 1 : 0)
    out[MOVES.right] = lost + isRoot + (inBuffer(gold[top]) ? 1 : 0)
    if (below < 0 && gold[top] === -1) out[MOVES.left] = lost + 1
  }
}

/** The parser's columns, learnt from sentences with trees over tags that the tagger gives: moves with exploration from the second round, then relations. */
export function trainParser(texts: readonly TreebankText[], tagsOf: (text: TreebankText) => Uint8Array, rounds = 6): [string, Column][] {
  const sentences: Sentence[] = []
  for (const text of texts) {
    const tags = tagsOf(text)
    for (let s = 0; s < text.sentences.length; s++) {
      const first = text.sentences.first[s]
      const end = text.sentences.first[s + 1]
      if (end - first > 1 && end - first <= 120 && text.heads[first] > -2) sentences.push({ text, tags, first, end })
    }
  }
  const moves = new Perceptron(MOVE_COUNT)
  const features = new Int32Array(Math.max(MOST_MOVE_FEATURES, MOST_RELATION_FEATURES))
  const scores = new Float64Array(RELATIONS.length)
  const cost = new Int32Array(MOVE_COUNT)
  const draw = random(3)
  // Shared by all sentences: a state writes only the heads of its own.
  const heads = new Int32Array(Math.max(...texts.map((t) => t.tokens.length)))
  for (let round = 0; round < rounds; round++) {
    for (const s of shuffled(sentences.length, 11 + round)) {
      const { text, tags, first, end } = sentences[s]
      const dependents = Array.from({ length: end - first }, (): number[] => [])
      for (let i = first; i < end; i++) if (text.heads[i] >= first) dependents[text.heads[i] - first].push(i)
      const state = new ParserState(text.tokens, tags, heads, first, end)
      while (!state.done) {
        if (!state.open) {
          state.make(state.depth > 0 ? MOVES.right : MOVES.shift)
          continue
        }
        const count = state.features(features)
        moves.score(features, count, scores)
        costs(state, text.heads, dependents, first, cost)
        let guess = -1
        let right = -1
        let least = Number.POSITIVE_INFINITY
        for (let m = 0; m < MOVE_COUNT; m++) if (state.allows(m)) least = Math.min(least, cost[m])
        for (let m = 0; m < MOVE_COUNT; m++) {
          if (!state.allows(m)) continue
          if (guess < 0 || scores[m] > scores[guess]) guess = m
          if (cost[m] === least && (right < 0 || scores[m] > scores[right])) right = m
        }
        moves.tick()
        if (cost[guess] > least) moves.update(features, count, right, guess)
        state.make(round > 0 && draw() < 0.9 ? guess : right)
      }
    }
  }
  return [...moves.export('parse.moves', { leastUpdates: 14, width: 4, clip: 0.999 }), ...certainArcs(sentences), ...trainRelations(sentences, 3)]
}

function trainRelations(sentences: readonly Sentence[], rounds: number): [string, Column][] {
  const perceptron = new Perceptron(RELATIONS.length)
  const features = new Int32Array(MOST_RELATION_FEATURES)
  const scores = new Float64Array(RELATIONS.length)
  for (let round = 0; round < rounds; round++) {
    for (const s of shuffled(sentences.length, 29 + round)) {
      const { text, tags, first, end } = sentences[s]
      for (let i = first; i < end; i++) {
        if (text.relations[i] < 0 || text.heads[i] < 0) continue
        const count = relationFeatures(text.tokens, tags, text.heads, first, end, i, features)
        perceptron.score(features, count, scores)
        const guess = bestOf(scores, RELATIONS.length)
        perceptron.tick()
        if (guess !== text.relations[i]) perceptron.update(features, count, text.relations[i], guess)
      }
    }
  }
  return perceptron.export('parse.relations', { leastUpdates: 6, width: 40 })
}

/** An arc is certain whose relation has this share of all with the same key, met this often. */
const CERTAIN_SHARE = 0.99
const CERTAIN_COUNT = 60

/** The columns of arcs that need no classifier: the first two keys of `relationFeatures` (tags, and word with tags) that have but one relation. */
function certainArcs(sentences: readonly Sentence[]): [string, Column][] {
  const tally = new Tally()
  const features = new Int32Array(MOST_RELATION_FEATURES)
  for (const { text, tags, first, end } of sentences) {
    for (let i = first; i < end; i++) {
      if (text.relations[i] < 0 || text.heads[i] < 0) continue
      relationFeatures(text.tokens, tags, text.heads, first, end, i, features)
      for (const key of [features[0], features[1]]) tally.add(key, text.relations[i])
    }
  }
  const certain = tally.certain(CERTAIN_SHARE, CERTAIN_COUNT)
  return [
    ['parse.arcs', Int32Array.from(certain.keys())],
    ['parse.arcRelations', Uint8Array.from(certain.values())],
  ]
}

/** A deterministic source of numbers in [0, 1) (Park and Miller's generator). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
