/**
 * Words by which one actor is related to another. `code` is a class of event near PLOVER's; where it is null the relation is the verb's lemma.
 * Verbs are "lemma past participle" as in `verbForms`; `prepositions` may (or, after `!`, must) stand before the object. Example sentences name `subject` and `object`.
 */
export interface RelationVerbRow {
  readonly code: string | null
  readonly verbs: string
  readonly prepositions?: string
  /** A preposition before whoever receives the object: that one is the actor ("sold the ship ⟦to⟧ Chile"). */
  readonly toward?: string
  readonly example: string
  readonly subject: string
  readonly object: string
}

export const relationVerbs: readonly RelationVerbRow[] = [
  {
    code: 'CONSULT',
    verbs: 'meet met|visit|consult|host|phone|telephone|brief|interview',
    prepositions: 'with',
    example: 'Ada Vale met Bruno Harrow on Monday.',
    subject: 'Ada Vale',
    object: 'Bruno Harrow',
  },
  {
    code: 'CONSULT',
    verbs: 'speak spoke spoken|talk|negotiate|confer conferred',
    prepositions: '!with to',
    example: 'Ada Vale spoke with Bruno Harrow.',
    subject: 'Ada Vale',
    object: 'Bruno Harrow',
  },
  {
    code: 'COOPERATE',
    verbs: 'cooperate|collaborate|work|ally|partner|team|side|align|trade',
    prepositions: '!with',
    example: 'Norway cooperated with Chile.',
    subject: 'Norway',
    object: 'Chile',
  },
  { code: 'COOPERATE', verbs: 'join|recognize|recognise|welcome', example: 'Norway joined NATO.', subject: 'Norway', object: 'NATO' },
  { code: 'AGREE', verbs: 'agree|settle', prepositions: '!with', example: 'Norway agreed with Chile on fish.', subject: 'Norway', object: 'Chile' },
  {
    code: 'SUPPORT',
    example: 'Ada Vale endorsed Bruno Harrow.',
    subject: 'Ada Vale',
    object: 'Bruno Harrow',
    verbs: 'support|endorse|back|praise|laud|defend|congratulate|thank|applaud|commend|hail|honor|honour|champion',
  },
  {
    code: 'AID',
    verbs: 'aid|assist|arm|fund|finance|train|equip equipped|bankroll|help|supply|protect|shelter|rescue|evacuate|liberate',
    example: 'Norway armed Chile.',
    subject: 'Norway',
    object: 'Chile',
  },
  { code: 'CONCEDE', verbs: 'pardon|release|free|exonerate|acquit acquitted', example: 'Norway pardoned Bruno Harrow.', subject: 'Norway', object: 'Bruno Harrow' },
  {
    code: 'ACCUSE',
    verbs: 'accuse|blame|denounce|condemn|criticize|criticise|rebuke|slam slammed|blast|mock|attack-verbally|insult|ridicule|chide|scold|lambast|deride',
    example: 'Ada Vale blamed Bruno Harrow.',
    subject: 'Ada Vale',
    object: 'Bruno Harrow',
  },
  {
    code: 'ACCUSE',
    verbs: 'sue|indict|prosecute|charge|impeach|investigate|subpoena|audit|probe',
    example: 'Ada Vale sued the Harrow Bank.',
    subject: 'Ada Vale',
    object: 'Harrow Bank',
  },
  {
    code: 'REJECT',
    verbs: 'reject|rebuff|snub snubbed|oppose|disavow|veto|contradict|defy|resist',
    example: 'Norway rejected Chile.',
    subject: 'Norway',
    object: 'Chile',
  },
  { code: 'THREATEN', verbs: 'threaten|warn|menace', example: 'Norway threatened Chile.', subject: 'Norway', object: 'Chile' },
  { code: 'DEMAND', verbs: 'urge|press|pressure|petition|lobby', example: 'Norway pressured Chile.', subject: 'Norway', object: 'Chile' },
  {
    code: 'SANCTION',
    verbs: 'sanction|embargo|boycott|blacklist|penalize|penalise|fine|suspend|expel expelled|ban banned|isolate|blockade',
    example: 'Norway sanctioned the Harrow Bank.',
    subject: 'Norway',
    object: 'Harrow Bank',
  },
  {
    code: 'COERCE',
    verbs: 'arrest|detain|jail|imprison|deport|seize|raid|censor|extradite|abduct|kidnap kidnapped|besiege|surround|occupy|annex',
    example: 'Norway detained Bruno Harrow.',
    subject: 'Norway',
    object: 'Bruno Harrow',
  },
  {
    code: 'ASSAULT',
    example: 'Norway attacked Chile.',
    subject: 'Norway',
    object: 'Chile',
    verbs:
      'attack|bomb|shell|invade|strike struck|kill|assassinate|shoot shot|murder|ambush|storm|assault|stab stabbed|poison|hit hit|target|torture|beat beat beaten|fight fought|defeat|execute|destroy|hack',
  },
  { code: 'ASSAULT', verbs: 'fight fought|clash|battle', prepositions: '!with against', example: 'Norway clashed with Chile.', subject: 'Norway', object: 'Chile' },
  {
    code: 'PROTEST',
    verbs: 'protest|demonstrate|rally|strike struck',
    prepositions: '!against',
    example: 'Ada Vale protested against the Harrow Bank.',
    subject: 'Ada Vale',
    object: 'Harrow Bank',
  },
  {
    code: 'MOBILIZE',
    verbs: 'participate|intervene|serve|fight fought|enlist',
    prepositions: '!in',
    example: 'Norway intervened in Chile.',
    subject: 'Norway',
    object: 'Chile',
  },
  {
    code: null,
    example: 'Norway sold two ships to Chile.',
    subject: 'Norway',
    object: 'Chile',
    toward: 'to',
    verbs: 'sell sold|lend lent|lease|hand|transfer transferred|donate|export|cede|send sent',
  },
  {
    code: 'SUPPORT',
    prepositions: '!for',
    example: 'Ada Vale campaigned for Bruno Harrow.',
    subject: 'Ada Vale',
    object: 'Bruno Harrow',
    verbs: 'campaign|vote|lobby',
  },
  {
    code: 'ASSAULT',
    prepositions: '!on at',
    example: 'The Norwegian navy fired on Chile.',
    subject: 'Norwegian navy',
    object: 'Chile',
    verbs: 'fire',
  },
  {
    code: 'REJECT',
    prepositions: '!down away back',
    example: 'Norway turned down Chile.',
    subject: 'Norway',
    object: 'Chile',
    verbs: 'turn',
  },
  {
    code: null,
    example: 'The Harrow Bank acquired Orla Systems.',
    subject: 'Harrow Bank',
    object: 'Orla Systems',
    verbs: `acquire|buy bought|purchase|own|operate|found|lead led|head|chair|manage|employ|hire|fire|dismiss|appoint|nominate|elect|succeed|replace|marry|divorce|represent|advise|run ran run|control controlled|sponsor|succeed|
      beat beat beaten|deceive|spy spied|betray|inherit|install|cut cut|cross|overthrow overthrew overthrown|oust|defeat|cite|quote`,
  },
]

