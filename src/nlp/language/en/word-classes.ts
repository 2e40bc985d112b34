import type { PennTag } from '../../../model/token.ts'

/** Words of closed classes and commonest verbs with their Penn tags: what the tagger goes by where there are no weights. Example: `⟦S1 They⟧ ⟦C1 did not say⟧ ⟦T1 why⟧.` */
export const wordClasses: Readonly<Partial<Record<PennTag, string>>> = {
  DT: 'the a an this that these those some any each every no another both either neither all',
  PRP: 'i you he she it we they me him us them himself herself itself themselves myself ourselves yourself one',
  PRP$: 'my your his her its our their',
  IN: 'of in on at by with from for about against between into through during before after above below under over since until while because although if whether as than like near amid among despite per via upon within without toward towards across behind beyond',
  TO: 'to',
  CC: 'and or but nor yet & plus',
  MD: 'will would can could may might must shall should ca wo',
  VBZ: "is has does says 's thinks believes wants knows",
  VBP: "are am have do say think believe want know 're 've 'm",
  VBD: 'was were had did said told asked added wrote thought believed wanted knew denied claimed warned insisted argued announced reported began went came made took gave got found',
  VBN: 'been done gone made taken given seen known shown written',
  VB: 'be',
  RB: "not n't also now then here there very too just only still even again already never ever often however perhaps maybe soon later earlier almost about",
  WP: 'who whom what whoever',
  WDT: 'which',
  WP$: 'whose',
  WRB: 'when where why how',
  EX: 'there',
  CD: 'one two three four five six seven eight nine ten eleven twelve dozen hundred thousand million billion',
  RP: 'up out off down away',
  JJ: 'new other last first such many more own old good great high same public russian american official senior former chief top unnamed anonymous',
  NN: 'government president minister police court company agency ministry spokesman spokeswoman statement report source official group war year time country state week day month',
  NNS: 'officials sources people analysts experts critics residents authorities reports troops years',
  UH: 'yes oh well',
}
