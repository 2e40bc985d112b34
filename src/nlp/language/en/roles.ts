import { hashWord } from '../../../model/hash.ts'

/**
 * Nouns that take up an organization named before, by what its name holds or what sort it is. A noun that stands in the name itself ("the committee" after "the Harbor
 * Committee") needs no row.
 */
export const generalOrganizations: readonly { readonly nouns: string; readonly names: string; readonly example: string }[] = [
  {
    nouns: 'paper newspaper daily weekly tabloid magazine outlet publication site website broadcaster network channel station',
    names:
      'times post journal tribune herald gazette guardian telegraph daily news mail star sun observer independent today politico breitbart bbc cnn abc nbc cbs fox npr pbs msnbc gawker buzzfeed magazine weekly review globe mirror express standard spiegel bild broadcasting',
    example: 'The Marrow Gazette printed it. ⟦S1 The paper⟧ ⟦C1 said⟧ ⟦T1 the letter was real⟧.',
  },
  {
    nouns: 'agency',
    names: 'agency press reuters tass afp ap upi interfax xinhua yonhap kcna ctak kyodo administration bureau service fbi cia nsa nasa fda epa fema news authority',
    example: 'The Marrow News Agency printed it. ⟦S1 The agency⟧ ⟦C1 said⟧ ⟦T1 the letter was real⟧.',
  },
  {
    nouns: 'company firm corporation manufacturer maker operator retailer giant carmaker automaker airline bank lender insurer',
    names:
      'inc inc. corp corp. ltd ltd. co co. company llc plc group holdings motors airlines airways bank industries technologies systems boeing airbus google facebook apple amazon microsoft twitter tesla toyota ford volkswagen exxon',
    example: 'Orrin Ferries Ltd. replied. ⟦S1 The company⟧ ⟦C1 said⟧ ⟦T1 the hull was sound⟧.',
  },
  {
    nouns: 'university school college institution',
    names: 'university college institute school academy',
    example: 'Marrow University replied. ⟦S1 The school⟧ ⟦C1 said⟧ ⟦T1 the roof was sound⟧.',
  },
  { nouns: 'bureau', names: 'fbi bureau', example: 'The Marrow Weather Bureau replied. ⟦S1 The bureau⟧ ⟦C1 said⟧ ⟦T1 rain was near⟧.' },
  { nouns: 'court tribunal', names: 'court tribunal icc scotus', example: 'The Marrow High Court sat. ⟦S1 The court⟧ ⟦C1 ruled⟧ ⟦T1 the ban void⟧.' },
  { nouns: 'police force', names: 'police constabulary yard nypd lapd', example: 'Marrow Police came. ⟦S1 The force⟧ ⟦C1 said⟧ ⟦T1 nobody was hurt⟧.' },
  {
    nouns: 'group organization organisation nonprofit charity union association',
    names: 'association union foundation council society alliance coalition institute fund federation league committee center watch international pac nra aclu naacp',
    example: 'The Marrow Wildlife Trust replied. ⟦S1 The group⟧ ⟦C1 said⟧ ⟦T1 the moss was rare⟧.',
  },
]

/** Nouns for a person's utterances: of "Orrin's remarks" the source is Orrin. A document that stands by itself (report, letter, book) is none of these. Example: `⟦S1 Orrin’s remarks⟧ ⟦C1 suggest⟧ ⟦T1 a truce⟧.` */
export const utterances =
  'remark remarks comment comments words speech address emphasis mention rhetoric testimony assertion assertions response reply answer answers quote quotes greeting'

/** Nouns that take up any one person, whoever is spoken of. Example: `Ada Roe sued. ⟦S1 The billionaire⟧ ⟦C1 said⟧ ⟦T1 the map was hers⟧.` */
export const epithets =
  'billionaire businessman businesswoman mogul millionaire politician man woman real-estate veteran star celebrity tycoon entrepreneur magnate socialist newcomer incumbent septuagenarian icon'

const families = new Map<number, { readonly family: number }>()
const marks = new Map<number, number>()
for (const [family, { nouns, names }] of generalOrganizations.entries()) {
  for (const noun of nouns.split(' ')) families.set(hashWord(noun), { family })
  for (const name of names.split(' ')) marks.set(hashWord(name), (marks.get(hashWord(name)) ?? 0) | (1 << family))
}
/** The sorts of organization, as bits, that a noun may take up. */
export const familyOfNoun = (hash: number): number => (families.has(hash) ? 1 << (families.get(hash) as { family: number }).family : 0)
/** The sorts of organization, as bits, that a word in a name speaks for. */
export const familyOfName = (hash: number): number => marks.get(hash) ?? 0
