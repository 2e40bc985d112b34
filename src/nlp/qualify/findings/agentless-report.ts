import { counted, type FindingRule, MOST_SPANS, saidIn } from './rule.ts'

/** Statements of which nobody is named as the source: "is said to", "reportedly". */
export const agentlessReport: FindingRule = {
  id: 'agentless-report',
  find: (reading) => {
    const { parts, values } = reading.layers
    const spans = saidIn(reading).flatMap((i) => (values[i].kind === 'none' && parts[i].cue.length ? [parts[i].cue[0]] : []))
    return spans.length
      ? [
          {
            spans: spans.slice(0, MOST_SPANS),
            message: `${counted(spans.length, 'statement is', 'statements are')} passed on without saying whose ${spans.length === 1 ? 'it is' : 'they are'}`,
          },
        ]
      : []
  },
  example: { text: '⟦T1 The duke⟧ ⟦C1 is said⟧ ⟦T1 to be ill⟧.', silent: '⟦S1 The clerk⟧ ⟦C1 said⟧ ⟦T1 the duke was ill⟧.' },
}
