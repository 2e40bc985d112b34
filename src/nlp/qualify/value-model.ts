import type { LinearTable } from '../../classify/linear-table.ts'
import type { Model } from '../../classify/model.ts'
import { tableOf } from '../../classify/table.ts'
import { ATTITUDES, type Attitude, CERTAINTIES, type Certainty, DISTANCES, type Distance, SOURCE_KINDS, type SourceKind } from '../../model/attribution.ts'
import { kindFeatures, MOST_VALUE_FEATURES, meaningFeatures, type Valued } from './value-features.ts'

/** Labels of the table `values.meaning`: attitudes, then certainties, then distances, three classifiers over the same features. */
export const MEANING_GROUPS = [ATTITUDES.length, CERTAINTIES.length, DISTANCES.length] as const

/** A value and the chance that the classifier gives it. */
export interface Graded<T> {
  readonly value: T
  readonly chance: number
}

/** The classifiers of values, from a model's columns: multinomial logistic regression over hashed features. */
export class ValueModel {
  private readonly meaningTable: LinearTable
  private readonly kindTable: LinearTable
  private readonly features = new Int32Array(MOST_VALUE_FEATURES * 2)
  private readonly scores = new Int32Array(16)

  constructor(meaning: LinearTable, kind: LinearTable) {
    this.meaningTable = meaning
    this.kindTable = kind
  }

  meaning(valued: Valued): { attitude: Graded<Attitude>; certainty: Graded<Certainty>; distance: Graded<Distance> } {
    const { scores, features, meaningTable: table } = this
    table.score(features, meaningFeatures(valued, features), scores)
    const a = ATTITUDES.length
    const c = a + CERTAINTIES.length
    return { attitude: best(scores, 0, ATTITUDES, table.scale), certainty: best(scores, a, CERTAINTIES, table.scale), distance: best(scores, c, DISTANCES, table.scale) }
  }

  kind(valued: Valued): Graded<SourceKind> {
    const { scores, features, kindTable: table } = this
    table.score(features, kindFeatures(valued, features), scores)
    return best(scores, 0, SOURCE_KINDS, table.scale)
  }
}

function best<T>(scores: Int32Array, from: number, labels: readonly T[], scale: number): Graded<T> {
  let top = 0
  for (let l = 1; l < labels.length; l++) if (scores[from + l] > scores[from + top]) top = l
  let sum = 0
  for (let l = 0; l < labels.length; l++) sum += Math.exp((scores[from + l] - scores[from + top]) * scale)
  return { value: labels[top], chance: 1 / sum }
}

const models = new WeakMap<Model, ValueModel | null>()

/** The classifiers of a model, made once; null where its columns lack them. */
export function valueModelOf(model: Model): ValueModel | null {
  let made = models.get(model)
  if (made === undefined) {
    const meaning = tableOf(model, 'values.meaning')
    const kind = tableOf(model, 'values.kind')
    made = meaning && kind ? new ValueModel(meaning, kind) : null
    models.set(model, made)
  }
  return made
}
