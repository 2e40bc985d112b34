/** What a noun that heads a source stands for: each list in the singular (plurals are made from it), with an example of a source that it heads. */
export interface SourceClass {
  readonly stands: 'document' | 'organization' | 'collective' | 'person'
  readonly nouns: string
  readonly example: string
}

export const sourceClasses: readonly SourceClass[] = [
  {
    stands: 'document',
    nouns: `table wording report study survey poll letter email e-mail memo memorandum document file record filing lawsuit suit complaint affidavit indictment warrant statement press-release release communique
      bulletin notice article editorial column op-ed essay book memoir novel paper journal webpage page post tweet message text transcript recording tape video footage clip film documentary ad
      advertisement advert commercial photo photograph picture image map chart graph data figure statistic number result analysis audit review index census law bill act legislation statute constitution treaty
      agreement deal contract accord resolution amendment order decree ruling verdict opinion decision regulation rule guideline policy budget evidence test autopsy inscription plaque sign banner slogan poster leaflet
      flyer manifesto platform declaration dossier cable leak finding poll polling survey-data research account headline story coverage investigation proclamation notepad mandate tally polling average missive spot shot code framework doctrine shirt request reply description calculation voice-over atlas science history appeal summary-judgment caption label entry obituary log diary email-chain spreadsheet database model
      forecast estimate projection bulletin newsletter dispatch summary timeline hashtag note invoice receipt questionnaire ballot search theory bible quran passport certificate profile`,
    example: '⟦S1 A leaked memo⟧ ⟦C1 says⟧ ⟦T1 the vault was empty⟧.',
  },
  {
    stands: 'organization',
    nouns: `ministry court police company firm agency government campaign party committee council commission department bureau office university college school institute institution foundation association
      organization organisation federation union league club bank corporation group-holding network broadcaster newspaper magazine station channel airline manufacturer operator authority parliament congress senate house
      assembly administration embassy consulate military army navy military force coast-guard regiment battalion brigade hospital clinic church diocese charity nonprofit museum library tribunal prosecution
      cabinet kremlin white-house pentagon secretariat board panel inquiry coalition alliance regime junta state country nation city town county province republic kingdom empire pac
      service squad legislature watchdog regulator think-tank retailer supermarket publisher studio label-house brand startup developer utility insurer lender exchange conservancy observatory laboratory lab
      center centre society trust chamber guild syndicate consortium website site blog giant hotel store shop restaurant unit fund movement militia archive outlet press media bloc directorate patrol`,
    example: '⟦S1 The ministry⟧ ⟦C1 said⟧ ⟦T1 the port was open⟧.',
  },
  {
    stands: 'collective',
    nouns: `family crowd public team crew audience electorate staff majority minority percent half third quarter number handful dozen hundred thousand couple pair lot community population youth people
      everybody everyone everything nobody anybody anyone group faction crowd jury jurors leadership opposition establishment generation movement base left right side camp majority-of share`,
    example: '⟦S1 Most of the crowd⟧ ⟦C1 believed⟧ ⟦T1 the goal was good⟧.',
  },
  {
    stands: 'person',
    nouns: `ally skipper stakeholder shareholder bidder inventor official spokesman spokeswoman spokesperson source aide adviser advisor minister president premier chancellor governor mayor senator lawmaker congressman congresswoman representative delegate candidate
      nominee secretary director chief head leader chairman chairwoman chair chairperson executive manager owner founder officer detective sheriff deputy general colonel captain lieutenant sergeant major commander soldier
      fighter rebel militant prosecutor lawyer attorney judge justice juror witness eyewitness victim survivor suspect defendant plaintiff resident neighbor neighbour villager farmer worker employee driver
      passenger pilot engineer scientist researcher scholar professor teacher student doctor physician nurse patient analyst expert economist pundit critic commentator observer historian author writer poet novelist
      journalist reporter correspondent columnist editor anchor host presenter blogger activist campaigner protester protestor demonstrator supporter opponent voter citizen taxpayer refugee migrant immigrant
      mother father parent son daughter brother sister wife husband widow widower friend relative cousin uncle aunt colleague partner man woman boy girl child kid person individual insider
      envoy ambassador diplomat negotiator strategist operative staffer consultant lobbyist donor investor trader banker broker buyer seller customer consumer client user viewer reader fan player coach
      athlete singer actor actress artist director-general bishop priest pastor imam rabbi pope king queen prince princess duke republican democrat conservative liberal progressive american member speaker
      narrator voiceover dispatcher constable selectman mogul billionaire man-in-the-street caller guest tourist visitor traveler traveller guard inspector inspector-general investigator agent spy hacker whistleblower leaker somebody someone nobody one
      professional specialist veteran expert-witness mediator moderator christian muslim jew catholic evangelical feminist skeptic sceptic detractor rival competitor boss ceo technician firefighter paramedic
      clerk baker cook chef waiter miner sailor fisherman accountant auditor carpenter builder gardener hunter librarian architect designer photographer musician drummer painter sculptor composer conductor dancer
      producer filmmaker monk nun chaplain mechanic trucker shopkeeper vendor landlord tenant homeowner commuter cyclist motorist pedestrian inmate prisoner detainee hostage gunman attacker bomber smuggler dealer
      militiaman trooper marine admiral airman cadet ranger lifeguard coroner pathologist psychologist psychiatrist therapist pharmacist surgeon dentist vet veterinarian biologist chemist physicist astronomer geologist
      seismologist meteorologist forecaster epidemiologist virologist statistician sociologist anthropologist archaeologist curator translator interpreter undersecretary commissioner councillor councilman councilwoman
      legislator parliamentarian treasurer comptroller ombudsman magistrate trustee dean provost principal superintendent headmaster pupil graduate lecturer pollster novelist mogul businessman businesswoman
      entrepreneur tycoon front-runner frontrunner incumbent challenger contender foreigner islander local veteran pensioner teenager youngster toddler adult parent-to-be caretaker janitor maid nanny butler
      ferryman warden nephew niece bailiff keeper diver grocer plumber electrician chauffeur crewman deckhand waitress locksmith landlady lodger bystander onlooker passerby hiker climber swimmer surfer shopper retiree orphan
      grandfather grandmother grandson granddaughter stepfather stepmother fiancé fiancée bride groom parishioner vicar organist violinist surveyor botanist zoologist midwife marshal fireman patrolman jailer registrar archivist
      auctioneer cashier bookmaker recruiter tutor rector headmistress apprentice trainee intern alderman arbitrator attaché consul foreman forewoman supervisor overseer rancher farmhand beekeeper winemaker watchmaker
      cobbler seamstress podcaster`,
    example: '⟦S1 Two former aides⟧ ⟦C1 said⟧ ⟦T1 the letter was forged⟧.',
  },
]

