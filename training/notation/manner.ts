import type { Manner } from '../../src/model/attribution.ts'
import type { Span } from '../../src/model/span.ts'

/** Quoted stretches, by their marks; one that is not closed (it goes on in a next paragraph) ends with its paragraph. A straight or curly single mark between letters is an apostrophe. */
const QUOTED = [
  /“[^”\n]*(?:”|(?=\n)|$)/g,
  /„[^“”\n]*(?:[“”]|(?=\n)|$)/g,
  /"[^"\n]*(?:"|(?=\n)|$)/g,
  /(?<![\p{L}\p{N}])[‘'](?=\S)(?:[^’'\n]|[’'](?=[\p{L}\p{N}]))*[’'](?![\p{L}\p{N}])/gu,
]

/** `direct` where all words of a content stand inside quotation marks, `mixed` where some do, `indirect` where none do: what a person would have marked. */
export function mannerOf(text: string, content: readonly Span[]): Manner {
  let words = content.map(({ start, end }) => text.slice(start, end)).join('\n')
  const all = words
  for (const quoted of QUOTED) words = words.replace(quoted, ' ')
  if (words === all) return 'indirect'
  return /[\p{L}\p{N}]/u.test(words) ? 'mixed' : 'direct'
}
