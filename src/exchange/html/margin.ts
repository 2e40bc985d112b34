import type { Note, Notes } from '../noteworthy.ts'
import type { Statement } from '../statement.ts'
import { KIND_WORDS } from '../wording.ts'
import { escaped } from './escape.ts'

/** Kinds of notes that stand beside their paragraph as well as in the list, and what they are called there. */
const IN_MARGIN: Readonly<Record<string, string>> = { finding: 'to note', gap: 'gap', inference: 'inferred', evaluation: 'judged', contested: 'contested' }

/** A note of no statement, and what it is called. */
export interface MarginNote {
  readonly called: string
  readonly note: Note
}

/** The notes that stand in the margin. */
export const marginNotes = (kinds: readonly Notes[]): MarginNote[] =>
  kinds.flatMap(({ id, notes }) => (IN_MARGIN[id] ? notes.map((note) => ({ called: IN_MARGIN[id], note })) : []))

/** What is told of a statement beside its words, each escaped. */
export function factsOf({ labels, route, unsure }: Statement): string[] {
  return [...labels.map(escaped), ...(route === null ? [] : [escaped(route)]), ...(unsure === null ? [] : [`<strong class="warn">? ${escaped(unsure)}</strong>`])]
}

/** A statement's note, under its number. */
export function statementNote(number: number, statement: Statement): string {
  const { attribution, who, cue } = statement
  const { kind } = attribution
  const isNobody = kind === 'none'
  const shownKind = kind.startsWith('unnamed') ? `<strong class="warn">${KIND_WORDS[kind]}</strong>` : KIND_WORDS[kind]
  const facts = [...(isNobody ? [] : [shownKind]), ...factsOf(statement)].join(' · ')
  const back = `<a class="back" href="#s${number}" aria-label="Back to ${number} in the text">${number}</a>`
  const look = attribution.attitude === 'communication' ? 'note' : 'note thought'
  return `<li class="${look}" id="n${number}" data-a="${number}">${back} <b${isNobody ? ' class="warn"' : ''}>${escaped(who)}</b> <i>${escaped(cue)}</i> <span class="facts">${facts}</span></li>`
}

/** Any other note: what it is called, the words, and what is said of them. */
export function otherNote({ called, note }: MarginNote): string {
  const says = note.says ? ` <span class="facts">${escaped(note.says)}</span>` : ''
  return `<li class="note"><span class="kind">${called}</span> <q>${escaped(note.words)}</q>${says}</li>`
}
