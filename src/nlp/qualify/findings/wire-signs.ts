import type { Span } from '../../../model/span.ts'
import { textOf } from '../../../model/span.ts'
import { wireSigns } from '../../language/en/wire-signs.ts'
import { PhraseFinder } from '../phrase-pattern.ts'
import { counted, type FindingRule, MOST_SPANS } from './rule.ts'

interface Sign {
  readonly says: string
  /** Words that count only as they are written here. */
  readonly exact: string | null
}

const SIGNS = new PhraseFinder<Sign>(
  wireSigns.flatMap(({ says, exact, patterns }) => patterns.map(([pattern]) => [pattern, { says, exact: exact ? pattern : null }] as const)),
)

/** Words that the wire of another agency or a translation leaves behind: abbreviations, slugs, calques, transliterations. */
export const wireSignsFound: FindingRule = {
  id: 'wire-signs',
  find: ({ document: { text }, layers: { tokens } }) => {
    const byKind = new Map<string, Span[]>()
    for (const { value, first, end } of SIGNS.matches(tokens, 0, tokens.length)) {
      const span = { start: tokens.start[first], end: tokens.end[end - 1] }
      if (value.exact !== null && !value.exact.split('|').includes(textOf(text, span))) continue
      const spans = byKind.get(value.says) ?? []
      spans.push(span)
      byKind.set(value.says, spans)
    }
    return Array.from(byKind, ([says, spans]) => {
      const words = [...new Set(spans.map((span) => `“${textOf(text, span)}”`))].slice(0, 6)
      return { spans: spans.slice(0, MOST_SPANS), message: `${words.join(', ')} (${counted(spans.length, 'place')}): ${says}` }
    })
  },
  example: { text: 'The sapper troops came from the north, in the SVO, a letter said.', silent: 'The engineers came from the north, a letter said.' },
}
