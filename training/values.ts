import type { Column } from '../src/classify/model.ts'
import { ATTITUDES, CERTAINTIES, DISTANCES, SOURCE_KINDS } from '../src/model/attribution.ts'
import { kindFeatures, MOST_VALUE_FEATURES, meaningFeatures } from '../src/nlp/qualify/value-features.ts'
import { MEANING_GROUPS } from '../src/nlp/qualify/value-model.ts'
import { valuedOf } from '../src/nlp/qualify/values.ts'
import type { ValuedText } from './deep-values.ts'
import { quantize } from './perceptron.ts'
import { type Example, type SoftmaxOptions, trainSoftmax } from './softmax.ts'

/** Features and right labels of every attribution: of attitude, certainty and distance, and of kind. */
export function examplesOf(texts: readonly ValuedText[]): { meaning: Example[]; kind: Example[] } {
  const buffer = new Int32Array(MOST_VALUE_FEATURES * 2)
  const meaning: Example[] = []
  const kind: Example[] = []
  for (const { text, layers, gold } of texts) {
    for (const [i, v] of valuedOf(text, layers, layers.parts).entries()) {
      const { attitude, certainty, distance, kind: right } = gold[i]
      meaning.push({
        features: buffer.slice(0, meaningFeatures(v, buffer)),
        right: [ATTITUDES.indexOf(attitude), CERTAINTIES.indexOf(certainty), DISTANCES.indexOf(distance)],
      })
      kind.push({ features: buffer.slice(0, kindFeatures(v, buffer)), right: [SOURCE_KINDS.indexOf(right)] })
    }
  }
  return { meaning, kind }
}

export const MEANING_OPTIONS: SoftmaxOptions = { epochs: 12, rate: 0.1, l2: 3, leastCount: 2, balance: 0.2 }
export const KIND_OPTIONS: SoftmaxOptions = { epochs: 12, rate: 0.1, l2: 1.5, leastCount: 2, balance: 0.2 }

/** The columns of the classifiers of values, learnt from deeply annotated texts (`readValued`); deterministic. */
export function trainValues(texts: readonly ValuedText[], options: { meaning?: SoftmaxOptions; kind?: SoftmaxOptions } = {}): [string, Column][] {
  const { meaning, kind } = examplesOf(texts)
  const m = trainSoftmax(meaning, MEANING_GROUPS, options.meaning ?? MEANING_OPTIONS)
  const k = trainSoftmax(kind, [SOURCE_KINDS.length], options.kind ?? KIND_OPTIONS)
  return [...quantize('values.meaning', m.keys, m.weights, m.labels, m.labels, 0.9999), ...quantize('values.kind', k.keys, k.weights, k.labels, k.labels, 0.9999)]
}
