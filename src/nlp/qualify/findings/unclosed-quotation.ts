import { counted, type FindingRule, MOST_SPANS } from './rule.ts'

/** Quotation marks that open and never close: where the quotation ends is a guess. */
export const unclosedQuotation: FindingRule = {
  id: 'unclosed-quotation',
  find: ({ layers: { quotation, tokens } }) => {
    const open = quotation.quotes.filter((q) => !q.closed && !q.continues)
    const spans = open.slice(0, MOST_SPANS).map(({ firstToken }) => ({ start: tokens.start[firstToken], end: tokens.end[firstToken] }))
    return spans.length
      ? [
          {
            spans,
            message: `${counted(open.length, 'quotation opens and is', 'quotations open and are')} never closed: where ${open.length === 1 ? 'it ends' : 'they end'} is a guess`,
          },
        ]
      : []
  },
  example: { text: 'She said: “The bridge is closed. The road is open.', silent: 'She said: “The bridge is closed.” The road is open.' },
}