/** Words in a name that say that it is an organization's. Example: `⟦S1 The Marrow Harbor Authority⟧ ⟦C1 said⟧ ⟦T1 the quay was closed⟧.` */
export const organizationWords = `ministry court police department bureau agency office committee council commission university college institute foundation association organization organisation federation union league club bank
  corporation corp corp. inc inc. ltd ltd. llc plc group network news times post journal tribune herald gazette guardian telegraph daily press media television tv radio broadcasting party congress senate house parliament
  assembly administration army navy force guard authority authorities center centre museum society trust company co co. campaign coalition alliance administration government service services hospital church school
  forces front militia movement democratic international national federal world united health security research studies defense defence foreign affairs justice policy rights watch digest review airport hotel
  street avenue river island islands sea ocean airlines airways industries holdings board fund project embassy state states kingdom republic city county`

/** Determiners and pronouns that stand for people nobody names. Example: `⟦S1 Some⟧ ⟦C1 say⟧ ⟦T1 the tunnel is a folly⟧.` */
export const unnamedPronouns =
  'some many others most few several those these all both people you everyone everybody none whoever thousands hundreds dozens millions such another anyone'

/** Plurals that no rule makes. Example: `⟦S1 Spokesmen⟧ ⟦C1 said⟧ ⟦T1 the line was closed⟧.` */
export const irregularPlurals: Readonly<Record<string, string>> = {
  men: 'man',
  women: 'woman',
  children: 'child',
  spokesmen: 'spokesman',
  spokeswomen: 'spokeswoman',
  congressmen: 'congressman',
  wives: 'wife',
  analyses: 'analysis',
  lawmen: 'lawmaker',
  companies: 'company',
  servicemen: 'soldier',
  fishermen: 'farmer',
  policemen: 'officer',
  bases: 'base',
  halves: 'half',
  statuses: 'status',
  witnesses: 'witness',
  crises: 'crisis',
  folks: 'person',
  persons: 'person',
  passersby: 'passenger',
}

/** Roles that one person holds at a time: with "the" they stand for somebody whom a reader could name. Example: `⟦S1 The governor⟧ ⟦C1 said⟧ ⟦T1 the levee held⟧.` */
export const offices = `president premier minister chancellor governor mayor senator congressman congresswoman representative candidate nominee secretary director chief head leader chairman chairwoman chair chairperson
  speaker king queen prince princess pope bishop duke general sheriff dean ceo founder owner coach front-runner frontrunner incumbent challenger mogul billionaire prosecutor commissioner ambassador envoy undersecretary
  delegate hacker leaker neurosurgeon author director-general inspector-general`

/** Capitals that are part of no name beside them. Example: `On Monday ⟦S1 Orrin⟧ ⟦C1 said⟧ ⟦T1 no⟧.` */
export const calendarWords = `monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
  mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec christmas easter ramadan`
