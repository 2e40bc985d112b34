import type { GapKind } from '../../../model/observation.ts'

/**
 * Phrases that say something is withheld or not known, in the notation of `phrase-pattern.ts`. `subject` says what stands before the phrase in its clause:
 * `holder` (who withholds) or `matter` (what is withheld); `after`: the matter follows the phrase. Each pattern has an example.
 */
export interface WithholdingGroup {
  readonly kind: GapKind
  readonly subject: 'holder' | 'matter' | 'neither'
  readonly after: boolean
  readonly patterns: readonly (readonly [pattern: string, example: string])[]
}

/** Classes of words that the patterns name. */
export const withholdingClasses: Readonly<Record<string, string>> = {
  not: "not n't never",
  do: 'do does did would could will',
  did: 'do does did could will',
  have: 'has have had',
  be: 'is are was were be been being',
  isnt: "is are was were remain remains remained seems seemed appeared 's",
  still: 'yet immediately still so even also ever actually publicly initially promptly currently always fully completely entirely largely long immediately',
  tell: 'disclose specify identify elaborate divulge reveal',
  told: 'disclosed specified identified elaborated divulged revealed released published',
  comment: 'comment elaborate respond reply answer',
  details:
    'details detail explanation figure figures reason reasons specifics evidence date dates information elaboration names name timeline breakdown number numbers indication location',
  about: 'what who whom when where why how whether which if',
}

