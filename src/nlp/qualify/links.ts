import type { AttributionParts } from '../../model/attribution.ts'
import type { Link } from '../../model/observation.ts'
import { firstNot } from '../../model/search.ts'
import { overlaps, type Span } from '../../model/span.ts'
import { stage } from '../stage.ts'

/** How well a link's place backs an attribution: in its cue or source best, then its content, then its sentence. */
const RANKS = ['cue', 'source', 'content'] as const

/** Where the text links to, and the id of the attribution that the link backs; null where it stands beside none. */
export const links = stage({
  adds: 'links',
  needs: ['tokens', 'sentences', 'parts'],
  version: 2,
  run: ({ hyperlinks }, { tokens, sentences, parts }) => {
    const sentenceOf = (offset: number): number => {
      return firstNot(sentences.length, (i) => tokens.start[sentences.first[i]] <= offset) - 1
    }
    // Attributions by the sentences that they touch, so that each link looks at few.
    const touching = new Map<number, AttributionParts[]>()
    if (hyperlinks.length) {
      for (const part of parts) {
        const seen = new Set<number>()
        for (const span of [...part.cue, ...part.source, ...part.content]) for (let s = sentenceOf(span.start); s <= sentenceOf(span.end - 1); s++) seen.add(s)
        for (const s of seen) touching.set(s, [...(touching.get(s) ?? []), part])
      }
    }
    return hyperlinks.map(({ start, end, url }): Link => ({ start, end, url, attribution: backed({ start, end }, touching.get(sentenceOf(start)) ?? []) }))
  },
})

/** The attribution that a link backs, of those in its sentence: the innermost whose cue, source or content it stands in, else the one whose cue is nearest. */
function backed(link: Span, candidates: readonly AttributionParts[]): string | null {
  for (const rank of RANKS) {
    const inside = candidates.filter((part) => part[rank].some((span) => overlaps(span, link)))
    if (inside.length) return inside.reduce((a, b) => (lengthOf(b) < lengthOf(a) ? b : a)).id
  }
  let nearest: AttributionParts | undefined
  let least = Number.POSITIVE_INFINITY
  for (const part of candidates) {
    for (const { start, end } of part.cue.length ? part.cue : part.content) {
      const distance = start >= link.end ? start - link.end : link.start - end
      if (distance < least) [nearest, least] = [part, distance]
    }
  }
  return nearest?.id ?? null
}

const lengthOf = ({ content }: AttributionParts): number => content.reduce((sum, { start, end }) => sum + end - start, 0)
