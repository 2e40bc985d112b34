import type { Attitude, Certainty, SourceKind } from '../model/attribution.ts'
import type { GapKind } from '../model/observation.ts'

/** A whole number with its thousands parted; by hand, since the platform loads all its languages for it. */
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** `1 statement`, `2,000 statements`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`

/** A part of a whole as a person reads it: `0 %` is nothing at all, and what is not nothing is never called so. No line ends before its sign. */
export function percent(part: number, whole: number): string {
  if (!part || !whole) return '0\u00a0%'
  const rounded = Math.round((part / whole) * 100)
  return rounded ? `${rounded}\u00a0%` : '<1\u00a0%'
}

/** `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`
}

export const KIND_WORDS: Readonly<Record<SourceKind, string>> = {
  'named-person': 'person',
  'named-organization': 'organization',
  document: 'document',
  'unnamed-person': 'unnamed person',
  'unnamed-group': 'unnamed group',
  none: 'nobody named',
}

export const ATTITUDE_WORDS: Readonly<Record<Attitude, string>> = {
  communication: 'said',
  belief: 'belief, not said',
  knowledge: 'knowledge, not said',
  intention: 'intention, not said',
}

/** How sure the source is; empty where it states a thing plainly. */
export const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  certain: '',
  probable: 'probable',
  possible: 'possible',
  denied: 'denied',
  asked: 'asked',
  declined: 'declined',
}

export const GAP_WORDS: Readonly<Record<GapKind, string>> = {
  undisclosed: 'undisclosed',
  unknown: 'not known',
  declined: 'comment declined',
  'no-answer': 'no answer',
  unverified: 'not verified',
}

/** The same before whoever withholds, does not know or does not answer. */
export const GAP_WORDS_BEFORE: Readonly<Record<GapKind, string>> = {
  undisclosed: 'undisclosed by',
  unknown: 'not known to',
  declined: 'declined by',
  'no-answer': 'no answer from',
  unverified: 'not verified by',
}

/** A confidence below this is marked: more likely than not, a reader of the text would have drawn it otherwise. */
export const UNSURE = 0.5
