import type { Attitude, Certainty, Distance } from '../../../model/attribution.ts'

export type CuePart = 'verb' | 'noun' | 'adjective' | 'adverb' | 'phrase'
export type CueForm = 'base' | 'third' | 'past' | 'participle' | 'gerund' | 'singular' | 'plural' | 'word'

/** Cues that say the same of what they ascribe: attitude, certainty and distance of the bare cue, before negation, hedges and modals. Rows: lemma, what it takes, example. */
export interface CueGroup {
  readonly part: CuePart
  readonly attitude: Attitude
  readonly certainty: Certainty
  readonly distance: Distance
  readonly cues: readonly (readonly [lemma: string, takes: string, example: string])[]
}

/** A cue that a word form (or a phrase) can be. */
export interface Cue {
  readonly lemma: string
  readonly part: CuePart
  readonly form: CueForm
  readonly attitude: Attitude
  readonly certainty: Certainty
  readonly distance: Distance
  /** What may follow: `c` a clause or quotation, `o` a noun phrase, `i` an infinitive, `h` a hearer before the content; `b`: the source follows. */
  readonly takes: string
  /** True where the word often is no cue at all ("see", "order"), so that the complement must show that it is. */
  readonly weak: boolean
  /** Number of tokens; 1 but for phrases. */
  readonly length: number
}
