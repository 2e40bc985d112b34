import type { GapKind } from '../../../model/observation.ts'
import { counted, type FindingRule, MOST_SPANS } from './rule.ts'

const SAYS: Readonly<Record<GapKind, string>> = {
  undisclosed: 'undisclosed',
  unknown: 'unknown',
  declined: 'refused',
  'no-answer': 'unanswered',
  unverified: 'unverified',
}

/** What the report itself says is withheld, not known or not verified. */
export const withheld: FindingRule = {
  id: 'withheld',
  find: ({ layers: { gaps } }) => {
    if (!gaps.length) return []
    const counts = new Map<GapKind, number>()
    for (const { kind } of gaps) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    const kinds = Array.from(counts, ([kind, n]) => `${n} ${SAYS[kind]}`).join(', ')
    return [
      {
        spans: gaps.slice(0, MOST_SPANS).map(({ start, end }) => ({ start, end })),
        message: `The report says of ${counted(gaps.length, 'matter')} that it is withheld or not known: ${kinds}`,
      },
    ]
  },
  example: { text: 'The council declined to comment.', silent: 'The council met on Monday.' },
}
