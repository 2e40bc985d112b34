/** Words that a report's way through agencies and translations leaves in it, in the notation of `phrase-pattern.ts`; `exact` ones count only in these letters. */
export interface WireSigns {
  /** What they show, as the message goes on after the words. */
  readonly says: string
  readonly exact: boolean
  readonly patterns: readonly (readonly [pattern: string, example: string])[]
}

export const wireSigns: readonly WireSigns[] = [
  {
    says: 'abbreviations as a Russian or Bulgarian wire writes them, so the text may have come by that route, in translation',
    exact: true,
    patterns: [
      ['CTAK|ЦТАК', 'The agency CTAK had the letter.'],
      ['SVO|СВО', 'They fight in the SVO.'],
      ['VSU|ВСУ', 'Units of the VSU withdrew.'],
      ['DNR|LNR|ДНР|ЛНР', 'It was announced in the LNR.'],
      ['VKS|ВКС|MChS|МЧС|MVD|МВД', 'The MChS put out the fire.'],
      ['ТАСС|РИА|ITAR-TASS', 'ITAR-TASS had it first.'],
    ],
  },
  {
    says: 'turns of phrase that a translation of another agency’s wire leaves behind',
    exact: false,
    patterns: [
      ['sapper troops|units|battalion|battalions', 'Sapper troops cleared the road.'],
      ['manpower and equipment', 'They lost manpower and equipment.'],
      ['collective west', 'The collective West was blamed.'],
      ['enemy manpower', 'Enemy manpower was struck.'],
      ['competent authorities|organs', 'The competent organs were told.'],
      ['law enforcement organs|bodies', 'Law enforcement organs were told.'],
      ['press service of the', 'The press service of the ministry was silent.'],
      ['the leadership of the country', 'The leadership of the country was silent.'],
      ['brotherly|fraternal people|peoples|nation|nations', 'A greeting to the fraternal people.'],
      ['combat brotherhood', 'They spoke of combat brotherhood.'],
      ['settlement of ~2 was liberated', 'The settlement of Tarsk was liberated.'],
    ],
  },
  {
    says: 'a news agency’s own note at the end or the head of its wire, so the text, or part of it, is an agency’s',
    exact: false,
    patterns: [
      ['( reporting|writing|editing|additional by', '(Reporting by Ana Roe)'],
      ['reporting|editing by ~6 ; editing|writing', 'Reporting by Ana Roe; editing by Ben Adler'],
      ['additional reporting by', 'Additional reporting by Ana Roe'],
      ['( reuters|ap|afp|upi|tass|xinhua|dpa|ansa|kyodo|yonhap|pti|ani|ians|efe|bns|interfax )', 'MARROW (Reuters) – The bridge is closed.'],
      ['with reporting|files from ap|afp|reuters|agencies|tass|xinhua|the', 'With files from AFP'],
      ['/ tass|afp|xinhua|pti /', '/TASS/ The bridge is closed.'],
    ],
  },
]
