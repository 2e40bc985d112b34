import { visibleLine } from '../../../model/visible.ts'
import { counted, type FindingRule, MOST_SPANS, saidIn } from './rule.ts'

/** Fewer statements than this are no pattern. */
const FEWEST = 3

/** Everything that is said in the report is said by one and the same source. */
export const singleSource: FindingRule = {
  id: 'single-source',
  find: (reading) => {
    const { parts, resolution } = reading.layers
    const said = saidIn(reading)
    if (said.length < FEWEST) return []
    const ids = new Set(said.map((i) => resolution.of[i]?.join(' ') ?? ''))
    const [id] = ids
    const source = ids.size === 1 ? resolution.sources.find((s) => s.id === id) : undefined
    if (!source) return []
    return [
      {
        spans: said.flatMap((i) => parts[i].source.slice(0, 1)).slice(0, MOST_SPANS),
        message: `All ${counted(said.length, 'statement')} rest on one source: ${visibleLine(source.name)}`,
      },
    ]
  },
  example: {
    text: '⟦S1 The ministry⟧ ⟦C1 said⟧ ⟦T1 the bridge was unsafe⟧. ⟦S2 The ministry⟧ ⟦C2 said⟧ ⟦T2 it would fall⟧. ⟦S3 The ministry⟧ ⟦C3 said⟧ ⟦T3 nobody had asked⟧.',
    silent: '⟦S1 Ana Roe⟧ ⟦C1 said⟧ ⟦T1 the bridge was unsafe⟧. ⟦S2 Ben Adler⟧ ⟦C2 said⟧ ⟦T2 it would hold⟧. ⟦S3 Ana Roe⟧ ⟦C3 said⟧ ⟦T3 nobody had asked⟧.',
  },
}
