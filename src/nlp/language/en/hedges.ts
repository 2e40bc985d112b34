import type { Certainty } from '../../../model/attribution.ts'

/** Words that make what a source says less than certain. */
export interface Hedge {
  readonly means: Certainty
  readonly words: string
  readonly example: string
}

/** In the cue itself: "may have thought", "probably believes", "did not say". */
export const cueHedges: readonly Hedge[] = [
  {
    means: 'possible',
    words: "may might could possibly perhaps maybe 'd considering mulling weighing",
    example: '⟦S1 The crew⟧ ⟦C1 may have thought⟧ ⟦T1 that the door was locked⟧.',
  },
  {
    means: 'probable',
    words: 'probably likely apparently seemingly seems appears seem appear presumably',
    example: '⟦S1 The crew⟧ ⟦C1 probably believed⟧ ⟦T1 that the door was locked⟧.',
  },
]

/** Negations, as they stand in a cue. Example: `⟦S1 The club⟧ ⟦C1 did not say⟧ ⟦T1 who the buyer was⟧.` */
export const negations = "not n't n’t never no without neither nor hardly nobody none stopped silence"

/** Agentless hearsay: without a source these verbs in the passive hold the content to be probable. Example: `⟦T1 The duke⟧ ⟦C1 was reported⟧ ⟦T1 to be ill⟧.` */
export const hearsayVerbs = 'say report rumor believe think suppose understand allege'

/** In the first words of what is said: the source itself leaves it open. */
export const contentHedges: readonly Hedge[] = [
  { means: 'possible', words: 'may might could perhaps maybe possibly possible possibility', example: '⟦S1 The doctor⟧ ⟦C1 said⟧ ⟦T1 the dose may be too small⟧.' },
  { means: 'probable', words: 'likely probably presumably', example: '⟦S1 The doctor⟧ ⟦C1 said⟧ ⟦T1 the dose was probably too small⟧.' },
]
