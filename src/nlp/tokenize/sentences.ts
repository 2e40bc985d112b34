import { hashWord } from '../../model/hash.ts'
import { SHAPE, type Tokens } from '../../model/token.ts'
import { abbreviations } from '../language/en/abbreviations.ts'
import { speechVerbs } from '../language/en/speech-verbs.ts'
import { stage } from '../stage.ts'

const NEVER = new Set(abbreviations.never.map((a) => hashWord(`${a}.`)))
const SPEECH = new Set(speechVerbs.map(hashWord))
/** Words that open a sentence after an abbreviation that may or may not end one. */
const OPENERS = new Set(
  'the a an he she it they we i you in on at but and this that these those there his her its their our my if when while as for after before however meanwhile some many most all no not what who where how'
    .split(' ')
    .map(hashWord),
)
/** How far after "?”" a verb of speech may stand for the quotation and it to be one sentence. */
const SPEECH_REACH = 6

const isTerminal = (unit: number): boolean => unit === 46 || unit === 33 || unit === 63 || unit === 0x2026
const CLOSERS = new Set(['”', '’', '"', "'", "''", ')', ']', '»', '›', '}'])

/** Whether the token is made of marks that end a sentence. */
function endsSentence(text: string, tokens: Tokens, i: number): boolean {
  const unit = text.charCodeAt(tokens.start[i])
  return isTerminal(unit) && (tokens.shape[i] & (SHAPE.letter | SHAPE.digit)) === 0
}

/** Whether a verb of speech follows soon, so that "“Why?” the mayor asked." stays one sentence. */
function speechFollows(text: string, tokens: Tokens, from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + SPEECH_REACH); i++) {
    if (tokens.paragraph[i] !== tokens.paragraph[from] || endsSentence(text, tokens, i)) return false
    if (SPEECH.has(tokens.hash[i])) return true
    const unit = text.charCodeAt(tokens.start[i])
    if (unit === 0x201c || unit === 34) return false
  }
  return false
}

/** Sentences by their marks: a full stop, question or exclamation mark with what closes after it, before a word that can begin one; never over a paragraph. */
export const sentences = stage({
  adds: 'sentences',
  needs: ['tokens'],
  version: 1,
  run: ({ text }, { tokens }) => {
    const first: number[] = tokens.length ? [0] : []
    const of = new Int32Array(tokens.length)
    // Where the marks end that were last looked through: a sign among them ends with the same one, and a page of "?”" must not cost its square.
    let closersEnd = 0
    for (let i = 0; i < tokens.length; i++) {
      of[i] = first.length - 1
      if (i + 1 === tokens.length) break
      if (tokens.paragraph[i + 1] !== tokens.paragraph[i]) {
        first.push(i + 1)
        continue
      }
      const terminal = endsSentence(text, tokens, i)
      if (!terminal && !(text.charCodeAt(tokens.end[i] - 1) === 46 && tokens.shape[i] & SHAPE.letter && mayEnd(tokens, i))) continue
      let next = Math.max(i + 1, closersEnd)
      while (next < tokens.length && tokens.paragraph[next] === tokens.paragraph[i] && closes(text, tokens, next)) next++
      closersEnd = next
      const closed = next > i + 1
      if (next >= tokens.length || tokens.paragraph[next] !== tokens.paragraph[i] || !begins(text, tokens, next, i, terminal, closed)) continue
      for (let k = i + 1; k < next; k++) of[k] = first.length - 1
      first.push(next)
      i = next - 1
    }
    const { length } = first
    return { length, first: Int32Array.from([...first, tokens.length]), of }
  },
})

/** An abbreviation with its full stop may end a sentence unless it is a title or an initial. */
const mayEnd = (tokens: Tokens, i: number): boolean => !NEVER.has(tokens.hash[i]) && tokens.end[i] - tokens.start[i] > 2

/** Whether the token closes what the sentence before it opened: a closing mark that stands against the word before. */
function closes(text: string, tokens: Tokens, i: number): boolean {
  const token = text.slice(tokens.start[i], tokens.end[i])
  if (isTerminal(token.charCodeAt(0)) && tokens.shape[i] === 0) return true
  if (!CLOSERS.has(token)) return false
  // A straight mark after a space opens the next sentence.
  return tokens.start[i] === tokens.end[i - 1] || token === '”' || token === '’'
}

/** Whether a sentence can begin with token `next` after the end mark `i`. */
function begins(text: string, tokens: Tokens, next: number, i: number, terminal: boolean, closed: boolean): boolean {
  const shape = tokens.shape[next]
  if (!terminal) return (shape & SHAPE.initialCapital) !== 0 && OPENERS.has(tokens.hash[next])
  const mark = text.charCodeAt(tokens.start[i])
  if (closed && (mark === 63 || mark === 33 || mark === 0x2026) && speechFollows(text, tokens, next)) return false
  if (shape & (SHAPE.initialCapital | SHAPE.digit | SHAPE.openQuote)) return true
  const unit = text.charCodeAt(tokens.start[next])
  if (unit === 34 || unit === 39 || unit === 40 || unit === 91 || unit === 0x2022 || unit === 64 || unit === 35) return true
  // A small letter goes on with the sentence; anything else (a dash, a script without case) does after a full stop only.
  return (shape & SHAPE.letter) !== 0 && unit > 0x24f
}
