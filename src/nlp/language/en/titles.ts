import { hashWord } from '../../../model/hash.ts'

/** Words before a person's name, or as a role in its place, by what they tell. */
export interface TitleRow {
  /** Whether the title alone can stand for a person who bore it: "the minister". Courtesy titles never stand alone. */
  readonly role: boolean
  readonly gender: 'male' | 'female' | null
  readonly words: string
  readonly example: string
}

export const titleRows: readonly TitleRow[] = [
  { role: false, gender: 'male', words: 'mr mr. sir lord messrs messrs. monsieur herr señor don sheikh sheik', example: '⟦S1 Mr. Orrin⟧ ⟦C1 said⟧ ⟦T1 it was late⟧.' },
  { role: false, gender: 'female', words: 'mrs mrs. ms ms. miss dame lady madame frau señora', example: '⟦S1 Ms. Vale⟧ ⟦C1 said⟧ ⟦T1 it was late⟧.' },
  {
    role: false,
    gender: null,
    words: 'dr dr. doctor prof prof. hon hon. rev rev. reverend st st. mx mx. judge justice',
    example: '⟦S1 Dr. Vale⟧ ⟦C1 said⟧ ⟦T1 it was late⟧.',
  },
  {
    role: true,
    gender: null,
    words: `president vice-president premier minister chancellor governor gov gov. mayor senator sen sen. sens sens. representative rep rep. reps reps. congressman congresswoman delegate secretary undersecretary ambassador envoy
      chairman chairwoman chair chairperson speaker leader director chief head commissioner general gen gen. colonel col col. captain capt capt. major maj maj. lieutenant lt lt. sergeant sgt sgt. admiral adm adm. commander
      corporal cpl officer detective inspector superintendent constable sheriff attorney prosecutor professor coach manager ceo cfo coo editor reporter correspondent columnist author actor actress singer spokesman spokeswoman
      spokesperson analyst economist strategist candidate nominee democrat republican councillor councilman councilwoman councilor alderman mp mep lawmaker activist lawyer pope cardinal archbishop bishop imam rabbi pastor father sister
      brother deputy founder host anchor moderator researcher scientist consul marshal taoiseach ayatollah emir sultan emperor pundit commentator pollster historian adviser advisor counsel co-founder co-chair co-chairman`,
    example: 'Minister Vale arrived. ⟦S1 The minister⟧ ⟦C1 said⟧ ⟦T1 it was late⟧.',
  },
  { role: true, gender: 'male', words: 'king prince duke baron emperor', example: 'King Osric waved. ⟦S1 The king⟧ ⟦C1 said⟧ ⟦T1 it was late⟧.' },
  { role: true, gender: 'female', words: 'queen princess duchess baroness empress first-lady', example: 'Queen Ada waved. ⟦S1 The queen⟧ ⟦C1 said⟧ ⟦T1 it was late⟧.' },
]

/** Nouns for persons that tell their sex. Example: `⟦S1 The spokeswoman⟧ ⟦C1 said⟧ ⟦T1 it was late⟧.` */
export const maleNouns =
  'man men boy father son brother husband uncle spokesman chairman congressman businessman king prince duke actor pope gentleman grandfather widower councilman alderman nephew cardinal archbishop bishop imam priest'
export const femaleNouns =
  'woman women girl mother daughter sister wife aunt spokeswoman chairwoman congresswoman businesswoman queen princess duchess actress lady grandmother widow councilwoman niece nun'

/** Short forms of titles, as the word that the role is called by. */
export const titleShortForms: Readonly<Record<string, string>> = {
  'gov.': 'governor',
  gov: 'governor',
  'sen.': 'senator',
  sen: 'senator',
  sens: 'senator',
  'sens.': 'senator',
  'rep.': 'representative',
  rep: 'representative',
  'reps.': 'representative',
  reps: 'representative',
  'gen.': 'general',
  gen: 'general',
  'col.': 'colonel',
  col: 'colonel',
  'capt.': 'captain',
  capt: 'captain',
  'lt.': 'lieutenant',
  lt: 'lieutenant',
  'sgt.': 'sergeant',
  sgt: 'sergeant',
  'maj.': 'major',
  'adm.': 'admiral',
  'prof.': 'professor',
  prof: 'professor',
  'dr.': 'doctor',
  dr: 'doctor',
  pontiff: 'pope',
  lawmaker: 'representative',
  congressman: 'representative',
  congresswoman: 'representative',
  advisor: 'adviser',
  chairman: 'chair',
  chairwoman: 'chair',
  chairperson: 'chair',
  spokeswoman: 'spokesman',
  spokesperson: 'spokesman',
  premier: 'minister',
  monarch: 'queen',
  boss: 'chief',
  chief: 'chief',
  ceo: 'chief',
  candidate: 'candidate',
  contender: 'candidate',
  hopeful: 'candidate',
  'front-runner': 'candidate',
  frontrunner: 'candidate',
  nominee: 'candidate',
}

/** Roles that head a country, so that "the Marrowan leader" is the president of Marrow. */
export const rulers = 'president premier minister chancellor leader king queen emir sultan emperor ruler strongman dictator prime taoiseach'

const rows = new Map<number, TitleRow>()
for (const row of titleRows) for (const word of row.words.trim().split(/\s+/)) if (!rows.has(hashWord(word))) rows.set(hashWord(word), row)
/** What a title tells; undefined for other words. */
export const titleOf = (hash: number): TitleRow | undefined => rows.get(hash)

const shorts = new Map<number, number>(Object.entries(titleShortForms).map(([short, full]) => [hashWord(short), hashWord(full)]))
/** The hash of the word that a role is compared by: "Sen." and "senator" are one. */
export const roleKey = (hash: number): number => shorts.get(hash) ?? hash
