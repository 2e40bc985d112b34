import { SHAPE } from '../../../model/token.ts'
import type { FindingRule } from './rule.ts'

/** There is text, but not one word in it. */
export const noSentences: FindingRule = {
  id: 'no-sentences',
  find: ({ document: { text }, layers: { tokens } }) => {
    if (!text.trim()) return []
    for (let i = 0; i < tokens.length; i++) if (tokens.shape[i] & (SHAPE.letter | SHAPE.digit)) return []
    return [{ spans: [], message: 'There is text here but no words: nothing that could be read' }]
  },
  example: { text: '“ ” — … !!', silent: 'Yes.' },
}
