import type { CueGroup } from './cues.ts'

/**
 * Cues of several words. `{lemma}` stands for any form of a verb of that name. Rows as in `cueVerbs`; `b`: the source stands behind the cue.
 * A phrase outranks the single words in it.
 */
export const cuePhrases: readonly CueGroup[] = [
  {
    part: 'phrase',
    attitude: 'communication',
    certainty: 'certain',
    distance: 'neutral',
    cues: [
      ['according to', 'b', '⟦C1 According to⟧ ⟦S1 the agency⟧, ⟦T1 the dam had held⟧.'],
      ['in the words of', 'b', '⟦C1 In the words of⟧ ⟦S1 the coach⟧, ⟦T1 the team was tired⟧.'],
      ['as reported by', 'b', '⟦T1 The duke has fled⟧, ⟦C1 as reported by⟧ ⟦S1 the Marrow Tide⟧.'],
      ['{quote} as saying', 'c', '⟦S1 The driver⟧ ⟦C1 was quoted as saying⟧ ⟦T1 the light was green⟧.'],
      ['{go} on to say', 'c', '⟦S1 She⟧ ⟦C1 went on to say⟧ ⟦T1 that the wall fell⟧.'],
      ['{make} clear', 'c', '⟦S1 The mayor⟧ ⟦C1 made clear⟧ ⟦T1 that the pool would open⟧.'],
      ['{make} it clear', 'c', '⟦S1 The mayor⟧ ⟦C1 made it clear⟧ ⟦T1 that the pool would open⟧.'],
      ['{fire} back', 'c', '⟦S1 The rival⟧ ⟦C1 fired back⟧ ⟦T1 that the plan was sound⟧.'],
      ['{shoot} back', 'c', '⟦S1 The rival⟧ ⟦C1 shot back⟧ ⟦T1 that the plan was sound⟧.'],
      ['{hit} back', 'c', '⟦S1 The rival⟧ ⟦C1 hit back⟧ ⟦T1 that the plan was sound⟧.'],
      ['{plead} guilty', 'w', '⟦S1 The smuggler⟧ ⟦C1 pleaded guilty⟧ ⟦T1 to theft⟧.'],
      ['{claim} responsibility', 'w', '⟦S1 The rebels⟧ ⟦C1 claimed responsibility⟧ ⟦T1 for the raid⟧.'],
      ['{speak} of', 'o', '⟦S1 The envoy⟧ ⟦C1 spoke of⟧ ⟦T1 old ties⟧.'],
      ['{talk} about', 'ow', '⟦S1 The envoy⟧ ⟦C1 talked about⟧ ⟦T1 old ties⟧.'],
      ['{refer} to', 'ow', '⟦S1 The envoy⟧ ⟦C1 referred to⟧ ⟦T1 old ties⟧.'],
    ],
  },
  {
    part: 'phrase',
    attitude: 'communication',
    certainty: 'certain',
    distance: 'doubting',
    cues: [
      ['{accuse} of', 'ow', '⟦T1 The clerk⟧ ⟦C1 is accused of⟧ ⟦T1 theft⟧.'],
      ['{charge} with', 'ow', '⟦T1 The clerk⟧ ⟦C1 was charged with⟧ ⟦T1 theft⟧.'],
    ],
  },
  {
    part: 'phrase',
    attitude: 'communication',
    certainty: 'asked',
    distance: 'neutral',
    cues: [
      ['{call} on', 'hi', '⟦S1 The envoy⟧ ⟦C1 called on⟧ ⟦T1 both sides to talk⟧.'],
      ['{call} upon', 'hi', '⟦S1 The envoy⟧ ⟦C1 called upon⟧ ⟦T1 both sides to talk⟧.'],
      ['{call} for', 'o', '⟦S1 The bishop⟧ ⟦C1 called for⟧ ⟦T1 a truce⟧.'],
      ['{appeal} for', 'o', '⟦S1 Police⟧ ⟦C1 appealed for⟧ ⟦T1 witnesses⟧.'],
      ['{appeal} to', 'hiw', '⟦S1 The mother⟧ ⟦C1 appealed to⟧ ⟦T1 the court to wait⟧.'],
    ],
  },
  {
    part: 'phrase',
    attitude: 'communication',
    certainty: 'probable',
    distance: 'neutral',
    cues: [
      ['is said to', 'i', '⟦T1 The duke⟧ ⟦C1 is said to⟧ ⟦T1 be ill⟧.'],
      ['are said to', 'i', '⟦T1 The heirs⟧ ⟦C1 are said to⟧ ⟦T1 be ill⟧.'],
      ['was said to', 'i', '⟦T1 The duke⟧ ⟦C1 was said to⟧ ⟦T1 be ill⟧.'],
      ['were said to', 'i', '⟦T1 The heirs⟧ ⟦C1 were said to⟧ ⟦T1 be ill⟧.'],
      ['it is said', 'c', '⟦C1 It is said⟧ ⟦T1 that the duke is ill⟧.'],
    ],
  },
  {
    part: 'phrase',
    attitude: 'communication',
    certainty: 'denied',
    distance: 'neutral',
    cues: [['{rule} out', 'ow', '⟦S1 The premier⟧ ⟦C1 ruled out⟧ ⟦T1 an early vote⟧.']],
  },
  {
    part: 'phrase',
    attitude: 'communication',
    certainty: 'certain',
    distance: 'endorsing',
    cues: [
      ['{point} out', 'c', '⟦S1 The auditor⟧ ⟦C1 pointed out⟧ ⟦T1 that two bills were missing⟧.'],
      ['{own} up', 'w', '⟦S1 The driver⟧ ⟦C1 owned up⟧ ⟦T1 to the crash⟧.'],
    ],
  },
  {
    part: 'phrase',
    attitude: 'belief',
    certainty: 'certain',
    distance: 'neutral',
    cues: [
      ['in the view of', 'b', '⟦C1 In the view of⟧ ⟦S1 the guild⟧, ⟦T1 the merger is wrong⟧.'],
      ['in the opinion of', 'b', '⟦C1 In the opinion of⟧ ⟦S1 the guild⟧, ⟦T1 the merger is wrong⟧.'],
      ['in the eyes of', 'b', '⟦C1 In the eyes of⟧ ⟦S1 the guild⟧, ⟦T1 the merger is wrong⟧.'],
    ],
  },
  {
    part: 'phrase',
    attitude: 'belief',
    certainty: 'probable',
    distance: 'neutral',
    cues: [
      ['on suspicion of', 'o', '⟦T1 Two men⟧ were held ⟦C1 on suspicion of⟧ ⟦T1 arson⟧.'],
      ['amid fears', 'c', '⟦C1 Amid fears⟧ ⟦T1 that the river would rise⟧, the school shut.'],
    ],
  },
  {
    part: 'phrase',
    attitude: 'knowledge',
    certainty: 'certain',
    distance: 'endorsing',
    cues: [
      ['{find} out', 'cw', '⟦S1 The family⟧ ⟦C1 found out⟧ ⟦T1 that the house was sold⟧.'],
      ['{be} known as', 'ow', '⟦T1 The hill⟧ ⟦C1 is known as⟧ ⟦T1 the Anvil⟧.'],
    ],
  },
  { part: 'phrase', attitude: 'intention', certainty: 'possible', distance: 'neutral', cues: [['open to', 'w', '⟦S1 The heirs⟧ ⟦C1 are open to⟧ ⟦T1 a sale⟧.']] },
  {
    part: 'phrase',
    attitude: 'intention',
    certainty: 'denied',
    distance: 'neutral',
    cues: [['{decide} against', 'o', '⟦S1 The board⟧ ⟦C1 decided against⟧ ⟦T1 a sale⟧.']],
  },
  {
    part: 'phrase',
    attitude: 'intention',
    certainty: 'certain',
    distance: 'neutral',
    cues: [
      ['{express} the hope', 'c', '⟦S1 The envoy⟧ ⟦C1 expressed the hope⟧ ⟦T1 that the talks would go on⟧.'],
      ['{express} hope', 'c', '⟦S1 The envoy⟧ ⟦C1 expressed hope⟧ ⟦T1 that the talks would go on⟧.'],
      ['would like', 'i', '⟦S1 The owner⟧ ⟦C1 would like⟧ ⟦T1 to sell the mill⟧.'],
      ['{root} for', 'ow', '⟦S1 The whole ward⟧ ⟦C1 was rooting for⟧ ⟦T1 the challenger⟧.'],
      ['{look} forward to', 'ow', '⟦S1 The crew⟧ ⟦C1 looks forward to⟧ ⟦T1 a rest⟧.'],
      ['in the hope', 'w', '⟦S1 The heirs⟧ waited ⟦C1 in the hope⟧ ⟦T1 that the price would rise⟧.'],
    ],
  },
]
/** Forms of verbs that stand in a phrase and are no cue alone. Example: `⟦S1 She⟧ ⟦C1 went on to say⟧ ⟦T1 that the wall fell⟧.` */
export const phraseVerbs: readonly string[] = [
  'go went gone',
  'make made',
  'speak spoke spoken',
  'talk',
  'refer referred',
  'point',
  'own',
  'look',
  'be was been',
  'fire',
  'shoot shot',
  'hit hit',
  'decide',
  'root',
]
