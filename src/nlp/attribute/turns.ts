import { PENN, SHAPE, tagSet } from '../../model/token.ts'
import { labelNouns } from '../language/en/refinement-words.ts'
import { wordSet } from '../language/en/word-sets.ts'
import { type Context, VERB } from './context.ts'
import { type Found, foundBy, type Run } from './found.ts'

/** How sure turns of speech are. */
const CHANCE = 0.85

const COLON = 58
/** Tokens of a speaker's name, its title and brackets included. */
const LONGEST_LABEL = 7
const LABELS = wordSet(...labelNouns)
const DIALOGUE = wordSet("i we you me us your my our i'm")
const NAMELESS = tagSet('IN', 'WRB', 'WP', 'MD', 'RB')

/** A paragraph that is a speaker's name, a colon and what he says. */
interface Turn {
  readonly label: Run
  readonly words: Run
  readonly name: string
  readonly paragraph: number
}

/** Whether every word of a label has a capital: a name, "MR ROE", "Q". */
function isLabel({ text, tokens, tags, quoteState }: Context, { first, last }: Run): boolean {
  for (let i = first; i <= last; i++) {
    if (quoteState[i] > 0 || VERB[tags[i]] || (i === first && NAMELESS.has(tags[i])) || LABELS.has(tokens.hash[i])) return false
    if ((tokens.shape[i] & SHAPE.letter) !== 0 && !/^[\p{Lu}’']|^(?:de|von|van|der|la|of)$/u.test(text.slice(tokens.start[i], tokens.end[i]))) return false
    if ((tokens.shape[i] & SHAPE.digit) !== 0) return false
  }
  return true
}

/** The turn that the paragraph of tokens `[first, end)` is; undefined where it is none. */
function turnOf(context: Context, first: number, end: number): Turn | undefined {
  const { text, tokens } = context
  let colon = first + 1
  while (colon < Math.min(end, first + LONGEST_LABEL) && text.charCodeAt(tokens.start[colon]) !== COLON) colon++
  const label = { first, last: colon - 1 }
  if (colon + 1 >= end || text.charCodeAt(tokens.start[colon]) !== COLON || !isLabel(context, label)) return undefined
  // A turn is said in sentences, or quoted; an entry of a list or a table ends without a stop.
  if (!/[.?!…—”"’]/.test(text[tokens.end[end - 1] - 1])) return undefined
  return { label, words: { first: colon + 1, last: end - 1 }, name: text.slice(tokens.start[first], tokens.end[colon - 1]), paragraph: tokens.paragraph[first] }
}

/** Whether somebody speaks to somebody in these turns: a question, or a word for speaker and hearer. */
const isDialogue = ({ text, tokens }: Context, turns: readonly Turn[]): boolean =>
  turns.some(({ words }) => {
    for (let i = words.first; i <= words.last; i++) if (DIALOGUE.has(tokens.hash[i]) || text[tokens.start[i]] === '?') return true
    return false
  })

/** The turns of a transcript or an interview: at least two next to each other, by two speakers, of whom one asks or speaks of himself and the other. */
function turnsOf(context: Context): Turn[] {
  const { tokens } = context
  const all: Turn[] = []
  for (let first = 0, end = 0; first < tokens.length; first = end) {
    end = first + 1
    while (end < tokens.length && tokens.paragraph[end] === tokens.paragraph[first]) end++
    const turn = turnOf(context, first, end)
    if (turn) all.push(turn)
  }
  const answered = all.some((turn, i) => all[i + 1]?.paragraph === turn.paragraph + 1 && all[i + 1].name !== turn.name)
  return answered && isDialogue(context, all) ? all : []
}

/** Found attributions with those of the turns of a transcript, whose words are the speaker's to the end of the paragraph whatever else was found in them. */
export function withTurns(context: Context, found: readonly Found[]): Found[] {
  const turns = turnsOf(context)
  if (!turns.length) return [...found]
  const byColon = new Map(turns.map((turn) => [turn.label.last + 1, turn]))
  const kept = found.filter(({ cue }) => !byColon.has(cue.first))
  const made = turns.map(({ label, words }): Found => {
    const colon = label.last + 1
    // A full stop that ends the paragraph stands outside where no marks of quotation do.
    const last =
      PENN[context.tags[words.last]] === '.' && words.last > words.first && context.text[context.tokens.start[words.last]] === '.' ? words.last - 1 : words.last
    const cue = { first: colon, last: colon }
    return foundBy('turn', CHANCE, { cue, source: [label], content: [{ first: words.first, last }] })
  })
  return [...kept, ...made]
}
