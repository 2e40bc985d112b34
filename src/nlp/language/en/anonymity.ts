/** Words by which a text says that a source is not named, why, or how it would know. `|` sets apart words of one place. */
export interface AnonymityPhrase {
  readonly pattern: string
  /** `unnamed`: that no name is given (a reason may follow); `reason`: itself why; `opens-reason`: what follows is why; `closeness`: how the source would know. */
  readonly means: 'unnamed' | 'reason' | 'opens-reason' | 'closeness'
  readonly example: string
}

export const anonymityPhrases: readonly AnonymityPhrase[] = [
  {
    means: 'unnamed',
    pattern: 'not be named|identified|quoted',
    example: '⟦S1,desc1 A broker⟧, who could not be named ⟦reason1 because her bank trades the stock⟧, ⟦C1 said⟧ ⟦T1 it was dear⟧.',
  },
  { means: 'unnamed', pattern: 'condition of anonymity', example: '⟦S1,desc1 Two aides⟧, speaking on condition of anonymity, ⟦C1 said⟧ ⟦T1 the deal was dead⟧.' },
  {
    means: 'unnamed',
    pattern: 'condition he|she|they not be named|identified|quoted',
    example: '⟦S1,desc1 An aide⟧, on condition she not be named, ⟦C1 said⟧ ⟦T1 the deal was dead⟧.',
  },
  { means: 'unnamed', pattern: 'not to be named|identified|quoted', example: '⟦S1,desc1 A banker⟧ who asked not to be named ⟦C1 said⟧ ⟦T1 the fund was empty⟧.' },
  {
    means: 'unnamed',
    pattern: 'requested|requesting|request|granted|asked anonymity',
    example: '⟦S1,desc1 A guard⟧ who requested anonymity ⟦C1 said⟧ ⟦T1 the gate was open⟧.',
  },
  { means: 'unnamed', pattern: 'asked|asking for anonymity', example: '⟦S1,desc1 A guard⟧ who asked for anonymity ⟦C1 said⟧ ⟦T1 the gate was open⟧.' },
  {
    means: 'unnamed',
    pattern: 'declined|declining|refused to be named|identified',
    example: '⟦S1,desc1 A guard⟧ who declined to be named ⟦C1 said⟧ ⟦T1 the gate was open⟧.',
  },
  { means: 'unnamed', pattern: 'remain|remaining|stay anonymous', example: '⟦S1,desc1 A guard⟧ who wished to remain anonymous ⟦C1 said⟧ ⟦T1 the gate was open⟧.' },
  {
    means: 'unnamed',
    pattern: 'spoke|speaking|speak|talked|talking anonymously',
    example: '⟦S1,desc1 A guard⟧, speaking anonymously, ⟦C1 said⟧ ⟦T1 the gate was open⟧.',
  },
  {
    means: 'reason',
    pattern: 'not authorized|authorised|allowed|permitted|cleared to speak|discuss|comment|talk|brief|disclose|share|release|give|address|describe',
    example: '⟦S1,desc1 An aide⟧ who was ⟦reason1 not authorized to discuss the draft⟧ ⟦C1 said⟧ ⟦T1 it was short⟧.',
  },
  {
    means: 'reason',
    pattern: "n't authorized|authorised|allowed|permitted|cleared to speak|discuss|comment|talk|brief|disclose|share|release|give",
    example: '⟦S1,desc1 An aide⟧ who was⟦reason1 n’t allowed to discuss the draft⟧ ⟦C1 said⟧ ⟦T1 it was short⟧.',
  },
  {
    means: 'reason',
    pattern: 'lacked|lacks|lack authorization|authority|permission to speak|discuss|comment|talk',
    example: '⟦S1,desc1 An aide⟧ who ⟦reason1 lacked permission to discuss the draft⟧ ⟦C1 said⟧ ⟦T1 it was short⟧.',
  },
  {
    means: 'unnamed',
    pattern: 'is|are|was|were withholding|withheld',
    example: '⟦S1,desc1 One woman⟧, whose name the paper is withholding ⟦reason1 for her safety⟧, ⟦C1 said⟧ ⟦T1 the stove was old⟧.',
  },
  {
    means: 'reason',
    pattern: 'reluctant|afraid|unwilling to be named|identified|quoted',
    example: '⟦S1,desc1 An aide⟧, ⟦reason1 afraid to be named while the trial went on⟧, ⟦C1 said⟧ ⟦T1 it was short⟧.',
  },
  {
    means: 'opens-reason',
    pattern: 'for his|her|their|its|personal|security|safety|privacy|legal safety|privacy|protection|security|reasons',
    example: '⟦S1,desc1 A cook⟧ who asked not to be named ⟦reason1 for her safety⟧ ⟦C1 said⟧ ⟦T1 the stove was old⟧.',
  },
  {
    means: 'opens-reason',
    pattern: 'because',
    example: '⟦S1,desc1 A cook⟧ who asked not to be named ⟦reason1 because she feared losing her job⟧ ⟦C1 said⟧ ⟦T1 the stove was old⟧.',
  },
  {
    means: 'opens-reason',
    pattern: 'since|as|given',
    example: '⟦S1,desc1 A cook⟧ who asked not to be named ⟦reason1 as she feared losing her job⟧ ⟦C1 said⟧ ⟦T1 the stove was old⟧.',
  },
  {
    means: 'opens-reason',
    pattern: 'for fear',
    example: '⟦S1,desc1 A cook⟧ who asked not to be named ⟦reason1 for fear of losing her job⟧ ⟦C1 said⟧ ⟦T1 the stove was old⟧.',
  },
  {
    means: 'opens-reason',
    pattern: 'out of fear|concern',
    example: '⟦S1,desc1 A cook⟧ who asked not to be named ⟦reason1 out of fear for her job⟧ ⟦C1 said⟧ ⟦T1 the stove was old⟧.',
  },
  {
    means: 'opens-reason',
    pattern: 'fearing|citing',
    example: '⟦S1,desc1 A cook⟧ who asked not to be named, ⟦reason1 citing company rules⟧, ⟦C1 said⟧ ⟦T1 the stove was old⟧.',
  },
  { means: 'opens-reason', pattern: 'due to', example: '⟦S1,desc1 A cook⟧ who asked not to be named ⟦reason1 due to company rules⟧ ⟦C1 said⟧ ⟦T1 the stove was old⟧.' },
  {
    means: 'opens-reason',
    pattern: 'to discuss|describe|speak|talk|disclose|share|recount|protect|preserve|avoid',
    example: '⟦S1,desc1 An aide⟧ who requested anonymity ⟦reason1 to discuss private talks⟧ ⟦C1 said⟧ ⟦T1 they had failed⟧.',
  },
  {
    means: 'opens-reason',
    pattern: 'in order to',
    example: '⟦S1,desc1 An aide⟧ who requested anonymity ⟦reason1 in order to discuss private talks⟧ ⟦C1 said⟧ ⟦T1 they had failed⟧.',
  },
  { means: 'closeness', pattern: 'close to', example: '⟦S1,desc1 A person ⟦close1 close to the duke⟧⟧ ⟦C1 said⟧ ⟦T1 he was ill⟧.' },
  { means: 'closeness', pattern: 'familiar with', example: '⟦S1,desc1 A person ⟦close1 familiar with the talks⟧⟧ ⟦C1 said⟧ ⟦T1 they had failed⟧.' },
  { means: 'closeness', pattern: 'briefed on|about', example: '⟦S1,desc1 A lawmaker ⟦close1 briefed on the talks⟧⟧ ⟦C1 said⟧ ⟦T1 they had failed⟧.' },
  {
    means: 'closeness',
    pattern: 'with direct|firsthand|first-hand|intimate|inside|detailed|close knowledge',
    example: '⟦S1,desc1 A clerk ⟦close1 with direct knowledge of the file⟧⟧ ⟦C1 said⟧ ⟦T1 it was burned⟧.',
  },
  { means: 'closeness', pattern: 'with knowledge', example: '⟦S1,desc1 A clerk ⟦close1 with knowledge of the file⟧⟧ ⟦C1 said⟧ ⟦T1 it was burned⟧.' },
  { means: 'closeness', pattern: 'involved in|with', example: '⟦S1,desc1 A broker ⟦close1 involved in the sale⟧⟧ ⟦C1 said⟧ ⟦T1 it was off⟧.' },
  { means: 'closeness', pattern: 'present at|in|during', example: '⟦S1,desc1 A waiter ⟦close1 present at the dinner⟧⟧ ⟦C1 said⟧ ⟦T1 nobody sang⟧.' },
  { means: 'closeness', pattern: 'within|inside the|a|his|her|their', example: '⟦S1,desc1 A source ⟦close1 within the palace⟧⟧ ⟦C1 said⟧ ⟦T1 the king was ill⟧.' },
  {
    means: 'closeness',
    pattern:
      'who attended|saw|witnessed|heard|watched|reviewed|read|reads|considered|worked|works|travels|traveled|travelled|handled|handles|helped|took|sat|deals|dealt|advises|advised',
    example: '⟦S1,desc1 A guest ⟦close1 who attended the dinner⟧⟧ ⟦C1 said⟧ ⟦T1 nobody sang⟧.',
  },
  { means: 'closeness', pattern: 'who was|were there|present|inside|aboard', example: '⟦S1,desc1 A guest ⟦close1 who was there⟧⟧ ⟦C1 said⟧ ⟦T1 nobody sang⟧.' },
  { means: 'closeness', pattern: 'privy to', example: '⟦S1,desc1 A clerk ⟦close1 privy to the talks⟧⟧ ⟦C1 said⟧ ⟦T1 they had failed⟧.' },
]

/** Nouns that are themselves how a source would know. Example: `⟦S1,desc1,close1 Eyewitnesses⟧ ⟦C1 said⟧ ⟦T1 the roof fell first⟧.` */
export const nearbyNouns = 'eyewitness eyewitnesses witness witnesses bystander bystanders onlooker onlookers'

/** Words for small numbers of sources. Example: `⟦S1,desc1 Both guards⟧ ⟦C1 said⟧ ⟦T1 the gate was open⟧.` */
export const countWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  both: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  a: 1,
  an: 1,
  couple: 2,
  pair: 2,
  trio: 3,
  dozen: 12,
}
/** Words that multiply the number before them. Example: `⟦S1,desc1 Two thousand residents⟧ ⟦C1 said⟧ ⟦T1 the toll was unfair⟧.` */
export const countScales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000, billion: 1_000_000_000 }
