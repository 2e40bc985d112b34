import { type Pronoun, pronounOf } from '../language/en/pronouns.ts'
import { ANTECEDENT_FEATURES, type Around, antecedentFeatures, antecedentScore } from './antecedents.ts'
import type { Candidate, Read } from './candidates.ts'
import type { Cast, Figure } from './cast.ts'

/** Candidates looked back at: further than this a pronoun hardly reaches, and a long text must not cost its square. */
const REACH = 40
const FARTHEST_TOKENS = 400

/** Whether a figure may be what a pronoun stands for. */
export function agrees(pronoun: Pronoun['stands'], figure: Figure, sex: number): boolean {
  switch (pronoun) {
    case 'male':
    case 'female':
      return !figure.plural && (figure.sort === 'person' || (figure.sort === 'unknown' && figure.named)) && !(figure.gender && figure.gender !== sex)
    case 'thing':
      return !figure.plural && (figure.sort === 'organization' || figure.sort === 'document' || figure.sort === 'place' || (figure.sort === 'unknown' && !figure.gender))
    default:
      return figure.plural || figure.sort === 'organization' || figure.sort === 'group'
  }
}

/** Somebody whom a pronoun may stand for, by the latest mention. */
export interface Choice {
  readonly figure: Figure
  readonly mention: Candidate
  readonly features: Float64Array
  readonly score: number
}

/** In training: shown every pronoun with its choices, tells the right one where it knows. */
export type Teacher = (pronoun: Candidate, choices: readonly Choice[], cast: Cast) => Choice | undefined

/** Finds what pronouns of the third person stand for among the figures just mentioned. */
export class PronounLinks {
  private readonly read: Read
  private readonly cast: Cast
  private readonly features = new Float64Array(ANTECEDENT_FEATURES.length)

  private readonly teach: Teacher | undefined

  constructor(read: Read, cast: Cast, teach?: Teacher) {
    this.read = read
    this.cast = cast
    this.teach = teach
  }

  /** Every figure that may be meant by the candidate at `at` in the list, the latest mentioned first, with what speaks for it. */
  choices(list: readonly Candidate[], at: number, around: Omit<Around, 'rank'>): Choice[] {
    const p = list[at]
    const pronoun = pronounOf(this.read.tokens.hash[p.head])?.stands ?? 'several'
    const found: Choice[] = []
    const seen = new Set<number>()
    for (let k = at - 1; k >= 0 && k > at - REACH && found.length < 8; k--) {
      const m = list[k]
      if (p.head - m.head > FARTHEST_TOKENS) break
      const figure = this.cast.figureOf(m)
      if (!figure || seen.has(figure.index) || m.last >= p.first || (m.source >= 0 && m.source === p.source)) continue
      seen.add(figure.index)
      if (!agrees(pronoun, figure, p.gender)) continue
      antecedentFeatures(this.read, p, m, figure, { ...around, rank: found.length }, this.features)
      found.push({ figure, mention: m, features: this.features.slice(), score: antecedentScore(this.features) })
    }
    return found
  }

  /** Links a pronoun to whom most speaks for; its chance is the share of that one among all. */
  link(list: readonly Candidate[], at: number, around: Omit<Around, 'rank'>): void {
    const p = list[at]
    const choices = this.choices(list, at, around)
    if (!choices.length) return
    let best = choices[0]
    for (const choice of choices) if (choice.score > best.score) best = choice
    best = this.teach?.(p, choices, this.cast) ?? best
    let sum = 0
    for (const choice of choices) sum += Math.exp(choice.score - best.score)
    this.cast.link(p, best.figure, best.mention.form === 'name' || best.figure.named ? 'pronoun' : 'pronoun of the same', 0.9 / sum)
    if (p.gender && !best.figure.gender && sum < 1.3) best.figure.gender = p.gender
  }
}