export const withholdingPhrases: readonly WithholdingGroup[] = [
  {
    kind: 'declined',
    subject: 'holder',
    after: true,
    patterns: [
      [
        'declined|declines|declining|refused|refuses|refusing to be? {still}? comment|elaborate|answer|say|discuss|specify|identify|name|disclose|reveal|confirm|release|explain|detail|divulge|respond|interviewed|describe|publish',
        'The council declined to comment on the audit.',
      ],
      ['declined|declines|refused|refuses ~1 interview|comment|comments|interviews', 'The bishop declined an interview.'],
      ['decline|refuse to comment|say|elaborate|answer|discuss|disclose', 'Both firms decline to say how many.'],
      ['demurred|demurs', 'Asked for a figure, the surveyor demurred.'],
      ['declined|declines|declining|refused|refuses|refusing to ~1 give|provide|share|offer ~3 {details}', 'The council refused to give any figures.'],
      ['declined|declines|refused|refuses to ~1 speak|talk about|on|to|publicly', 'The council refused to talk about the fees.'],
      ['{do} {not} {still}? comment', 'The firm would not comment.'],
      ['{do} {not} want|wish to comment|address|discuss|talk|speak|say|answer|elaborate', 'The guild did not want to discuss the fees.'],
      ['{be} {not} willing|prepared|ready|going|able to say|comment|discuss|disclose|answer|talk|reveal', 'The coach was not willing to say who would play.'],
      ['would {not} {still}? say|discuss|elaborate|name|identify|confirm|specify|answer|disclose|reveal', 'She would not say who had paid.'],
      ['{have} no {still}? comment', 'The port had no comment.'],
      ['no|without comment', 'The lawyers left without comment.'],
      ['sidestepped|sidesteps|ducked|deflected|duck ~3 question|questions|answer', 'The minister sidestepped the question.'],
      ['left without answering|speaking|commenting', 'He left without answering questions.'],
    ],
  },
  {
    kind: 'no-answer',
    subject: 'holder',
    after: false,
    patterns: [
      ['{do} {not} {still}? {still}? respond|reply|answer|return|returned', 'The mill did not immediately respond to a request for comment.'],
      ['{have} {not} {still}? {still}? responded|replied|answered|returned|commented', 'The mill has not yet replied to our letter.'],
      ['could {not} {still}? be {still}? reached|contacted|located', 'The owner could not be reached for comment.'],
      ['could {not} ~2 reach', 'We could not reach the owner.'],
      ['{be} {not} {still}? available|reachable ~2 comment|interview', 'The owner was not available for comment.'],
      ['{be} {not} {still}? available|reachable for', 'The owner was not available for comment.'],
      ['{be} unavailable|unreachable for ~1 comment|interview', 'The owner was unavailable for comment.'],
      ['avoided|avoids|dodged|dodges|evaded|evades|evade|dodge ~3 question|questions|answer', 'The minister dodged the question.'],
      ['stopped|ignored|avoided responding|answering|calls|requests|questions|messages|emails', 'The owner ignored requests.'],
      [
        'calls|emails|messages|requests|inquiries|queries|letters|call|email|message|request ~8 {be|went|go|gone} {not}? {still}? returned|answered|unanswered|unreturned',
        'Calls to the mill were not returned.',
      ],
      ['calls|emails|messages|requests|inquiries|queries|questions ~6 went|go|gone unanswered|unreturned', 'Calls to the mill went unanswered.'],
      ['there was no {still}? immediate? reply|response|comment|answer', 'There was no immediate response from the mill.'],
    ],
  },
  {
    kind: 'undisclosed',
    subject: 'holder',
    after: true,
    patterns: [
      ['{did} {not} {still}? say|specify|disclose|identify|name|elaborate|divulge|reveal|explain|clarify', 'The firm did not say how many.'],
      ['{do} {not} {still}? mention|indicate|detail|state|announce|publish|release {about|the|any|a|its|their|his|her|when}', 'The firm did not mention the fire.'],
      ['{do} {not} {still}? give|provide|offer|release|publish|announce|have ~3 {details}', 'The firm did not give any details.'],
      ['{have} {not} {still}? {still}? given|provided|offered ~3 {details}', 'The firm has not given details.'],
      [
        '{have} {not} {still}? {still}? said|released|disclosed|published|named|identified|specified|announced|revealed|explained|elaborated|detailed|confirmed',
        'The port has not released its figures.',
      ],
      ['{have} {still}? {not} ~1 made public|known', 'The port has not made public its figures.'],
      ['{have} {still}? to release|disclose|publish|reveal|explain|announce|name|identify|say|confirm', 'The port has yet to publish its figures.'],
      ['{have} yet to release|disclose|publish|reveal|explain|announce|name|identify|say|confirm', 'The port has yet to publish its figures.'],
      [
        'gave|gives|give|giving|offered|offers|offering|provided|provides|specified|named|released no|few|little|scant ~2 {details}',
        'It gave no figure for its own losses.',
      ],
      ['{be} {not} {still}? disclosing|releasing|revealing|naming|identifying|publishing|saying', 'Police are not naming the driver.'],
      [
        'withheld|withholds|withholding|withhold|concealed|conceals|concealing|suppressed ~3 {details|documents|identity|data|records|email|emails|toll|findings|results}',
        'The firm withheld the names.',
      ],
      ['hid|hiding|hides|hide ~4 figures|toll|details|records|problems|extent|information|results|casualties|losses', 'They stand accused of hiding the figures.'],
      ['tight-lipped|mum|tightlipped', 'The club has stayed tight-lipped about the fee.'],
      [
        'stayed|stays|remained|remains|remain|kept|keeps|been|stay|keep {still}? {still}? tight-lipped|mum|silent|secretive|coy|quiet|tightlipped on|about',
        'The club has stayed coy about the fee.',
      ],
    ],
  },
  {
    kind: 'undisclosed',
    subject: 'matter',
    after: false,
    patterns: [
      [
        '{be|have} {not|never} {still}? {still}? been? {still}? {told|announced|named|disclosed|revealed|given|shared|mentioned|stated|detailed}',
        'The cost was not disclosed.',
      ],
      [
        '{be} {not|never} {still}? {still}? disclosed|revealed|released|published|announced|named|specified|identified|divulged|stated|mentioned|shown|given',
        'The cost was not disclosed.',
      ],
      [
        '{have} {not|never} {still}? {still}? been ~1 disclosed|revealed|released|published|announced|named|specified|identified|divulged|stated|mentioned|given|shared',
        'The names have not been released.',
      ],
      ['{have|be} {not|never} {still}? {still}? been? made|become public', 'The letter has not been made public.'],
      ['{have} {not|never} {still}? {still}? been made public|known', 'The letter has not been made public.'],
      ['{be} {not|never} {still}? {still}? made? public', 'The letter was never made public.'],
      [
        'remain|remains|remained|stay|stays|stayed|be|is|are|was|were|been|kept|keep ~1 {still}? undisclosed|confidential|sealed|unpublished|unnamed|unidentified|unspecified|unreleased|concealed',
        'The price remains secret.',
      ],
      ['remain|remains|remained|stay|stays|stayed ~3 secret|hidden|mystery', 'The price remains a closely kept secret.'],
      ['{be} ~1 closely|tightly|well guarded|kept|held secret', 'The price is a closely guarded secret.'],
      ['tightly|closely|carefully|fiercely held|guarded|kept ~1 secret?', 'The route remains tightly guarded by both towns.'],
      ['remain|remains|remained|is|are|was|were|been|be shrouded|cloaked|wrapped|veiled|kept in secrecy|mystery|secret', 'The talks were shrouded in secrecy.'],
      ['long? shrouded|cloaked|veiled in secrecy|mystery', 'A trade long shrouded in secrecy.'],
      [
        'absent|missing|omitted|removed|left|withheld|kept|hidden|concealed|out from|of public|official|the|official discourse|view|record|records|statement|statements|account|accounts|sight|public|debate|report|reports|knowledge',
        'Such figures are absent from public record.',
      ],
      ['{be} left to the? imagination', 'What that means is left to the imagination.'],
      ['no ~5 {be|have|has} {still}? {still}? been? {told|made|given|announced|disclosed|revealed|named}', 'No minutes of the dinner have been released.'],
      [
        'no|none ~6 was|were|is|are|been {still}? {still}? announced|disclosed|released|published|revealed|given|named|provided|specified|identified',
        'No cause was announced.',
      ],
    ],
  },
  {
    kind: 'unknown',
    subject: 'matter',
    after: true,
    patterns: [
      ['{isnt} {not} {still}? {still}? clear|known|certain|apparent|understood|sure|determined|established', 'It was not clear whether the dam would hold.'],
      ['{be|have} {not|never} {still}? {still}? been? {still}? known|determined|established|understood|ascertained|clear', 'The cause has not been established.'],
      [
        '{have} {not|never} {still}? {still}? been {still}? determined|established|ascertained|explained|found|settled|calculated|counted',
        'The cause has not been determined.',
      ],
      ['{isnt} ~2 unclear|unknown|uncertain|undetermined|unexplained|unanswered|unresolved', 'The cause is still unclear.'],
      ['remain|remains|remained ~2 to be seen|unclear|unknown|uncertain|unanswered|unsolved|unexplained|determined', 'It remains to be seen who will pay.'],
      ['unclear|unknown|uncertain {about|,}', 'It is unclear who will pay.'],
      ['no|nobody|none|one {still}? {still}? knows|knew|knowing', 'Nobody knows who lit the fire.'],
      ['no one {still}? knows|knew', 'No one knows who lit the fire.'],
      ['no|few|little ~7 {be} {still}? {still}? known|available|clear|determined', 'Little is known about the buyer.'],
      ['questions remain|remained|persist|linger', 'Questions remain about the fuel.'],
      ['may or may not', 'It may or may not have been his boat.'],
      ['{do} {not} {still}? {still}? know', 'The crew did not know why the lamp had failed.'],
      ['{be} still investigating|calculating|counting|determining|assessing|tallying', 'The clerks were still counting.'],
    ],
  },
  {
    kind: 'unknown',
    subject: 'neither',
    after: true,
    patterns: [
      ['there {be} no|few|little ~2 details|information|word|explanation|indication|data|sign|clues', 'There was no word on the crew.'],
      ['no ~3 {still}? claimed|claims responsibility|credit', 'No group claimed responsibility.'],
      ['no ~3 has|have {still}? claimed responsibility|credit', 'No group has claimed responsibility.'],
      ['mostly|largely|still|as-yet unknown|unclear|uncertain', 'A largely unknown plan.'],
    ],
  },
  {
    kind: 'unverified',
    subject: 'neither',
    after: true,
    patterns: [
      ['there {be} no ~2 evidence|proof', 'There was no direct evidence of a leak.'],
      ['unverified|unconfirmed reports|report|claims|claim|rumors|rumours|accounts|figures|video|footage|images', 'Unconfirmed reports spoke of a wreck.'],
    ],
  },
  {
    kind: 'undisclosed',
    subject: 'neither',
    after: true,
    patterns: [
      ['unspecified|undisclosed|unidentified', 'It was sold for an undisclosed sum.'],
      ['identified only as|by', 'The buyer, identified only as a farmer, paid in coin.'],
      ['failure|refusal to disclose|release|reveal|publish|say|identify|specify|explain', 'The failure to publish the accounts is old.'],
      [
        'without {tell|specifying|elaborating|elaboration|explaining|identifying|naming|disclosing|revealing|mentioning|detailing}',
        'He spoke of losses, without elaborating.',
      ],
      ['without saying|giving|providing|offering {about|details|any|more|a|an|further}', 'He spoke of losses without giving details.'],
    ],
  },
  {
    kind: 'unverified',
    subject: 'matter',
    after: false,
    patterns: [
      [
        'could|can {not} ~2 be ~2 verified|confirmed|corroborated|checked|authenticated|substantiated|ascertained|established',
        'The claim could not be independently verified.',
      ],
      ['cannot ~2 be ~2 verified|confirmed|corroborated|checked|authenticated', 'The claim cannot be independently verified.'],
      ['{be|have} {not} ~1 been? ~1 verified|confirmed|corroborated|authenticated|substantiated', 'The film has not been authenticated.'],
      ['{have} {not} ~1 been ~1 verified|confirmed|corroborated|authenticated|substantiated', 'The film has not been authenticated.'],
      ['{be} {not} ~1 verified|confirmed|corroborated|authenticated|substantiated', 'The toll was not confirmed.'],
      ['unable to ~1 verify|confirm|corroborate|check|authenticate|examine|establish|determine', 'The paper was unable to verify the film.'],
      ['could|can|did|do|does {not} ~1 verify|confirm|corroborate|substantiate|authenticate', 'The paper could not verify the film.'],
      ['{have} {not} ~1 verified|corroborated|authenticated|been able to ~1 verify|confirm|examine|check', 'The paper has not verified the film.'],
      ['{have} {not} been able to ~1 verify|confirm|examine|check|corroborate', 'The paper has not been able to examine the film.'],
      ['neither|none|no ~5 could be ~3 checked|verified|confirmed|corroborated ~1 independently?', 'Neither count could be checked independently.'],
      ['{remain|remains|remained|is|are|was|were|still} ~1 unverified|unconfirmed|unsubstantiated|unproven', 'The count remains unverified.'],
      ['{be|have} no ~1 evidence to|that|of', 'There is no evidence that the lock was forced.'],
    ],
  },
]
