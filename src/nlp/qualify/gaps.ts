import type { Gap } from '../../model/observation.ts'
import { stage } from '../stage.ts'

/** Withholdings with the source that each leads to: the public form of `withholdings`. */
export const gaps = stage({
  adds: 'gaps',
  needs: ['withholdings', 'resolution'],
  version: 2,
  run: (_, { withholdings, resolution }) => withholdings.map(({ start, end, kind, what }, i): Gap => ({ start, end, kind, holder: resolution.holders[i] ?? null, what })),
})
