/** Past and present forms of verbs that introduce speech after a quotation; the sentence splitter and the quotation rules know these. Example: `“Who paid?” ⟦C1 asked⟧ the auditor.` */
export const speechVerbs: readonly string[] = [
  'said', 'says', 'say', 'asked', 'asks', 'told', 'tells', 'added', 'adds', 'wrote', 'writes', 'tweeted', 'posted', 'replied', 'replies', 'answered', 'shouted', 'yelled', 'continued', 'declared', 'explained', 'insisted',
  'recalled', 'noted', 'remarked', 'joked', 'quipped', 'responded', 'exclaimed', 'concluded', 'argued', 'warned', 'complained', 'wondered', 'stated', 'announced', 'read', 'reads', 'reported', 'claimed', 'admitted',
  'acknowledged', 'observed', 'commented', 'cried', 'urged', 'demanded', 'snapped', 'chanted', 'whispered', 'mused',
]
