import type { Span } from '../../../model/span.ts'
import { counted, type FindingRule, MOST_SPANS } from './rule.ts'

/** Marks that turn the direction of text round: what is shown may not be what is written. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g
/** Characters that nobody sees, between two letters: zero-width ones, soft hyphens, tags, controls other than white space. Joiners are left out: some scripts need them. */
const UNSEEN = /[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

function placesOf(text: string, pattern: RegExp): { readonly spans: readonly Span[]; readonly count: number } {
  const spans: Span[] = []
  let count = 0
  for (const { index, 0: found } of text.matchAll(pattern)) {
    count++
    if (spans.length < MOST_SPANS) spans.push({ start: index, end: index + found.length })
  }
  return { spans, count }
}

/** Marks of direction in the text: they can make a reader see other words than a program does. */
export const bidiControls: FindingRule = {
  id: 'bidi-controls',
  find: ({ document: { text } }) => {
    const { spans, count } = placesOf(text, TURNING)
    return count
      ? [{ spans, message: `The text has ${counted(count, 'mark')} that can turn the direction of writing round: what is shown may differ from what is written` }]
      : []
  },
  example: { text: 'The \u202egnik\u202c is ill.', silent: 'The king is ill.' },
}

/** Characters in the text that nobody can see, as copying, tracking or hiding leaves them. */
export const oddCharacters: FindingRule = {
  id: 'odd-characters',
  find: ({ document: { text } }) => {
    const { spans, count } = placesOf(text, UNSEEN)
    return count ? [{ spans, message: `The text has ${counted(count, 'character')} that cannot be seen` }] : []
  },
  example: { text: 'The ki\u200bng is ill.', silent: 'The king is ill.' },
}