/** A noun for a relation. `of` says whose the actor after "of" is: of who acts ("the support of") or who is acted upon ("the arrest of"). */
export interface RelationNounRow {
  readonly code: string
  readonly nouns: string
  readonly of: 'subject' | 'object'
  /** Prepositions before the one acted upon. */
  readonly toward: string
  /** Whether the thing itself may stand for whoever is behind it, where the text does not say who ("sanctions on"). */
  readonly impersonal?: boolean
  readonly example: string
  readonly subject: string
  readonly object: string
}

export const relationNouns: readonly RelationNounRow[] = [
  {
    code: 'COOPERATE',
    of: 'subject',
    toward: 'with',
    example: 'The friendship between Norway and Chile is old.',
    subject: 'Norway',
    object: 'Chile',
    nouns:
      'friendship friendships cooperation co-operation collaboration partnership partnerships alliance alliances brotherhood ties relations relationship rapprochement coordination trade solidarity bond bonds',
  },
  {
    code: 'CONSULT',
    of: 'subject',
    toward: 'with',
    example: 'Talks between Norway and Chile broke down.',
    subject: 'Norway',
    object: 'Chile',
    nouns: 'talks meeting meetings summit negotiations dialogue dialog conversation call visit consultations discussions contacts exchange exchanges',
  },
  {
    code: 'AGREE',
    of: 'subject',
    toward: 'with',
    example: 'A treaty between Norway and Chile was signed.',
    subject: 'Norway',
    object: 'Chile',
    nouns: 'agreement treaty pact accord deal truce ceasefire cease-fire armistice settlement memorandum',
  },
  {
    code: 'SUPPORT',
    of: 'subject',
    toward: 'for to',
    example: 'Norway’s support for Chile grew.',
    subject: 'Norway',
    object: 'Chile',
    nouns: 'support endorsement backing praise loyalty allegiance',
  },
  {
    code: 'AID',
    of: 'subject',
    toward: 'to for',
    example: 'Norway’s aid to Chile was cut.',
    subject: 'Norway',
    object: 'Chile',
    nouns: 'aid assistance help contribution shipment shipments supply supplies deliveries',
  },
  {
    code: 'MOBILIZE',
    of: 'subject',
    toward: 'in',
    example: 'The involvement of Norwegian troops in Chile was denied.',
    subject: 'Norwegian troops',
    object: 'Chile',
    nouns: 'involvement participation intervention deployment presence interference meddling',
  },
  {
    code: 'SANCTION',
    of: 'subject',
    toward: 'on against around over',
    impersonal: true,
    example: 'The sanctions on Norway hurt.',
    subject: 'sanctions',
    object: 'Norway',
    nouns: 'sanctions sanction embargo boycott blockade isolation tariffs',
  },
  {
    code: 'ASSAULT',
    of: 'subject',
    toward: 'on against',
    example: 'The Norwegian attack on Chile was brief.',
    subject: 'Norwegian',
    object: 'Chile',
    nouns: 'attack attacks assault strike strikes airstrike airstrikes offensive war aggression raid raids shelling bombardment',
  },
  {
    code: 'ASSAULT',
    of: 'object',
    toward: 'of',
    example: 'The invasion of Norway by Chile failed.',
    subject: 'Chile',
    object: 'Norway',
    nouns: 'invasion bombing occupation killing assassination murder siege poisoning annexation capture',
  },
  {
    code: 'COERCE',
    of: 'object',
    toward: 'of',
    example: 'The arrest of Bruno Harrow by Norway drew protests.',
    subject: 'Norway',
    object: 'Bruno Harrow',
    nouns: 'arrest detention deportation extradition expulsion imprisonment kidnapping abduction',
  },
  {
    code: 'ACCUSE',
    of: 'subject',
    toward: 'against',
    example: 'The lawsuit of Ada Vale against the Harrow Bank failed.',
    subject: 'Ada Vale',
    object: 'Harrow Bank',
    nouns: 'lawsuit suit accusation accusations allegation allegations charges complaint criticism case',
  },
  {
    code: 'THREATEN',
    of: 'subject',
    toward: 'against to',
    example: 'Norway’s threats against Chile grew.',
    subject: 'Norway',
    object: 'Chile',
    nouns: 'threat threats ultimatum',
  },
  {
    code: 'ASSAULT',
    of: 'subject',
    toward: 'with',
    example: 'The clashes between Norway and Chile went on.',
    subject: 'Norway',
    object: 'Chile',
    nouns: 'clash clashes fighting hostilities conflict skirmish skirmishes battle',
  },
]
