import type { LinearTable } from '../../classify/linear-table.ts'
import { type Model, mapOf } from '../../classify/model.ts'
import { bestOf, tableOf } from '../../classify/table.ts'
import { RELATIONS, type Tokens, type Tree } from '../../model/token.ts'
import { stage } from '../stage.ts'
import { MOST_RELATION_FEATURES, relationFeatures } from './relations.ts'
import { MOST_MOVE_FEATURES, MOVE_COUNT, MOVES, ParserState } from './transitions.ts'

/** A sentence longer than this is parsed in pieces: real ones are shorter, and a page of table cells must cost no more than prose. */
const LONGEST = 250

interface Tables {
  readonly moves: LinearTable
  readonly relations: LinearTable
  /** Relations of arcs that have but one: by the key of tags alone, or of word and tags, as `relationFeatures` makes them. They spare most arcs the classifier. */
  readonly certain: ReadonlyMap<number, number>
}
const unpacked = new WeakMap<Model, Tables | null>()
function tablesOf(model: Model): Tables | null {
  let known = unpacked.get(model)
  if (known === undefined) {
    const moves = tableOf(model, 'parse.moves')
    const relations = tableOf(model, 'parse.relations')
    known = moves && relations ? { moves, relations, certain: mapOf(model, 'parse.arcs', 'parse.arcRelations') } : null
    unpacked.set(model, known)
  }
  return known
}

/** The best move that the state allows. */
function bestMove(state: ParserState, scores: Int32Array): number {
  let best = -1
  for (let move = 0; move < MOVE_COUNT; move++) if (state.allows(move) && (best < 0 || scores[move] > scores[best])) best = move
  return best
}

/** Heads of one sentence, greedily; what is left on the stack is the root. */
function parseSentence(tables: Tables, tokens: Tokens, tags: Uint8Array, tree: Tree, first: number, end: number, features: Int32Array, scores: Int32Array): void {
  const state = new ParserState(tokens, tags, tree.head, first, end)
  while (!state.done) {
    let move: number = state.depth > 0 ? MOVES.right : MOVES.shift
    if (state.open) {
      tables.moves.score(features, state.features(features), scores)
      move = bestMove(state, scores)
    }
    state.make(move)
  }
  for (let i = first; i < end; i++) {
    if (tree.head[i] < 0) continue
    const count = relationFeatures(tokens, tags, tree.head, first, end, i, features)
    const known = tables.certain.get(features[0]) ?? tables.certain.get(features[1])
    if (known === undefined) tables.relations.score(features, count, scores)
    tree.relation[i] = known ?? bestOf(scores, tables.relations.labels)
  }
}

/**
 * Basic Stanford dependencies by a greedy arc-hybrid parser (dynamic oracle: Goldberg and Nivre 2013) and a classifier of arcs.
 * Without weights no tree is guessed: every token is a root of its own.
 */
export const parse = stage({
  adds: 'tree',
  needs: ['tokens', 'sentences', 'tags'],
  version: 2,
  run: (_, { tokens, sentences, tags }, { model }) => {
    const tree: Tree = { head: new Int32Array(tokens.length).fill(-1), relation: new Uint8Array(tokens.length) }
    const tables = model ? tablesOf(model) : null
    if (!tables) return tree
    const features = new Int32Array(Math.max(MOST_MOVE_FEATURES, MOST_RELATION_FEATURES))
    const scores = new Int32Array(RELATIONS.length)
    for (let s = 0; s < sentences.length; s++) {
      const end = sentences.first[s + 1]
      for (let first = sentences.first[s]; first < end; first += LONGEST)
        parseSentence(tables, tokens, tags, tree, first, Math.min(end, first + LONGEST), features, scores)
    }
    return tree
  },
})
