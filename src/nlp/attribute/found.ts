/** A stretch of tokens, both ends included. */
export interface Run {
  readonly first: number
  readonly last: number
}

/** A cue with the word that heads it and its chance of being one. */
export interface FoundCue extends Run {
  readonly head: number
  readonly chance: number
}

/** Source and content of a cue, as runs of tokens, and the least and the mean of their labels' chances. */
export interface FoundRoles {
  readonly source: readonly Run[]
  readonly content: readonly Run[]
  readonly least: number
  readonly mean: number
}

/** An attribution over tokens, before its spans are made. */
export interface Found extends FoundRoles {
  readonly cue: FoundCue
  /** Place in the list of the one in whose content it is said, or -1. */
  readonly parent: number
  /** What decided: a rule's name, or `model`. */
  readonly rule: string
  /** One whose words it says that it passes on, with the same content and a cue outside of it (", citing a sailor"): nested in this one. */
  readonly cites?: Found
  /** The chance that a rule which found this by itself is right, as measured; absent where the chance is worked out from what the models thought. */
  readonly measured?: number
}

/** What a rule found by itself: an outermost attribution whose parts all have the chance that the rule is right. The cue's first word heads it, unless another is named. */
export function foundBy(
  rule: string,
  chance: number,
  { cue, source, content }: { readonly cue: Run & { readonly head?: number }; readonly source: readonly Run[]; readonly content: readonly Run[] },
): Found {
  const { first, last, head = first } = cue
  return { cue: { first, last, head, chance }, source, content, least: chance, mean: chance, measured: chance, parent: -1, rule }
}

/** Whether one of the runs holds all of another. */
export const holds = (runs: readonly Run[], { first, last }: Run): boolean => runs.some((run) => run.first <= first && last <= run.last)

/** How many tokens runs have. */
export const sizeOf = (runs: readonly Run[]): number => runs.reduce((sum, { first, last }) => sum + last - first + 1, 0)
