import { logistic, logit } from '../../classify/logistic.ts'
import type { Column } from '../../classify/model.ts'
import type { FoundCue, FoundRoles } from './found.ts'

/** Numbers that speak for an attribution; a constant first. */
export const CONFIDENCE_FEATURES = 6

/** What the sequence models thought of an attribution, as numbers for a logistic regression. */
export const confidenceFeatures = (cue: FoundCue, { source, least, mean }: FoundRoles): number[] => [
  1,
  logit(cue.chance),
  logit(least),
  logit(mean),
  source.length ? 1 : 0,
  cue.last > cue.first ? 1 : 0,
]

/**
 * The chance that an attribution's parts all overlap an annotator's, by logistic regression on what the sequence models thought of it;
 * `weights` (column `confidence`) has a row for outermost and one for nested attributions. Without them, the product of the models' chances.
 */
export function confidenceOf(weights: Column | undefined, cue: FoundCue, roles: FoundRoles, nested: boolean): number {
  if (!weights) return cue.chance * (roles.least + roles.mean) * 0.5
  let sum = 0
  for (const [f, value] of confidenceFeatures(cue, roles).entries()) sum += value * weights[(nested ? CONFIDENCE_FEATURES : 0) + f]
  return logistic(sum)
}
