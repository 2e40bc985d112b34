import type { Voice } from '../../../model/observation.ts'

/**
 * Phrases by which an outlet interprets or judges in its own voice, in the notation of `phrase-pattern.ts`. `strong` ones decide where there are no weights;
 * the others only count together, and as features of the classifier. Each pattern has an example.
 */
export interface VoiceGroup {
  readonly voice: Extract<Voice, 'inference' | 'evaluation'>
  readonly strong: boolean
  readonly patterns: readonly (readonly [pattern: string, example: string])[]
}

/** Classes of words that the patterns name. */
export const voiceClasses: Readonly<Record<string, string>> = {
  be: "is are was were 's be been being",
  seem: 'seems seem seemed appears appear appeared',
  point:
    'suggests suggest suggested suggesting implies imply implied implying indicates indicate hints hint hinted hinting signals signal signaled signaling betrays betrayed reflects reflect reflected reflecting underscores underscore underscored underscoring underlines underline underlined underlining underpins highlights highlight highlighted highlighting illustrates illustrate illustrated illustrating demonstrates demonstrate demonstrating exposes exposed exposing foreshadows foreshadowed heralds heralded',
  effort:
    'effort attempt bid strategy shift desire willingness deliberate calculated growing deep deepening broader wider larger need lack limits limited fragility depth scale extent importance vision level how that',
  modal: 'could may might would',
  very: 'very so too particularly especially highly deeply increasingly remarkably strikingly extremely unusually rather quite most more notably hugely',
  colour:
    'significant remarkable striking surprising unsurprising troubling alarming worrying notable telling ironic curious odd absurd ridiculous shameful disgraceful outrageous impressive extraordinary unprecedented dramatic stunning shocking stark bleak grim crucial critical pivotal vital important controversial historic symbolic brutal bizarre baffling puzzling laughable pathetic hypocritical reckless cynical',
}

