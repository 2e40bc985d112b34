import type { Entity } from '../../model/observation.ts'
import { stage } from '../stage.ts'
import { nameRuns } from './capital-runs.ts'
import { NameAgreement } from './name-agreement.ts'
import { namesOf } from './named.ts'
import { titleCased } from './title-case.ts'
import { titledNames } from './titled-names.ts'

/**
 * Names and what they stand for, titles and articles left off: by shape, lists of names, titles before them, and what the rest of the text shows.
 * In order, never overlapping.
 */
export const entities = stage({
  adds: 'entities',
  needs: ['tokens', 'sentences', 'tags', 'tree'],
  version: 2,
  run: ({ text }, { tokens, sentences, tags }) => {
    const titled = titleCased(text, tokens, sentences)
    const found = nameRuns(tokens, sentences, tags, titled).flatMap((run) => namesOf(tokens, run))
    const agreement = new NameAgreement(tokens, found)
    const names = [...found.map((name) => agreement.settle(name)), ...titledNames(tokens, sentences, titled, agreement)].sort((a, b) => a.first - b.first)
    return names.map(({ first, end, type }): Entity => ({ start: tokens.start[first], end: tokens.end[end - 1], type }))
  },
})
