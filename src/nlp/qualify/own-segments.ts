import type { Document } from '../../model/document.ts'
import type { Layers } from '../../model/layers.ts'
import { PENN, SHAPE } from '../../model/token.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { tokenAt } from './ascription.ts'

type Read = Pick<Layers, 'tokens' | 'sentences' | 'tags' | 'parts' | 'paragraphs'>

/** A stretch of the body: tokens `[from, to)` of one sentence that are all attributed, or a clause that is not. */
export interface Segment {
  readonly from: number
  readonly to: number
  readonly sentence: number
  readonly attributed: boolean
  /** Words that are neither attributed nor name or mark who says something. */
  readonly ownWords: number
}

/** What each token is to attribution. */
export const TOKEN_PART = { own: 0, sourceOrCue: 1, content: 2, notBody: 3 } as const

const BREAKS = wordSet('; : – — -- ( ) …')
const COMMA = wordSet(',')
const OPENS_CLAUSE = wordSet(
  'which who whom whose while but and as although though because since with where when if in amid after before despite even so yet or making leaving raising giving one a what that including',
)
/** A clause of fewer words than this is no segment of its own. */
const FEWEST = 4
/** How far the words behind a mark are looked for. */
const LOOK_AHEAD = 16
const GERUND = PENN.indexOf('VBG')
const WORD = SHAPE.letter | SHAPE.digit

/** For each token whether it is body and own, the source or cue of an outermost attribution, or its content. */
export function tokenParts({ parts: documentParts }: Document, { tokens, parts }: Read): Uint8Array {
  const of = new Uint8Array(tokens.length)
  let t = 0
  for (const { kind, start, end } of documentParts) {
    if (kind === 'body') continue
    while (t < tokens.length && tokens.end[t] <= start) t++
    while (t < tokens.length && tokens.start[t] < end) of[t++] = TOKEN_PART.notBody
  }
  const mark = (spans: readonly { start: number; end: number }[], value: number): void => {
    for (const { start, end } of spans) {
      for (let i = tokenAt(tokens, start); i < tokens.length && tokens.start[i] < end; i++) if (of[i] < value) of[i] = value
    }
  }
  for (const { nestedIn, source, cue, content } of parts) {
    if (nestedIn !== undefined) continue
    mark(source, TOKEN_PART.sourceOrCue)
    mark(cue, TOKEN_PART.sourceOrCue)
    mark(content, TOKEN_PART.content)
  }
  return of
}

/** The body cut into attributed stretches and clauses of the outlet's own, in order; together they hold every token of the body. */
export function segmentsOf(read: Read, of: Uint8Array): Segment[] {
  const { tokens, sentences } = read
  const found: Segment[] = []
  for (let s = 0; s < sentences.length; s++) {
    const end = sentences.first[s + 1]
    let i = sentences.first[s]
    while (i < end) {
      if (of[i] === TOKEN_PART.notBody) {
        i++
        continue
      }
      const attributed = of[i] === TOKEN_PART.content
      let to = i + 1
      while (to < end && of[to] !== TOKEN_PART.notBody && (of[to] === TOKEN_PART.content) === attributed) to++
      // Marks right behind a content go with it, so that no clause begins with a comma.
      if (attributed) while (to < end && of[to] === TOKEN_PART.own && !(tokens.shape[to] & (WORD | SHAPE.openQuote))) to++
      if (attributed) found.push({ from: i, to, sentence: s, attributed, ownWords: 0 })
      else addClauses(read, of, i, to, s, found)
      i = to
    }
  }
  return found.length || !tokens.length ? found : []
}

/** Cuts an own stretch at semicolons, dashes, colons, and at commas behind which a clause opens; a piece of too few words stays with the one before it. */
function addClauses({ tokens: { hash, shape }, tags }: Read, of: Uint8Array, first: number, end: number, sentence: number, found: Segment[]): void {
  let from = first
  let words = 0
  const flush = (to: number): void => {
    if (to > from) found.push({ from, to, sentence, attributed: false, ownWords: words })
    from = to
    words = 0
  }
  const ahead = (at: number): number => {
    let n = 0
    for (let k = at; k < Math.min(end, at + LOOK_AHEAD) && n < FEWEST; k++) if (of[k] === TOKEN_PART.own && shape[k] & WORD) n++
    return n
  }
  for (let i = first; i < end; i++) {
    if (shape[i] & WORD) {
      if (of[i] === TOKEN_PART.own) words++
      continue
    }
    if (words < FEWEST || i + 1 >= end) continue
    const opens = BREAKS.has(hash[i]) || (COMMA.has(hash[i]) && (OPENS_CLAUSE.has(hash[i + 1]) || (tags.length > 0 && tags[i + 1] === GERUND)))
    if (opens && ahead(i + 1) >= FEWEST) flush(i + 1)
  }
  flush(end)
}
