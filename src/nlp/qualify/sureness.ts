import { logistic, logit } from '../../classify/logistic.ts'
import type { Model } from '../../classify/model.ts'
import type { AttributionValues } from '../../model/attribution.ts'
import { RULE_SURENESS } from './rule-sureness.ts'
import type { Valued } from './value-features.ts'

/** What turns a classifier's chance into how often it is right at that chance. */
export interface Calibration {
  readonly kind: (chance: number) => number
  readonly certainty: (chance: number) => number
  readonly distance: (chance: number) => number
}

/** The chance that a line over log odds gives (Platt 1999). */
export const platt = (chance: number, slope: number, offset: number): number => logistic(slope * logit(chance) + offset)

/** The calibration in a model's column `values.sure`: slope and offset for kind, certainty and distance; null where it is absent. */
export function calibrationOf(model: Model): Calibration | null {
  const column = model.columns.get('values.sure')
  if (!(column instanceof Float32Array) || column.length < 6) return null
  const line = (k: number) => (chance: number) => platt(chance, column[k * 2], column[k * 2 + 1])
  return { kind: line(0), certainty: line(1), distance: line(2) }
}

/** Whether the cue's deciding word is in the lexicon: the reading of one that is not is a guess. */
const known = ({ ascription: { entry, cue } }: Valued): string => (entry ? 'known' : cue.length ? 'unknown' : 'none')

/** The names under which the rules of certainty and distance are counted. */
export const certaintyRule = (v: Valued): string => `${v.meaning.certainty} ${known(v)}`
export const distanceRule = (v: Valued): string => `${v.meaning.distance} ${known(v)}`

/** How often the rules that decided are right, by the table of rates. */
export function surenessOfRules(v: Valued): AttributionValues['sure'] {
  const { kind, certainty, distance } = RULE_SURENESS
  return { kind: kind[v.kind.rule] ?? kind.other, certainty: certainty[certaintyRule(v)] ?? certainty.other, distance: distance[distanceRule(v)] ?? distance.other }
}
