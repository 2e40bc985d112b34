import type { Model } from '../../classify/model.ts'
import type { Layers } from '../../model/layers.ts'
import type { Span } from '../../model/span.ts'
import { contextOf } from './context.ts'
import { cueFeatures, MOST_CUE_FEATURES } from './cue-features.ts'
import { engineOf } from './engine.ts'

/** One thing that spoke for (above zero) or against a word being where a cue begins, in log odds. */
export interface Evidence {
  readonly name: string
  readonly weight: number
}

/** What each feature of `cueFeatures` looks at, in the order in which they are written: always, with a subject, with a subject of the governor, always, with a governor. */
const ALWAYS = [
  'the word',
  'its stem and tag',
  'the word before',
  'the word after',
  'the word with the next',
  'the word two before',
  'the word two after',
  'its tag with the one before',
  'its tag with the one after',
  'the tags around',
  'the tags before',
  'the tags after',
  'the word with the next tag',
  'the word with the tag before',
  'how often the word heads a cue',
  'how often it heads a cue, with the tags around',
  'how often it and its neighbors head cues',
  'a quotation before',
  'a quotation after',
  'the word inside or outside quotation marks',
  'quotation marks before',
  'quotation marks around',
  'the word with quotation marks around',
  'what it hangs on and how',
  'what it hangs on, as a cue',
  'the word and how it hangs',
  'the word and the tag it hangs on',
  'its stem with what hangs on it',
  'its tag with what hangs on it',
  'how often it heads a cue, with what hangs on it',
  'what hangs beside it',
  'words used alike',
  'words used alike, with what hangs on them',
  'what kind of word stands before',
  'what kind of word stands after',
  'words used alike, with the tag before',
  'words used roughly alike',
  'words used alike, with a quotation after',
  'what kind of word it hangs on',
] as const
const WITH_SUBJECT = [
  'its kind of subject',
  'its rough kind of subject',
  'its subject',
  'the tag of its subject',
  'its stem with its subject’s tag',
  'how near its subject is',
] as const
const WITH_UPPER_SUBJECT = ['the subject of what it hangs on'] as const
const LATER = ['its place in the sentence and its capitals', 'its ending', 'standing in the first paragraph', 'the word in the first paragraph'] as const
const WITH_GOVERNOR = ['the way up the tree', 'how often it heads a cue, with the way up'] as const

/** What each of the `count` features of a token looks at. */
export function featureNames(hasSubject: boolean, hasUpperSubject: boolean, hasGovernor: boolean): readonly string[] {
  return [...ALWAYS, ...(hasSubject ? WITH_SUBJECT : []), ...(hasUpperSubject ? WITH_UPPER_SUBJECT : []), ...LATER, ...(hasGovernor ? WITH_GOVERNOR : [])]
}

/** What spoke most for and against a cue beginning at a span, strongest first; empty without weights, or where no token begins there. */
export function cueEvidence(text: string, layers: Layers, model: Model | null, cue: Span, nested: boolean, most = 5): Evidence[] {
  const engine = model ? engineOf(model) : null
  const at = layers.tokens.start.indexOf(cue.start)
  if (!engine || at < 0) return []
  const context = contextOf(text, layers, engine.knowledge)
  const features = new Int32Array(MOST_CUE_FEATURES)
  const count = cueFeatures(context, at, features)
  const governor = context.tree.head[at]
  const names = featureNames(context.subject[at] >= 0, governor >= 0 && context.subject[governor] >= 0, governor >= 0)
  const evidence: Evidence[] = []
  for (let f = 0; f < count; f++) {
    const [outside, begin] = engine.cueWeights(features[f], nested)
    evidence.push({ name: names[f], weight: begin - outside })
  }
  return evidence.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, most)
}
