/** Participles that ascribe with nobody named after a form of "be". Example: `⟦T1 The heir⟧ ⟦C1 is said⟧ ⟦T1 to be ill⟧.` */
export const agentlessParticiples: readonly string[] = [
  'said', 'believed', 'thought', 'expected', 'known', 'understood', 'rumored', 'rumoured', 'alleged', 'considered', 'reputed', 'presumed', 'supposed', 'suspected', 'seen', 'charged', 'accused', 'deemed', 'feared', 'estimated',
]

/** Nouns by which a report comments on words that it has just quoted. Example: `⟦S1 She⟧ ⟦C1 praised⟧ ⟦T1 the “new dawn”⟧, a phrase that has puzzled allies.` */
export const commentNouns: readonly string[] = [
  'term', 'phrase', 'word', 'expression', 'claim', 'statement', 'remark', 'figure', 'reference', 'description', 'allegation', 'charge', 'accusation', 'comment', 'assertion', 'label', 'slogan', 'euphemism', 'formula', 'wording',
]

/** Nouns of talk whose holders stand behind "among", "by" or "from". Example: `It fed ⟦C1 speculation⟧ among ⟦S1 analysts⟧ ⟦T1 about a merger⟧.` */
export const talkNouns: readonly string[] = ['speculation', 'concern', 'concerns', 'fear', 'fears', 'doubt', 'doubts', 'debate', 'hope', 'hopes', 'belief', 'consensus', 'suspicion', 'suspicions', 'worry', 'worries', 'questions', 'rumors', 'rumours', 'complaints', 'accusations', 'criticism', 'allegations', 'expectations']

/** What a headline's colon may follow: an utterance and not its utterer. Example: `⟦S1 Mayor’s letter to pupils⟧⟦C1 :⟧ ⟦T1 ‘Stay home’⟧` */
export const utteranceNouns: readonly string[] = ['message', 'letter', 'statement', 'speech', 'address', 'remarks', 'warning', 'tweet', 'post', 'memo', 'email', 'interview', 'testimony', 'report', 'greeting', 'appeal', 'plea', 'note', 'reply', 'response', 'answer', 'promise', 'pledge']

/** Verbs that, said of a thing, give the writer's own reading of it. Example: `The delay ⟦voice:inference underscores the rift⟧.` */
export const interpretingVerbs: readonly string[] = [
  'suggests', 'suggest', 'suggested', 'highlights', 'highlight', 'highlighted', 'underscores', 'underscore', 'underscored', 'implies', 'imply', 'implied', 'reflects', 'reflect', 'reflected', 'hints', 'hint', 'hinted', 'signals', 'signal', 'signaled', 'signalled',
  'reveals', 'reveal', 'revealed', 'illustrates', 'illustrate', 'illustrated', 'demonstrates', 'demonstrate', 'demonstrated', 'shows', 'show', 'showed', 'shown', 'raises', 'raised', 'points', 'pointed', 'indicates', 'indicate', 'indicated', 'means', 'meant', 'offers', 'offered', 'exposes', 'exposed', 'marks', 'marked', 'serves', 'served',
]
