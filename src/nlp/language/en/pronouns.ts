import { hashWord } from '../../../model/hash.ts'

/** What a pronoun says of whom it stands for. */
export interface Pronoun {
  /** `speaker` and `speakers` are whoever utters the quotation that they stand in; `relative` is the noun before. */
  readonly stands: 'male' | 'female' | 'thing' | 'several' | 'speaker' | 'speakers' | 'relative' | 'hearer'
  readonly possessive: boolean
}

interface PronounRow extends Pronoun {
  readonly forms: string
  readonly example: string
}

export const pronounRows: readonly PronounRow[] = [
  { stands: 'male', possessive: false, forms: 'he him himself', example: '⟦S1 Mr. Orrin⟧ left. ⟦S1 He⟧ ⟦C1 said⟧ ⟦T1 the quay was cold⟧.' },
  { stands: 'male', possessive: true, forms: 'his', example: 'Mr. Orrin kept ⟦S1 his⟧ ⟦C1 view⟧ ⟦T1 that the quay was cold⟧.' },
  { stands: 'female', possessive: false, forms: 'she herself', example: '⟦S1 Ms. Vale⟧ left. ⟦S1 She⟧ ⟦C1 said⟧ ⟦T1 the quay was cold⟧.' },
  { stands: 'female', possessive: true, forms: 'her hers', example: 'Ms. Vale kept ⟦S1 her⟧ ⟦C1 view⟧ ⟦T1 that the quay was cold⟧.' },
  { stands: 'thing', possessive: false, forms: 'it itself', example: 'The guild met. ⟦S1 It⟧ ⟦C1 said⟧ ⟦T1 dues would rise⟧.' },
  { stands: 'thing', possessive: true, forms: 'its', example: 'The guild kept ⟦S1 its⟧ ⟦C1 view⟧ ⟦T1 that dues must rise⟧.' },
  { stands: 'several', possessive: false, forms: 'they them themselves', example: 'Two clerks came. ⟦S1 They⟧ ⟦C1 said⟧ ⟦T1 the safe was open⟧.' },
  { stands: 'several', possessive: true, forms: 'their theirs', example: 'The clerks kept ⟦S1 their⟧ ⟦C1 view⟧ ⟦T1 that the safe was open⟧.' },
  { stands: 'speaker', possessive: false, forms: 'i me myself', example: '“⟦S2 I⟧ ⟦C2 think⟧ ⟦T2 it will snow⟧,” the guide said.' },
  { stands: 'speaker', possessive: true, forms: 'my mine', example: '“⟦S2 My⟧ ⟦C2 hope⟧ ⟦T2 that it snows⟧ is small,” the guide said.' },
  { stands: 'speakers', possessive: false, forms: 'we us ourselves', example: '“⟦S2 We⟧ ⟦C2 think⟧ ⟦T2 it will snow⟧,” the guides said.' },
  { stands: 'speakers', possessive: true, forms: 'our ours', example: '“⟦S2 Our⟧ ⟦C2 hope⟧ ⟦T2 that it snows⟧ is small,” the guides said.' },
  { stands: 'relative', possessive: false, forms: 'who whom', example: 'She met a clerk ⟦S1 who⟧ ⟦C1 said⟧ ⟦T1 the safe was open⟧.' },
  { stands: 'relative', possessive: true, forms: 'whose', example: 'She met a clerk ⟦S1 whose⟧ ⟦C1 view⟧ was ⟦T1 that the safe was open⟧.' },
  { stands: 'hearer', possessive: false, forms: 'you yourself yourselves', example: '“⟦S2 You⟧ ⟦C2 said⟧ ⟦T2 it would snow⟧,” the boy told the guide.' },
  { stands: 'hearer', possessive: true, forms: 'your yours', example: '“⟦S2 Your⟧ ⟦C2 promise⟧ ⟦T2 of snow⟧ was empty,” the boy told the guide.' },
]

const pronouns = new Map<number, Pronoun>()
for (const { forms, stands, possessive } of pronounRows) for (const form of forms.split(' ')) pronouns.set(hashWord(form), { stands, possessive })

/** The pronoun with this hash; undefined for other words. "Which" and "that" are read as relatives only where a source consists of them. */
export const pronounOf = (hash: number): Pronoun | undefined => pronouns.get(hash)
