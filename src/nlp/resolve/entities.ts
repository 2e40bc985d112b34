import type { Entity } from '../../model/observation.ts'
import { stage } from '../stage.ts'
import { nameRuns } from './capital-runs.ts'
import { entityTable, learntNames } from './entity-model.ts'
import { NameAgreement } from './name-agreement.ts'
import { namesOf } from './named.ts'
import { titleCased } from './title-case.ts'
import { titledNames } from './titled-names.ts'

/**
 * Names and what they stand for, titles and articles left off: by shape, lists of names, titles before them, and what the rest of the text shows;
 * where there are weights, learnt from annotated news with all that among its features.
 * In order, never overlapping.
 */
export const entities = stage({
  adds: 'entities',
  needs: ['tokens', 'sentences', 'tags', 'tree'],
  version: 3,
  run: ({ text }, { tokens, sentences, tags }, { model }) => {
    const titled = titleCased(text, tokens, sentences)
    const byRules = nameRuns(tokens, sentences, tags, titled).flatMap((run) => namesOf(tokens, run))
    const ruled = new NameAgreement(tokens, byRules)
    const table = entityTable(model)
    const found = table ? learntNames(text, tokens, sentences, tags, titled, byRules, ruled, table) : byRules
    const agreement = table ? new NameAgreement(tokens, found) : ruled
    const names = [...found.map((name) => agreement.settle(name)), ...titledNames(tokens, sentences, titled, agreement)].sort((a, b) => a.first - b.first)
    return names.map(({ first, end, type }): Entity => ({ start: tokens.start[first], end: tokens.end[end - 1], type }))
  },
})
