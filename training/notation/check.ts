import type { Span } from '../../src/model/span.ts'
import type { Annotation } from './annotation.ts'

const shows = (text: string, { start, end }: Span) => `‘${text.slice(start, Math.min(end, start + 50)).replace(/\s+/g, ' ')}’`
const within = (outer: readonly Span[], inner: Span) => outer.some((o) => o.start <= inner.start && inner.end <= o.end)
const meets = (spans: readonly Span[], one: Span) => spans.some((s) => s.start < one.end && one.start < s.end)

/** Quotations by their marks: curly, straight, single ones that are no apostrophes. A quotation ends with its paragraph. */
const QUOTATION = /“[^”\n]*(?:”|(?=\n)|$)|"[^"\n]*(?:"|(?=\n)|$)|(?<![\p{L}\p{N}])[‘'](?=\S)(?:[^’'\n]|[’'](?=[\p{L}\p{N}]))*[’'](?![\p{L}\p{N}])/gu

/**
 * What is wrong with a complete annotation that reads well otherwise, in words: a quotation that is neither said, scare quotes nor a title; a nested
 * attribution outside its parent's content; an attribution without content or of a source that is not declared; an unnamed source of which nothing is stated.
 */
export function problemsOf(annotation: Annotation): string[] {
  const { text, attributions, sources, scareQuotes, entities, anonymity, gaps, findings, relations } = annotation
  const problems: string[] = []
  const said = [...attributions.flatMap((a) => [...a.content, ...a.cue]), ...scareQuotes, ...entities.filter((e) => e.type === 'work')]
  for (const { index, 0: quotation } of text.matchAll(QUOTATION)) {
    if (!meets(said, { start: index, end: index + quotation.length })) problems.push(`a quotation of nobody: ${quotation.slice(0, 60)}`)
  }
  const declared = new Map(sources.map((s) => [s.id, s]))
  const known = new Set(attributions.map((a) => a.id))
  for (const { id, content, cue, source, nestedIn, sources: ids = [] } of attributions) {
    const parent = attributions.find((a) => a.id === nestedIn)
    if (!content.length) problems.push(`attribution ${id} has no content`)
    if (source.length && !ids.length) problems.push(`attribution ${id} has a source that is not resolved`)
    if (cue.length > 1) problems.push(`attribution ${id} has a cue in pieces`)
    for (const span of parent ? content : []) if (!within(parent?.content ?? [], span)) problems.push(`${id} is not inside ${nestedIn}: ${shows(text, span)}`)
    for (const span of [...source, ...cue]) if (meets(content, span)) problems.push(`${id}: content holds its own source or cue: ${shows(text, span)}`)
    for (const source of ids) if (!declared.get(source)?.kind) problems.push(`source ${source} of ${id} is not declared`)
    const hidden = ids.some((source) => declared.get(source)?.kind?.startsWith('unnamed'))
    if (hidden && !anonymity.some((a) => a.attribution === id)) problems.push(`attribution ${id} is unnamed, and nothing says so`)
  }
  for (const { attribution } of anonymity) if (!known.has(attribution)) problems.push(`anon ${attribution} is of no attribution`)
  for (const { attribution } of relations) if (attribution !== null && !known.has(attribution)) problems.push(`a relation is by ${attribution}, which is not marked`)
  for (const { holder } of gaps) if (holder !== null && !declared.get(holder)?.kind) problems.push(`the holder ${holder} of a gap is not declared`)
  for (const { id, mentions } of sources) if (!mentions.length) problems.push(`source ${id} is mentioned nowhere`)
  for (const { rule } of findings) if (!/^[a-z]+(-[a-z]+)*$/.test(rule)) problems.push(`${rule} is no rule's name`)
  return problems
}