export const voicePhrases: readonly VoiceGroup[] = [
  {
    voice: 'inference',
    strong: true,
    patterns: [
      ['{point} a|an|the|at|that|how ~2 {effort}', 'The gift suggests a deliberate effort to please.'],
      ['{point} ~3 {effort}', 'The visit hints at a wider plan, and reflects a growing need.'],
      ['hints|hint|hinted|hinting at', 'The route hints at a larger plan.'],
      [
        'in|as a|another|the|what ~2 sign|signal|indication|reflection|reminder|demonstration|bid|move|blow of|that|to|for',
        'In a clear sign of haste, the gates were left open.',
      ],
      ['in ~2 apparent|seeming|obvious|thinly', 'In an apparent attempt to please, the duke sent a horse.'],
      ['amid|amidst ~3 fears|concern|concerns|speculation|tensions|doubts|uncertainty|worries|signs|pressure|anger', 'The shops closed amid growing fears of a siege.'],
      ['{be} ~1 likely|unlikely|bound|poised|set|expected|certain|sure to', 'The toll is likely to rise.'],
      ['{be} widely|generally|commonly seen|viewed|regarded|believed|thought|considered|expected', 'The move was widely seen as a slight.'],
      ['will ~1 likely|probably|undoubtedly|surely|inevitably|almost|certainly', 'The mayor will probably lose.'],
      ['could|may|might ~1 prove|spell|signal|mean|mark|pave|become|be ~2 {colour|decisive|key|costly|enough|seen|another|the|a}', 'The loss could prove costly.'],
      ['{modal} be critical|crucial|decisive|key|vital|pivotal|significant', 'The depot could be crucial to the siege.'],
      ['{be} {not} merely|just|only|simply', 'The handshake is not merely a courtesy.'],
      ['goes|go|went beyond', 'The gesture goes beyond courtesy.'],
      ['serves|serve|served|stands|stood|acts as a ~2 reminder|warning|testament|symbol|lesson|signal|example', 'The wreck serves as a reminder of the storm.'],
      [
        'aligns|align|aligned|chimes|fits|fit|dovetails ~1 with|into ~4 strategy|pattern|narrative|policy|goal|aims|agenda|ambitions|interests',
        'The sale aligns with an older strategy.',
      ],
      [
        'marks|marked|marking|represents|represented|signals|signaled a|an|the ~2 shift|departure|change|turning|escalation|break|victory|setback|milestone|blow|end|return',
        'The vote marks a shift in the valley.',
      ],
      [
        'raises|raised|raising|poses|posed ~2 questions|question|doubts|concerns|possibility|prospect|specter|spectre|fears|eyebrows|stakes',
        'The sale raises questions about the mill.',
      ],
      ['sheds|shed|casts|cast|throws ~2 light|doubt|shadow on|over', 'The letter casts doubt on the claim.'],
      ['paves|paved|paving|opens|opened|opening the way|door for|to', 'The ruling paves the way for a sale.'],
      ['{seem} to|that|as|likely|unlikely|poised|determined|set', 'The firm seems determined to sell.'],
      ['{seem} ~1 {colour|like|more|less}', 'The plan seems odd.'],
      ['it|this|that|which means|meant that', 'This means that the ferry is lost.'],
      ['the ~2 question is|remains|was', 'The question is who will pay.'],
      ['no doubt|wonder|coincidence|surprise|accident', 'It is no coincidence that the gate was open.'],
      ['as if|though to', 'He paused, as if to weigh the cost.'],
      ["it|'s|is|was is|'s|was|? ~1 clear|obvious|evident|unlikely|likely|possible|plain|apparent that|from|to|?", 'It is clear that the plan has failed.'],
      ['apparently|presumably|seemingly|undoubtedly|doubtless|evidently|arguably|ostensibly|supposedly', 'The crew had presumably slept.'],
      ['perhaps|maybe|probably', 'Perhaps the mayor had forgotten.'],
      ['far from|clear|over', 'The fight is far from over.'],
      ['at stake|risk', 'Much is at stake in the valley.'],
      ['reality|truth|fact ~1 often|rarely|seldom|too overlooked|ignored|forgotten|missed|acknowledged', 'It is a truth often overlooked.'],
      ['often|largely|long overlooked|ignored|forgotten|neglected in|by', 'It is a town long ignored by the capital.'],
      ['consistent|in with|line ~1 a|the|its|his|her ~2 pattern|strategy|policy', 'The raid is consistent with a pattern.'],
    ],
  },
  {
    voice: 'evaluation',
    strong: true,
    patterns: [
      ['sent|sends|sending ~1 ripples|shockwaves|shivers|tremors|chills|shudders|waves', 'The letter sent shivers through the court.'],
      [
        'a|an|the rare|unique|fascinating|unprecedented|revealing ~1 glimpse|look|insight|window|moment|opportunity|view|chance',
        'The diary offers a rare look at the court.',
      ],
      ['veneer|facade|façade|air|aura|semblance|charade|mockery|farce|cloak|fog|climate|cloud of', 'It keeps up a veneer of order.'],
      ['{be} {very} {colour}', 'The silence is particularly telling.'],
      ['{be} nothing|anything short|less|but', 'It was nothing short of a rout.'],
      ['{very} {colour}', 'A deeply troubling silence.'],
      ['it|what {be} ~1 {colour} that|is|how', 'It is remarkable that the roof held.'],
      ['complex|tangled|intricate|murky web|network|tapestry|maze|world|shadows of', 'It is part of a tangled web of debts.'],
      [
        'shadow|shadows|battle|war|struggle|game|dance|specter|spectre|storm|tide|wave of ~2 diplomacy|influence|secrecy|survival|power|fear|uncertainty|change|anger',
        'They moved in the shadows of diplomacy.',
      ],
      [
        'brutal|brutally|shameful|shamefully|disgraceful|outrageous|bigoted|racist|xenophobic|heinous|barbaric|grotesque|appalling|ludicrous|absurd|laughable|pathetic|farcical|scandalous|despicable|demagogue|charlatan|hypocrisy|hypocrite|delusion|delusional',
        'It was a brutal siege.',
      ],
      ['should|must|ought ~1 be|take|stop|let|have|remember|know|do|not|get|make|ask|give|consider', 'The council should let the mill be.'],
      ['deserves|deserve|deserved ~1 to|better|credit|blame|a|the|more', 'The town deserves better.'],
      ['so-called|self-styled|self-proclaimed|much-vaunted|much-hyped|ill-fated|hard-won', 'The self-styled prophet left.'],
      ["let 's|us", "Let's be honest about the mill."],
      ['of course|all', 'Of course the mill was sold.'],
      [
        'unfortunately|fortunately|sadly|thankfully|ironically|remarkably|surprisingly|unsurprisingly|astonishingly|shockingly|tellingly|notably|inexplicably|naturally|frankly|mercifully|alas',
        'Sadly, the roof was gone.',
      ],
    ],
  },
  {
    voice: 'inference',
    strong: false,
    patterns: [
      ['could|may|might', 'The frost may return.'],
      ['because|therefore|thus|hence', 'Thus the mill was lost.'],
      ['as a result', 'As a result, prices rose.'],
      ['likely|unlikely|inevitable|inevitably', 'A likely buyer is the guild.'],
      ['trend|pattern|strategy|momentum|narrative|dynamic|implication|implications', 'The trend is plain.'],
      ['means|reason|why|sign|suggests|shows|reflects|indicates', 'That is why the mill was sold.'],
      ['seeking|trying|hoping|aiming|attempting|aimed|designed|intended|meant to|at', 'The gift was meant to please.'],
      ['enough|despite|even|still|yet|but|however', 'Even so, the roof held.'],
      ['will|would', 'The frost will return.'],
    ],
  },
  {
    voice: 'evaluation',
    strong: false,
    patterns: [
      ['{colour}', 'A grim morning.'],
      [
        'best|worst|biggest|greatest|toughest|hardest|better|worse|great|good|bad|terrible|wonderful|huge|massive|tough|strong|weak|bold|serious|big|key|real|rare|true|simple|clear',
        'The worst frost of all.',
      ],
      [
        'fierce|fiercely|bitter|bitterly|nasty|ugly|embarrassing|humiliating|crushing|landslide|stinging|blistering|scathing|fiery|heated|chaotic|turbulent|messy|toxic',
        'A bitter quarrel.',
      ],
      ['slammed|blasted|ripped|savaged|hammered|trounced|crushed|thrashed|throttled|skewered|lashed|bashed|demolished|routed|mauled', 'The keeper savaged his own side.'],
      ['very|too|so|simply|truly|utterly|totally|completely|absolutely|really|just|merely|only|hardly|barely|almost', 'It was simply too late.'],
      ['i|we|you|your|our|my|us|me', 'You cannot blame the miller.'],
      ['never|always|everyone|nobody|nothing|everything|anyone', 'Nobody ever blames the miller.'],
      ['success|failure|disaster|triumph|mess|crisis|scandal|blunder|gamble|nightmare|miracle|circus|romp', 'The fair was a disaster.'],
    ],
  },
]
