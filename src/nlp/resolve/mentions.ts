import type { Mention } from '../../model/source.ts'
import { stage } from '../stage.ts'
import type { Candidate } from './candidates.ts'
import { chanceOf } from './link-chances.ts'
import { castOf } from './whole-cast.ts'

/** Names, noun phrases and pronouns that stand for persons, organizations, documents and groups, gathered by whom they stand for. */
export const mentions = stage({
  adds: 'mentions',
  needs: ['tokens', 'sentences', 'quotation', 'tags', 'tree', 'entities', 'parts'],
  version: 2,
  run: ({ text }, layers): readonly Mention[] => {
    const { candidates, sources, cast } = castOf(text, layers)
    const sourceOf = new Map<Candidate, string[]>()
    for (const [a, heads] of sources.entries()) for (const c of heads) sourceOf.set(c, [...(sourceOf.get(c) ?? []), layers.parts[a].id])
    const { start, end } = layers.tokens
    const found: Mention[] = []
    for (const c of candidates) {
      const figure = cast.figureOf(c)
      if (!figure) continue
      found.push({
        start: start[c.first],
        end: end[c.last],
        cluster: figure.index,
        form: c.form,
        head: c.head,
        ...(sourceOf.has(c) ? { sourceOf: sourceOf.get(c) } : {}),
        because: c.because,
        sure: chanceOf(c.because, c.sure),
      })
    }
    return found
  },
})
