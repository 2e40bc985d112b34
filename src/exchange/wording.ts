import type { Attitude, Certainty, SourceKind } from '../model/attribution.ts'
import type { GapKind } from '../model/observation.ts'
import type { Share } from './summary.ts'

/** A whole number with its thousands parted; by hand, since the platform loads all its languages for it. */
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')

/** `1 statement`, `2,000 statements`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`

/** A part of a whole as a person reads it: `0 %` is nothing at all, and what is not nothing is never called so. */
export function percent(part: number, whole: number): string {
  if (!part || !whole) return '0 %'
  const rounded = Math.round((part / whole) * 100)
  return rounded ? `${rounded} %` : '<1 %'
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

/** The shares of a body, in the words of the summary. */
export const SHARE_WORDS: Readonly<Record<Share, string>> = {
  said: 'said by sources',
  ascribed: 'thought or wanted',
  report: 'stated as fact',
  inference: 'inferred',
  evaluation: 'judged',
}

/** A letter or mark for each share, so that no color is needed to tell them apart. */
export const SHARE_MARKS: Readonly<Record<Share, string>> = { said: '█', ascribed: '▒', report: '·', inference: '~', evaluation: '!' }

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
  unknown: 'unknown',
  declined: 'declined to comment',
  'no-answer': 'no answer',
  unverified: 'not verified',
}

/** A confidence below this is marked: more likely than not, a reader of the text would have drawn it otherwise. */
export const UNSURE = 0.5
