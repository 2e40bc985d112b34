import { CUE_SCORES, type Encoder, LONGEST_WINDOW, markOf, placeOf, READ_BEFORE, ROLE_SCORES, STATE_WIDTH } from '../../classify/encoder.ts'
import { wordPieces } from '../../classify/word-pieces.ts'
import type { Context } from './context.ts'
import type { AttributionEngine, Heard, HeardRoles } from './engine.ts'
import type { Run } from './found.ts'
import { type Stretch, stretchesOf } from './stretches.ts'
import { windowOf } from './window.ts'

/** The pieces of a text with the token that each belongs to. */
interface Pieces {
  readonly pieces: Int32Array
  /** The first piece of each token, that of a paragraph's beginning counted, and one entry more. */
  readonly first: Int32Array
  readonly token: Int32Array
}

/** A window around a cue, in tokens `[first, end)`. */
interface CueWindow {
  readonly cue: Run
  readonly first: number
  readonly end: number
}

function piecesOf(encoder: Encoder, { text, tokens }: Context): Pieces {
  const { pieces, first } = wordPieces(text, tokens, encoder.vocabulary)
  const token = new Int32Array(pieces.length)
  for (let i = 0; i < tokens.length; i++) token.fill(i, first[i], first[i + 1])
  return { pieces, first, token }
}

/** The piece in which a token's own letters begin: a paragraph's first token has the paragraph's piece before them. */
const wordStart = ({ tokens }: Context, { first }: Pieces, i: number): number => first[i] + (i === 0 || tokens.paragraph[i] !== tokens.paragraph[i - 1] ? 1 : 0)

/** The mean of the rows of a token's first and last piece, for each token of `[from, to)`; `origin` is the piece of the first row. */
function tokenRows(context: Context, pieces: Pieces, from: number, to: number, rows: Float32Array, width: number, origin: number): Float32Array {
  const out = new Float32Array((to - from) * width)
  for (let i = from; i < to; i++) {
    const a = (wordStart(context, pieces, i) - origin) * width
    const b = (pieces.first[i + 1] - 1 - origin) * width
    for (let l = 0; l < width; l++) out[(i - from) * width + l] = (rows[a + l] + rows[b + l]) * 0.5
  }
  return out
}

/** The states of the pieces of the last stretches, as far back as a window may reach. */
class States {
  private kept: { readonly from: number; readonly rows: Float32Array }[] = []

  add(from: number, rows: Float32Array): void {
    this.kept.push({ from, rows })
  }

  /** Forgets what ends before this piece. */
  forget(before: number): void {
    this.kept = this.kept.filter(({ from, rows }) => from + rows.length / STATE_WIDTH > before)
  }

  /** The states of the pieces `[from, to)`. */
  between(from: number, to: number): Float32Array {
    const out = new Float32Array((to - from) * STATE_WIDTH)
    for (const { from: start, rows } of this.kept) {
      const end = start + rows.length / STATE_WIDTH
      if (end <= from || start >= to) continue
      const a = Math.max(from, start)
      out.set(rows.subarray((a - start) * STATE_WIDTH, (Math.min(to, end) - start) * STATE_WIDTH), (a - from) * STATE_WIDTH)
    }
    return out
  }
}

/** The window of a cue, cut evenly around it where it has more pieces than the encoder reads at once. */
function windowAround(context: Context, pieces: Pieces, cue: Run): CueWindow {
  const whole = windowOf(context, cue.first, cue.last)
  const low = wordStart(context, pieces, cue.first) - LONGEST_WINDOW / 2
  const high = pieces.first[cue.last + 1] - 1 + LONGEST_WINDOW / 2
  let { first, end } = whole
  while (first < cue.first && wordStart(context, pieces, first) < low) first++
  while (end - 1 > cue.last && pieces.first[end] - 1 > high) end--
  return { cue, first, end }
}

