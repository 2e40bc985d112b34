import { isRead } from '../../language/languages.ts'
import type { FindingRule } from './rule.ts'

/** A text of fewer sentences than this need not say who says so. */
const FEWEST_SENTENCES = 3

/** Nothing in the report is ascribed to anybody. */
export const noSource: FindingRule = {
  id: 'no-source',
  find: ({ document: { language }, layers: { parts, sentences } }) =>
    parts.length === 0 && sentences.length >= FEWEST_SENTENCES && isRead(language)
      ? [{ spans: [], message: 'Nothing here is ascribed to anybody: it is all the outlet’s own assertion' }]
      : [],
  example: {
    text: 'The bridge is closed. The road is open. The ferry is late.',
    silent: 'The bridge is closed. ⟦S1 Ana Roe⟧ ⟦C1 said⟧ ⟦T1 the road was open⟧. The ferry is late.',
  },
}
