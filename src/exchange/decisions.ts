import type { PlacedReview } from '../model/review.ts'
import { visibleLine } from '../model/visible.ts'
import { BETWEEN, shorten } from './excerpt.ts'
import { listed } from './wording.ts'

const MOST = 60

const isSelector = (value: unknown): value is { readonly exact: string } => typeof value === 'object' && value !== null && 'exact' in value

const quoted = (words: string): string => `“${shorten(visibleLine(words), MOST)}”`

/** The fields that hold words of the text or a name, in the order in which they are told; the others hold one of a few values. */
const WORDS = ['who', 'source', 'cue', 'content']

/** A corrected field, in words: `who to “the mill”`, `certainty to denied`. */
function fieldWords(name: string, value: unknown, before: string | undefined): string {
  const isWords = WORDS.includes(name)
  const none = name === 'who' || name === 'source' ? 'nobody' : 'nothing'
  const shown = (words: string): string => (words ? (isWords ? quoted(words) : words) : none)
  const to = Array.isArray(value) ? value.map((one) => (isSelector(one) ? one.exact : String(one))).join(BETWEEN) : String(value)
  return `${name} to ${shown(to)}${before === undefined ? '' : ` (read as ${shown(before)})`}`
}

/** What a person calls a thing of a layer. */
const aboutWords: Readonly<Record<PlacedReview['about'], string>> = {
  attribution: 'the statement',
  span: 'the passage',
  source: 'the source',
  document: 'the document',
  case: 'the case',
  review: 'a review',
}

/** What was decided, without by whom and when: `corrected certainty to “denied” (read as “certain”)`. */
export function verdict({ action, value, was, about }: Pick<PlacedReview, 'action' | 'value' | 'was' | 'about'>): string {
  if (action === 'confirm') return 'confirmed'
  if (action === 'reject') return 'rejected'
  // An erasure leaves that something was decided, and no word of what.
  if (action === 'grade') return value.grade === undefined ? 'graded' : `graded ${value.grade}`
  if (action === 'merge') {
    const names = Array.isArray(value.names) ? value.names : []
    return names.length ? `the same source as ${listed(names.map((name) => quoted(String(name))))}` : 'the same source as another'
  }
  if (action === 'split') return 'a source by itself'
  if (action === 'correct') {
    const names = Object.keys(value).toSorted((one, other) => (WORDS.indexOf(one) + 1 || 9) - (WORDS.indexOf(other) + 1 || 9))
    const fields = names.map((name) => fieldWords(name, value[name], Object.hasOwn(was, name) ? was[name] : undefined))
    return fields.length ? `corrected ${listed(fields)}` : 'corrected'
  }
  return action === 'undo' ? 'taken back' : `note on ${aboutWords[about]}`
}

/** What became of the words that a review is about, where that is worth telling. */
export const STANDING: Readonly<Record<PlacedReview['state'], string>> = {
  same: '',
  moved: 'its words stand elsewhere now, or are read with other limits',
  lost: 'needs another look: this is not read here any more',
}

/** A review in a line: what was decided, what the machine had where it is out now, by whom and when, the note, and whether it still holds. */
export function decisionWords(review: PlacedReview): string {
  const { number, by, at, note, state, action, was } = review
  const out = action === 'reject' && was.content ? ` ${quoted([was.source, was.cue, was.content].filter(Boolean).join(' '))}, as the machine read it` : ''
  const said = `${verdict(review)}${out}: ${visibleLine(by)}, ${at.slice(0, 10)}, review ${number}`
  return [said, note ? `note ${quoted(note)}` : '', STANDING[state]].filter(Boolean).join('; ')
}

/** What persons decided about each attribution of a reading, by its id, in as few words as it takes. */
export function marksOf(reviews: readonly PlacedReview[] | undefined): ReadonlyMap<string, readonly string[]> {
  const marks = new Map<string, string[]>()
  for (const review of reviews ?? []) {
    const { about, id, number, state } = review
    if (about !== 'attribution' || id === null) continue
    marks.set(id, [...(marks.get(id) ?? []), `✎ ${verdict(review)} (review ${number}${state === 'moved' ? ', moved' : ''})`])
  }
  return marks
}