async function readRoles(encoder: Encoder, context: Context, pieces: Pieces, states: States, { cue, first, end }: CueWindow): Promise<HeardRoles> {
  const from = wordStart(context, pieces, first)
  const to = pieces.first[end]
  const [cueFirst, cueLast] = [wordStart(context, pieces, cue.first), pieces.first[cue.last + 1] - 1]
  const places = Int32Array.from({ length: to - from }, (_, k) => placeOf(from + k, cueFirst, cueLast))
  const rows = await encoder.readWindow(states.between(from, to), places)
  return { first, emissions: tokenRows(context, pieces, first, end, rows, ROLE_SCORES, from) }
}

/** What the encoder is asked of a stretch: its pieces with those just before it, between the edges. */
function questionOf(encoder: Encoder, context: Context, { pieces, first, token }: Pieces, stretch: Stretch) {
  const own = first[stretch.first]
  const from = Math.max(0, own - READ_BEFORE)
  const to = first[stretch.end]
  const n = to - from + 2
  const ids = new Int32Array(n)
  const tags = new Int32Array(n)
  const marks = new Int32Array(n)
  ids[0] = encoder.vocabulary.numberOf('[CLS]') ?? 0
  ids[n - 1] = encoder.vocabulary.numberOf('[SEP]') ?? 0
  for (let p = from; p < to; p++) {
    const i = token[p]
    ids[p - from + 1] = pieces[p]
    tags[p - from + 1] = context.tags[i] + 1
    marks[p - from + 1] = markOf(context.quoteState[i], context.tokens.shape[i])
  }
  return { ids, tags, marks, skip: own - from + 1, own, count: to - own }
}

/**
 * Reads a text with an encoder, stretch by stretch: hands out what it says of cues (six numbers a token), asks which cues a sentence may have, and gives what it says of the source and content
 * of each. The states of the last stretches only are kept, since those of a long text would fill the memory (1.5 kB a word piece).
 */
export async function listen(
  encoder: Encoder,
  context: Context,
  onCues: (first: number, rows: Float32Array) => void,
  candidatesIn: (sentence: number) => readonly Run[],
): Promise<Map<number, HeardRoles>> {
  const { sentences, tokens } = context
  const pieces = piecesOf(encoder, context)
  const roles = new Map<number, HeardRoles>()
  const states = new States()
  let waiting: CueWindow[] = []
  let sentence = 0
  for (const stretch of stretchesOf(tokens, sentences, pieces.first)) {
    const { ids, tags, marks, skip, own, count } = questionOf(encoder, context, pieces, stretch)
    const read = await encoder.readText(ids, tags, marks)
    states.add(own, read.states.subarray(skip * STATE_WIDTH, (skip + count) * STATE_WIDTH))
    const cues = read.cues.subarray(skip * CUE_SCORES, (skip + count) * CUE_SCORES)
    onCues(stretch.first, tokenRows(context, pieces, stretch.first, stretch.end, cues, CUE_SCORES, own))
    for (; sentence < sentences.length && sentences.first[sentence + 1] <= stretch.end; sentence++) {
      for (const cue of candidatesIn(sentence)) waiting.push(windowAround(context, pieces, cue))
    }
    const isLast = stretch.end === tokens.length
    for (const window of waiting) {
      if (!roles.has(window.cue.first) && (isLast || window.end <= stretch.end)) roles.set(window.cue.first, await readRoles(encoder, context, pieces, states, window))
    }
    waiting = waiting.filter(({ end }) => end > stretch.end)
    const next = sentence < sentences.length ? pieces.first[sentences.first[sentence]] : pieces.pieces.length
    states.forget(Math.min(next - LONGEST_WINDOW, ...waiting.map(({ first }) => pieces.first[first])))
  }
  return roles
}

/** What an encoder says of a text: of cues everywhere, and of source and content around each token that may be one. */
export async function hear(encoder: Encoder, engine: AttributionEngine, context: Context): Promise<Heard> {
  const scores = engine.cueScores(context)
  const roles = await listen(
    encoder,
    context,
    (first, rows) => engine.hearCues(scores, first, rows),
    (sentence) => engine.candidatesIn(context, scores, sentence),
  )
  return { scores, roles }
}
